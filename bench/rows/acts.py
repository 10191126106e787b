"""Fifteen people who act: how long until each act is on the disk, beside a bare append and fsync there."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.calibration import LINE
from bench.row import Row, at
from bench.series import Place
from data.owner import Owner
from data.store import Store
from models import lookup
from models.acts.contributions import Contribute
from models.acts.polls import AnswerPoll
from models.acts.registration import Newcomer, Register
from models.people import FACILITATION, Actor, AllThree, Role
from models.poll import Answer
from models.ports import Act
from tui.houses import PASSING, SystemClock

PART = "Sur le disque"
PEOPLE = 15
ACTS = 3
"""Of each person in a round."""
PAUSE = 0.5
"""Mean seconds between two acts of one person."""
SAYING = "Choisir des outils que nous pouvons quitter sans perdre nos données, et le dire à celles et ceux "
FAST_DISK, FAST_GOAL = 5.0, 10.0
"""Milliseconds: where a bare append takes no more than the first, an act takes no more than the second."""


def rows(place: Place) -> Iterator[Row]:
    rounds = place.tries(6, 1)
    yield from _alone(place.copy(), place.scratch / "alone", place.tries(300, 60))
    yield from _told(*asyncio.run(_evening(place.copy(), place.scratch / "appended", rounds)))


def _alone(directory: Path, beside: Path, tries: int) -> Iterator[Row]:
    """One person at one machine, as a command does: each act beside a bare append, by turns."""
    bare: list[float] = []
    acts: list[float] = []
    chance = random.Random(2028)
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with Store.open(directory, SystemClock(), write=True, passing=PASSING) as store:
        who = Actor(
            Role.PARTICIPANT, store.decide(Register((), newcomer=Newcomer("Seule")), FACILITATION)[0].person
        )
        store.flush()
        slots = [slot.id for slot in lookup.poll(store.durable, 2).slots]
        for _ in range(tries):
            bare.append(_append(file))
            act = _act(slots, chance)
            began = time.perf_counter()
            store.decide(act, who)
            store.flush()
            acts.append((time.perf_counter() - began) * 1000)
    os.close(file)
    late, told = at(bare, 0.95), "ajout et fsync nus, 95\u00a0%"
    yield Row(PART, "un acte durable, une personne, 95\u00a0%", "ms", at(acts, 0.95), 2 * late, late, told)


def _append(file: int) -> float:
    """Milliseconds of a bare append and fsync."""
    began = time.perf_counter()
    os.write(file, LINE)
    os.fsync(file)
    return (time.perf_counter() - began) * 1000


def _told(bare: list[float], paced: list[float], pressed: list[float]) -> Iterator[Row]:
    median, late, told = at(bare, 0.5), at(bare, 0.95), "ajout et fsync nus"
    what = f"un acte durable, {PEOPLE} personnes, {PEOPLE / PAUSE:.0f} actes par seconde"
    yield Row(PART, f"{what}, médiane", "ms", at(paced, 0.5), None, median, f"{told}, médiane")
    found, told = at(paced, 0.95), f"{told}, 95 %"
    yield Row(PART, "… 95\u00a0%", "ms", found, 2 * late, late, told, note="but : deux ajouts nus")
    fast = FAST_GOAL if late <= FAST_DISK else None
    note = f"là où un ajout nu prend {FAST_DISK:.0f} ms ou moins : {FAST_GOAL:.0f} ms"
    yield Row(PART, "… 95\u00a0%, sur un disque rapide", "ms", found, fast, late, told, note=note)
    note = "chaque personne agit dès que son acte d’avant est fait : elles s’attendent"
    yield Row(PART, "… sans aucune pause, 95\u00a0%", "ms", at(pressed, 0.95), None, late, told, note=note)


async def _evening(directory: Path, beside: Path, rounds: int) -> tuple[list[float], ...]:
    """Milliseconds: of bare appends, of acts at people's pace, of acts without a pause; by turns."""
    owner = Owner(Store.open(directory, SystemClock(), write=True, living=True, passing=PASSING))
    people = [await _newcomer(owner, f"Personne {nth}") for nth in range(PEOPLE)]
    bare: list[float] = []
    paced: list[float] = []
    pressed: list[float] = []
    chance = random.Random(2028)
    for _ in range(rounds):
        bare += await asyncio.to_thread(_appends, beside, chance)
        paced += await _everybody(owner, people, PAUSE, chance)
        pressed += await _everybody(owner, people, 0, chance)
    await owner.close()
    return bare, paced, pressed


def _appends(path: Path, chance: random.Random) -> list[float]:
    """At the pace of the acts."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    found = []
    for _ in range(PEOPLE * ACTS * 3 // 4):
        time.sleep(chance.expovariate(PEOPLE / PAUSE))
        found.append(_append(file))
    os.close(file)
    return found


async def _everybody(
    owner: Owner, people: Sequence[Actor], pause: float, chance: random.Random
) -> list[float]:
    found = await asyncio.gather(*(_person(owner, who, pause, chance) for who in people))
    return [one for each in found for one in each]


async def _newcomer(owner: Owner, name: str) -> Actor:
    placed = await owner.perform(Register((), AllThree.YES, newcomer=Newcomer(name)), FACILITATION)
    return Actor(Role.PARTICIPANT, placed[0].person)


async def _person(owner: Owner, who: Actor, pause: float, chance: random.Random) -> list[float]:
    found = []
    slots = [slot.id for slot in lookup.poll(owner.durable, 2).slots]
    for _ in range(ACTS):
        if pause:
            await asyncio.sleep(chance.expovariate(1 / pause))
        act = _act(slots, chance)
        began = time.perf_counter()
        await owner.perform(act, who)
        found.append((time.perf_counter() - began) * 1000)
    return found


def _act(slots: Sequence[str], chance: random.Random) -> Act[object]:
    if chance.random() < 0.3:
        return Contribute(1, f"{SAYING}{chance.randrange(100_000)}")
    return AnswerPoll(2, {chance.choice(slots): chance.choice(list(Answer))})
