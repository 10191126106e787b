"""The pair of dates for two workshops: which one leaves the fewest people out, and whom.

Pairs are ranked by four figures: can do both with yes; then including if needed; then the smaller attendance
of the two; then the sum of attendances. Equal on all four is a tie, with the same rank (1, 1, 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from models.poll import COMING, Answer, Poll, Slot


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who said no, and to which of the two workshops."""

    person: str
    workshops: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One choice of two slots. `cost`: seats lost against the best two slots taken one by one."""

    rank: int
    tied: bool
    first: Slot
    second: Slot
    both_yes: int
    both_if_needed: int
    smaller: int
    total: int
    left_out: tuple[LeftOut, ...]
    unknown: tuple[str, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two polls, the people counted, and the rule between the two dates."""

    first: Poll
    second: Poll
    people: tuple[str, ...]
    zone: tzinfo
    later_day: bool = True
    now: datetime | None = None
    """Slots that are over by then can no longer be chosen."""

    def pairs(self) -> tuple[Pair, ...]:
        """Best first; equals earliest first. Only slots with hours, and still to come."""
        seconds = self._eligible(self.second)
        possible = [(a, b) for a in self._eligible(self.first) for b in seconds if self._follows(a, b)]
        ordered = sorted(
            possible, key=lambda pair: (*(-figure for figure in self._figures(*pair)), *_moments(*pair))
        )
        figures = [self._figures(*pair) for pair in ordered]
        return tuple(
            self._pair(a, b, rank=figures.index(figures[at]) + 1, tied=figures.count(figures[at]) > 1)
            for at, (a, b) in enumerate(ordered)
        )

    def best_alone(self) -> tuple[int, int]:
        """The best attendance of each poll, its slots with hours taken one by one."""
        return (
            max((self._attendance(self.first, slot) for slot in self._eligible(self.first)), default=0),
            max((self._attendance(self.second, slot) for slot in self._eligible(self.second)), default=0),
        )

    def _eligible(self, poll: Poll) -> tuple[Slot, ...]:
        return tuple(
            slot for slot in poll.slots if slot.start and (self.now is None or slot.start > self.now)
        )

    def _follows(self, first: Slot, second: Slot) -> bool:
        if not (first.start and first.end and second.start):
            return False
        on_time = second.start >= first.end
        later = second.start.astimezone(self.zone).date() > first.start.astimezone(self.zone).date()
        return on_time and (later or not self.later_day)

    def _figures(self, first: Slot, second: Slot) -> tuple[int, int, int, int]:
        answers = [self._answers(person, first, second) for person in self.people]
        one, two = self._attendance(self.first, first), self._attendance(self.second, second)
        return (
            sum(1 for a, b in answers if a is Answer.YES and b is Answer.YES),
            sum(1 for a, b in answers if a in COMING and b in COMING),
            min(one, two),
            one + two,
        )

    def _pair(self, first: Slot, second: Slot, rank: int, tied: bool) -> Pair:
        both_yes, both_if_needed, smaller, total = self._figures(first, second)
        left_out = tuple(self._left_out(first, second))
        out = {one.person for one in left_out}
        unknown = tuple(
            person
            for person in self.people
            if person not in out and None in self._answers(person, first, second)
        )
        cost = sum(self.best_alone()) - total
        return Pair(
            rank, tied, first, second, both_yes, both_if_needed, smaller, total, left_out, unknown, cost
        )

    def _left_out(self, first: Slot, second: Slot) -> Iterable[LeftOut]:
        for person in self.people:
            a, b = self._answers(person, first, second)
            numbers = ((self.first.workshop, a), (self.second.workshop, b))
            refused = tuple(number for number, state in numbers if state is Answer.NO)
            if refused:
                yield LeftOut(person, refused)

    def _answers(self, person: str, first: Slot, second: Slot) -> tuple[Answer | None, Answer | None]:
        return self.first.answers_of(person).get(first.id), self.second.answers_of(person).get(second.id)

    def _attendance(self, poll: Poll, slot: Slot) -> int:
        return poll.count(slot.id, *COMING, among=self.people)


def _moments(first: Slot, second: Slot) -> tuple[float, float]:
    assert first.start and second.start
    return first.start.timestamp(), second.start.timestamp()
