"""Writing together over ssh: how soon others see it, what it costs, and a long article."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from bench.process import cpu_seconds
from bench.row import Row, at, row, sampled
from bench.series import Place
from bench.ssh_people import served
from bench.writers import Writer, at_the_table, grow, make_article, new_keys, on_disk, type_in_turn

PART = "Écrire ensemble"
ALPHABETS = ("abcdefghijklnopqrstuvwxyz", "ABDEFGIJLMNOPQRSTUVWXYZ", "0123456789")
PARAGRAPHS = "Nous\n\nVous\n\nTous"
"""What three people add to it in a minute still stands on one screen."""
DOWN, END, TOP, ESCAPE = b"\x1b[B", b"\x1b[F", b"\x1b[1;5H", b"\x1b"
PACE = 0.2


def rows(place: Place) -> Iterator[Row]:
    yield from asyncio.run(_two(place))
    yield from asyncio.run(_fifteen(place))
    yield from asyncio.run(_long(place))


async def _two(place: Place) -> list[Row]:
    directory, keys = place.copy(), new_keys(2)
    make_article(directory, keys, PARAGRAPHS)
    async with served(directory) as server, at_the_table(server.port, keys) as people:
        author, reader = people
        await author.press(END)
        author_bytes: list[int] = []
        for turn in range(place.tries(100, 30)):
            before = author.payload
            await type_in_turn([author], [reader], [ALPHABETS[0][turn % 25]], 1, PACE)
            author_bytes.append(author.payload - before)
    median = statistics.median(author_bytes)
    return [
        *_seen(reader.delays, "deux personnes, l’une écrit : vu par l’autre", 15, 40),
        Row(PART, "… octets par signe chez qui écrit, médiane", "o", median, 12, exact=True),
    ]


async def _fifteen(place: Place) -> list[Row]:
    directory, keys = place.copy(), new_keys(15)
    id = make_article(directory, keys, PARAGRAPHS)
    async with served(directory) as server, at_the_table(server.port, keys) as people:
        writers = people[:3]
        for nth, writer in enumerate(writers):
            await writer.press(*(DOWN,) * (2 * nth), END)
        payload, cpu, began = [one.payload for one in people], cpu_seconds(server.pid), time.monotonic()
        journal = _size(directory)
        # Who writes may have scrolled: those who read have all of it on their screen.
        typed = await type_in_turn(writers, people[3:], ALPHABETS, place.tries(300, 50), PACE)
        share = (cpu_seconds(server.pid) - cpu) / (time.monotonic() - began) * 100
        line = (_size(directory) - journal) / typed
        read = [one.payload - before for one, before in zip(people, payload, strict=True)][3:]
        for one in people:
            await one.press(TOP)
        screens = {"".join(_words(one)) for one in people}
    said = on_disk(directory, id)
    same = screens == {"".join(said.split())}
    delays = [delay for one in people for delay in one.delays]
    missed = sum(len(one.awaited) for one in people)
    note = f"{missed} jamais vus" if missed else ""
    return [
        *_seen(
            delays, "quinze personnes, trois écrivent cinq signes par seconde : vu par les autres", 30, 80
        ),
        Row(PART, "… serveur, part d’un cœur", "%", share, 40),
        Row(PART, "… octets par signe chez qui lit", "o", statistics.mean(read) / typed, 125, exact=True),
        Row(PART, "… textes qui diffèrent, écrans et disque", "", 0 if same else 1, 0, exact=True, note=note),
        Row(PART, "… journal, par signe", "o", line, 300, exact=True),
    ]


async def _long(place: Place) -> list[Row]:
    size, edits = 20_000, place.tries(5_000, 1_000)
    _, short = await _opened_and_typed(place, PARAGRAPHS, 0, 0)
    opening, echo = await _opened_and_typed(place, "Nous.", size, edits)
    what = f"article de {size} caractères et {edits} modifications"
    typing = "… touche jusqu’au premier octet"
    beside = {"baseline": at(short, 0.5), "baseline_is": "article court"}
    return [
        row(PART, f"{what} : ouvrir", "ms", sampled(opening), 100),
        Row(PART, f"{typing}, médiane", "ms", at(echo, 0.5), 6, **beside),  # type: ignore[arg-type]
        Row(PART, "… 95\u00a0%", "ms", at(echo, 0.95), 15),
    ]


async def _opened_and_typed(
    place: Place, text: str, size: int, edits: int
) -> tuple[list[float], list[float]]:
    """Milliseconds to open the article, and from a key to the first byte of its echo."""
    directory, keys = place.copy(), new_keys(1)
    grow(directory, make_article(directory, keys, text), size, edits)
    opening: list[float] = []
    echo: list[float] = []
    async with served(directory) as server, at_the_table(server.port, keys) as people:
        (writer,) = people
        for _ in range(place.tries(9, 4)):
            await writer.press(ESCAPE)
            began = time.monotonic()
            await writer.press(b"e")
            opening.append((writer.first - began) * 1000)
        for turn in range(place.tries(100, 30)):
            began = time.monotonic()
            await writer.press(ALPHABETS[0][turn % 25].encode())
            echo.append((writer.first - began) * 1000)
    return opening, echo


def _seen(delays: list[float], what: str, median: float, most: float) -> list[Row]:
    return [
        Row(PART, f"{what}, médiane", "ms", at(delays, 0.5), median),
        Row(PART, "… 95\u00a0%", "ms", at(delays, 0.95), most),
    ]


def _words(person: Writer) -> list[str]:
    """The words of the article on its screen, the margin of letters left out."""
    body = person.screen()[2:-4]
    return ["".join(row[4:].split()) for row in body if row[4:].strip()]


def _size(directory: Path) -> int:
    return (directory / "veillee.journal").stat().st_size
