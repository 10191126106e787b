"""The shared server over ssh: coming in, a visit, a key, each other's answers, memory, nothing happening."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from typing import Any

from bench import ssh_lines, ssh_stock
from bench.process import cpu_seconds, megabytes, wake_ups
from bench.row import Row, at, row, sampled
from bench.series import Place
from bench.ssh_grid import Answers, answered, to_the_grid
from bench.ssh_people import ALONE, Person, Server, Wire, served
from bench.ssh_series import TO_READ, SshSeries, answers_of, furnished, mark, new_key
from bench.ssh_stock import Costs, Stock

PART = "Par ssh"
HERE = "Numérique responsable".encode()
ESCAPE, ENTER, END = b"\x1b", b"\r", b"\x1b[1;5F"
UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
ANSWERS = (b"o", b"s", b"n", b"o", b"o", b"n", b"s", b"o")
ARROWS = (RIGHT, RIGHT, DOWN, LEFT, DOWN, RIGHT, UP, LEFT, UP, LEFT) * 2
"""They end where they began: one's own row is the one that one may answer on."""
TOGGLES = 10
TYPED = (
    "Nous voulons des outils que chaque lieu puisse garder, comprendre, réparer et transmettre à son tour "
)
SCREENS = (b"", b"a", b"\r", b"s", b"c", b"m", b"m\r", b"me", b"mv", b"d", b"o", b"r", b"?", b"f", b"k")
"""The keys that lead to each screen on which a person may be idle."""
LINGERING = 10
"""Seconds that the server keeps a connection whose session has ended: then it is quiet."""
SEATS = 10
"""Visits that each known person has at once, where two hundred are measured."""


def rows(place: Place) -> Iterator[Row]:
    yield from asyncio.run(_all(place))


async def _all(place: Place) -> list[Row]:
    series = furnished(place)
    typed = TYPED[: place.tries(100, 30)]
    tries = place.tries(5, 2)
    stock = await ssh_stock.measured("bench.stock", ARROWS, TOGGLES, typed, tries)
    floor = await ssh_stock.measured("bench.floor", ARROWS, TOGGLES, typed, tries)
    async with served(series.directory) as server:
        return [
            Row(PART, "serveur vide : mémoire", "Mo", megabytes(server.pid), 60),
            *await _coming(place, server, series, stock, floor),
            await _visit(server, series),
            await ssh_lines.visited(PART, server.port, series, place.scratch),
            *await _script(typed, server, series, stock, floor),
            *await _seen(place, server, series),
            await _idle(place, server, series, stock, floor),
            *await _memory(place, server, series, stock, floor),
        ]


async def _come(server: Server, key: Any, port: int = 0) -> Person:
    person = Person()
    await person.come(port or server.port, key)
    await person.until(lambda: HERE in person.said)
    return person


async def _leave(people: Sequence[Person]) -> None:
    """By the door, so that the next visit begins at the home: whoever is cut off finds their place again."""
    for key in (ESCAPE, ESCAPE, ESCAPE, ESCAPE, b"q"):
        for one in people:
            one.send(key)
        await asyncio.sleep(ALONE)
        while any(time.monotonic() - one.last < ALONE for one in people):
            await asyncio.sleep(0.05)
    for one in people:
        await one.leave()


async def _coming(place: Place, server: Server, series: SshSeries, stock: Stock, floor: Stock) -> list[Row]:
    alone = [await _time_to_text(server, new_key()) for _ in range(place.tries(12, 4))]
    used, last = cpu_seconds(server.pid), []
    for _ in range(place.tries(5, 2)):
        last.append(max(await asyncio.gather(*(_time_to_text(server, key) for key in series.keys[:15]))))
        await asyncio.sleep(0.5)
    each = (cpu_seconds(server.pid) - used) / len(last) / 15 * 1000
    said = {"baseline_is": _named(stock)}
    return [
        row(PART, "connexion jusqu’au texte", "ms", sampled(alone), 80,
            baseline=stock.connect, floor=floor.connect, **said),
        row(PART, "quinze ensemble, la dernière personne", "ms", sampled(last), 600,
            baseline=stock.fifteen, floor=floor.fifteen, **said),
        Row(PART, "… processeur du serveur pour chacune", "ms", each),
    ]  # fmt: skip


def _named(stock: Stock) -> str:
    return f"Textual nu, un processus chacun, derrière {stock.how}"


async def _time_to_text(server: Server, key: Any) -> float:
    began = time.monotonic()
    person = await _come(server, key)
    ended = time.monotonic()
    await person.leave()
    return (ended - began) * 1000


async def _visit(server: Server, series: SshSeries) -> Row:
    """Registering, two polls of eight slots, reading six articles of 600 characters, leaving."""
    what, goal = "première visite entière, sur le fil, dans les deux sens", 20_000
    wire = Wire(server.port)
    person = await _come(server, new_key(), await wire.listen())
    await person.press(b"i", ENTER, b"Camille", *(ENTER,) * 8)
    await person.press(*ANSWERS, ESCAPE, DOWN, ENTER, *ANSWERS, ESCAPE, ESCAPE)
    await person.press(b"m", *(DOWN,) * series.first_to_read)
    for _ in range(TO_READ):
        await person.press(ENTER, ESCAPE, DOWN)
    read = sum(mark(number + 1).encode() in person.said for number in range(TO_READ))
    await person.press(ESCAPE, b"q")
    await person.gone()
    answers = answers_of(series, "Camille")
    if read < TO_READ or answers < 2 * len(ANSWERS):
        return Row(PART, what, "o", None, goal, exact=True, note=f"{answers} réponses, {read} articles lus")
    note = f"{wire.down} descendants, {wire.up} montants"
    return Row(PART, what, "o", wire.down + wire.up, goal, exact=True, note=note)


