"""One line to type in: the terminal's own cursor, no blink, and no new layout at each key."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widgets import Input

from models.names import harmless
from tui.i18n import N_


class Field(Input):
    """`limit` is the number of characters that it takes; a longer paste is told, not cut silently."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("valider"))]

    def __init__(self, value: str = "", hint: str = "", limit: int = 280, id: str | None = None) -> None:
        # Twice the limit may be typed: the rule then says how much is too much, instead of losing words.
        super().__init__(
            value, placeholder=hint, max_length=2 * limit, select_on_focus=False, compact=True, id=id
        )
        self.cursor_blink = False

    def _watch_value(self, value: str) -> None:
        clean = harmless(value).replace("\n", " ").replace("\t", " ")
        if clean != value:
            self.value = clean
            return
        # One row that scrolls sideways by itself: the size of the page does not depend on what is typed.
        self.set_reactive(Input.virtual_size, Size(self.content_width, 1))
        self.post_message(self.Changed(self, value, None))
        if self._initial_value:
            self.cursor_position = len(value)
            self._initial_value = False
        else:
            self.selection = self.selection
