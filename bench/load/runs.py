"""One evening, or evenings one after the other, and what is found on the disk at the end."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.figures import Figures, say
from bench.load.evening import Evening, guests
from bench.load.house import Held, House, served
from bench.load.people import Done
from bench.load.series import OnDisk, make_series
from bench.row import at
from bench.writers import new_keys

PEOPLE = 15
LINGERING = 12
"""Seconds: the server keeps a connection whose session has ended for ten."""
ONE_EVENING = 2 * 60
LOOKS = 4
"""Times that everybody comes once more, and only looks."""
KEPT_OF_AN_ACT = 1_500
"""Bytes of memory, at most, of one act that is kept: its words, its line, what screens work out of it."""
KEPT_OF_A_LOOK = 2_000
"""Bytes, at most, of one visit that keeps nothing: caches still fill."""


async def evening(scratch: Path, minutes: float, people: int = PEOPLE) -> Figures:
    directory = scratch / "serie"
    leader, *keys = new_keys(people + 1)
    make_series(directory, leader)
    async with served(directory) as house:
        before = await house.held()
        done = Done()
        found = await _one(house, leader, keys, minutes * 60, done)
        await asyncio.sleep(LINGERING)
        after = await house.held()
    return {
        **found,
        **_held("avant", before),
        **_held("après", after),
        **lost(directory, done),
    }


async def soak(scratch: Path, minutes: float, each: float = ONE_EVENING) -> Figures:
    """The same people come back again and again, in a series that grows."""
    directory = scratch / "serie"
    leader = new_keys(1)[0]
    make_series(directory, leader)
    held: list[Held] = []
    kept: list[int] = []
    done = Done()
    found: Figures = {"soirées": 0, "actes": 0}
    until = time.monotonic() + minutes * 60
    async with served(directory) as house:
        keys = new_keys(PEOPLE)
        while time.monotonic() < until:
            acts = done.acts + done.typed
            one = await _one(house, leader, keys, each - 2 * LINGERING, done, known=bool(held))
            await asyncio.sleep(LINGERING)
            held.append(await house.held())
            kept.append(done.acts + done.typed)
            found["soirées"] += 1
            found["actes"] += done.acts + done.typed - acts
            say(f"soirée {found['soirées']}", {**asdict(held[-1]), "p50": one["commande p50 ms"]})
        looked = [await _looked(house, leader, keys) for _ in range(LOOKS)]
    first, last = held[min(1, len(held) - 1)], held[-1]
    return {
        **found,
        "mémoire après chaque (Mo)": [one.megabytes for one in held],
        "mémoire vivante après chaque (Mo)": [one.live for one in held],
        "actes gardés après chaque": kept,
        "mémoire après qui regarde (Mo)": [one.megabytes for one in looked],
        "mémoire vivante après qui regarde (Mo)": [one.live for one in looked],
        **_held("après la deuxième", first),
        **_held("après la dernière", last),
        "défauts": grown(held, kept, looked),
        **lost(directory, done),
    }


def grown(evenings: Sequence[Held], kept: Sequence[int], looked: Sequence[Held]) -> list[str]:
    """What grows otherwise than by the acts that are `kept` after each evening, the first one left out."""
    found = []
    if len(evenings) > 2:
        each = (evenings[-1].live - evenings[1].live) * 1e6 / max(1, kept[-1] - kept[1])
        if each > KEPT_OF_AN_ACT:
            found.append(f"{each:.0f} octets par acte")
    each = (looked[-1].live - looked[0].live) * 1e6 / (PEOPLE * (len(looked) - 1))
    if each > KEPT_OF_A_LOOK:
        found.append(f"{each:.0f} octets par visite qui ne garde rien")
    for name in ("descriptors", "tasks", "threads"):
        counts = {getattr(one, name) for one in (*evenings[1:], *looked)}
        if len(counts) > 1:
            found.append(f"{name} : {sorted(counts)}")
    return found


async def _looked(house: House, leader_key: Any, keys: list[Any]) -> Held:
    """Everybody comes, goes through the pages and leaves; nothing is done."""
    _, people = guests(house.port, keys, leader_key, Done())
    for one in people:
        await one.sit()
        for page in (b"s", b"c", b"m"):
            await one.press(page)
            await one.back_home()
    for one in people:
        await one.leave_politely()
    await asyncio.sleep(LINGERING)
    return await house.held()


async def _one(
    house: House, leader_key: Any, keys: list[Any], seconds: float, done: Done, known: bool = False
) -> Figures:
    leader, people = guests(house.port, keys, leader_key, done)
    used, began = house.cpu, time.monotonic()
    night = Evening(leader, people, seconds, known=known)
    await night.pass_by()
    during = await house.held()
    share = (house.cpu - used) / (time.monotonic() - began) * 100
    bytes_each = sum(one.payload for one in people) // len(people)
    await night.leave()
    return {
        "personnes": len(people) + 1,
        "secondes": round(time.monotonic() - began),
        "actes": done.acts + done.typed,
        "dont signes tapés": done.typed,
        "dont tours de consentement": night.rounds,
        "refusés": len(done.refused),
        "pourquoi": sorted(set(done.refused))[:5],
        "commande p50 ms": round(at(done.delays, 0.5), 1),
        "commande p95 ms": round(at(done.delays, 0.95), 1),
        "la plus lente (ms)": done.slowest,
        "signe vu p50 ms": round(at(night.seen, 0.5), 1) if night.seen else None,
        "signe vu p95 ms": round(at(night.seen, 0.95), 1) if night.seen else None,
        "processeur (% d’un cœur)": round(share, 1),
        "octets à l’écran par personne": bytes_each,
        **_held("pendant", during),
    }


def lost(directory: Path, done: Done) -> Figures:
    """What was said done and is not there."""
    there = OnDisk(directory)
    missing = [name for name in done.registered if name not in there.names]
    missing += [text for text in done.contributions if text not in there.contributions]
    missing += [f"{who}" for who, letters in done.answers.items() if there.answers.get(who) != letters]
    missing += [f"{who}" for who in (Counter(done.consents) - there.consents).elements()]
    return {"actes perdus": len(missing) + done.lacking, "lesquels": missing[:5]}


def _held(when: str, held: Held) -> Figures:
    names = {
        "megabytes": "mémoire (Mo)",
        "live": "mémoire vivante (Mo)",
        "descriptors": "fichiers ouverts",
        "tasks": "tâches",
        "threads": "fils",
    }
    return {f"{names[name]} {when}": value for name, value in asdict(held).items()}
