"""The painter: what a terminal shows, what it should show, and the fewest bytes from one to the other.

Drawing only changes what is wanted. `take` gives the bytes for the difference and counts them as shown: so a
door that cannot write now simply does not take, and the next frame is exact whatever was drawn meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.segment import Segment

from tui.painter.capabilities import Terminal
from tui.painter.cells import Cutter, is_certain, is_plain
from tui.painter.differ import SHORTEST_ERASE, Row, blank_from, changed, runs
from tui.painter.moves import move
from tui.painter.sgr import PLAIN, Look, looks_for

LARGE_FRAME = 200
"""Characters from which a frame hides the cursor, or asks the terminal to show it all at once."""
_CLEAR = "\x1b[m\x1b[H\x1b[2J"


class Painter:
    """The screen of one terminal, `terminal.columns` by `terminal.rows` cells."""

    def __init__(self, terminal: Terminal) -> None:
        self._cutter = Cutter(terminal)
        self._looks = looks_for(terminal.depth)
        self._charset = terminal.charset
        self._coloured_erase = terminal.coloured_erase
        self.synchronized = False
        """Whether the terminal said that it can hold back a frame until it is whole (DEC mode 2026)."""
        self._wanted: list[Row] = []
        self._shown: list[Row] | None = None
        self._dirty: set[int] = set()
        self._cursor: tuple[int, int] | None = None
        self._cursor_shown: bool | None = None
        self._pen = _Pen()
        self.columns = self.rows = 0
        self.resize(terminal.columns, terminal.rows)

    def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size now; what it shows is unknown until the next frame."""
        kept = [row.sized(columns) for row in self._wanted[:rows]]
        self._wanted = kept + [Row.blank(columns)] * (rows - len(kept))
        self.columns, self.rows = columns, rows
        self.forget()

    def forget(self) -> None:
        """Nothing is known of what the terminal shows: the next frame clears it and paints everything."""
        self._shown = None
        self._cursor_shown = None
        self._dirty = set(range(self.rows))

    def draw(self, x: int, y: int, segments: Iterable[Segment]) -> None:
        """Want `segments` from column `x` of row `y`; what falls outside the screen is left out."""
        if not 0 <= y < self.rows:
            return
        cells, looks = self._cut(segments)
        if x < 0:
            cells, looks, x = cells[-x:], looks[-x:], 0
        self._wanted[y] = self._wanted[y].with_cells(x, cells, looks)
        self._dirty.add(y)

    def place_cursor(self, x: int, y: int) -> None:
        """Want the terminal's own cursor there, and seen; outside the screen it waits at the nearest edge."""
        self._cursor = (x, y)

    def hide_cursor(self) -> None:
        """Want no cursor."""
        self._cursor = None

    def take(self) -> bytes:
        """The bytes that bring the terminal up to date, nothing if it is; they must then be sent."""
        out: list[str] = []
        shown = self._shown
        if shown is None:
            out.append(_CLEAR)
            shown = self._shown = [Row.blank(self.columns)] * self.rows
            self._pen = _Pen(0, 0, PLAIN)
        self._pen.doubt()
        for y in sorted(self._dirty):
            self._paint(shown, y, out)
        self._dirty.clear()
        return self._finish("".join(out)).encode(self._charset, "replace")

    def _cut(self, segments: Iterable[Segment]) -> tuple[list[str], list[Look]]:
        cells: list[str] = []
        looks: list[Look] = []
        for text, style, control in segments:
            if control:
                continue
            cut = self._cutter.cut(text)
            look = self._looks.of(style)
            if look.ground is not None and text.isspace():
                look = look.blank
            cells.extend(cut)
            looks.extend([look] * len(cut))
        return cells, looks

    def _paint(self, shown: list[Row], y: int, out: list[str]) -> None:
        before, wanted = shown[y], self._wanted[y]
        shown[y] = wanted
        bounds = None if before.is_like(wanted) else changed(before, wanted)
        if bounds is None:
            return
        first, after = bounds
        blank = max(first, blank_from(wanted, self._coloured_erase))
        erase = after - blank >= SHORTEST_ERASE
        stop = blank if erase else after
        if stop > first:
            for start, end in runs(before, wanted, first, stop):
                self._pen.write(out, wanted, start, end, y)
        if erase:
            self._pen.erase(out, wanted.looks[blank], blank, y)

    def _finish(self, painted: str) -> str:
        """Bring the cursor where it is wanted, and keep it from running over the screen on the way."""
        out: list[str] = []
        large = len(painted) > LARGE_FRAME
        if large and not self.synchronized and self._cursor_shown is not False:
            out.append("\x1b[?25l")
            self._cursor_shown = False
        out.append(painted)
        if self._cursor is not None:
            x = max(0, min(self._cursor[0], self.columns - 1))
            y = max(0, min(self._cursor[1], self.rows - 1))
            out.append(self._pen.glide(x, y, self._wanted[y]))
        wanted = self._cursor is not None
        if self._cursor_shown is not wanted:
            out.append("\x1b[?25h" if wanted else "\x1b[?25l")
            self._cursor_shown = wanted
        if large and self.synchronized:
            return "\x1b[?2026h" + "".join(out) + "\x1b[?2026l"
        return "".join(out)


