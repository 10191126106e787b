"""Where one writes. Keys follow Textual's TextArea."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from models.names import TooLong
from models.ports import Splice
from models.text import Edit, moved
from tui.editing.draft import Draft
from tui.i18n import N_
from tui.widgets.caret import Caret

MOST_PASTED = 60_000
"""Characters of one paste."""
_LETTER = re.compile(r"[^\W\d_]")


def nothing() -> None: ...


class Editor(Caret):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "erase('left')", show=False),
        Binding("delete,ctrl+d", "erase('right')", show=False),
        Binding("ctrl+w,ctrl+backspace,alt+backspace", "erase('word_left')", show=False),
        Binding("alt+delete,alt+d", "erase('word_right')", show=False),
        Binding("ctrl+u", "erase('line_start')", show=False),
        Binding("ctrl+k", "erase('line_end')", show=False),
        Binding("ctrl+x", "cut", show=False),
        Binding("ctrl+v", "paste", show=False),
        Binding("ctrl+z", "undo", N_("défaire")),
        Binding("ctrl+y", "redo", N_("refaire"), show=False),
    ]

    @dataclass
    class Changed(Message):
        """Something was typed, or undone, and nobody asked to be called for it."""

    @dataclass
    class Refused(Message):
        """The text cannot grow by that much."""

        refusal: TooLong

    class PastedTooMuch(Message):
        """More than a terminal gives whole (`tui.doors.keys`): half a text would be no use."""

    def __init__(
        self,
        draft: Draft,
        listen: Callable[[], None] = nothing,
        changed: Callable[[], None] | None = None,
        *,
        id: str | None = None,
    ) -> None:
        """`listen` comes before something is typed or undone, `changed` after it."""
        super().__init__(draft, id=id)
        self._listen, self._changed = listen, changed or self._tell_change
        self.curly = False
        """Whether an apostrophe typed after a letter is a typographic one."""

    def _tell_change(self) -> None:
        self.post_message(self.Changed())

    # --- what is typed

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        """One's own keys are obeyed here and now: on their way up they would be overtaken by letters."""
        typed = "\n" if event.key == "enter" else event.character
        if typed is not None and (event.is_printable or typed == "\n"):
            event.stop()
            event.prevent_default()
            self.type(self._curled(typed))
        elif bindings := self._bindings.key_to_bindings.get(event.key):
            event.stop()
            event.prevent_default()
            await self.run_action(bindings[0].action)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        if len(event.text) > MOST_PASTED:
            self.post_message(self.PastedTooMuch())
        else:
            self.type(event.text)

    def type(self, text: str) -> None:
        """In place of what is selected."""
        self._listen()
        start, end = self.selection
        self._replace(start, end, text)

    def _curled(self, typed: str) -> str:
        letter = self.caret > 0 and _LETTER.match(self.draft.document.words, self.caret - 1)
        return "’" if typed == "'" and self.curly and letter else typed

    def _replace(self, start: int, end: int, text: str) -> None:
        try:
            added = self.draft.edit(start, end - start, text)
        except TooLong as no:
            self.post_message(self.Refused(no))
            return
        self.carry(Edit(start, end - start, self.draft.document.words[start : start + added]))
        self.held, self._goal = None, None
        self.caret = start + added
        self.paint()
        self._changed()

    def action_erase(self, to: str) -> None:
        """From the caret to there, or what is selected."""
        self._listen()
        start, end = self.selection
        if start == end:
            start, end = sorted((self.caret, self._targets[to]()))
            if to not in ("left", "right"):
                self.draft.pause()
        if start != end:
            self._replace(start, end, "")

    def action_cut(self) -> None:
        self._listen()
        start, end = self.selection
        if start != end:
            self.app.copy_to_clipboard(self.draft.document.words[start:end])
            self._replace(start, end, "")

    def action_paste(self) -> None:
        """What was cut in this program; the terminal's own paste comes by itself."""
        if self.app.clipboard:
            self.type(self.app.clipboard)

    def action_undo(self) -> None:
        self._listen()
        self._after(self.draft.undo())

    def action_redo(self) -> None:
        self._listen()
        self._after(self.draft.redo())

    def _after(self, splices: tuple[Splice, ...]) -> None:
        """The caret goes where something came back or went."""
        if not splices:
            return
        for splice in splices:
            self.carry(splice)
        last = splices[-1]
        self.held, self._goal = None, None
        self.caret = moved(last.position, last)
        self.paint()
        self._changed()
