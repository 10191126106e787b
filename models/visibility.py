"""What of the series somebody may have on their own machine: what they may read on the server, no more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from models import lookup
from models.consent import Round, may_be_read
from models.people import Actor, Participant, Role
from models.poll import Poll
from models.ports import Reading
from models.registration import Registration, Standing
from models.settings import Settings
from models.workshop import Workshop

OF_THE_SERVER = frozenset(
    {"keys", "invitations", "recoveries", "visits", "loans", "copies", "outbox", "series"}
)
"""Tables that no copy has: how people come in, when they came, and what each machine keeps for itself."""
LESS = (Participant, Poll, Workshop, Settings, Round)
"""Kinds of which participants see less than facilitation."""


def may_copy(by: Actor) -> bool:
    return by.role is not Role.VISITOR


def shown(reading: Reading, value: Any, by: Actor, now: datetime) -> Any:
    """As this person may read it; the very same value where nothing is left out."""
    if by.facilitates:
        return value
    match value:
        case Participant():
            return value if value.id == by.person else _participant(reading, value, by)
        case Poll():
            return _poll(value, by, now)
        case Workshop():
            return _workshop(reading, value, by)
        case Settings():
            return replace(value, person="")
        case Round():
            return value if may_be_read(value) else replace(value, positions=())
    return value


def sees_names(reading: Reading, by: Actor) -> bool:
    return by.facilitates or by.person in lookup.expected(reading)


def _participant(reading: Reading, one: Participant, by: Actor) -> Participant:
    named = replace(one, contact="")
    return named if sees_names(reading, by) else replace(named, name="", place="", entered_by=None)


def _poll(one: Poll, by: Actor, now: datetime) -> Poll:
    if one.may_see_others(by.person, now):
        return replace(one, imported=_own(one.imported, by))
    scribed = tuple(who for who in one.scribed if who == by.person)
    return replace(one, answers=_own(one.answers, by), imported=_own(one.imported, by), scribed=scribed)


def _own(rows: Mapping[str, Any], by: Actor) -> dict[str, Any]:
    return {who: row for who, row in rows.items() if who == by.person}


def _workshop(reading: Reading, one: Workshop, by: Actor) -> Workshop:
    mine = one.registration(by.person) if by.person else None
    seats = tuple(_registration(each, by) for each in one.registrations)
    public = lookup.settings(reading).video_public
    video = one.video if public or (mine and mine.standing is Standing.CONFIRMED) else ""
    return replace(one, registrations=seats, video=video)


def _registration(one: Registration, by: Actor) -> Registration:
    return one if one.person == by.person else replace(one, reason="")
