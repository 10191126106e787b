"""The full screen: pages over one session."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import Context
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar, cast

from textual.actions import ActionParseResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen

from data.faults import StoreFault
from models import lookup
from models.access import actor_with
from models.acts.series import Template
from models.people import Actor, Participant
from models.ports import Act
from models.refusals import Unknown
from tui import faults, themes
from tui.doors.driver import LineDriver
from tui.guests import GuestHouse
from tui.i18n import N_
from tui.linear.acts import named
from tui.painter.capabilities import Repertoire, Terminal
from tui.painter.frame import Painter
from tui.screens import directory
from tui.screens.base import Page
from tui.session import Session
from tui.standing import StandingApp
from tui.textual_private import active_app
from tui.widgets.page import Lines
from tui.widgets.question import Question

R = TypeVar("R")

APOLOGY = N_("Veillée s’est arrêtée sur une erreur du programme. Ce qui était « enregistré » l’est toujours.")


WHO_ONE_IS = frozenset({"participants", "keys"})
"""Tables that say as whom a visit may act."""


_VARIABLES: dict[str, dict[str, str]] = {}


def _nothing() -> None: ...


class VeilleeApp(StandingApp):
    """One person's full screen. The door runs it (`tui.doors.terminal`); `session` may change of language."""

    CSS_PATH = ["styles/veillee.tcss", "styles/work.tcss"]  # noqa: RUF012 - as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(
        self, session: Session, terminal: Terminal | None = None, *, log: Path | None = None
    ) -> None:
        super().__init__(terminal, log=log, apology=session.t(APOLOGY))
        self.session = session
        self.writes_here = True
        """Whether files may be written where the program runs: not when the person is elsewhere."""
        self._glyphs = self.terminal.glyphs
        for theme in themes.THEMES:
            self.register_theme(theme)
        settings = lookup.settings(session.commons)
        self.single_keys = settings.single_keys
        """Whether letters do things; switched off for those who speak to their terminal, or tremble."""
        self.theme_wanted = settings.theme or "papier"
        self.theme = themes.chosen(self.theme_wanted, self.terminal)
        if settings.ascii:
            self.show_plain_signs(True)
        # What others do is told from their context: none of theirs may follow it in here.
        self._outside = Context()
        self._outside.run(active_app.set, self)
        self._stop_watching: Callable[[], None] = _nothing
        self.news = 0
        """How often something durable has changed since this app began."""
        self._untold: set[str] = set()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.PAPER

    def get_css_variables(self) -> dict[str, str]:
        """Worked out once for each theme."""
        if self.theme not in _VARIABLES:
            _VARIABLES[self.theme] = super().get_css_variables()
        self.theme_variables = dict(_VARIABLES[self.theme])
        return self.theme_variables

    def get_default_screen(self) -> Screen[Any]:
        """The home: an empty screen beneath it would be made, laid out and painted for nobody."""
        return cast("Screen[Any]", directory.opened("home"))

    async def on_mount(self) -> None:
        self._stop_watching = self.session.house.watch(self._told)
        if self.session.house.was_interrupted():
            self.call_later(self.say, self.session.t(faults.INTERRUPTED))

    def say(self, words: str) -> None:
        """Tells something at the foot of the page, or beside the question that covers it."""
        if isinstance(self.screen, Page):
            self.screen.say(words)
        elif isinstance(self.screen, Question):
            self.screen.tell(words)

    def on_unmount(self) -> None:
        self._stop_watching()

    def _told(self, tables: frozenset[str]) -> None:
        """Changes that come before the pages have shown the last ones are shown with them."""
        if not any(tables & page.SHOWS for page in self._pages) and not tables & WHO_ONE_IS:
            return
        self.news += 1
        if not self._untold:
            self._outside.run(self.call_later, self._changed)
        self._untold |= tables

    def _changed(self) -> None:
        tables, self._untold = frozenset(self._untold), set()
        house, actor = self.session.house, self.session.actor
        other = isinstance(house, GuestHouse) and not house.is_still(actor)
        if other:
            self.act_as(actor_with(house.reading, actor.key))
        for page in self._pages:
            page.changed(tables)
        if other and actor.person and house.reading.find(Participant, actor.person) is None:
            self.say(self.session.t("Votre nom n’est plus dans la série : vous êtes en visite."))
        self.paint_rows()

    @property
    def _pages(self) -> list[Page]:
        """From the one beneath to the one on top."""
        return [one for one in self.screen_stack if isinstance(one, Page)]

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """A key about something that is gone, before the page could say so: it says so now."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Unknown as no:
            if isinstance(self.screen, Page):
                self.screen.refuse(no)
            return True

    async def perform(self, act: Act[R]) -> R:
        """Raises Refusal, or CannotKeep with the sentence of a disk that says no."""
        try:
            done = await self.session.perform(act)
        except StoreFault as fault:
            raise faults.CannotKeep(faults.sentence(fault, self.session.t)) from fault
        self.has_done()
        return done

    async def undo(self) -> str:
        """Takes back facilitation's last act; returns the sentence that says which. Raises as `perform`."""
        try:
            t = self.session.t
            return t("Défait : {acte}.", acte=named(await self.session.undo(), t))
        except StoreFault as fault:
            raise faults.CannotKeep(faults.sentence(fault, self.session.t)) from fault

    def keep_file(self, name: str, words: str) -> Path | None:
        """Writes a text where the program was started, beside what is there; None where it may not."""
        if not self.writes_here:
            return None
        stem, _, end = name.rpartition(".")
        for number in range(1, 100):
            path = Path.cwd() / (name if number == 1 else f"{stem}-{number}.{end}")
            with suppress(OSError):
                with os.fdopen(
                    os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
                ) as file:
                    file.write(words)
                return path
        return None

    def template(self) -> Template:
        """What a series is made from, in the person's language."""
        from data.template import template

        return template(self.session.t.language)

    def become(self, session: Session) -> None:
        """Another language, another person: every page says it from now on."""
        self.session = session
        self.is_now(session)
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.rewrite()

    def act_as(self, actor: Actor) -> None:
        """Somebody else from now on, in another role perhaps: every page says it."""
        self.become(replace(self.session, actor=actor).being(actor.person))

    def show_theme(self, wanted: str) -> None:
        self.theme_wanted = wanted
        self.theme = themes.chosen(wanted, self.terminal)
        for screen in self.screen_stack:
            for lines in screen.query(Lines):
                lines.refresh()

    @property
    def plain_signs(self) -> bool:
        return self.terminal.glyphs is Repertoire.ASCII

    def show_plain_signs(self, plain: bool) -> None:
        """Letters and plain signs only, or all that the terminal's font has."""
        glyphs = Repertoire.ASCII if plain else self._glyphs
        self.terminal = replace(self.terminal, glyphs=glyphs)
        driver = self._driver
        if isinstance(driver, LineDriver):
            before = driver.painter
            driver.terminal = replace(driver.terminal, glyphs=glyphs)
            driver.painter = Painter(driver.terminal)
            driver.painter.resize(before.columns, before.rows)
            driver.painter.synchronized = before.synchronized
            self.screen.refresh()
