"""Lines of a page as values: words with their kind, wrapped to a width and grouped into items.

A kind is a role ("quiet", "accent"…), which the theme turns into a look; it never says anything that the
words do not say too.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len

from tui.once import once_for_all

KINDS = ("strong", "quiet", "accent", "alert", "good", "rule", "added", "removed", "here")


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    kind: str = ""


Part = str | Span


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `item` is what the row belongs to; `head` tells the rows that show the cursor."""

    spans: tuple[Span, ...] = ()
    item: Hashable = None
    head: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


def strong(text: str) -> Span:
    return Span(text, "strong")


def quiet(text: str) -> Span:
    return Span(text, "quiet")


def accent(text: str) -> Span:
    return Span(text, "accent")


def alert(text: str) -> Span:
    return Span(text, "alert")


def good(text: str) -> Span:
    return Span(text, "good")


def spans(parts: Iterable[Part]) -> tuple[Span, ...]:
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts if part)


def width_of(parts: Iterable[Part]) -> int:
    return sum(cell_len(span.text) for span in spans(parts))


def padded(text: str, width: int) -> str:
    """`text` in exactly `width` cells; what is beyond is said by « … »."""
    return (shown := fitted(text, width)) + " " * (width - cell_len(shown))


def fitted(text: str, width: int) -> str:
    """`text` in at most `width` cells, for cells of a table whose whole text stands elsewhere."""
    if cell_len(text) <= width:
        return text
    end = len(text)
    while end and cell_len(text[:end]) > width - 1:
        end -= 1
    return text[:end].rstrip() + "…" if width > 0 else ""


def wrapped(parts: Iterable[Part], width: int, first: int | None = None) -> list[tuple[Span, ...]]:
    """The parts in rows of at most `width` cells (`first` for the first row), cut at spaces, none lost."""
    return list(_wrapped(spans(parts), max(width, 1), max(width if first is None else first, 1)))


@once_for_all(512)
def _wrapped(given: tuple[Span, ...], width: int, first: int) -> tuple[tuple[Span, ...], ...]:
    """Fifteen people who look at one page have most of its words in common, and a page those of before."""
    text = "".join(span.text for span in given)
    kinds = [span.kind for span in given for _ in span.text]
    return tuple(_regrouped(text, kinds, start, end) for start, end in _rows(text, width, first))


def _rows(text: str, width: int, first: int) -> Iterator[tuple[int, int]]:
    at = 0
    room = first
    for paragraph in text.split("\n"):
        start, end = at, at + len(paragraph)
        while True:
            cut = _cut(text, start, end, room)
            yield start, cut
            room = width
            start = cut
            while start < end and text[start] == " ":
                start += 1
            if start >= end:
                break
        at = end + 1


def _cut(text: str, start: int, end: int, room: int) -> int:
    """Where a row that begins at `start` ends: after the last word that fits, or inside one too long."""
    # A word of 64,000 letters is measured by rows, not again to its end for each of them.
    end = min(end, start + _LONGEST_ROW * (room + 1))
    if cell_len(text[start:end]) <= room:
        return end
    # Most signs are one cell wide: where all are, the row ends there.
    fits = start + (room if cell_len(text[start : start + room]) == room else 1)
    while fits < end and cell_len(text[start : fits + 1]) <= room:
        fits += 1
    space = fits + 1
    while (space := text.rfind(" ", start, space)) > start:
        if text[space + 1 : space + 2] not in _STUCK_LEFT and text[space - 1] not in _STUCK_RIGHT:
            return space if text[start:space].strip() else fits
    return fits


_LONGEST_ROW = 16
"""Characters for each cell, at most: some have no width."""
_STUCK_LEFT = frozenset(":;!?»")
_STUCK_RIGHT = frozenset("«")
"""French signs that keep the word beside them, whatever space was typed between."""


def _regrouped(text: str, kinds: list[str], start: int, end: int) -> tuple[Span, ...]:
    places = groupby(range(start, end), key=kinds.__getitem__)
    return tuple(Span("".join(text[place] for place in group), kind) for kind, group in places)
