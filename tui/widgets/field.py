"""One line to type in: the terminal's own cursor, no blink, and no new layout at each key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input

from models.names import harmless
from tui.i18n import N_


class Field(Input):
    """`limit` is the number of characters that it takes; a longer paste is told, not cut silently.

    `proposed` is there to be taken with Enter or replaced by the first letter typed, `value` to be corrected.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("valider"))]

    @dataclass
    class PastedTooMuch(Message):
        """Of the `length` characters pasted only the first ones are here; the field is for `limit`."""

        length: int
        limit: int

    def __init__(
        self, value: str = "", hint: str = "", limit: int = 280, id: str | None = None, proposed: str = ""
    ) -> None:
        # Twice the limit may be typed: the rule then says how much is too much, instead of losing words.
        super().__init__(
            proposed or value,
            placeholder=hint,
            max_length=2 * limit,
            select_on_focus=bool(proposed),
            compact=True,
            id=id,
        )
        self.cursor_blink = False
        self._limit = limit

    def restricted(self) -> None:
        """Nothing: a bell would ring for everybody in the room."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        words = _on_one_line(harmless(event.text).strip("\n"))
        start, end = sorted(self.selection)
        room = 2 * self._limit - len(self.value) + (end - start)
        self.replace(words[: max(0, room)], start, end)
        if len(words) > room:
            self.post_message(self.PastedTooMuch(len(words), self._limit))

    def _watch_value(self, value: str) -> None:
        clean = _on_one_line(harmless(value))
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


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")
