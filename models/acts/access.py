"""Letting people in and knowing them again: invitations, codes, keys. Who calls makes the codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from models.access import Invitation, Key, Recovery, UnknownCode, bind, digest, key_of
from models.people import Actor, Participant, Role
from models.ports import Commons
from models.refusals import NobodyNamed, NotAllowed, Refusal, Unknown

LONGEST_HOURS = 24 * 31
MOST_USES = 500
DEVICE_MINUTES = 10


@dataclass
class OutOfBounds(Refusal):
    """A number that must be between `least` and `most`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Invite:
    """A code that facilitation gives out: it lets people take part without asking them who they are first."""

    code: str
    role: Role = Role.PARTICIPANT
    hours: int = 48
    uses: int = 1

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Invitation:
        by.must_facilitate()
        if self.role not in (Role.PARTICIPANT, Role.FACILITATION):
            raise NotAllowed(needs=Role.FACILITATION)
        _within(self.hours, 1, LONGEST_HOURS)
        _within(self.uses, 1, MOST_USES)
        _forget_old(commons, now)
        until = now + timedelta(hours=self.hours)
        made = Invitation(commons.new_id("i"), digest(self.code), self.role, until, self.uses)
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class AddComputer:
    """A code of ten minutes by which one's second computer is known too."""

    on_closed: ClassVar[bool] = True

    code: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Invitation:
        if by.person is None:
            raise NobodyNamed()
        _forget_old(commons, now)
        until = now + timedelta(minutes=DEVICE_MINUTES)
        made = Invitation(commons.new_id("i"), digest(self.code), by.role, until, 1, by.person)
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class MakeRecovery:
    """A new recovery code for oneself, or by facilitation for somebody; the one before opens nothing more."""

    on_closed: ClassVar[bool] = True

    code: str
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Recovery:
        who = commons.get(Participant, by.on_behalf_of(self.person))
        for one in commons.all(Recovery):
            if one.person == who.id:
                commons.remove(one)
        made = Recovery(commons.new_id("z"), digest(self.code), who.id, now)
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class UseCode:
    """Comes in by a code, whichever kind it is. `shared`: nothing is kept of this computer's key.

    Returns as whom one acts from now on. Raises UnknownCode.
    """

    on_closed: ClassVar[bool] = True

    code: str
    shared: bool = False

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Actor:
        actor = self._actor(commons, by, now)
        if by.key and not self.shared:
            bind(commons, actor, now)
        return actor

    def _actor(self, commons: Commons, by: Actor, now: datetime) -> Actor:
        wanted = digest(self.code)
        for one in commons.all(Recovery):
            if one.digest == wanted and commons.find(Participant, one.person):
                return Actor(_role_of(commons, one.person), one.person, by.key)
        for each in commons.all(Invitation):
            if each.digest == wanted and each.is_good(now):
                commons.put(replace(each, left=each.left - 1))
                role = by.role if by.facilitates else each.role
                return Actor(role, each.person or by.person, by.key)
        raise UnknownCode()


@dataclass(frozen=True, slots=True)
class KeepKey:
    """This computer is known again as mine: its key, proven in this connection, is bound to me."""

    on_closed: ClassVar[bool] = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Key:
        if by.person is None:
            raise NobodyNamed()
        return bind(commons, by, now)


@dataclass(frozen=True, slots=True)
class ForgetKey:
    """« Ce n’est pas vous ? »: this computer is nobody's again. Facilitation may name another key."""

    on_closed: ClassVar[bool] = True

    key: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        if self.key is None:
            known = key_of(commons, by.key)
        else:
            by.must_facilitate()
            known = commons.get(Key, self.key)
        if known is None:
            raise Unknown("keys", self.key or by.key)
        commons.remove(known)


def _role_of(commons: Commons, person: str) -> Role:
    """Who facilitates with one key facilitates with their recovery code too."""
    roles = {one.role for one in commons.all(Key) if one.person == person}
    return Role.FACILITATION if Role.FACILITATION in roles else commons.get(Participant, person).role


def _forget_old(commons: Commons, now: datetime) -> None:
    for one in commons.all(Invitation):
        if not one.is_good(now):
            commons.remove(one)


def _within(number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise OutOfBounds(least, most)
