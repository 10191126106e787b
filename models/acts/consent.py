"""Opening a consent round, answering, amending, lifting, closing. The rules are in `models/consenting.py`."""

from dataclasses import dataclass
from datetime import datetime

from models import calendar, lookup
from models.acts.rewording import at_revision, hand, rewrite
from models.acts.who import subject
from models.acts.workshops import check_moment
from models.consent import WHY, Choice, Phase, Position, Round, last_round, open_round
from models.consenting import (
    AuthorAbsent,
    NobodyConcerned,
    NoRollCall,
    NothingToConfirm,
    QuestionMoved,
    RoundOpen,
    answered,
    called,
    carried_over,
    closed,
    lift,
    room_now,
    round_about,
    slipped,
)
from models.manifesto import Article, ArticleStatus, article
from models.names import TITLE, EmptyText, clean_line, clean_text, is_visible
from models.people import Actor, Participant
from models.ports import Commons, Reading
from models.status import put_round, words_of
from models.workshop import Workshop


@dataclass(frozen=True, slots=True)
class OpenRound:
    """Asks the people called present at a workshop, or `people`, until `until`.

    `workshop` None, and nobody listed: the one in session, else today's.
    `revision`: the one that facilitation has read, where it matters.
    """

    article: str
    workshop: int | None = None
    people: tuple[str, ...] = ()
    anonymous: bool = False
    until: datetime | None = None
    phase: Phase = Phase.ANSWERS
    revision: int | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Round:
        by.must_facilitate()
        one = _read(commons, self.article, self.revision)
        if open_round(commons, one.id):
            raise RoundOpen(one.id, one.title)
        if not is_visible(str(one.text)):
            raise EmptyText("text")
        if self.until:
            check_moment(self.until, self.until + calendar.SESSION_LENGTH, now)
        session = None if self.people else _session(commons, self.workshop, now)
        concerned = _listed(commons, self.people) if session is None else _present(session)
        before = last_round(commons, one.id)
        asked = Round(
            commons.new_id("d"),
            one.id,
            one.revision,
            one.title,
            str(one.text),
            concerned,
            now,
            self.anonymous,
            session.number if session else None,
            self.phase,
            self.until,
            carried=carried_over(before, concerned),
        )
        return put_round(commons, asked)


@dataclass(frozen=True, slots=True)
class CallPhase:
    """Facilitation calls where the group goes next, or goes back."""

    article: str
    phase: Phase

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Round:
        by.must_facilitate()
        return put_round(commons, called(round_about(commons, self.article), self.phase, now))


@dataclass(frozen=True, slots=True)
class AnswerRound:
    """One's answer, or somebody's through facilitation, about the words of a revision.

    Who gives it must have known whether it is `anonymous`: it then keeps no name, and leaves no line of a
    journal that would say beside whose coming it appeared.
    """

    round: str
    revision: int
    choice: Choice
    reason: str = ""
    anonymous: bool = False
    person: str | None = None

    @property
    def nameless(self) -> bool:
        return self.anonymous

    @property
    def erases(self) -> bool:
        return self.anonymous

    def erased_since(self, reading: Reading) -> datetime:
        """No backup made before the round opened can give its answers away."""
        return reading.get(Round, self.round).opened

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Round:
        who = subject(commons, by, self.person)
        one = commons.get(Round, self.round)
        one.must_be_open()
        if (one.revision, one.anonymous) != (self.revision, self.anonymous):
            raise QuestionMoved(one.article)
        reason = clean_line(self.reason, WHY)
        position = Position(
            self.choice, reason if is_visible(reason) else "", who, by.scribe_for(who), one.revision
        )
        return put_round(commons, answered(one, position, now))


@dataclass(frozen=True, slots=True)
class AmendArticle:
    """Changes the words that an open round asks about: everybody is asked again. None: as it is."""

    article: str
    text: str | None = None
    title: str | None = None
    person: str | None = None
    revision: int | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Article:
        by.must_facilitate()
        writer = hand(commons, by, self.person)
        one = _read(commons, self.article, self.revision)
        round_about(commons, one.id).must_be_open()
        text = str(one.text) if self.text is None else clean_text(self.text)
        if not is_visible(text):
            raise EmptyText("text")
        title = None if self.title is None else clean_line(self.title, TITLE)
        return rewrite(commons, one, text, writer, now, title, keep=True, amends=True)


@dataclass(frozen=True, slots=True)
class LiftObjection:
    """The author of an objection says that it is met; facilitation enters it for somebody who is there."""

    article: str
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Round:
        who = subject(commons, by, self.person)
        one = round_about(commons, self.article)
        after = lift(one, who, by.scribe_for(who), now)
        if who != by.person and one.workshop is not None:
            session = lookup.workshop(commons, one.workshop)
            if who not in _present(session):
                raise AuthorAbsent(one.article, one.workshop)
        return put_round(commons, after)


@dataclass(frozen=True, slots=True)
class CloseRound:
    """Before everybody has answered; the rules say what it makes of the article."""

    article: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Round:
        by.must_facilitate()
        return put_round(commons, closed(round_about(commons, self.article), now))


@dataclass(frozen=True, slots=True)
class CallSlip:
    """What changed since the round was a typing slip: the article is adopted again, the change kept."""

    article: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Round:
        by.must_facilitate()
        one = article(commons, self.article)
        if one.status is not ArticleStatus.TO_CONFIRM:
            raise NothingToConfirm(one.id)
        return put_round(commons, slipped(round_about(commons, one.id), words_of(one), now))


def _read(commons: Reading, id: str, revision: int | None) -> Article:
    return article(commons, id) if revision is None else at_revision(commons, id, revision)


def _session(reading: Reading, number: int | None, now: datetime) -> Workshop:
    """The one named, else the one in session, else today's. Raises Unknown, NobodyConcerned, NoRollCall."""
    if number is not None:
        session = lookup.workshop(reading, number)
    else:
        found = room_now(reading, now)
        if found is None:
            raise NobodyConcerned()
        session = found
    if not session.present:
        raise NoRollCall(session.number)
    return session


def _present(session: Workshop) -> tuple[str, ...]:
    return tuple(one.person for one in session.present)


def _listed(reading: Reading, people: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading.get(Participant, id).id for id in people))