async def _script(typed: str, server: Server, series: SshSeries, stock: Stock, floor: Stock) -> list[Row]:
    """Home, 20 arrows and 10 answers on a grid, 100 letters typed one by one at the end of an article."""
    wire = Wire(server.port)
    person = await _come(server, series.keys[0], await wire.listen())
    await person.press(b"s")
    arrows = await person.costs(ARROWS)
    toggles = await person.costs((b" ",) * TOGGLES)
    await person.press(ESCAPE, b"m", *(DOWN,) * series.first_to_read, b"e", END)
    letters = await person.costs(tuple(one.encode() for one in typed))
    down = wire.down
    await _leave([person])
    late = [delay for _, delay in letters]
    typing, bare = stock.letter, floor.letter
    told, first = _named(stock), "… touche au premier octet, médiane"
    return [
        Row(PART, "le même parcours que le témoin, sur le fil, descendant", "o", down, 12_000,
            stock.script, f"{told}, zlib", floor.script, exact=True),
        _size("une flèche : octets", arrows, 60, stock.arrow, floor.arrow, told),
        _size("une réponse changée : octets", toggles, 60, stock.toggle, floor.toggle, told),
        _size("une lettre tapée : octets", letters, 12, typing, bare, told),
        Row(PART, first, "ms", at(late, 0.5), 6, typing.median, told, bare.median),
        Row(PART, "… 95\u00a0%", "ms", at(late, 0.95), 15, typing.late, told, bare.late),
    ]  # fmt: skip


def _size(
    what: str, found: Sequence[tuple[int, float]], goal: float, stock: Costs, floor: Costs, told: str
) -> Row:
    sizes = sampled([size for size, _ in found])
    return row(
        PART, what, "o", sizes, goal, baseline=stock.size, baseline_is=told, floor=floor.size, exact=True
    )


async def _seen(place: Place, server: Server, series: SshSeries) -> list[Row]:
    people = [await _come(server, key) for key in series.keys[:15]]
    for one in people:
        await to_the_grid(one)
    names = series.names
    two = await answered(server, [(people[0], names[0])], people[1], place.tries(60, 15), 0.3)
    three = [(people[nth], names[nth]) for nth in range(3)]
    many = await answered(server, three, people[14], place.tries(50, 15), 0.2)
    await _leave(people)
    return [
        *_delays("réponse vue par une autre personne, quinze sur la grille", two, 15, 40),
        *_delays("quinze sur la grille dont trois répondent cinq fois par seconde", many, 30, 80),
        Row(PART, "… part d’un cœur", "%", many.core, 40),
        Row(PART, "… octets par réponse de quelqu’un d’autre", "o", many.size, 125, exact=True),
    ]


def _delays(what: str, found: Answers, median: float, late: float) -> list[Row]:
    if not found.delays:
        return [Row(PART, what, "ms", None, median, note="rien n’a changé à son écran")]
    note = f"{found.lost} réponses sans suite à l’écran" if found.lost else ""
    return [
        Row(PART, what, "ms", at(found.delays, 0.5), median, note=note),
        Row(PART, "… 95\u00a0%", "ms", at(found.delays, 0.95), late),
    ]


async def _idle(place: Place, server: Server, series: SshSeries, stock: Stock, floor: Stock) -> Row:
    people = [await _come(server, key) for key in series.keys[:15]]
    for one, way in zip(people, SCREENS, strict=True):
        await one.press(*(way[at : at + 1] for at in range(len(way))))
    await asyncio.sleep(LINGERING + 2)
    seconds = place.tries(20, 5)
    sent, woken, used = sum(one.payload for one in people), wake_ups(server.pid), cpu_seconds(server.pid)
    await asyncio.sleep(seconds)
    sent, woken = sum(one.payload for one in people) - sent, wake_ups(server.pid) - woken
    used = cpu_seconds(server.pid) - used
    await _leave(people)
    note = f"{sent} octets, {woken} réveils, {used:.2f} s de processeur" if sent or woken or used else ""
    what = f"quinze personnes sans rien faire, chacune à un écran : octets et réveils en {seconds} s"
    beside, bare = (len(people) * one.woken * seconds for one in (stock, floor))
    told = f"{_named(stock)}, quinze fois les réveils d’une session"
    return Row(PART, what, "", sent + woken, 0, beside, told, bare, note=note, exact=True)


async def _memory(place: Place, server: Server, series: SshSeries, stock: Stock, floor: Stock) -> list[Row]:
    before, count = megabytes(server.pid), place.tries(200, 30)
    people = [await _come(server, series.keys[nth // SEATS]) for nth in range(count)]
    await people[-1].settle()
    now = megabytes(server.pid)
    await _leave(people)
    each = (now - before) / count
    return [
        Row(
            PART, f"mémoire par visite, à {count}", "Mo", each, 1.2, stock.memory, _named(stock), floor.memory
        ),
        Row(PART, f"{count} visites : mémoire", "Mo", now, 300),
    ]
