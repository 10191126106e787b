"""What happens to a consent round: answers, amendments, objections lifted, its end."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from models import calendar, lookup, running_order
from models.consent import Choice, Phase, Position, Round, Slip, Words, agreed, last_round, over
from models.ports import Reading
from models.refusals import ReasonMissing, Refusal
from models.running_order import RunningOrder
from models.text import SOMEONE
from models.workshop import Workshop


@dataclass
class NoRound(Refusal):
    """Nobody was ever asked about this article."""

    article: str


@dataclass
class RoundOpen(Refusal):
    """A round is open on this article: it is to be closed first."""

    article: str
    title: str


@dataclass
class NoRollCall(Refusal):
    """Nobody has been called present at this workshop."""

    workshop: int


@dataclass
class NobodyConcerned(Refusal):
    """No session takes place today, and nobody was listed."""


@dataclass
class QuestionMoved(Refusal):
    """The words under consent are no longer those that this answer is about."""

    article: str


@dataclass
class AuthorAbsent(Refusal):
    """The author of this objection was not called present: only they can lift it, from where they are."""

    article: str
    workshop: int


@dataclass
class NothingToConfirm(Refusal):
    """The words are those of the last round, or were never agreed."""

    article: str


@dataclass
class NotConcerned(Refusal):
    """This round asks the people listed at its opening, and this person is not one of them."""

    article: str


@dataclass
class NotYetAnswers(Refusal):
    """The group is still at `phase`; facilitation calls for the answers."""

    article: str
    phase: Phase


@dataclass
class AnsweredAlready(Refusal):
    """An anonymous answer cannot be found again, so it cannot be changed."""

    article: str


@dataclass
class AnswersSealed(Refusal):
    """Answers were given anonymously: nobody can be asked again what they said."""

    article: str


@dataclass
class NothingToLift(Refusal):
    """No objection of this person stands. Others', and anonymous ones, stay « maintenues »."""

    article: str


def room_now(reading: Reading, now: datetime) -> Workshop | None:
    """The workshop in session, else that of today in Paris."""
    every, today = lookup.workshops(reading), calendar.local(now).date()
    live = {one.workshop for one in running_order.live(reading.all(RunningOrder), now)}
    dated = (one for one in every if one.start and not one.cancelled)
    held = (one for one in dated if one.start and calendar.local(one.start).date() == today)
    return next(chain((one for one in every if one.number in live), held), None)


def rooms(reading: Reading, now: datetime) -> tuple[Workshop, ...]:
    """The workshops whose present people may be asked: that of now first, then the latest."""
    first = room_now(reading, now)
    held = (one for one in lookup.workshops(reading) if one.present or one == first)
    return tuple(sorted(held, key=lambda one: (one == first, one.number), reverse=True))


def round_about(reading: Reading, article: str) -> Round:
    """The last round about an article. Raises NoRound."""
    last = last_round(reading, article)
    if last is None:
        raise NoRound(article)
    return last


def answered(one: Round, position: Position, now: datetime) -> Round:
    """With that answer, in the place of the same person's; closed when it was the last one awaited.

    Raises RoundClosed, NotYetAnswers, NotConcerned, AnsweredAlready, ReasonMissing (an objection says why).
    """
    one.must_be_open()
    if one.phase is not Phase.ANSWERS:
        raise NotYetAnswers(one.article, one.phase)
    if position.person not in one.concerned:
        raise NotConcerned(one.article)
    if position.choice is Choice.OBJECTION and not position.reason:
        raise ReasonMissing()
    given = replace(position, revision=one.revision)
    return settled(_sealed(one, given) if one.anonymous else _named(one, given), now)


def _named(one: Round, given: Position) -> Round:
    others = [each for each in one.positions if each.person != given.person]
    place = next((at for at, each in enumerate(one.positions) if each.person == given.person), len(others))
    return replace(one, positions=(*others[:place], given, *others[place:]))


def _sealed(one: Round, given: Position) -> Round:
    """Both lists in an order that says nothing of who came when."""
    if given.person in one.answered:
        raise AnsweredAlready(one.article)
    box = (*one.positions, replace(given, person=SOMEONE, entered_by=None))
    return replace(
        one,
        positions=tuple(sorted(box, key=lambda each: (each.choice, each.reason))),
        answered=tuple(who for who in one.concerned if who in (*one.answered, given.person)),
    )


def amended(one: Round, words: Words, revision: int, now: datetime) -> Round:
    """Other words are asked about: everybody answers again, and an objection stands until its author does.

    Raises RoundClosed, AnswersSealed.
    """
    one.must_be_open()
    if one.anonymous and one.answered:
        raise AnswersSealed(one.article)
    standing = tuple(each for each in one.positions if each.stands)
    erased = tuple(SOMEONE for each in standing if each.person == SOMEONE)
    return replace(
        one,
        title=words.title,
        text=words.text,
        revision=revision,
        amended=now,
        concerned=(*(who for who in one.concerned if who != SOMEONE), *erased),
        positions=standing,
    )


def called(one: Round, phase: Phase, now: datetime) -> Round:
    """Raises RoundClosed."""
    one.must_be_open()
    return settled(replace(one, phase=phase), now)


def lift(one: Round, person: str, entered_by: str | None, now: datetime) -> Round:
    """The author says that their objection is met, the round being closed or not. Raises NothingToLift."""
    mine = [each for each in (*one.positions, *one.carried) if each.stands and each.person == person]
    if not mine or person == SOMEONE:
        raise NothingToLift(one.article)

    def met(each: Position) -> Position:
        if each not in mine:
            return each
        return replace(each, lifted=True, revision=one.revision, entered_by=entered_by or each.entered_by)

    own, before = tuple(map(met, one.positions)), tuple(map(met, one.carried))
    return settled(replace(one, positions=own, carried=before), now)


def settled(one: Round, now: datetime) -> Round:
    """Closed when its end has come or nobody is awaited any more."""
    since = over(one, now)
    return replace(one, closed=since) if since else one


def closed(one: Round, now: datetime) -> Round:
    """By facilitation, whoever has not answered. Raises RoundClosed."""
    one.must_be_open()
    return replace(one, closed=now)


def slipped(one: Round, words: Words, now: datetime) -> Round:
    """These words are the agreed ones, but for a typing slip. The same round when they are already."""
    if agreed(one) == words:
        return one
    return replace(one, slips=(*one.slips, Slip(now, words.title, words.text)))


def carried_over(before: Round | None, concerned: tuple[str, ...]) -> tuple[Position, ...]:
    """Objections that stood and whose author is not asked again: they stay « maintenues » in the next round.

    The author of an anonymous one is surely asked again when everybody of that round is.
    """
    if before is None:
        return ()
    all_again = before.anonymous and set(before.concerned) <= set(concerned)
    own = tuple(each for each in before.positions if each.stands and not all_again)
    return tuple(
        each
        for each in (*own, *before.carried)
        if each.stands and (each.person == SOMEONE or each.person not in concerned)
    )
