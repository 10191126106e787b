"""The series lends a copy of itself; what is done there comes back through it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from models import capacity, lookup
from models.acts.consent import AmendArticle, AnswerRound, OpenRound
from models.acts.merging import MergeArticle
from models.acts.registration import Register
from models.acts.roll_call import RollCall
from models.consent import Round, Words, open_round
from models.consenting import amended
from models.manifesto import article
from models.people import Actor, Participant, Role
from models.ports import Act, Commons
from models.refusals import NotAllowed
from models.registration import Presence, Registration, Standing
from models.replica import Loan, Series, given_by_copy
from models.returning import must_be_of
from models.status import put_round, words_of
from models.text import Text
from models.visibility import may_copy
from models.workshop import NotRegistered


@dataclass(frozen=True, slots=True)
class Lend:
    """A copy is taken, or taken again. `series`: a key for the series, if it has none; both are random.

    `reserve`: seats of `workshop` (None: the next one) that the copy may give while it is away, in all.
    """

    on_closed: ClassVar[bool] = True

    copy: str
    series: str
    reserve: int = 0
    workshop: int | None = None
    reason: str = ""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Loan:
        if not may_copy(by):
            raise NotAllowed(needs=Role.PARTICIPANT)
        if commons.find(Series, "series") is None:
            commons.put(Series(key=self.series))
        loan = commons.find(Loan, self.copy)
        if loan:
            must_be_of(loan, by)
        else:
            loan = Loan(self.copy, now, by.role, by.person, by.key)
            commons.put(loan)
        if self.reserve:
            self._reserve(commons, by, now)
        return loan

    def _reserve(self, commons: Commons, by: Actor, now: datetime) -> None:
        by.must_facilitate()
        number = self.workshop or next(
            (one.number for one in lookup.workshops(commons) if one.start and one.start > now), 1
        )
        before = lookup.workshop(commons, number)
        # Asked again, as after a line that was cut: so many seats in all, not so many more.
        kept = tuple(one for one in before.reserved if one.copy != self.copy)
        one = capacity.reserve(replace(before, reserved=kept), self.reserve, self.reason, now)
        commons.put(replace(one, reserved=(*kept, replace(one.reserved[-1], copy=self.copy))))


def done_there(
    commons: Commons,
    act: Act[object],
    by: Actor,
    at: datetime,
    loan: Loan,
    saw: tuple[str, str] | None,
    own_round: bool,
) -> object:
    """Does what was done on a copy. Presence, and the consent of a session held there, are facts.

    `saw`: the words that a round was about there; `own_round`: it was opened on that copy.
    """
    match act:
        case RollCall():
            return _roll_call(commons, act, by, at)
        case Register():
            return _register(commons, act, by, at, loan)
        case OpenRound() if saw:
            return _open_round(commons, act, by, at, saw)
        case AnswerRound() if own_round:
            asked = commons.get(Round, act.round)
            return replace(act, revision=asked.revision).apply(commons, by, at)
        case AmendArticle() if saw:
            return _amend(commons, act, by, at, saw)
    return act.apply(commons, by, at)


def _roll_call(commons: Commons, act: RollCall, by: Actor, at: datetime) -> object:
    """Somebody who was there was there, even if they have freed their place meanwhile."""
    try:
        return act.apply(commons, by, at)
    except NotRegistered:
        by.must_facilitate()
        who = commons.get(Participant, act.person).id
        if act.presence is Presence.PRESENT:
            one = lookup.workshop(commons, act.workshop)
            came = Registration(who, at, Standing.WALKED_IN, presence=Presence.PRESENT, walked_in=True)
            commons.put(one.with_registration(replace(came, entered_by=by.scribe_for(who))))
        return None


def _register(commons: Commons, act: Register, by: Actor, at: datetime, loan: Loan) -> object:
    """Seats reserved for the copy are those that it gave, in its order."""
    before = {
        (one.number, each.person): each for one in lookup.workshops(commons) for each in one.registrations
    }
    result = act.apply(commons, by, at)
    for place in result:
        one = lookup.workshop(commons, place.workshop)
        mine, was = one.registration(place.person), before.get((place.workshop, place.person))
        if mine is None or mine == was or not mine.counted or (was and was.active):
            continue
        if mine.standing in (Standing.CONFIRMED, Standing.WAITING):
            commons.put(given_by_copy(one, mine, loan.id) or one)
    return result


def _open_round(commons: Commons, act: OpenRound, by: Actor, at: datetime, saw: tuple[str, str]) -> Round:
    """The words that people heard are those that they were asked about."""
    asked = replace(act, revision=None).apply(commons, by, at)
    if words_of(article(commons, asked.article)) == Words(*saw):
        return asked
    title, text = saw
    return put_round(commons, replace(asked, title=title, text=text))


def _amend(commons: Commons, act: AmendArticle, by: Actor, at: datetime, saw: tuple[str, str]) -> object:
    """Where the words have changed here too, what was amended there is asked about, and is for the group."""
    one = article(commons, act.article)
    asked = open_round(commons, one.id)
    if asked is None or words_of(one) == Words(*saw):
        return replace(act, revision=None).apply(commons, by, at)
    title, text = act.title or saw[0], saw[1] if act.text is None else act.text
    put_round(commons, amended(asked, Words(title, text), one.revision, at))
    return MergeArticle(one.id, saw[1], Text(((act.person or by.person or "", text),)).runs).apply(
        commons, by, at
    )
