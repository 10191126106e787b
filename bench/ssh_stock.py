"""The same connection and script in programs that know nothing of ssh, a process for each session."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.process import wake_ups
from bench.row import at, sampled
from bench.scene import READY
from bench.ssh_people import Person, Wire
from bench.sshd import Peer, behind_sshd

F2, F3, TOGGLE = b"\x1bOQ", b"\x1bOR", b"x"
MORE = 3
"""Sessions whose memory is shared out, besides a first one."""
TOGETHER = 15


@dataclass(frozen=True)
class Costs:
    """Median bytes of an answer to a key, and milliseconds to its first byte: median, 95 %."""

    size: float
    median: float
    late: float


@dataclass(frozen=True)
class Stock:
    """`how`: what answers the connections. Milliseconds to the text, alone and for the last of fifteen; bytes
    down of the script; megabytes of one more session; wake-ups a second of one session."""

    how: str
    connect: float
    fifteen: float
    script: int
    arrow: Costs
    toggle: Costs
    letter: Costs
    memory: float
    woken: float


async def measured(program: str, arrows: tuple[bytes, ...], toggles: int, letters: str, tries: int) -> Stock:
    """`program`: a module that shows READY, then a grid (F2) and an editor (F3)."""
    with tempfile.TemporaryDirectory(prefix="veillee-sshd-") as scratch:
        async with behind_sshd(program, Path(scratch)) as peer:
            connect = sampled([await _time_to_text(peer) for _ in range(tries)]).median
            fifteen = max(await asyncio.gather(*(_time_to_text(peer) for _ in range(TOGETHER))))
            wire, port = await _wired(peer)
            person = await _come(peer, port)
            await person.press(F2)
            arrow = _told(await person.costs(arrows))
            toggle = _told(await person.costs((TOGGLE,) * toggles))
            await person.press(F3)
            letter = _told(await person.costs(tuple(one.encode() for one in letters)))
            woken, memory = await _woken(peer), await _memory(peer)
            await person.leave()
            return Stock(peer.how, connect, fifteen, wire.down, arrow, toggle, letter, memory, woken)


def _told(found: list[tuple[int, float]]) -> Costs:
    late = [delay for _, delay in found]
    return Costs(statistics.median(size for size, _ in found), at(late, 0.5), at(late, 0.95))


async def _wired(peer: Peer) -> tuple[Wire, int]:
    wire = Wire(peer.port)
    return wire, await wire.listen()


async def _come(peer: Peer, port: int = 0) -> Person:
    person = Person()
    await person.come(port or peer.port, peer.key, peer.user)
    await person.until(lambda: READY.encode() in person.said)
    return person


async def _time_to_text(peer: Peer) -> float:
    began = time.monotonic()
    person = await _come(peer)
    came = time.monotonic()
    await person.leave()
    return (came - began) * 1000


async def _woken(peer: Peer) -> float:
    """A second, of all that one session needs."""
    here, began = peer.sessions(), time.monotonic()
    before = sum(wake_ups(one) for one in here)
    await asyncio.sleep(3)
    return (sum(wake_ups(one) for one in here) - before) / (time.monotonic() - began)


async def _memory(peer: Peer) -> float:
    before = peer.memory()
    people = [await _come(peer) for _ in range(MORE)]
    each = (peer.memory() - before) / MORE
    for one in people:
        await one.leave()
    return each
