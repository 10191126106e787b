"""What facilitation does to the list of a workshop: vouching, moving, removing, reserving seats."""

from dataclasses import dataclass
from datetime import datetime

from models import capacity, lookup, seating
from models.acts.registration import Placed, change_place
from models.people import Actor
from models.ports import Commons


@dataclass(frozen=True, slots=True)
class ApproveRegistration:
    """Facilitation vouches for somebody who registered alone."""

    workshop: int
    person: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        by.must_facilitate()
        return change_place(
            commons, self.workshop, self.person, lambda one: seating.approve(one, self.person)
        )


@dataclass(frozen=True, slots=True)
class MoveInLine:
    """A manual move in the waiting list, with a reason that everybody can read."""

    workshop: int
    person: str
    rank: int
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        by.must_facilitate()
        move = lambda one: seating.move_in_line(one, self.person, self.rank, self.reason, now)  # noqa: E731
        return change_place(commons, self.workshop, self.person, move)


@dataclass(frozen=True, slots=True)
class RemoveRegistration:
    """A duplicate or a false entry: frees the place, with a reason that everybody can read."""

    workshop: int
    person: str
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        by.must_facilitate()
        remove = lambda one: seating.remove(one, self.person, self.reason, now)  # noqa: E731
        return change_place(commons, self.workshop, self.person, remove)


@dataclass(frozen=True, slots=True)
class ReserveSeats:
    """Seats held for a reason, shown as a number, released before the workshop; none when `count` is 0."""

    workshop: int
    count: int
    reason: str = ""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> int:
        by.must_facilitate()
        one = lookup.workshop(commons, self.workshop)
        held = (
            capacity.reserve(one, self.count, self.reason, now) if self.count else capacity.release(one, now)
        )
        commons.put(held)
        return held.reserved_seats(now)
