"""Of what and for whom a command speaks: workshops by number, things by id, people by exact name."""

from __future__ import annotations

import re

from models import lookup
from models.acts.registration import Newcomer
from models.calendar import PARIS
from models.people import Participant, Role
from models.poll import Poll
from models.refusals import NotAllowed, Unknown
from models.workshop import Workshop
from tui.commands.parsing import Request
from tui.session import Session

_PERSON_ID = re.compile(r"p\d+", re.IGNORECASE)
_WORKSHOP = re.compile(r"w?(\d{1,6})", re.IGNORECASE)


def number(session: Session, typed: str) -> int:
    """The number of a workshop that exists. Raises Unknown."""
    match = _WORKSHOP.fullmatch(typed)
    if match is None:
        raise Unknown("atelier", typed)
    return lookup.workshop(session.commons, int(match[1])).number


def workshop(session: Session, request: Request) -> Workshop:
    return lookup.workshop(session.commons, number(session, request.text("N")))


def chosen(session: Session, request: Request) -> tuple[Workshop, ...]:
    """The workshop named, or all of them when none is."""
    return (workshop(session, request),) if request.text("N") else lookup.workshops(session.commons)


def poll(session: Session, typed: str) -> Poll:
    return lookup.poll(session.commons, number(session, typed))


def id_of(typed: str, prefix: str) -> str:
    """`S14`, `s14` and `14` are slot s14; anything else is left as it is, to be unknown."""
    plain = typed.strip().lower()
    return f"{prefix}{plain}" if plain.isdecimal() else plain


def person(session: Session, typed: str) -> Participant:
    """By id as shown, by exact name after NFC, or by id in capitals. Facilitation's: others learn none."""
    session.actor.must_facilitate()
    if _PERSON_ID.fullmatch(typed.strip()) and not lookup.people_named(session.commons, typed):
        typed = typed.strip().lower()
    return lookup.person(session.commons, typed)


def _is_id(typed: str) -> bool:
    """`p3`, as ids are shown; « P3 » may be how somebody wants to be called."""
    return _PERSON_ID.fullmatch(typed.strip()) is not None and typed.strip().islower()


def named(session: Session, request: Request) -> str | None:
    """The id of the person after --pour; None for oneself."""
    typed = request.given("pour")
    return None if typed is None else person(session, typed).id


def newcomer(session: Session, request: Request, name: str) -> Newcomer | None:
    """Somebody whom nobody knows yet by that name; None when it names a person who is there.

    A visitor's name is always a new one: they learn nothing of who is registered. Raises Ambiguous, Unknown.
    """
    if session.actor.role is Role.PARTICIPANT:
        raise NotAllowed(needs=Role.FACILITATION)
    if not (request.has("nouvelle") or session.actor.role is Role.VISITOR):
        try:
            lookup.person(session.commons, name.strip())
        except Unknown:
            if _is_id(name):
                raise
        else:
            return None
    place, contact = request.text("tiers-lieu"), request.text("contact")
    return Newcomer(name, place, contact, request.text("fuseau") or PARIS)
