"""The same connection and the same script in Textual as it is shipped, a process for each session."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.process import megabytes, wake_ups
from bench.pty_program import ROOT
from bench.row import sampled
from bench.ssh_people import PATIENCE, Person, Wire
from bench.ssh_series import new_key
from bench.stock import READY

F2, F3, TOGGLE = b"\x1bOQ", b"\x1bOR", b"x"


@dataclass(frozen=True)
class Stock:
    """Milliseconds to the text, bytes down of the script, megabytes and wake-ups a second of one session."""

    connect: float
    script: int
    memory: float
    woken: float


async def measured(arrows: tuple[bytes, ...], toggles: int, letters: str, tries: int) -> Stock:
    async with _served() as (pid, port):
        connect = sampled([await _time_to_text(port) for _ in range(tries)]).median
        wire, person = Wire(port), Person()
        await person.come(await wire.listen(), new_key())
        await person.until(lambda: READY.encode() in person.said)
        await person.press(F2, *arrows, *(TOGGLE,) * toggles, F3, *(one.encode() for one in letters))
        (child,) = _children(pid)
        memory, before, began = megabytes(child), wake_ups(child), time.monotonic()
        await asyncio.sleep(3)
        woken = (wake_ups(child) - before) / (time.monotonic() - began)
        await person.leave()
        return Stock(connect, wire.down, memory, woken)


async def _time_to_text(port: int) -> float:
    person, key = Person(), new_key()
    began = time.monotonic()
    await person.come(port, key)
    came = await person.until(lambda: READY.encode() in person.said)
    await person.leave()
    return (came - began) * 1000


@asynccontextmanager
async def _served() -> AsyncIterator[tuple[int, int]]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.stock_server"), stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout
    port = int(await asyncio.wait_for(process.stdout.readline(), PATIENCE))
    try:
        yield process.pid, port
    finally:
        for child in _children(process.pid):
            subprocess.run(["kill", str(child)], check=False)
        process.terminate()
        await process.wait()


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path("/proc", str(pid), "task", str(pid), "children").read_text().split()]
