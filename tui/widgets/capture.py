"""Many lines one after the other: Enter takes one, the field is empty again, the settings stay.

Several people around one keyboard: what changes from one line to the next (dimension, theme, signature) is a
key away, and the page that asked says of each line whether it is kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tui.i18n import N_
from tui.widgets.dialogs import Question
from tui.widgets.field import Field

NEAR = 40
"""Characters left from which they are counted aloud."""

Setting = Sequence[tuple[Any, str]]
"""The values that one key goes through, each with its words."""
Take = Callable[[str, tuple[Any, ...]], Awaitable[str]]
"""Keeps a line with the settings as they are; why not, in words, or nothing once it is kept."""


class Capture(Question[int]):
    """Ends with Escape, or Enter on an empty line: how many lines were taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("noter")),
        Binding("ctrl+d", "next(0)", N_("dimension"), priority=True),
        Binding("ctrl+t", "next(1)", N_("thème"), priority=True),
        Binding("ctrl+n", "next(2)", N_("signer"), priority=True),
        Binding("ctrl+r", "next(3)", N_("atelier"), priority=True),
        Binding("escape", "cancel", N_("finir")),
    ]

    def __init__(
        self, question: str, settings: Callable[[], Sequence[Setting]], take: Take, limit: int
    ) -> None:
        super().__init__(question)
        self._known = settings
        self._settings = tuple(settings())
        self._at = [0] * len(self._settings)
        self._take, self._limit = take, limit
        self._kept = ""
        self._count = 0
        self._left: int | None = None

    def compose_field(self) -> ComposeResult:
        yield Field(limit=self._limit)

    @property
    def values(self) -> tuple[Any, ...]:
        return tuple(options[at][0] for options, at in zip(self._settings, self._at, strict=True))

    def _refresh(self) -> None:
        """Others make and merge themes meanwhile: what was chosen stays chosen, unless it is gone."""
        before = self.values
        self._settings = tuple(self._known())
        for number, options in enumerate(self._settings):
            values = [value for value, _ in options]
            self._at[number] = values.index(before[number]) if before[number] in values else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next":
            number = int(str(parameters[0]))
            return number < len(self._settings) and len(self._settings[number]) > 1
        return True

    def write(self) -> None:
        chosen = " · ".join(options[at][1] for options, at in zip(self._settings, self._at, strict=True))
        note = self._kept or self.t("Une idée par ligne, puis Entrée ; Échap quand c’est fini.")
        if self._left is not None:
            note = self._said_left(self._left)
        self.explanation = f"{chosen}\n{note}"
        super().write()

    def _said_left(self, left: int) -> str:
        if left < 0:
            return self.t.n("{n} caractère de trop", "{n} caractères de trop", -left)
        return self.t.n("encore {n} caractère", "encore {n} caractères", left)

    def action_next(self, number: int) -> None:
        """The next value of one of the settings."""
        self._at[number] = (self._at[number] + 1) % len(self._settings[number])
        self.write()

    def on_input_changed(self, event: Input.Changed) -> None:
        left = self._limit - len(event.value)
        said = left if left <= NEAR else None
        if said != self._left or (self.trouble and event.value):
            self._left, self.trouble = said, ""
            self.write()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if not text:
            self.dismiss(self._count)
            return
        self.trouble = await self._take(text, self.values)
        self._refresh()
        if not self.trouble:
            self._count += 1
            self._kept = self.t.n("enregistré ({n} noté ici)", "enregistré ({n} notés ici)", self._count)
            self._left, self.found_again = None, ""
            for field in self.query(Field):
                field.value = ""
        self.write()

    def action_submit(self) -> None:
        """Only for the bar: the field itself takes Enter."""

    def action_cancel(self) -> None:
        self.dismiss(self._count)
