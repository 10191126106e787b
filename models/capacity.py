"""How many seats there are: the cap, and seats held for a reason."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.names import clean_reason
from models.refusals import Refusal
from models.registration import Reserved
from models.seating import SeatsTaken, settled
from models.workshop import Workshop


@dataclass
class SeatsHeld(Refusal):
    """The cap cannot go below the seats already held."""

    workshop: int
    held: int


@dataclass
class TooLateToReserve(Refusal):
    """Reserved seats are everybody's again `hours` before the workshop."""

    workshop: int
    hours: int


def reserve(workshop: Workshop, count: int, reason: str, now: datetime) -> Workshop:
    """Declares seats held for a reason. Raises ReasonMissing, SeatsTaken, TooLateToReserve, TooLong."""
    reason = clean_reason(reason)
    if workshop.reservations_end(now):
        raise TooLateToReserve(workshop.number, workshop.release_hours)
    if not 0 < count <= workshop.free(now):
        raise SeatsTaken(workshop.number, workshop.free(now))
    return replace(workshop, reserved=(*workshop.reserved, Reserved(count, reason)))


def release(workshop: Workshop, now: datetime) -> Workshop:
    """Reserved seats are everybody's again."""
    return settled(replace(workshop, reserved=()), now)


def with_seats(workshop: Workshop, seats: int, now: datetime) -> Workshop:
    """Another cap. Lowering it displaces nobody: not below the seats already held. Raises SeatsHeld."""
    taken = workshop.seats - workshop.free(now)
    if seats < max(taken, 1):
        raise SeatsHeld(workshop.number, taken)
    return settled(replace(workshop, seats=seats), now)
