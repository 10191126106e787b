"""Cards in two columns, what belongs to both below them, by blocks; one list where there is no room for two.

The whole is laid out once for a width; moving the cursor paints the rows of two cards.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from tui.widgets.cards import Block, Card, Laid, Row, Strand, laid
from tui.widgets.lines import Line, Part, Span, quiet, spans, width_of
from tui.widgets.page import Lines
from tui.widgets.sheet import MARGIN, Written

__all__ = ["Block", "Card", "Columns"]

RULE = " │ "


class Columns(Lines):
    """`heads` stay above the columns whatever is scrolled; the cursor stands on a card, by its key.

    Several cards can be marked, for what is done to all of them at once.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False),
        Binding("down", "go(1)", show=False),
        Binding("left", "cross(-1)", show=False),
        Binding("right", "cross(1)", show=False),
        Binding("pageup", "go(-8)", show=False),
        Binding("pagedown", "go(8)", show=False),
        Binding("home", "go(-9999)", show=False),
        Binding("end", "go(9999)", show=False),
    ]
    can_focus = True

    @dataclass
    class Moved(Message):
        """The cursor stands on another card, or the marks changed."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor: str | None = None
        self._marked: set[str] = set()
        self._heads: tuple[str, ...] = ()
        self._blocks: tuple[Block, ...] = ()
        self._laid = Laid()
        self._laid_for = 0
        self._top = 0

    def set(self, heads: tuple[str, ...], blocks: tuple[Block, ...]) -> None:
        """Shows the blocks. What is read stays where it is on the screen, whatever came above it.

        The cursor stays on its card, else near where it was.
        """
        before, was = list(self._laid.places), self._row
        at = before.index(self.cursor) if self.cursor in before else 0
        self._heads, self._blocks = heads, blocks
        self._lay()
        keys = list(self._laid.places)
        self._marked.intersection_update(keys)
        if self.cursor not in self._laid.places:
            self.cursor = keys[min(at, len(keys) - 1)] if keys else None
        elif was is not None and self._row is not None:
            self._top += self._row - was
        self.paint()

    @property
    def _row(self) -> int | None:
        """Where the card of the cursor begins, among all rows."""
        place = self._laid.places.get(self.cursor or "")
        return place[1] if place else None

    @property
    def marked(self) -> tuple[str, ...]:
        """In the order in which they are shown."""
        return tuple(key for key in self._laid.places if key in self._marked)

    def unmark(self) -> None:
        self._marked.clear()
        self._remarked()

    def action_mark(self) -> None:
        """Marks the card of the cursor, or takes its mark back."""
        if self.cursor is not None:
            self._marked ^= {self.cursor}
            self._remarked()

    def _remarked(self) -> None:
        self.paint()
        self.post_message(self.Moved(self.cursor or ""))

    def neighbour(self, leaving: Collection[str]) -> str | None:
        """The card to stand on once these have left the place of the cursor: the next below, else above."""
        if self.cursor is None or self.cursor not in leaving:
            return self.cursor
        path = self._laid.path(self.cursor)
        at = path.index(self.cursor)
        after = (key for key in (*path[at + 1 :], *reversed(path[:at])) if key not in leaving)
        return next(after, None)

    def stand_on(self, key: str) -> None:
        if key in self._laid.places and key != self.cursor:
            self.cursor = key
            self.post_message(self.Moved(key))
        self.paint()

    def action_go(self, by: int) -> None:
        """Down this column: its cards, and those that belong to both."""
        if self.cursor is None:
            return
        path = self._laid.path(self.cursor)
        at = path.index(self.cursor) + by
        self.stand_on(path[min(max(at, 0), len(path) - 1)])

    def action_cross(self, by: int) -> None:
        """To the nearest card of the other column."""
        if self.cursor is None:
            return
        column, row = self._laid.places[self.cursor]
        other = by > 0 if column < 0 else column + by
        found = [
            (abs(at - row), key) for key, (where, at) in self._laid.places.items() if where == int(other)
        ]
        if found:
            self.stand_on(min(found)[1])

    def on_resize(self) -> None:
        if self._across != self._laid_for:
            self._lay()
        self.paint()

    def paint(self) -> None:
        room = max(1, self.size.height - (1 if self._heads else 0))
        self._scroll_to_cursor(room)
        lines = [self._head()] if self._heads else []
        lines += [self._line(row) for row in self._laid.rows[self._top : self._top + room]]
        first = 1 if self._heads else 0
        if len(lines) > first:
            below = self._top + room < len(self._laid.rows)
            lines[first] = self._edged(lines[first], "↑") if self._top else lines[first]
            lines[-1] = self._edged(lines[-1], "↓") if below else lines[-1]
        self.show(Written(tuple(lines)))

    # --- laying out

    @property
    def _across(self) -> int:
        """From edge to edge; those of the terminal until there is a size: else each letter has its row."""
        return self.size.width or self.app.size.width - 2

    @property
    def _width(self) -> int:
        """Of one column's text."""
        count = max(1, len(self._heads))
        room = self._across - 2 - len(RULE) * (count - 1)
        return max(8, room // count - MARGIN)

    def _lay(self) -> None:
        self._laid_for = self._across
        self._laid = laid(self._blocks, self._width, self._across - MARGIN - 2)

    def _scroll_to_cursor(self, room: int) -> None:
        place = self._laid.places.get(self.cursor or "")
        if place is None:
            self._top = 0
            return
        first, last = place[1], self._laid.last_row(self.cursor or "")
        # The title of its block is shown with the first card.
        above = first - 1 if first and all(one.key is None for one in self._laid.rows[first - 1]) else first
        self._top = min(max(self._top, last - room + 1), above)
        self._top = max(0, min(self._top, len(self._laid.rows) - room))

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

    def _line(self, row: Row) -> Line:
        parts: list[Part] = []
        for number, strand in enumerate(row):
            here = strand.key is not None and strand.key == self.cursor
            mark = Span(self._sign(row, strand, here), "accent")
            said = tuple(Span(one.text, "cursor") for one in strand.spans) if here else strand.spans
            parts += [mark, *said]
            if number + 1 < len(row):
                parts.append(" " * max(0, self._width - width_of(strand.spans)))
                parts.append(Span(RULE, "rule"))
        return Line(spans(parts))

    def _sign(self, row: Row, strand: Strand, here: bool) -> str:
        """Before the first row of a card: whether the cursor is there, whether it is marked."""
        if strand.key is None or self._laid.rows[self._laid.places[strand.key][1]] is not row:
            return "  "
        return (">" if here else " ") + ("*" if strand.key in self._marked else " ")

    def _edged(self, line: Line, sign: str) -> Line:
        gap = self.size.width - 1 - width_of(line.spans)
        return Line((*line.spans, Span(" " * gap + sign))) if gap >= 0 else line

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _, _ = self.content_region
        column, row = self._laid.places.get(self.cursor or "", (0, 0))
        across = max(column, 0) * (self._width + MARGIN + len(RULE))
        return Offset(x + across, y + row - self._top + (1 if self._heads else 0))
