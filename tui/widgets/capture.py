"""Many lines one after the other: Enter takes one, the field is empty again, the settings stay.

Several people around one keyboard: what changes from one line to the next (dimension, theme, signature) is a
key away, and the page that asked says of each line whether it is kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
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


SETTINGS = ("ctrl+d", "ctrl+t", "ctrl+n", "ctrl+r")
"""The key of each setting, in their order."""


class LineField(Field):
    """Keys are obeyed in the order in which they come: typing on while a line is being kept loses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("noter")),
        Binding("ctrl+d", "turn(0)", N_("dimension")),
        Binding("ctrl+t", "turn(1)", N_("thème")),
        Binding("ctrl+n", "turn(2)", N_("signer")),
        Binding("ctrl+r", "turn(3)", N_("atelier")),
    ]

    @dataclass
    class Given(Message):
        """A line, and the settings as they were when it was given."""

        text: str
        values: tuple[Any, ...]

    class Finished(Message):
        """Enough for now."""

    def __init__(self, limit: int, capture: Capture) -> None:
        super().__init__(limit=limit)
        self._capture = capture

    def on_key(self, event: events.Key) -> None:
        if event.key not in ("enter", "escape", *SETTINGS):
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.post_message(self.Finished())
        elif event.key == "enter":
            self.post_message(self.Given(self.value.strip(), self._capture.values))
            self.value = ""
        else:
            self.action_turn(SETTINGS.index(event.key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return self._capture.has_choice(int(str(parameters[0])))
        return True

    def action_turn(self, number: int) -> None:
        self._capture.turn(number)


class Capture(Question[int]):
    """Ends with Escape, or Enter on an empty line: how many lines were taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
        self._refused: list[str] = []
        """Lines that could not be kept, until they are in the field again."""
        self._given_back: str | None = None
        self._kept = ""
        self._count = 0
        self._left: int | None = None

    def compose_field(self) -> ComposeResult:
        yield LineField(self._limit, self)

    @property
    def field(self) -> LineField:
        return self.query_one(LineField)

    @property
    def values(self) -> tuple[Any, ...]:
        return tuple(options[at][0] for options, at in zip(self._settings, self._at, strict=True))

    @property
    def unsent(self) -> str:
        return " ".join(filter(None, (*self._refused, super().unsent)))

    def _refresh(self) -> None:
        """Others make and merge themes meanwhile: what was chosen stays chosen, unless it is gone."""
        before = self.values
        self._settings = tuple(self._known())
        for number, options in enumerate(self._settings):
            values = [value for value, _ in options]
            self._at[number] = values.index(before[number]) if before[number] in values else 0

    def has_choice(self, number: int) -> bool:
        return number < len(self._settings) and len(self._settings[number]) > 1

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

    def turn(self, number: int) -> None:
        """The next value of one of the settings."""
        if self.has_choice(number):
            self._at[number] = (self._at[number] + 1) % len(self._settings[number])
            self.write()

    def on_input_changed(self, event: Input.Changed) -> None:
        left = self._limit - len(event.value)
        said = left if left <= NEAR else None
        if self.trouble and not self._refused and event.value not in ("", self._given_back):
            self._given_back, self.trouble = None, ""
            self.write()
        if said != self._left:
            self._left = said
            self.write()

    async def on_line_field_given(self, event: LineField.Given) -> None:
        """Lines are kept one after the other; one that cannot be comes back as soon as the field is free."""
        event.stop()
        if event.text:
            await self._keep(event)
        elif not self._give_back() and not self.field.value:
            self.dismiss(self._count)

    async def _keep(self, line: LineField.Given) -> None:
        trouble = await self._take(line.text, line.values)
        self._refresh()
        if trouble:
            self._refused.append(line.text)
            self.trouble = trouble
            if not self._give_back():
                self.trouble = self.t("« {texte} » : {raison}", texte=line.text, raison=trouble)
        else:
            self._count += 1
            self._kept = self.t.n("enregistré ({n} notée ici)", "enregistré ({n} notées ici)", self._count)
            self.found_again = self.told = ""
            self._give_back()
        self.write()

    def _give_back(self) -> bool:
        """Whether a line that was refused is in the field again."""
        if not self._refused or self.field.value:
            return False
        self._given_back = self.field.value = self._refused.pop(0)
        self.field.cursor_position = len(self.field.value)
        return True

    def action_cancel(self) -> None:
        self.field.post_message(LineField.Finished())

    def on_line_field_finished(self) -> None:
        """After all the lines that were given before."""
        self.dismiss(self._count)
