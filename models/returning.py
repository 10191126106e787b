"""What a copy brings back: as whom it is done, and when."""

from dataclasses import replace
from datetime import datetime

from models.access import key_of, keys_of
from models.copy_refusals import NotTheirs, NotYourCopy
from models.people import Actor, Participant, Role
from models.ports import Reading
from models.refusals import NotAllowed
from models.replica import HELD_THERE, Loan, PendingAct


def judged_as(one: PendingAct, sender: Actor, person: str | None) -> Actor:
    """As whom the server does it: a copy of facilitation's speaks for others, others for themselves.

    `person`: who did it, as the server calls them. Raises NotTheirs, NotAllowed.
    """
    if sender.facilitates:
        return Actor(one.role, person)
    if sender.role is Role.VISITOR:
        raise NotAllowed(needs=Role.PARTICIPANT)
    if person not in (None, sender.person):
        raise NotTheirs()
    return replace(sender, person=sender.person if person else None) if one.at is None else sender


def sender_of(reading: Reading, loan: Loan) -> Actor:
    """Whoever took the copy, as what they may do today. Erased since, or of a key forgotten: a visitor."""
    known = key_of(reading, loan.fingerprint)
    if known:
        return Actor(known.role, known.person or loan.person, loan.fingerprint)
    if loan.person is None:
        return Actor(loan.role if not loan.fingerprint else Role.VISITOR)
    person = reading.find(Participant, loan.person)
    if person is None:
        return Actor(Role.VISITOR)
    roles = (person.role, *(one.role for one in keys_of(reading, person.id)))
    return Actor(Role.FACILITATION if Role.FACILITATION in roles else Role.PARTICIPANT, person.id)


def moment_of(one: PendingAct, name: str, loan: Loan, now: datetime) -> datetime:
    """What happened at a session counts at its own time, never before the copy nor after its return."""
    if name not in HELD_THERE or one.at is None:
        return now
    return min(max(one.at, loan.at), now)


def must_be_of(loan: Loan, sender: Actor) -> None:
    """Raises NotYourCopy."""
    mine = sender.key and sender.key == loan.fingerprint
    theirs = sender.person is not None and sender.person == loan.person
    if not (sender.facilitates or mine or theirs):
        raise NotYourCopy()
