"""The full screen: pages over one session."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType

from data.faults import StoreFault
from models import lookup
from models.ports import Act
from tui import faults, themes
from tui.fullscreen import TerminalApp
from tui.i18n import N_
from tui.linear.acts import named
from tui.painter.capabilities import Terminal
from tui.screens import directory
from tui.screens.base import Page
from tui.session import Session
from tui.textual_private import active_app
from tui.widgets.dialogs import Question

R = TypeVar("R")
T = TypeVar("T")

APOLOGY = N_("Veillée s’est arrêtée sur une erreur du programme. Ce qui était « enregistré » l’est toujours.")


def _nothing() -> None: ...


class VeilleeApp(TerminalApp):
    """One person's full screen. The door runs it (`tui.doors.terminal`); `session` may change of language."""

    CSS_PATH = "styles/veillee.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(
        self, session: Session, terminal: Terminal | None = None, *, log: Path | None = None
    ) -> None:
        super().__init__(terminal, log=log, apology=session.t(APOLOGY))
        self.session = session
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.chosen(lookup.settings(session.commons).theme, self.terminal)
        # What others do is told from their context: none of theirs may follow it in here.
        self._outside = Context()
        self._outside.run(active_app.set, self)
        self._stop_watching: Callable[[], None] = _nothing

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.PAPER

    @property
    def single_keys(self) -> bool:
        return lookup.settings(self.session.commons).single_keys

    def on_mount(self) -> None:
        self._stop_watching = self.session.house.watch(self._told)
        self.push_screen(directory.page("home")())

    def on_unmount(self) -> None:
        self._stop_watching()

    def _told(self, tables: frozenset[str]) -> None:
        self._outside.run(self.call_later, self._changed, tables)

    def _changed(self, tables: frozenset[str]) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.changed(tables)

    async def ask(self, question: Question[T]) -> T | None:
        """Asks at the bottom of the page and waits for the answer; None: Escape. Needs a worker."""
        return await self.push_screen_wait(question)

    async def perform(self, act: Act[R]) -> R:
        """Raises Refusal, or CannotKeep with the sentence of a disk that says no."""
        try:
            return await self.session.perform(act)
        except StoreFault as fault:
            raise faults.CannotKeep(faults.sentence(fault, self.session.t)) from fault

    async def undo(self) -> str:
        """Takes back facilitation's last act; returns the sentence that says which. Raises as `perform`."""
        try:
            t = self.session.t
            return t("Défait : {acte}.", acte=named(await self.session.undo(), t))
        except StoreFault as fault:
            raise faults.CannotKeep(faults.sentence(fault, self.session.t)) from fault

    def become(self, session: Session) -> None:
        """Another language, another person: every page says it from now on."""
        self.session = session
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.rewrite()

    def show_theme(self, wanted: str) -> None:
        self.theme = themes.chosen(wanted, self.terminal)
