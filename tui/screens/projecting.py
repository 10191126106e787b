"""Pages that a room may read: numbers stand for names there, and `n` shows them until the next key."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from tui.i18n import N_
from tui.screens.base import Page

NAMES_KEY = "n"


class Projecting(Page):
    """`_names`: whether names are asked for. Elsewhere than in a room, they stay until asked for again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(NAMES_KEY, "names", N_("noms"))]
    _names = False

    @property
    def veiled(self) -> bool:
        """Whether numbers stand for names here, now."""
        return self.projecting and not self._names

    def on_key(self, event: events.Key) -> None:
        if self._names and event.key != NAMES_KEY and self.projecting:
            self._names = False
            self.rewrite()

    def action_names(self) -> None:
        self._names = not self._names
        self.rewrite()