class _Pen:
    """Where the terminal's cursor is and what it writes with; None where only the terminal knows."""

    __slots__ = ("_look", "_sure", "_x", "_y")

    def __init__(self, x: int | None = None, y: int | None = None, look: Look | None = None) -> None:
        self._x, self._y, self._look = x, y, look
        self._sure = False

    def doubt(self) -> None:
        """Another program may have written meanwhile: the next look is given whole."""
        self._sure = False

    def go(self, x: int, y: int) -> str:
        way = move(self._x, self._y, x, y)
        self._x, self._y = x, y
        return way

    def glide(self, x: int, y: int, row: Row) -> str:
        """Go to a cell of `row`, over the one before it by writing it again where that is shorter."""
        before = row.cells[x - 1] if x else ""
        if (self._x, self._y) == (x - 1, y) and len(before.encode("utf-8", "replace")) == 1:
            blank = before == " " and self._is_on(row.looks[x - 1].ground)
            if blank or row.looks[x - 1] is self._look:
                self._x = x
                return before
        return self.go(x, y)

    def wear(self, look: Look) -> str:
        if look is self._look:
            return ""
        worn, self._look = self._look, look
        codes = look.after(worn) if worn and self._sure else look.sgr
        self._sure = True
        return f"\x1b[{codes}m"

    def write(self, out: list[str], row: Row, start: int, end: int, y: int) -> None:
        """Write the cells of `row` from `start` to `end`."""
        cells, looks, width = row.cells, row.looks, len(row.cells)
        out.append(self.go(start, y))
        if is_plain(cells[start:end]):
            self._write_plain(out, row, start, end)
            return
        for x in range(start, end):
            cell = cells[x]
            if not cell:
                continue
            if self._x is None:
                out.append(self.go(x, y))
            if not (cell == " " and self._is_on(looks[x].ground)):
                out.append(self.wear(looks[x]))
            out.append(cell)
            wide = x + 1 < width and not cells[x + 1]
            after = x + 2 if wide else x + 1
            # At the right edge terminals differ on where the cursor waits; after some signs too.
            self._x = after if after < width and is_certain(cell, wide) else None

    def _write_plain(self, out: list[str], row: Row, start: int, end: int) -> None:
        """By stretches of one look, as nearly all rows can be: each cell is one column, for all terminals."""
        for look, each in groupby(range(start, end), row.looks.__getitem__):
            text = "".join([row.cells[x] for x in each])
            if not (text.isspace() and self._is_on(look.ground)):
                blanks = len(text) - len(text.lstrip(" ")) if self._is_on(look.ground) else 0
                out.append(text[:blanks])
                out.append(self.wear(look))
                text = text[blanks:]
            out.append(text)
        self._x = end if end < len(row.cells) else None

    def erase(self, out: list[str], look: Look, x: int, y: int) -> None:
        """Blank row `y` from column `x` to its end, on the background of `look`."""
        out.append(self.go(x, y))
        if not self._is_on(look.ground):
            out.append(self.wear(look))
        out.append("\x1b[K")

    def _is_on(self, ground: str | None) -> bool:
        return self._look is not None and ground is not None and self._look.ground == ground
