"""A view of a document: caret, selection, scroll. The document may be shared; this is one person's own.

Only the rows that differ are painted, and the terminal's own cursor stands at the caret.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset

from models.ports import Splice
from models.text import moved
from tui.editing.draft import Draft
from tui.editing.marks import marks
from tui.editing.rows import Rows, after, before
from tui.widgets.lines import Line, Span
from tui.widgets.page import Lines
from tui.widgets.sheet import Written

_WORD = re.compile(r"[\w·’']+")
_LONGEST_PARAGRAPH = 4_000
"""Characters of a paragraph in which Markdown is looked for, so that typing costs the same everywhere."""


class Caret(Lines):
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(f"{shift}{key}", f"{action}({bool(shift)})", show=False)
            for shift in ("", "shift+")
            for key, action in (
                ("left", "left"),
                ("right", "right"),
                ("up", "up"),
                ("down", "down"),
                ("home", "line_start"),
                ("end", "line_end"),
                ("pageup", "leap_up"),
                ("pagedown", "leap_down"),
            )
        ),
        Binding("ctrl+left,alt+left,alt+b", "word_left(False)", show=False),
        Binding("ctrl+right,alt+right,alt+f", "word_right(False)", show=False),
        Binding("ctrl+shift+left", "word_left(True)", show=False),
        Binding("ctrl+shift+right", "word_right(True)", show=False),
        Binding("ctrl+home", "text_start", show=False),
        Binding("ctrl+end", "text_end", show=False),
        Binding("ctrl+a", "line_start(False)", show=False),
        Binding("ctrl+e", "line_end(False)", show=False),
    ]
    can_focus = True

    def __init__(self, draft: Draft, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.draft = draft
        self.caret = 0
        self.held: int | None = None
        """The other end of the selection."""
        self._goal: int | None = None
        self._top = 0
        self._row = 0

    @property
    def selection(self) -> tuple[int, int]:
        """From first to last; both at the caret when nothing is selected."""
        held = self.caret if self.held is None else self.held
        return min(held, self.caret), max(held, self.caret)

    def follow(self, splices: tuple[Splice, ...]) -> None:
        """Somebody else's changes were done: the caret stays where it was in the text, on its row."""
        if not splices:
            return
        for splice in splices:
            self.caret = moved(self.caret, splice, after=False)
            if self.held is not None:
                self.held = moved(self.held, splice, after=False)
        self._goal = None
        self._top = max(0, self._rows.row_of(self.caret) - (self._row - self._top))
        self.paint()

    # --- where the caret goes

    @property
    def _rows(self) -> Rows:
        # One column is left for the caret after a full row.
        return self.draft.document.rows(max(1, self.size.width - 1))

    @property
    def _targets(self) -> dict[str, Callable[[], int]]:
        return {
            "left": lambda: before(self.draft.document.words, self.caret) if self.caret else 0,
            "right": lambda: after(self.draft.document.words, self.caret),
            "word_left": self._word_left,
            "word_right": self._word_right,
            "line_start": self._line_start,
            "line_end": self._line_end,
        }

    def _word_left(self) -> int:
        found = list(_WORD.finditer(self.draft.document.words, max(0, self.caret - 500), self.caret))
        return found[-1].start() if found else max(0, self.caret - 500)

    def _word_right(self) -> int:
        found = _WORD.search(self.draft.document.words, self.caret)
        return found.end() if found else len(self.draft.document.words)

    def _line_start(self) -> int:
        return self._rows.span(self._rows.row_of(self.caret))[0]

    def _line_end(self) -> int:
        row = self._rows.row_of(self.caret)
        return self._rows.position_at(row, self.size.width)

    def _go(self, to: int, select: bool, goal: int | None = None) -> None:
        """Typing at another place is undone apart."""
        if select and self.held is None:
            self.held = self.caret
        elif not select:
            self.held = None
        if to != self.caret:
            self.draft.pause()
        self.caret, self._goal = to, goal
        self.paint()

    def _climb(self, rows: int, select: bool) -> None:
        row, column = self._rows.place_of(self.caret)
        goal = column if self._goal is None else self._goal
        wanted = row + rows
        if wanted < 0 or wanted >= len(self._rows):
            self._go(0 if wanted < 0 else len(self.draft.document.words), select)
        else:
            self._go(self._rows.position_at(wanted, goal), select, goal)

    def action_left(self, select: bool) -> None:
        start, end = self.selection
        self._go(start if start != end and not select else self._targets["left"](), select)

    def action_right(self, select: bool) -> None:
        start, end = self.selection
        self._go(end if start != end and not select else self._targets["right"](), select)

    def action_up(self, select: bool) -> None:
        self._climb(-1, select)

    def action_down(self, select: bool) -> None:
        self._climb(1, select)

    def action_leap_up(self, select: bool) -> None:
        self._climb(-self._screenful, select)

    def action_leap_down(self, select: bool) -> None:
        self._climb(self._screenful, select)

    def action_line_start(self, select: bool) -> None:
        self._go(self._line_start(), select)

    def action_line_end(self, select: bool) -> None:
        self._go(self._line_end(), select)

    def action_word_left(self, select: bool) -> None:
        self._go(self._word_left(), select)

    def action_word_right(self, select: bool) -> None:
        self._go(self._word_right(), select)

    def action_text_start(self) -> None:
        self._go(0, False)

    def action_text_end(self) -> None:
        self._go(len(self.draft.document.words), False)

    @property
    def _screenful(self) -> int:
        return max(1, self.size.height - 1)

    # --- painting

    def on_resize(self) -> None:
        self.paint()

    def paint(self) -> None:
        """Paints the rows that differ; the row of the caret at least, so that the terminal's cursor moves."""
        rows, height = self._rows, max(1, self.size.height)
        self._row = rows.row_of(self.caret)
        # Several rows at once when the caret leaves the view: fewer screens to send than row by row.
        leap = height // 4
        if self._row < self._top:
            self._top = max(0, self._row - leap)
        elif self._row >= self._top + height:
            self._top = self._row - height + 1 + leap
        self._top = max(0, min(self._top, self._row, len(rows) - 1))
        shown = range(self._top, min(self._top + height, len(rows)))
        lines = [self._line(rows, row) for row in shown]
        self.show(Written((*lines, *[Line()] * (height - len(lines)))))
        self._refresh_row(self._row - self._top)

    def _line(self, rows: Rows, row: int) -> Line:
        start, end = rows.span(row)
        text = rows.words[start:end].replace("\t", " ")
        first, last = self.selection
        kinds = [(max(a, start), min(b, end), kind) for a, b, kind in self._marks(rows.words, start, end)]
        if first < end and start < last:
            chosen = max(first, start), min(last, end)
            kinds = [*_outside(kinds, *chosen), (*chosen, "here")]
        spans: list[Span] = []
        at = start
        for a, b, kind in sorted(kinds):
            spans += [Span(text[at - start : a - start]), Span(text[a - start : b - start], kind)]
            at = b
        return Line(tuple(span for span in (*spans, Span(text[at - start :])) if span.text))

    def _marks(self, words: str, start: int, end: int) -> list[tuple[int, int, str]]:
        first = words.rfind("\n", 0, start) + 1
        last = words.find("\n", start)
        last = min(len(words) if last < 0 else last, first + _LONGEST_PARAGRAPH)
        found = ((a + first, b + first, kind) for a, b, kind in marks(words[first:last]))
        return [(a, b, kind) for a, b, kind in found if a < end and start < b]

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _, _ = self.content_region
        row, column = self._rows.place_of(self.caret)
        return Offset(x + column, y + row - self._top)


def _outside(kinds: list[tuple[int, int, str]], first: int, last: int) -> list[tuple[int, int, str]]:
    """What is left of the marks around a selection."""
    parts = [((a, min(b, first), kind), (max(a, last), b, kind)) for a, b, kind in kinds]
    return [one for pair in parts for one in pair if one[0] < one[1]]
