"""Cards in columns, laid out in rows for a width: pure values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from tui.widgets.lines import Part, Span, quiet, strong, wrapped

BOTH = -1
"""The column of what goes over the whole width."""


@dataclass(frozen=True, slots=True)
class Card:
    key: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """`columns` side by side, then `both` over the whole width; `facts` stand quietly beside the title."""

    title: str
    columns: tuple[tuple[Card, ...], ...]
    both: tuple[Card, ...] = ()
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Strand:
    """One column's share of a row: the key of its card, and its words."""

    key: str | None
    spans: tuple[Span, ...]


Row = tuple[Strand, ...]


@dataclass(slots=True)
class Laid:
    """`places`: of each card, its column and its first row; in the order of reading."""

    rows: list[Row] = field(default_factory=list)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def path(self, key: str) -> list[str]:
        """The cards of that card's column, and those that belong to both."""
        column = max(self.places[key][0], 0)
        return [one for one, (where, _) in self.places.items() if where in (column, BOTH)]

    def last_row(self, key: str) -> int:
        last = self.places[key][1]
        while last + 1 < len(self.rows) and any(one.key == key for one in self.rows[last + 1]):
            last += 1
        return last


def laid(blocks: tuple[Block, ...], column: int, whole: int) -> Laid:
    """In cells for the words: of one column, and over the whole width."""
    found = Laid()
    for block in blocks:
        if found.rows:
            found.rows.append(())
        facts = (quiet(f"  {block.facts}"),) if block.facts else ()
        found.rows.append((Strand(None, (strong(block.title), *facts)),))
        _side_by_side(found, block, column)
        for card in block.both:
            found.places[card.key] = (BOTH, len(found.rows))
            found.rows += [(one,) for one in _strands(card, whole)]
    return found


def _side_by_side(found: Laid, block: Block, width: int) -> None:
    start = len(found.rows)
    columns: list[list[Strand]] = []
    for number, cards in enumerate(block.columns):
        strands: list[Strand] = []
        for card in cards:
            found.places[card.key] = (number, start + len(strands))
            strands += _strands(card, width)
        columns.append(strands)
    found.rows += zip_longest(*columns, fillvalue=Strand(None, ()))


def _strands(card: Card, width: int) -> Iterator[Strand]:
    for row in wrapped(card.parts, width):
        yield Strand(card.key, row)
