"""Who may come in from afar, and as whom: keys that are known, invitations, recovery codes.

Codes are kept as digests: who reads the files finds no code to type. A key is its SHA256, nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from models.names import fold
from models.people import Actor, Participant, Role
from models.ports import Commons, Reading
from models.refusals import Refusal

WORDS_OF_A_CODE = 4


@dataclass
class UnknownCode(Refusal):
    """No code reads so, or it has been used up or is out of date: which of the three is nobody's business."""


@dataclass
class NoKey(Refusal):
    """Nothing can be remembered of this computer: the connection has proven no key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that is known: whose it is, and what it may do. `person` None: invited, not registered yet."""

    id: str
    fingerprint: str
    role: Role
    since: datetime
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that lets in, `left` times, until `until`; `person`: it adds a second computer to somebody's."""

    id: str
    digest: str
    role: Role
    until: datetime
    left: int
    person: str | None = None

    def is_good(self, now: datetime) -> bool:
        return self.left > 0 and now < self.until


@dataclass(frozen=True, slots=True)
class Recovery:
    """The code by which somebody is themselves on any computer, for as long as it is not made anew."""

    id: str
    digest: str
    person: str
    since: datetime


def digest(code: str) -> str:
    """The same for one code however it is typed: case, accents, hyphens or spaces between its words."""
    return sha256("-".join(words(code)).encode()).hexdigest()


def words(code: str) -> tuple[str, ...]:
    return tuple(fold(code.replace("-", " ")).split())


def key_of(reading: Reading, fingerprint: str) -> Key | None:
    if not fingerprint:
        return None
    return next((one for one in reading.all(Key) if one.fingerprint == fingerprint), None)


def actor_with(reading: Reading, fingerprint: str) -> Actor:
    """As whom a connection acts that has proven this key, known or not; "" is none."""
    known = key_of(reading, fingerprint)
    if known is None or (known.person and reading.find(Participant, known.person) is None):
        return Actor(Role.VISITOR, key=fingerprint)
    return Actor(known.role, known.person, fingerprint)


def keys_of(reading: Reading, person: str) -> tuple[Key, ...]:
    return tuple(one for one in reading.all(Key) if one.person == person)


def access_of(reading: Reading, person: str) -> Iterable[Key | Invitation | Recovery]:
    """All by which somebody comes in: it goes when they do."""
    yield from keys_of(reading, person)
    yield from (one for one in reading.all(Invitation) if one.person == person)
    yield from (one for one in reading.all(Recovery) if one.person == person)


def is_last_facilitator(reading: Reading, person: str) -> bool:
    """Whether nobody else could facilitate from afar without them: the owner's machine always can."""
    keys = [one for one in reading.all(Key) if one.role is Role.FACILITATION]
    team = {one.id for one in reading.all(Participant) if one.role is Role.FACILITATION}
    return {*team, *(one.person for one in keys)} == {person}


def bind(commons: Commons, actor: Actor, now: datetime) -> Key:
    """From now on whoever proves `actor.key` is that person, in that role. Raises NoKey."""
    if not actor.key:
        raise NoKey()
    known = key_of(commons, actor.key)
    if known is None:
        known = Key(commons.new_id("k"), actor.key, actor.role, now, actor.person)
    else:
        known = replace(known, role=actor.role, person=actor.person)
    commons.put(known)
    return known
