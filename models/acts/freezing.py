"""Freezing a version, signing it, withdrawing one's signature. The rules are in `models/freezing.py`."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from models.acts.rewording import hand
from models.acts.who import subject
from models.annex import FrozenVersion, Signature
from models.calendar import local
from models.freezing import ChangedMeanwhile, NotSigned, body_now, check_ready, checked_name, frozen_version
from models.frozen import body_value, digest
from models.manifesto import Version, articles, snapshot
from models.names import PLACE, clean_line
from models.people import Actor, Participant
from models.ports import Commons


@dataclass(frozen=True, slots=True)
class FreezeVersion:
    """The manifesto as it is becomes V0 (then V1…): it never changes, and work goes on beside it.

    `seen`: the digest of the body that was read before deciding, where it was.
    """

    name: str
    seen: str = ""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> FrozenVersion:
        by.must_facilitate()
        name = checked_name(commons, self.name)
        check_ready(commons)
        body = body_now(commons, name, now)
        sealed = digest(body_value(body))
        if self.seen not in ("", sealed):
            raise ChangedMeanwhile(name)
        version = Version(commons.new_id("v"), name, now, hand(commons, by), snapshot(articles(commons)))
        made = FrozenVersion(version.id, body, sealed, now)
        commons.put(version)
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class SignVersion:
    """Puts one's name under a frozen version, by default the last one. `place` None: the one known."""

    version: str | None = None
    place: str | None = None
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> FrozenVersion:
        person = commons.get(Participant, subject(commons, by, self.person))
        one = frozen_version(commons, self.version)
        place = person.place if self.place is None else clean_line(self.place, PLACE)
        day = local(now).date()
        signed = one.with_signature(Signature(person.id, place, day, by.scribe_for(person.id)), now)
        commons.put(signed)
        return signed


@dataclass(frozen=True, slots=True)
class WithdrawSignature:
    """The name goes from the annex for good; the body stays as it was."""

    on_closed: ClassVar[bool] = True

    erases: ClassVar[bool] = True

    version: str | None = None
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> FrozenVersion:
        person = subject(commons, by, self.person)
        one = frozen_version(commons, self.version)
        if one.signed_by(person) is None:
            raise NotSigned(one.name)
        left = one.without_signature(person, now)
        commons.put(left)
        return left
