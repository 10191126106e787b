"""Two hundred visits that do nothing, and thirty that act."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

from bench.figures import Figures
from bench.load.evening import guests
from bench.load.house import served
from bench.load.people import Done, Guest
from bench.load.runs import LINGERING, lost
from bench.load.series import make_series, register_all
from bench.process import wake_ups
from bench.row import at
from bench.writers import new_keys

KEYS, IDLE, ACTIVE = 30, 200, 30
SECONDS, QUIET = 60, 10


async def crowd(scratch: Path, idle: int = IDLE, active: int = ACTIVE, seconds: float = SECONDS) -> Figures:
    directory = scratch / "serie"
    leader, *keys = new_keys(KEYS + 1)
    make_series(directory, leader)
    register_all(directory, keys)
    done = Done()
    async with served(directory) as house:
        _, here = guests(house.port, [keys[nth % KEYS] for nth in range(idle)], leader, done)
        _, acting = guests(house.port, keys[:active], leader, done)
        before = await house.held()
        for one in (*here, *acting):
            await one.sit()
        await asyncio.sleep(LINGERING)
        full = await house.held()
        payload, woken = sum(one.payload for one in here), wake_ups(house.pid)
        await asyncio.sleep(QUIET)
        quiet = sum(one.payload for one in here) - payload, wake_ups(house.pid) - woken
        used, began = house.cpu, time.monotonic()
        await asyncio.gather(*(_acts(one, began + seconds) for one in acting))
        share = (house.cpu - used) / (time.monotonic() - began) * 100
        busy = await house.held()
        for one in (*here, *acting):
            await one.leave()
        await asyncio.sleep(LINGERING)
        after = await house.held()
    return {
        "séances tenues": idle + active,
        "mémoire vide (Mo)": before.megabytes,
        "mémoire pleine (Mo)": full.megabytes,
        "mémoire par séance (Mo)": round((full.megabytes - before.megabytes) / (idle + active), 2),
        "mémoire en agissant (Mo)": busy.megabytes,
        "mémoire après (Mo)": after.megabytes,
        "tâches avant, pleine, après": [before.tasks, full.tasks, after.tasks],
        "fichiers avant, pleine, après": [before.descriptors, full.descriptors, after.descriptors],
        f"octets et réveils en {QUIET} s sans rien faire": list(quiet),
        "actes": done.acts,
        "refusés": len(done.refused),
        "pourquoi": sorted(set(done.refused))[:5],
        "commande p50 ms": round(at(done.delays, 0.5), 1),
        "commande p95 ms": round(at(done.delays, 0.95), 1),
        "processeur (% d’un cœur)": round(share, 1),
        **lost(directory, done),
    }


async def _acts(one: Guest, until: float) -> None:
    chance = random.Random(one.name)
    while time.monotonic() < until:
        if chance.random() < 0.5:
            await one.contribute(f"{one.name} dit {chance.random()}")
        else:
            await one.answer(chance.choice((2, 3)), "".join(chance.choices("osn.", k=8)))
        await asyncio.sleep(chance.uniform(0, 4))
