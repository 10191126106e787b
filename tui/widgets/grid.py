"""A table with a cell under the cursor: people down, moments across, and what is counted always in view.

The rows are built as lines for the size there is, and painted by what differs: an arrow writes two
cells again.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any, ClassVar, cast

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.geometry import Offset

from tui.i18n import Translator
from tui.widgets.lines import Line, Span, fitted, padded, quiet, spans, strong
from tui.widgets.page import Lines
from tui.widgets.sheet import MARGIN, Written
from tui.widgets.table import Row, Table

_NARROWEST, _WIDEST_NAME = 7, 21
_MOST_KNOWN = 200


class Grid(Lines):
    """Holds a table and where the cursor stands in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1, 0)", show=False),
        Binding("down", "go(1, 0)", show=False),
        Binding("left", "go(0, -1)", show=False),
        Binding("right", "go(0, 1)", show=False),
        Binding("pageup", "go(-10, 0)", show=False),
        Binding("pagedown", "go(10, 0)", show=False),
        Binding("home", "go(0, -999)", show=False),
        Binding("end", "go(0, 999)", show=False),
    ]
    can_focus = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.table = Table()
        self.row: Hashable = None
        self.column: Hashable = None
        self._top = self._left = 0
        self._name_width, self._cell_width = MARGIN, _NARROWEST
        self._known: dict[tuple[Span, tuple[Span, ...], str], Line] = {}
        """Lines already written for the layout there is."""
        self._known_for: Hashable = None

    @property
    def t(self) -> Translator:
        return cast(Any, self.app).session.t  # type: ignore[no-any-return]

    def set(self, table: Table) -> None:
        """Shows `table`; the cursor stays on its row and its column while they are there."""
        before = self._place
        self.table = table
        self._measure()
        rows, columns = [one.key for one in table.rows], [one.key for one in table.columns]
        if self.row not in rows:
            self.row = rows[min(before[0], len(rows) - 1)] if rows else None
        if self.column not in columns:
            self.column = columns[min(before[1], len(columns) - 1)] if columns else None
        self.paint()

    def stand_on(self, row: str | None = None, column: str | None = None) -> None:
        self.row = row or self.row
        self.column = column or self.column
        self.paint()

    def action_go(self, down: int, right: int) -> None:
        rows, columns = self.table.rows, self.table.columns
        if not columns:
            return
        row, column = self._place
        if rows:
            self.row = rows[min(max(row + down, 0), len(rows) - 1)].key
        self.column = columns[min(max(column + right, 0), len(columns) - 1)].key
        self.paint()

    def on_resize(self) -> None:
        self.paint()

    def paint(self) -> None:
        """Builds the rows again and paints those that differ; before it has a size, nothing would fit."""
        if not self.size.width:
            return
        self._scroll_to_cursor()
        layout = self._name_width, self._cell_width
        if layout != self._known_for or len(self._known) > _MOST_KNOWN:
            self._known, self._known_for = {}, layout
        self.show(Written(tuple(self._lines())))

    # --- what fits

    def _measure(self) -> None:
        names = [*(one.name for one in self.table.rows), *(one.label for one in self.table.counts)]
        widest = min(max(map(cell_len, names), default=0), _WIDEST_NAME)
        heads = (cell_len(line) for column in self.table.columns for line in column.head)
        self._name_width = max(widest, *map(cell_len, ("", *self.table.side))) + MARGIN + 1
        self._cell_width = max(_NARROWEST, max(heads, default=0) + 2)

    @property
    def _place(self) -> tuple[int, int]:
        rows = [one.key for one in self.table.rows]
        columns = [one.key for one in self.table.columns]
        return (
            rows.index(self.row) if self.row in rows else 0,
            columns.index(self.column) if self.column in columns else 0,
        )

    @property
    def _across(self) -> int:
        """How many columns are in view."""
        room = self.size.width - self._name_width
        return max(1, min(room // self._cell_width, len(self.table.columns)))

    @property
    def _head(self) -> int:
        return max((len(one.head) for one in self.table.columns), default=0)

    @property
    def _room(self) -> int:
        """How many rows of people fit between the heads and the counts, the pinned ones included."""
        fixed = self._head + len(self.table.counts) + 2
        return max(self.table.pinned + 1, self.size.height - fixed)

    @property
    def _down(self) -> int:
        """How many rows below the pinned ones are in view: one less when a line says that there are more."""
        scrolling = len(self.table.rows) - self.table.pinned
        room = self._room - self.table.pinned
        return scrolling if scrolling <= room else max(1, room - 1)

    def _scroll_to_cursor(self) -> None:
        row, column = self._place
        last = max(0, len(self.table.columns) - self._across)
        if not self._left <= column < self._left + self._across:
            # By half of what is in view: a column at each key would write the whole table again each time.
            self._left = column - self._across // 2
        self._left = min(max(self._left, 0), last)
        row -= self.table.pinned
        if row >= 0:
            self._top = max(min(self._top, row), row - self._down + 1, 0)
        self._top = max(0, min(self._top, len(self.table.rows) - self.table.pinned - self._down))

    # --- the rows as lines

    def _lines(self) -> Iterator[Line]:
        if not self.table.columns:
            return
        shown = slice(self._left, self._left + self._across)
        for at in range(self._head):
            heads = [one.head[at] if at < len(one.head) else "" for one in self.table.columns[shown]]
            side = self.table.side[at] if at < len(self.table.side) else ""
            kind = strong if at == 0 else quiet
            yield self._line(quiet(self._more_columns() if at == 0 else side), [kind(one) for one in heads])
        yield Line()
        pinned, scrolling = self.table.rows[: self.table.pinned], self.table.rows[self.table.pinned :]
        for row in (*pinned, *scrolling[self._top : self._top + self._down]):
            yield self._row(row, shown)
        if beyond := len(scrolling) - self._down:
            yield Line(spans(("  ", quiet(self._more_rows(beyond)))))
        yield Line()
        middle = self._cell_width // 2 + 1
        for count in self.table.counts:
            # Units stand under the letters: « 9 » and « * 11 » end in the same column.
            numbers = [padded(one.rjust(middle), self._cell_width) for one in count.cells[shown]]
            yield self._line(quiet(count.label), [Span(one) for one in numbers])

    def _more_columns(self) -> str:
        if self._across >= len(self.table.columns):
            return self.table.side[0] if self.table.side else ""
        first, last, every = self._left + 1, self._left + self._across, len(self.table.columns)
        arrows = ("←" if self._left else " ") + ("→" if last < every else " ")
        return self.t("{signes} {a}-{b} sur {n}", signes=arrows, a=first, b=last, n=every)

    def _more_rows(self, beyond: int) -> str:
        arrows = ("↑" if self._top else "") + ("↓" if self._top < beyond else "")
        said = self.t.n("{n} autre", "{n} autres", beyond)
        return f"…  {said}, {arrows}"

    def _line(self, name: Span, cells: list[Span], mark: str = "  ") -> Line:
        key = name, tuple(cells), mark
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._laid(name, cells, mark)
        return known

    def _laid(self, name: Span, cells: list[Span], mark: str) -> Line:
        width = self._cell_width
        parts = [Span(mark), Span(padded(name.text, self._name_width - MARGIN), name.kind)]
        gap = 0
        for cell in cells:
            text = fitted(cell.text, width)
            left = max(0, width // 2 - cell_len(text) // 2)
            parts += [Span(" " * (gap + left)), Span(text, cell.kind)]
            gap = width - left - cell_len(text)
        return Line(spans([*parts, Span(" " * gap)]))

    def _row(self, row: Row, shown: slice) -> Line:
        """The brackets wear what their letter wears: one change of look for the terminal, not three."""
        cells = list(row.cells[shown])
        if row.key != self.row:
            return self._line(Span(row.name), cells)
        at = self._place[1] - self._left
        letter = cells[at]
        look = "here" if self.app.current_theme.ansi else letter.kind
        cells[at] = Span(f"[ {letter.text} ]", look)
        return self._line(Span(row.name), cells, mark="> ")

    @property
    def cursor_screen_offset(self) -> Offset:
        """On the letter of the cell under the cursor, for those who follow the terminal's own."""
        x, y, _, _ = self.content_region
        row, column = self._place
        down = row if row < self.table.pinned else row - self._top
        across = self._name_width + (column - self._left) * self._cell_width + self._cell_width // 2
        return Offset(x + across, y + (self._head + 1 + down if self.table.rows else 0))
