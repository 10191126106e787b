"""The facilitation team: not counted in the seats, unless the series is set so."""

from dataclasses import replace
from datetime import datetime

from models.registration import Registration, Standing
from models.seating import SeatsTaken, beside, settled
from models.workshop import Workshop


def counted_anew(workshop: Workshop, beside_the_seats: frozenset[str], now: datetime) -> Workshop:
    """Those people's places are none of the seats, everybody else's are.

    Raises SeatsTaken when somebody who counts from now on has no seat: nobody is displaced for them.
    """
    changed = tuple(
        _anew(workshop, one, one.person not in beside_the_seats) for one in workshop.registrations
    )
    counted = replace(workshop, registrations=changed)
    held = sum(one.counted for one in counted.of(Standing.CONFIRMED, Standing.OFFERED, Standing.TO_APPROVE))
    if workshop.start and held + counted.reserved_seats(now) > workshop.seats:
        raise SeatsTaken(workshop.number, workshop.free(now))
    return settled(counted, now)


def _anew(workshop: Workshop, one: Registration, counted: bool) -> Registration:
    if one.counted is counted or not one.active:
        return one
    if counted or one.standing not in (Standing.WAITING, Standing.OFFERED, Standing.TO_APPROVE):
        return replace(one, counted=counted)
    return replace(one, counted=False, standing=beside(workshop), offer=None, moved=None)
