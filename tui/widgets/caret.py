"""A view of a document: caret, selection, scroll. The document may be shared; this is one person's own.

Only the rows that differ are painted, and the terminal's own cursor stands at the caret.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from models.text import Change, moved
from tui.editing.draft import Draft
from tui.editing.drawing import MARGIN, REMARKED, hands, line
from tui.editing.hands import LOOKS, Hands
from tui.editing.marks import Mark
from tui.editing.rows import Rows, after, before, word_after, word_before
from tui.widgets.lines import Line
from tui.widgets.live import LiveLines
from tui.widgets.sheet import Written


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody else's caret, in what is shown here."""

    at: int
    letter: str


class Caret(LiveLines):
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--peer", *(f"lines--hand{n}" for n in range(LOOKS))}
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

    @dataclass
    class Moved(Message):
        """The caret went elsewhere, without a word being typed."""

    def __init__(self, draft: Draft, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.draft = draft
        self.caret = 0
        self.held: int | None = None
        """The other end of the selection."""
        self.peers: tuple[Peer, ...] = ()
        self.hands: Hands | None = None
        """Who wrote what, while it is shown."""
        self.remarks: tuple[int, ...] = ()
        """Where something is suggested or said of what is shown: a sign stands beside."""
        self._goal: int | None = None
        self._top = self._row = 0
        self._place: tuple[int, int] | None = None

    @property
    def selection(self) -> tuple[int, int]:
        """From first to last; both at the caret when nothing is selected."""
        held = self.caret if self.held is None else self.held
        return min(held, self.caret), max(held, self.caret)

    def follow(self) -> bool:
        """Others' changes were done: the caret stays where it was in the text, on its row."""
        splices = self.draft.news()
        for splice in splices:
            self.caret = moved(self.caret, splice, after=False)
            if self.held is not None:
                self.held = moved(self.held, splice, after=False)
            self.carry(splice)
        if splices:
            self._goal = None
            self._top = max(0, self._rows.row_of(self.caret) - (self._row - self._top))
        return bool(splices)

    def carry(self, change: Change) -> None:
        """What stands in the text goes along with its words."""
        self.remarks = tuple(moved(at, change, after=not change.removed) for at in self.remarks)

    # --- where the caret goes

    @property
    def _rows(self) -> Rows:
        # One column is left for the caret after a full row.
        return self.draft.document.rows(max(1, self.size.width - MARGIN - 1))

    @property
    def _targets(self) -> dict[str, Callable[[], int]]:
        return {
            "left": lambda: before(self.draft.document.words, self.caret) if self.caret else 0,
            "right": lambda: after(self.draft.document.words, self.caret),
            "word_left": lambda: word_before(self.draft.document.words, self.caret),
            "word_right": lambda: word_after(self.draft.document.words, self.caret),
            "line_start": self._line_start,
            "line_end": self._line_end,
        }

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
            self.post_message(self.Moved())
        self.caret, self._goal = to, goal
        self.paint()

    def select(self, start: int, end: int) -> None:
        """Those words, the caret at their end."""
        self._go(end, False)
        self.held = start
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
        self._go(self._targets["word_left"](), select)

    def action_word_right(self, select: bool) -> None:
        self._go(self._targets["word_right"](), select)

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
        """Paints the rows that differ, and brings the terminal's cursor to the caret."""
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
        carets = self._carets(rows)
        signs = {rows.row_of(min(at, len(rows.words))): REMARKED for at in self.remarks}
        lines = [self._line(rows, row, carets.get(row, ()), signs.get(row, "")) for row in shown]
        written = Written((*lines, *[Line()] * (height - len(lines))))
        place = (self.caret, self._row - self._top)
        moved, self._place = place != self._place, place
        self.show_now(written, moved)

    def _carets(self, rows: Rows) -> dict[int, list[Peer]]:
        """Where the others stand, by row."""
        found: dict[int, list[Peer]] = {}
        for peer in self.peers:
            found.setdefault(rows.row_of(min(peer.at, len(rows.words))), []).append(peer)
        return found

    def _line(self, rows: Rows, row: int, peers: Sequence[Peer], sign: str) -> Line:
        start, end = rows.span(row)
        over: list[Mark] = []
        margin = "".join(peer.letter for peer in peers)[: MARGIN - 1]
        if self.hands is not None:
            over = hands(self.draft.document.text, rows, row, self.hands.looks)
            margin = self.hands.letters(self.draft.document.text.part(start, end))[: MARGIN - 1]
        for peer in peers:
            at = min(peer.at, end)
            over.append((at, min(after(rows.words, at), end) if at < end else at + 1, "peer"))
        first, last = self.selection
        if first < end and start < last:
            over.append((max(first, start), min(last, end), "here"))
        return line(rows, row, over, (margin + sign)[: MARGIN - 1])

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _, _ = self.content_region
        row, column = self._rows.place_of(self.caret)
        return Offset(x + MARGIN + column, y + row - self._top)
