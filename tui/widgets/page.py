"""What paints lines: plain ones (a heading, a foot) and a body with a cursor that the arrows move."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.textual_private import look_of
from tui.widgets.lines import Line, Span
from tui.widgets.sheet import MARGIN, Written


class Lines(ScrollView):
    """Rows of words, painted as they are given; nothing in them is ever read as markup."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.show_text: Written = Written()
        self.base = Style()
        """How words without a kind look: asked for once, not for each row, as it climbs to the app."""

    def show(self, written: Written) -> None:
        """Paints the rows that differ from those shown, and no other."""
        before, self.show_text = self.show_text, written
        if before == written:
            return
        if len(before.lines) != len(written.lines):
            self._is_as_long_as(written)
            self.refresh()
            return
        for row, (old, new) in enumerate(zip(before.lines, written.lines, strict=True)):
            if old != new:
                self._refresh_row(row)

    @property
    def allow_vertical_scroll(self) -> bool:
        """For the wheel of a mouse: there is no bar whose being there would say so."""
        return self.max_scroll_y > 0

    def _is_as_long_as(self, written: Written) -> None:
        """Textual would lay the whole page out again, which only a widget as high as its words needs."""
        size = Size(self.size.width, len(written.lines))
        if self.styles.auto_dimensions:
            self.virtual_size = size
        else:
            self.set_reactive(Lines.virtual_size, size)
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def _refresh_row(self, row: int) -> None:
        self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        self.base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        lines = self.show_text.lines
        base = self.base
        line = lines[row] if row < len(lines) else Line()
        strip = Strip(self._segments(line, base))
        return strip.adjust_cell_length(self.size.width, base)

    def _segments(self, line: Line, base: Style) -> list[Segment]:
        return [Segment(span.text, self._look(span, base)) for span in line.spans]

    def _look(self, span: Span, base: Style) -> Style:
        if not span.kind:
            return base
        return base + look_of(self, f"lines--{span.kind}")[1]


class Body(Lines):
    """The middle of a page. The cursor stands on an item and stays on it whatever changes around."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "leap(-1)", show=False),
        Binding("pagedown,space", "leap(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(1)", show=False),
    ]
    can_focus = True

    @dataclass
    class Moved(Message):
        """The cursor stands on another item."""

        item: Hashable

    @dataclass
    class Clicked(Message):
        """Somebody clicked the item on which the cursor stands."""

        item: Hashable

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor: Hashable = None

    @property
    def text_width(self) -> int:
        """Cells for text: the margin on the left, and on the right the sign that there is more."""
        return self.size.width - MARGIN - 2

    def show(self, written: Written) -> None:
        """Paints `written`. What the person looks at stays where it is on the screen, cursor included."""
        old, before = self.show_text, self.show_text.rows_of(self.cursor)
        super().show(written)
        if self.cursor not in written.items:
            self._land(old, written)
        elif old.lines and (moved := written.rows_of(self.cursor).start - before.start):
            self._scroll(max(0, self.scroll_offset.y + moved))
            self.call_after_refresh(self._reveal)

    def _land(self, old: Written, new: Written) -> None:
        """The item of the cursor is gone: its neighbour, or the beginning of a page that is another one."""
        place = old.items.index(self.cursor) if self.cursor in old.items else 0
        if not set(old.items) & set(new.items):
            place = 0
            self._scroll(0)
        self.cursor = new.items[min(place, len(new.items) - 1)] if new.items else None
        self.refresh()
        self.post_message(self.Moved(self.cursor))

    def stand_on(self, item: Hashable) -> None:
        """Puts the cursor on an item, if it is here."""
        if item == self.cursor or item not in self.show_text.items:
            return
        before, self.cursor = self.cursor, item
        for moved in (before, item):
            for row in self.show_text.rows_of(moved):
                self._refresh_row(row)
        self._reveal()
        self.post_message(self.Moved(item))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's own cursor belongs: on the `>`, so that readers and braille follow."""
        row = next(iter(self.show_text.rows_of(self.cursor)), self.scroll_offset.y)
        x, y, _, height = self.content_region
        return Offset(x, y + min(max(row - self.scroll_offset.y, 0), max(height - 1, 0)))

    def action_move(self, by: int) -> None:
        items = self.show_text.items
        place = self._place() + by
        if not items or not self._near(items[min(max(place, 0), len(items) - 1)], by):
            self._scroll(self.scroll_offset.y + by)
        elif 0 <= place < len(items):
            self.stand_on(items[place])
        else:
            self._scroll(self.scroll_offset.y + by)

    def action_leap(self, by: int) -> None:
        self._scroll(self.scroll_offset.y + by * max(1, self.size.height - 1))
        shown = self._shown_items()
        if shown:
            self.stand_on(shown[-1 if by > 0 else 0])

    def action_end(self, last: int) -> None:
        items = self.show_text.items
        if items:
            self.stand_on(items[-last])
        self._scroll(self.virtual_size.height * last)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        lines = self.show_text.lines
        item = lines[row].item if row < len(lines) else None
        if item is not None and item == self.cursor:
            self.post_message(self.Clicked(item))
        elif item is not None:
            self.stand_on(item)

    def on_resize(self) -> None:
        if self._place() or self.scroll_offset.y:
            self.call_after_refresh(self._reveal)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.refresh()

    def _place(self) -> int:
        items = self.show_text.items
        return items.index(self.cursor) if self.cursor in items else 0

    def _near(self, item: Hashable, by: int) -> bool:
        """Whether an item is close enough for the cursor to go there rather than the page to scroll."""
        rows = self.show_text.rows_of(item)
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        return rows.start >= top - 2 if by < 0 else rows.stop <= top + height + len(rows) + 1

    def _shown_items(self) -> list[Hashable]:
        top = self.scroll_offset.y
        rows = self.show_text.lines[top : top + self.size.height]
        return list(dict.fromkeys(line.item for line in rows if line.item is not None and line.head))

    def _reveal(self) -> None:
        """Scrolls as little as needed to show the item of the cursor, and all above it if that fits."""
        rows = self.show_text.rows_of(self.cursor)
        if not rows:
            return
        height, top = max(self.size.height, 1), self.scroll_offset.y
        if rows.stop > top + height:
            top = rows.stop - height
        top = min(top, rows.start)
        if self._place() == 0 and rows.stop <= height:
            top = 0
        self._scroll(top)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        lines = self.show_text.lines
        line = lines[row] if row < len(lines) else Line()
        here = line.item is not None and line.item == self.cursor
        plain = base = self.base
        if here and line.head:
            base += look_of(self, "lines--cursor")[0]
        sign = ">" if here and row == self.show_text.rows_of(self.cursor).start else " "
        mark = Segment(f"{sign} ", self._look(Span(sign, "accent"), base))
        strip = Strip([mark, *self._segments(line, base)])
        width = self.size.width
        return Strip([*strip.adjust_cell_length(max(width - 1, 0), base), Segment(self._edge(y), plain)])

    def _edge(self, y: int) -> str:
        """In the last column: whether there is more above or below."""
        top, height = self.scroll_offset.y, self.size.height
        if y == 0 and top > 0:
            return "↑"
        return "↓" if y == height - 1 and top + height < len(self.show_text.lines) else " "
