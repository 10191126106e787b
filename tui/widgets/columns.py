"""Cards in two columns, what belongs to both below them, by blocks; one list where there is no room for two.

The whole is laid out once for a width; moving the cursor paints the rows of two cards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from tui.widgets.lines import Line, Part, Span, quiet, spans, strong, width_of, wrapped
from tui.widgets.page import Lines
from tui.widgets.sheet import MARGIN, Written

RULE = " │ "


@dataclass(frozen=True, slots=True)
class Card:
    key: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """`columns` side by side, then `both` over the whole width."""

    title: str
    columns: tuple[tuple[Card, ...], ...]
    both: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class _Strand:
    """One column's share of a row: the key of its card, and its words."""

    key: str | None
    spans: tuple[Span, ...]


_Row = tuple[_Strand, ...]


class Columns(Lines):
    """`heads` stay above the columns whatever is scrolled; the cursor stands on a card, by its key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False),
        Binding("down", "go(1)", show=False),
        Binding("left", "cross(-1)", show=False),
        Binding("right", "cross(1)", show=False),
        Binding("pageup", "go(-8)", show=False),
        Binding("pagedown,space", "go(8)", show=False),
        Binding("home", "go(-9999)", show=False),
        Binding("end", "go(9999)", show=False),
    ]
    can_focus = True

    @dataclass
    class Moved(Message):
        """The cursor stands on another card."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor: str | None = None
        self._heads: tuple[str, ...] = ()
        self._blocks: tuple[Block, ...] = ()
        self._rows: list[_Row] = []
        self._places: dict[str, tuple[int, int]] = {}
        """Of each card: its column (-1 for both) and its first row."""
        self._top = 0

    def set(self, heads: tuple[str, ...], blocks: tuple[Block, ...]) -> None:
        """Shows the blocks; the cursor stays on its card, else near where it was."""
        before = list(self._places)
        at = before.index(self.cursor) if self.cursor in before else 0
        self._heads, self._blocks = heads, blocks
        self._lay()
        keys = list(self._places)
        if self.cursor not in self._places:
            self.cursor = keys[min(at, len(keys) - 1)] if keys else None
        self.paint()

    def stand_on(self, key: str) -> None:
        if key in self._places and key != self.cursor:
            self.cursor = key
            self.post_message(self.Moved(key))
        self.paint()

    def action_go(self, by: int) -> None:
        """Down this column: its cards, and those that belong to both."""
        if self.cursor is None:
            return
        column = self._places[self.cursor][0]
        column = max(column, 0)
        path = [key for key, (where, _) in self._places.items() if where in (column, -1)]
        at = path.index(self.cursor) + by
        self.stand_on(path[min(max(at, 0), len(path) - 1)])

    def action_cross(self, by: int) -> None:
        """To the nearest card of the other column."""
        if self.cursor is None:
            return
        column, row = self._places[self.cursor]
        other = by > 0 if column < 0 else column + by
        found = [(abs(at - row), key) for key, (where, at) in self._places.items() if where == int(other)]
        if found:
            self.stand_on(min(found)[1])

    def on_resize(self) -> None:
        self._lay()
        self.paint()

    def paint(self) -> None:
        room = max(1, self.size.height - (1 if self._heads else 0))
        self._scroll_to_cursor(room)
        lines = [self._head()] if self._heads else []
        lines += [self._line(row) for row in self._rows[self._top : self._top + room]]
        if self._rows and len(lines) > 1:
            below = self._top + room < len(self._rows)
            lines[-1] = self._edged(lines[-1], "↓") if below else lines[-1]
        self.show(Written(tuple(lines)))

    # --- laying out

    @property
    def _width(self) -> int:
        """Of one column's text."""
        count = max(1, len(self._heads))
        room = self.size.width - 2 - len(RULE) * (count - 1)
        return max(8, room // count - MARGIN)

    def _lay(self) -> None:
        self._rows, self._places = [], {}
        for block in self._blocks:
            if self._rows:
                self._rows.append(())
            self._rows.append((_Strand(None, (strong(block.title),)),))
            self._lay_columns(block)
            for card in block.both:
                self._places[card.key] = (-1, len(self._rows))
                self._rows += [(one,) for one in _strands(card, self.size.width - MARGIN - 2)]

    def _lay_columns(self, block: Block) -> None:
        start = len(self._rows)
        columns: list[list[_Strand]] = []
        for number, cards in enumerate(block.columns):
            strands: list[_Strand] = []
            for card in cards:
                self._places[card.key] = (number, start + len(strands))
                strands += _strands(card, self._width)
            columns.append(strands)
        self._rows += zip_longest(*columns, fillvalue=_Strand(None, ()))

    def _scroll_to_cursor(self, room: int) -> None:
        place = self._places.get(self.cursor or "")
        if place is None:
            self._top = 0
            return
        first = place[1]
        last = first
        while last + 1 < len(self._rows) and any(one.key == self.cursor for one in self._rows[last + 1]):
            last += 1
        # The title of its block is shown with the first card.
        above = first - 1 if first and all(one.key is None for one in self._rows[first - 1]) else first
        self._top = min(max(self._top, last - room + 1), above)
        self._top = max(0, min(self._top, len(self._rows) - room))

    # --- painting

    def _head(self) -> Line:
        parts: list[Part] = []
        for number, head in enumerate(self._heads):
            words = " " * MARGIN + head
            gap = max(0, self._width + MARGIN - width_of((words,)))
            parts += [
                quiet(words + " " * gap),
                *([Span(RULE, "rule")] if number + 1 < len(self._heads) else []),
            ]
        return Line(spans(parts))

    def _line(self, row: _Row) -> Line:
        parts: list[Part] = []
        for number, strand in enumerate(row):
            here = strand.key is not None and strand.key == self.cursor
            first = here and self._is_first(row, strand)
            mark = Span("> ", "accent") if first else Span("  ")
            said = tuple(Span(one.text, "cursor") for one in strand.spans) if here else strand.spans
            parts += [mark, *said]
            if number + 1 < len(row):
                parts.append(" " * max(0, self._width - width_of(strand.spans)))
                parts.append(Span(RULE, "rule"))
        return Line(spans(parts))

    def _is_first(self, row: _Row, strand: _Strand) -> bool:
        return self._rows[self._places[strand.key or ""][1]] is row

    def _edged(self, line: Line, sign: str) -> Line:
        gap = self.size.width - 1 - width_of(line.spans)
        return Line((*line.spans, Span(" " * gap + sign))) if gap >= 0 else line

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _, _ = self.content_region
        column, row = self._places.get(self.cursor or "", (0, 0))
        across = max(column, 0) * (self._width + MARGIN + len(RULE))
        return Offset(x + across, y + row - self._top + (1 if self._heads else 0))


def _strands(card: Card, width: int) -> Iterator[_Strand]:
    for row in wrapped(card.parts, width):
        yield _Strand(card.key, row)
