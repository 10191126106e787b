"""Beside a frozen body, what can be taken back: who signs it, and who signed the contributions in it.

The annex is dated, and has a digest of its own: withdrawing a name leaves the body as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from models.calendar import local
from models.contribution import Contribution
from models.frozen import FrozenBody, Value, body_value, digest, part_digests
from models.people import Participant, Role
from models.ports import Commons, Reading


@dataclass(frozen=True, slots=True)
class Signature:
    """`person` is an id: the name is the one they go by today. `scribe`: Actor.scribe_for."""

    person: str
    place: str
    on: date
    scribe: str | None = None


@dataclass(frozen=True, slots=True)
class FrozenVersion:
    """`id` is its version's. Only `signatures` change, and `annexed`, when the annex last did."""

    id: str
    body: FrozenBody
    digest: str
    annexed: datetime
    signatures: tuple[Signature, ...] = ()

    @property
    def name(self) -> str:
        return self.body.version

    def signed_by(self, person: str | None) -> Signature | None:
        return next((one for one in self.signatures if one.person == person), None)

    def with_signature(self, signature: Signature, now: datetime) -> "FrozenVersion":
        """Signing again changes the place and the day, not the rank."""
        known = {one.person: one for one in self.signatures} | {signature.person: signature}
        return replace(self, signatures=tuple(known.values()), annexed=now)

    def without_signature(self, person: str, now: datetime) -> "FrozenVersion":
        left = tuple(one for one in self.signatures if one.person != person)
        return self if left == self.signatures else replace(self, signatures=left, annexed=now)


def signed_contributions(reading: Reading, one: FrozenVersion) -> tuple[Contribution, ...]:
    """Those of the body that are still here and still signed, in the body's order."""
    found = (reading.find(Contribution, each.id) for each in one.body.sources)
    return tuple(each for each in found if each and each.author)


def annex_value(reading: Reading, one: FrozenVersion) -> Value:
    """With the keys of docs/commandes.md; `empreinte` is the digest of the rest."""
    said = {
        "version": one.name,
        "corps": one.digest,
        "date": local(one.annexed).isoformat(timespec="seconds"),
        "signatures": [_signature(reading, each) for each in one.signatures],
        "contributions": [
            {"id": each.id, "nom": _name(reading, each.author or "")}
            for each in signed_contributions(reading, one)
        ],
    }
    return {**said, "empreinte": digest(said)}


def frozen_value(reading: Reading, one: FrozenVersion) -> Value:
    """The whole file: the body's fields, its digests, the annex. See `models/checking.py`."""
    body = body_value(one.body)
    return {
        **body,
        "empreinte": one.digest,
        "parties": part_digests(body),
        "annexe": annex_value(reading, one),
    }


def _signature(reading: Reading, one: Signature) -> Value:
    return {"nom": _name(reading, one.person), "lieu": one.place, "date": one.on.isoformat()}


def _name(reading: Reading, person: str) -> str:
    return reading.get(Participant, person).name


def redate_annexes(commons: Commons, now: datetime, person: str = "", contribution: str = "") -> None:
    """A name in them changes, or goes: that person's, or the one under that contribution."""
    for one in commons.all(FrozenVersion):
        if one.signed_by(person) or _signs(signed_contributions(commons, one), person, contribution):
            commons.put(replace(one, annexed=now))


def give_signatures(commons: Commons, now: datetime, person: str, to: str | None) -> None:
    """Somebody is erased (`to` None), or is one with somebody else."""
    redate_annexes(commons, now, person)
    for one in commons.all(FrozenVersion):
        mine = one.signed_by(person)
        if mine:
            left = one.without_signature(person, now)
            free = to is not None and left.signed_by(to) is None
            commons.put(left.with_signature(replace(mine, person=to or ""), now) if free else left)
    for one in commons.all(FrozenVersion):
        if any(each.scribe == person for each in one.signatures):
            commons.put(replace(one, signatures=tuple(_by(each, person, to) for each in one.signatures)))


def _by(one: Signature, scribe: str, to: str | None) -> Signature:
    if one.scribe != scribe:
        return one
    return replace(one, scribe=None if to == one.person else to or Role.FACILITATION)


def _signs(found: Iterable[Contribution], person: str, contribution: str) -> bool:
    return any(one.id == contribution or one.author == person for one in found)
