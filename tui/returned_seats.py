"""Seats asked for, or given, on a copy: where these people stand once the server has judged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from data.acts import name_in
from models import lookup
from models.acts.registration import Placed, placed
from models.ports import Reading
from models.registration import Standing
from models.replica import ASKS_A_SEAT, Copy, PendingAct, symbol

WAITS = (Standing.WAITING, Standing.OFFERED, Standing.TO_APPROVE, Standing.REQUESTED)


class Wanted(NamedTuple):
    """`person`: an id, or what somebody new is called until they are known there."""

    workshop: int
    person: str
    given: bool
    """The copy had confirmed it: a seat reserved for it."""


class Without(NamedTuple):
    """Somebody who waits for the seat that they had asked for, or that the copy had `given` them."""

    placed: Placed
    given: bool


def wanted(reading: Reading, copy: Copy, acts: Iterable[PendingAct]) -> tuple[Wanted, ...]:
    """To be asked before the copy becomes what the server has."""
    return tuple(each for one in acts if name_in(one.act) in ASKS_A_SEAT for each in _in(reading, copy, one))


def _in(reading: Reading, copy: Copy, one: PendingAct) -> Iterator[Wanted]:
    said = json.loads(one.act)
    who = symbol(one.token, "p", 1) if said.get("newcomer") else said.get("person") or one.person or ""
    numbers = said.get("workshops") or [said.get("workshop")]
    for each in lookup.workshops(reading):
        if each.number in numbers or numbers == [None]:
            mine = each.registration(copy.ids.get(who, who))
            yield Wanted(each.number, who, mine is not None and mine.standing is Standing.CONFIRMED)


def without(reading: Reading, asked: Sequence[Wanted], ids: Mapping[str, str]) -> tuple[Without, ...]:
    """To be asked after; `ids`: how the server calls what was made on the copy."""
    found = []
    for workshop, who, given in asked:
        one, person = lookup.workshop(reading, workshop), ids.get(who, who)
        mine = one.registration(person)
        if mine and mine.standing in WAITS:
            found.append(Without(placed(one, person), given))
    return tuple(dict.fromkeys(found))
