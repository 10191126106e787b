"""The shared server over ssh: coming in, many at once, memory, nothing happening, each other's changes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from typing import Any

import asyncssh

from bench.process import megabytes, wake_ups
from bench.row import Row, at, row, sampled
from bench.series import Place
from bench.ssh_people import Person, Server, Wire, served

PART = "Par ssh"
HERE = "Numérique responsable".encode()
ESCAPE, ENTER, DOWN = b"\x1b", b"\r", b"\x1b[B"
VISIT = (
    *(b"i", ENTER, b"Camille", ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER),
    *(b"s", b"o", b"s", b"n", b"o", b"o", b"n", b"s", b"o", ESCAPE, ESCAPE),
    *(DOWN, DOWN, DOWN, b"s", b"o", b"o", b"n", b"s", b"o", b"n", b"o", b"o", ESCAPE),
    *(b"m", ENTER, ESCAPE, DOWN, ENTER, ESCAPE, DOWN, ENTER, ESCAPE, ESCAPE, b"q"),
)
"""Registering, two polls of eight slots, reading articles, leaving."""
SEEN = "réponse d’une personne, vue par une autre"


def rows(place: Place) -> Iterator[Row]:
    yield from asyncio.run(_all(place))


async def _all(place: Place) -> list[Row]:
    async with served(place.copy()) as server:
        return [
            Row(PART, "serveur vide : mémoire", "Mo", megabytes(server.pid), 60),
            *await _many(place, server),
            *await _coming(place, server),
            *await _visit(server),
        ]


def _key() -> Any:
    return asyncssh.generate_private_key("ssh-ed25519")


async def _coming(place: Place, server: Server) -> list[Row]:
    alone = [await _time_to_text(server) for _ in range(place.tries(12, 4))]
    together = await asyncio.gather(*(_time_to_text(server) for _ in range(15)))
    return [
        row(PART, "connexion jusqu’au texte", "ms", sampled(alone), 80),
        Row(PART, "quinze ensemble, la dernière personne", "ms", max(together), 600),
    ]


async def _time_to_text(server: Server) -> float:
    person, key = Person(), _key()
    began = time.monotonic()
    await person.come(server.port, key)
    came = await person.until(lambda: HERE in person.said)
    await person.leave()
    return (came - began) * 1000


async def _visit(server: Server) -> list[Row]:
    wire, person = Wire(server.port), Person()
    await person.come(await wire.listen(), _key())
    await person.until(lambda: HERE in person.said)
    await person.press(*VISIT)
    note = f"{wire.down} descendants, {wire.up} montants"
    return [Row(PART, "première visite entière, sur le fil", "o", wire.down + wire.up, 20_000, note=note)]


async def _many(place: Place, server: Server) -> list[Row]:
    before = megabytes(server.pid)
    people = [Person() for _ in range(place.tries(50, 15))]
    for one in people:
        await one.come(server.port, _key())
        await one.until(lambda one=one: HERE in one.said)  # type: ignore[misc]
    await people[-1].settle()
    each = (megabytes(server.pid) - before) / len(people)
    found = [
        Row(PART, f"mémoire par personne, à {len(people)}", "Mo", each, 1.2),
        await _idle(place, server, people[:15]),
        *await _seen_by_another(place, people[0], people[1]),
    ]
    for one in people:
        await one.leave()
    return found


async def _idle(place: Place, server: Server, people: Sequence[Person]) -> Row:
    seconds = place.tries(20, 5)
    sent, woken = sum(one.payload for one in people), wake_ups(server.pid)
    await asyncio.sleep(seconds)
    sent, woken = sum(one.payload for one in people) - sent, wake_ups(server.pid) - woken
    note = f"{sent} octets, {woken} réveils" if sent or woken else ""
    what = f"{len(people)} personnes sans rien faire : octets et réveils en {seconds} s"
    return Row(PART, what, "", sent + woken, 0, note=note)


async def _seen_by_another(place: Place, acts: Person, sees: Person) -> list[Row]:
    """Both are on the grid of one poll: each answer of one is seen by the other once it is on the disk."""
    delays: list[float] = []
    for one, name in ((acts, b"Dominique"), (sees, b"Alix")):
        await one.press(b"i", ENTER, name, *(ENTER,) * 7, ESCAPE, b"s")
    await acts.press(b" ")
    for _ in range(place.tries(60, 12)):
        before, began = sees.payload, time.monotonic()
        await acts.press(b" ")
        if sees.payload > before:
            delays.append((sees.first - began) * 1000)
    if not delays:
        return [Row(PART, SEEN, "ms", None, 15, note="rien n’a changé à son écran")]
    return [
        Row(PART, f"{SEEN}, médiane", "ms", at(delays, 0.5), 15),
        Row(PART, "… 95\u00a0%", "ms", at(delays, 0.95), 40),
    ]
