"""People on the grid of one poll over ssh: how soon one's answer stands on the others' screens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pyte

from bench.process import cpu_seconds
from bench.pty_program import NeverCame
from bench.ssh_people import PATIENCE, Person, Server

LETTERS = "·OSN"
"""What a cell becomes, space after space."""


SOONEST = 0.002
"""Seconds before which nothing can have come back."""


@dataclass(frozen=True)
class Answers:
    """Milliseconds from key to screen, how many were never seen, the share of a core, in per cent, and the
    bytes that each answer sent to the screen that only looks on."""

    delays: list[float]
    lost: int
    core: float
    size: float


async def to_the_grid(person: Person) -> None:
    """From the home. Raises NeverCame."""
    person.send(b"s")
    deadline = time.monotonic() + PATIENCE
    while "oui + si besoin" not in _text(person):
        if time.monotonic() > deadline:
            raise NeverCame(_text(person))
        await person.settle()


def _text(person: Person) -> str:
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(person.said)
    return "\n".join(screen.display)


async def answered(
    server: Server, people: Sequence[tuple[Person, str]], sees: Person, answers: int, pause: float
) -> Answers:
    """Each of `people`, named as on the grid, changes the first cell of their row again and again."""
    before, shown_before = len(sees.arrivals), sees.payload
    used, began = cpu_seconds(server.pid), time.monotonic()
    sent = await asyncio.gather(
        *(_change(one, nth * pause / len(people), answers, pause) for nth, (one, _) in enumerate(people))
    )
    core = (cpu_seconds(server.pid) - used) / (time.monotonic() - began) * 100
    await asyncio.sleep(0.5)
    shown = _states(sees, before, [name for _, name in people])
    delays: list[float] = []
    for (_, name), moments in zip(people, sent, strict=True):
        delays += _delays(moments, shown[name])
    made = answers * len(people)
    return Answers(delays, made - len(delays), core, (sees.payload - shown_before) / made)


async def _change(one: Person, wait: float, answers: int, pause: float) -> list[float]:
    await asyncio.sleep(wait)
    sent = []
    for _ in range(answers):
        sent.append(one.send(b" "))
        await asyncio.sleep(pause)
    return sent


def _states(sees: Person, before: int, names: Sequence[str]) -> dict[str, list[tuple[float, str]]]:
    """For each person, what their first cell became on that screen, and when."""
    screen = pyte.Screen(80, 24)
    stream = pyte.ByteStream(screen)
    found: dict[str, list[tuple[float, str]]] = {name: [] for name in names}
    for nth, (when, data) in enumerate(sees.arrivals):
        stream.feed(data)
        if nth < before - 1:
            continue
        for name, states in found.items():
            line = next((one for one in screen.display if name in one), "")
            cell = next((one for one in line.partition(name)[2].split() if one in LETTERS), "")
            if cell and (not states or states[-1][1] != cell):
                states.append((when, cell))
    return found


def _delays(sent: Sequence[float], states: Sequence[tuple[float, str]]) -> list[float]:
    """The first state is the one before the first key; a state never seen came with the next one."""
    if not states:
        return []
    done, delays = 0, []
    for (_, before), (when, cell) in pairwise(states):
        steps = (LETTERS.find(cell) - LETTERS.find(before)) % len(LETTERS)
        # After a stall a whole round may have come at once: more than four answers late is told as that.
        while sent[done + steps + 3 : done + steps + 4] and sent[done + steps + 3] < when - SOONEST:
            steps += len(LETTERS)
        delays += [(when - moment) * 1000 for moment in sent[done : done + steps]]
        done += steps
    return delays
