"""The server on an old machine: a tenth of a core and 256 MB, five people, one of them line by line."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.figures import Figures
from bench.load.evening import Evening, guests
from bench.load.house import served
from bench.load.people import Done
from bench.load.runs import lost
from bench.load.series import make_series
from bench.row import at
from bench.rows.slow_machine import a_tenth
from bench.writers import new_keys

MEMORY = 256 * 1024 * 1024
GROUPS = Path("/sys/fs/cgroup")
PEOPLE, SECONDS = 4, 120


async def visited(scratch: Path, seconds: float = SECONDS) -> Figures:
    with a_tenth() as share, little_memory() as little:
        if share is None or little is None:
            return {"passé": "pas de groupe de contrôle du noyau ici (il faut être root)"}
        return await _visited(scratch, [share, little], seconds)


async def _visited(scratch: Path, within: list[Path], seconds: float) -> Figures:
    directory = scratch / "serie"
    leader_key, *keys = new_keys(PEOPLE + 1)
    make_series(directory, leader_key)
    done = Done()
    async with served(directory, within) as house:
        leader, people = guests(house.port, keys, leader_key, done)
        night = Evening(leader, people, seconds)
        await night.pass_by()
        held = await house.held()
        lines = await leader.talks("ateliers", "quitter")
        await night.leave()
    return {
        "machine": "un dixième de cœur, 256 Mo",
        **found_of(done, night),
        "mémoire (Mo)": held.megabytes,
        "conversation ligne à ligne (ms)": round(lines),
        **lost(directory, done),
    }


def found_of(done: Done, night: Evening) -> Figures:
    return {
        "personnes": PEOPLE + 1,
        "actes": done.acts + done.typed,
        "refusés": len(done.refused),
        "pourquoi": sorted(set(done.refused))[:5],
        "commande p50 ms": round(at(done.delays, 0.5), 1),
        "commande p95 ms": round(at(done.delays, 0.95), 1),
        "signe vu p50 ms": round(at(night.seen, 0.5), 1) if night.seen else None,
    }


@contextmanager
def little_memory() -> Iterator[Path | None]:
    """The file where a process writes its number to have 256 MB; None where that is not allowed."""
    for parent, limit in ((GROUPS / "memory", "memory.limit_in_bytes"), (GROUPS, "memory.max")):
        group = parent / f"veillee-memoire-{os.getpid()}"
        try:
            group.mkdir()
        except OSError:
            continue
        try:
            (group / limit).write_text(str(MEMORY))
        except OSError:
            with contextlib.suppress(OSError):
                group.rmdir()
            continue
        try:
            yield group / "cgroup.procs"
        finally:
            with contextlib.suppress(OSError):
                group.rmdir()
        return
    yield None
