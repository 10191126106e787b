"""Consent rounds: one question about the words of one article, asked of the people listed at its opening.

Consent is that nobody objects, never that most agree. `consenting.py` changes a round; here it is read.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from models.names import REASON
from models.ports import Reading
from models.refusals import Refusal
from models.text import SOMEONE

WHY = replace(REASON, limit=1_000, needed=False)
"""The words of an objection or of a reserve: a version prints them."""


class Choice(StrEnum):
    CONSENT = "oui"
    RESERVE = "reserve"
    OBJECTION = "objection"
    PASS = "passe"


class Phase(StrEnum):
    """Where the group is; facilitation calls them. Answers are taken in the last one."""

    CLARIFICATIONS = "clarifications"
    REACTIONS = "reactions"
    ANSWERS = "reponses"


class Outcome(StrEnum):
    """What a closed round makes of its article: values of `models.manifesto.ArticleStatus`."""

    IN_DEBATE = "en_debat"
    ADOPTED = "adopte"
    WITH_RESERVES = "adopte_avec_reserves"


@dataclass
class RoundClosed(Refusal):
    """Too late to answer, amend or close: it closed at `closed`."""

    article: str
    closed: datetime


class Words(NamedTuple):
    """What a round is about."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Position:
    """One person's answer. `person` is SOMEONE in an anonymous round, and once erased.

    `revision`: of the words answered; older than the round's, the person is asked again.
    """

    choice: Choice
    reason: str = ""
    person: str = SOMEONE
    entered_by: str | None = None
    revision: int = 0
    lifted: bool = False

    @property
    def stands(self) -> bool:
        return self.choice is Choice.OBJECTION and not self.lifted


@dataclass(frozen=True, slots=True)
class Slip:
    """A change of words after the round that facilitation called a typing slip: the words it led to."""

    at: datetime
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Round:
    """`title` and `text`: the words asked about. `workshop`: the session whose present people are asked.

    Anonymous: `positions` name nobody and stand in no order of arrival, `answered` says who has answered.
    `carried`: objections of the round before that nobody asked now could lift.
    """

    id: str
    article: str
    revision: int
    title: str
    text: str
    concerned: tuple[str, ...]
    opened: datetime
    anonymous: bool = False
    workshop: int | None = None
    phase: Phase = Phase.ANSWERS
    until: datetime | None = None
    amended: datetime | None = None
    closed: datetime | None = None
    positions: tuple[Position, ...] = ()
    answered: tuple[str, ...] = ()
    carried: tuple[Position, ...] = ()
    slips: tuple[Slip, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.closed is None

    @property
    def words(self) -> Words:
        return Words(self.title, self.text)

    def must_be_open(self) -> None:
        """Raises RoundClosed."""
        if self.closed is not None:
            raise RoundClosed(self.article, self.closed)

    def position_of(self, person: str) -> Position | None:
        """None also in an anonymous round: nobody knows."""
        return next((one for one in self.positions if person and one.person == person), None)

    def has_answered(self, person: str) -> bool:
        """About the words as they are now."""
        mine = self.position_of(person)
        return person in self.answered or (mine is not None and mine.revision == self.revision)


class Tally(NamedTuple):
    """How many of the people concerned did what: each is counted once. `carried` are others' objections."""

    consent: int
    reserve: int
    objection: int
    passe: int
    missing: int
    lifted: int = 0
    carried: int = 0

    @property
    def answered(self) -> int:
        return self.consent + self.reserve + self.objection + self.passe + self.lifted

    @property
    def concerned(self) -> int:
        return self.answered + self.missing


def rounds_of(reading: Reading, article: str) -> tuple[Round, ...]:
    """All rounds about an article, the first one first."""
    return tuple(one for one in reading.all(Round) if one.article == article)


def last_round(reading: Reading, article: str) -> Round | None:
    """The one that decides: open, or closed last."""
    return next((one for one in reversed(reading.all(Round)) if one.article == article), None)


def open_round(reading: Reading, article: str) -> Round | None:
    last = last_round(reading, article)
    return last if last and last.is_open else None


def open_rounds(reading: Reading) -> tuple[Round, ...]:
    return tuple(one for one in reading.all(Round) if one.is_open)


def awaited(one: Round) -> tuple[str, ...]:
    """People asked who have not answered the words as they are now, in the order of the list."""
    return tuple(who for who in one.concerned if who != SOMEONE and not one.has_answered(who))


def over(one: Round, now: datetime) -> datetime | None:
    """Since when an open round is over by itself: its end has come, or nobody is awaited any more."""
    if not one.is_open:
        return None
    if one.until and now >= one.until:
        return one.until
    return now if one.phase is Phase.ANSWERS and not awaited(one) else None


def tally(one: Round) -> Tally:
    """An objection that an amendment has overtaken still counts as one: only its author lifts it."""
    counts = {choice: sum(1 for each in one.positions if each.choice is choice) for choice in Choice}
    lifted = sum(1 for each in one.positions if each.choice is Choice.OBJECTION and each.lifted)
    return Tally(
        counts[Choice.CONSENT],
        counts[Choice.RESERVE],
        counts[Choice.OBJECTION] - lifted,
        counts[Choice.PASS],
        len(one.concerned) - len(one.positions),
        lifted,
        sum(1 for each in one.carried if each.stands),
    )


def standing(one: Round) -> tuple[Position, ...]:
    """Objections that nobody has lifted: those of this round, then those carried over."""
    return tuple(each for each in (*one.positions, *one.carried) if each.stands)


def lifted(one: Round) -> tuple[Position, ...]:
    return tuple(each for each in (*one.positions, *one.carried) if each.lifted)


def reserves(one: Round) -> tuple[Position, ...]:
    return tuple(each for each in one.positions if each.choice is Choice.RESERVE)


def may_be_read(one: Round) -> bool:
    """Whether answers may be shown: an anonymous round keeps them closed until it closes."""
    return not (one.anonymous and one.is_open)


def enough(count: Tally) -> bool:
    """At least two thirds of the people concerned have answered."""
    return 3 * count.answered >= 2 * count.concerned


def outcome(one: Round) -> Outcome:
    """Adopted: no objection stands, two thirds have answered, and somebody consents."""
    count = tally(one)
    consents = count.consent + count.reserve + count.lifted
    if one.is_open or standing(one) or not enough(count) or not consents:
        return Outcome.IN_DEBATE
    return Outcome.WITH_RESERVES if count.reserve else Outcome.ADOPTED


def agreed(one: Round) -> Words:
    """The words of the round, slips corrected since."""
    return Words(one.slips[-1].title, one.slips[-1].text) if one.slips else one.words


def slips_of(one: Round) -> tuple[tuple[Words, Words], ...]:
    """What facilitation called typing slips since: (old, new), in order, for a version to print."""
    steps = (one.words, *(Words(each.title, each.text) for each in one.slips))
    return tuple(pairwise(steps))
