"""Rows that are sent as soon as they are written: a letter goes to its terminal without a turn of layout.

Painting through the compositor costs four times as much, renders all that lies between two rows that changed,
and waits for the next frame. It takes over whenever something else than these rows is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.geometry import Region

from tui.textual_private import forget_strips, is_settled
from tui.widgets.page import Lines
from tui.widgets.sheet import Written

if TYPE_CHECKING:
    from tui.fullscreen import TerminalApp


class LiveLines(Lines):
    def show_now(self, written: Written, cursor_moved: bool) -> None:
        """As `show`; with `cursor_moved` the terminal's own cursor goes where it belongs too."""
        before, self.show_text = self.show_text, written
        if len(before.lines) != len(written.lines):
            self.show_text = before
            self.show(written)
            return
        pairs = enumerate(zip(before.lines, written.lines, strict=True))
        rows = [row for row, (old, new) in pairs if old != new]
        if (rows or cursor_moved) and not self._send(rows):
            for row in rows or range(1):
                self._refresh_row(row)

    def _send(self, rows: list[int]) -> bool:
        """Whether the way past the compositor was free."""
        app = cast("TerminalApp", self.app)
        driver = app.driver
        if driver is None or app.screen is not self.screen or not is_settled(self.screen):
            return False
        self.base = self.rich_style
        x, y, width, _ = self.content_region
        for row in rows:
            forget_strips(self, Region(0, row, self.size.width, 1))
        driver.show([(x, y + row, self.render_line(row).crop(0, width)) for row in rows], app.cursor_offset())
        return True
