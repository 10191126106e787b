"""The day itself: presence is a fact, and never takes a confirmed person's seat."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from models.registration import LATE, Presence, Registration, Standing
from models.seating import accept, may_accept
from models.workshop import Workshop


class Tally(NamedTuple):
    """How many people were noted so; `left`: of whom nothing is noted yet."""

    present: int
    absent: int
    announced: int
    left: int


def called(workshop: Workshop) -> tuple[Registration, ...]:
    """Whom the roll call names: everybody on the list but those who wait for a seat."""
    return tuple(one for one in workshop.registrations if one.active and not one.in_line)


def tally(workshop: Workshop) -> Tally:
    said = [one.presence for one in called(workshop)]
    present, absent, announced = (said.count(each) for each in Presence)
    return Tally(present, absent, announced, said.count(None))


def noted(workshop: Workshop, person: str, presence: Presence | None, now: datetime) -> Workshop:
    """Notes presence, absence or announced absence of a registered person; None takes the note back.

    Whoever waits and is there has come without a seat. Whoever is there has nothing left to reconfirm.
    """
    workshop.must_have_date()
    mine, there = workshop.must_have(person), presence is Presence.PRESENT
    if there and mine.in_line:
        return walk_in(workshop, person, now, mine.entered_by)
    return workshop.with_registration(
        replace(mine, presence=presence, reconfirm=mine.reconfirm and not there)
    )


def walk_in(workshop: Workshop, person: str, now: datetime, entered_by: str | None = None) -> Workshop:
    """Somebody came without a seat: a free one, or an absent person's after 10 minutes, otherwise noted."""
    workshop.must_have_date()
    if may_accept(workshop, person, now):
        workshop = accept(workshop, person, now)
    mine = workshop.registration(person)
    if mine and mine.standing is Standing.CONFIRMED:
        return workshop.with_registration(replace(mine, presence=Presence.PRESENT))
    standing = Standing.CONFIRMED if workshop.free(now) > 0 else Standing.WALKED_IN
    since = mine.since if mine else now
    unregistered = standing is Standing.WALKED_IN or not (mine and mine.active)
    one = Registration(person, since, standing, presence=Presence.PRESENT, walked_in=unregistered)
    return workshop.with_registration(replace(one, entered_by=entered_by))


def seats_to_take(workshop: Workshop, now: datetime) -> int:
    """Seats that somebody who comes now may have: free ones, then absent people's."""
    return workshop.free(now) + absent_seats(workshop, now)


def absent_seats(workshop: Workshop, now: datetime) -> int:
    """Seats of absent people still to be had: absence announced, or 10 minutes into the workshop."""
    late = workshop.start is not None and now >= workshop.start + LATE
    empty = [one for one in workshop.confirmed if _seat_is_empty(one, late)]
    return max(0, len(empty) - len(workshop.of(Standing.WALKED_IN)))


def _seat_is_empty(one: Registration, late: bool) -> bool:
    return one.presence is Presence.ANNOUNCED or (late and one.presence is Presence.ABSENT)
