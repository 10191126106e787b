"""The frame of every page: a heading, a body, and at the foot what is told and the keys.

A page writes its body for a width (`write`) from what is durable, and is written again when one of the
tables that it `SHOWS` changes. It does things through `perform`, which tells how it went at the foot.

    class PeoplePage(Page):
        SHOWS = frozenset({"participants"})
        def heading(self) -> tuple[str, str]: ...
        def write(self, sheet: Sheet) -> None: ...
        @acting
        async def action_rename(self) -> None:
            name = await self.ask(AskLine(self.t("Quel nom ?")))
            if name:
                await self.perform(CorrectPerson(self.cursor, name=name), self.t("Nom corrigé."))
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from models.ports import Act
from models.refusals import Refusal
from tui.faults import CannotKeep
from tui.i18n import N_, Translator
from tui.screens import directory
from tui.sentences import sentence
from tui.session import Session
from tui.widgets.dialogs import AskOne, Question
from tui.widgets.keybar import Key, bar, is_single, keys_of
from tui.widgets.lines import Line, Part, Span, alert, good, quiet, strong, width_of, wrapped
from tui.widgets.page import Body, Lines
from tui.widgets.sheet import Sheet, Written

if TYPE_CHECKING:
    from tui.app import VeilleeApp

R = TypeVar("R")
T = TypeVar("T")

ACTIONS = "…"
"""The last item of a page: everything that can be done here, for those who use only arrows and Enter."""

ROOMY = 14
"""Rows from which a page can afford its rules and an empty row for what will be told."""

acting = work(group="acts")
"""For the methods that ask and do: they run beside the screen, in one group."""


class Page(Screen[None]):
    """A page. `FOR_FACILITATION` names the actions that others do not have."""

    NAME: ClassVar[str] = ""
    """What the page is called in the help."""
    SHOWS: ClassVar[frozenset[str]] = frozenset()
    FOR_FACILITATION: ClassVar[frozenset[str]] = frozenset()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir")),
        Binding("tab,colon", "actions", N_("tout"), show=False),
        Binding("ctrl+z,Z", "undo", N_("défaire le dernier acte"), show=False),
        Binding("question_mark", "help", N_("aide")),
        Binding("escape", "back", N_("retour")),
        Binding("q", "app.quit", N_("quitter"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Part, ...] = ()
        self._stale = False

    # --- what a page says of itself

    def heading(self) -> tuple[str, str]:
        """What stands at the left and at the right of the first line."""
        raise NotImplementedError

    def write(self, sheet: Sheet) -> None:
        """The body, from what is durable now."""
        raise NotImplementedError

    def choose(self, item: Hashable) -> None:
        """Enter on an item."""

    def compose_body(self) -> ComposeResult:
        """Pages with something else than lines in the middle give it here; `write` may then do nothing."""
        yield Body(id="body")

    # --- what a page works with

    @property
    def veillee(self) -> VeilleeApp:
        return cast("VeilleeApp", self.app)

    @property
    def session(self) -> Session:
        return self.veillee.session

    @property
    def t(self) -> Translator:
        return self.session.t

    @property
    def body(self) -> Body:
        return self.query_one("#body", Body)

    @property
    def cursor(self) -> Hashable:
        return self.body.cursor

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Tells something at the foot, where it stays until the next key."""
        self._told = (alert(words) if wrong else good(words),) if words else ()
        self._write_foot()

    async def ask(self, question: Question[T]) -> T | None:
        """The answer, or None for Escape. Only within an `acting` method."""
        self.say("")
        return cast("T | None", await self.veillee.ask(question))

    async def perform(self, act: Act[R], said: str | Callable[[R], str] = "") -> bool:
        """Does it and tells it, or tells why not; the page shows what is true now in both cases."""
        try:
            result = await self.veillee.perform(act)
        except (Refusal, CannotKeep) as no:
            self.refuse(no)
            return False
        self.rewrite()
        words = said if isinstance(said, str) else said(result)
        self.say(words or self.t("enregistré"))
        return True

    def refuse(self, no: Refusal | CannotKeep) -> None:
        """Tells why not; the page is written again, for it may have been out of date."""
        self.rewrite()
        self.say(
            str(no) if isinstance(no, CannotKeep) else sentence(no, self.t, self.session.zone), wrong=True
        )

    def open(self, name: str, *given: object) -> None:
        """Goes to another page, by its name in the directory."""
        self.say("")
        self.app.push_screen(directory.page(name)(*given))

    # --- painting

    def compose(self) -> ComposeResult:
        yield Lines(id="heading")
        yield from self.compose_body()
        yield Lines(id="foot")

    def on_mount(self) -> None:
        self.rewrite()

    def on_resize(self) -> None:
        self.rewrite()

    def on_screen_resume(self) -> None:
        if self._stale:
            self.rewrite()

    def changed(self, tables: frozenset[str]) -> None:
        """Something durable changed somewhere: nothing happens unless this page shows it."""
        if tables & self.SHOWS:
            self._stale = True
            if self.is_current:
                self.rewrite()

    def rewrite(self) -> None:
        """Writes the page again; rows that stay the same are not painted again."""
        self._stale = False
        if not self.is_mounted:
            return
        self._write_heading()
        self._write_foot()
        self._write_body()

    @property
    def roomy(self) -> bool:
        return self.app.size.height >= ROOMY

    def _write_heading(self) -> None:
        left, right = self.heading()
        width = self.app.size.width - 2
        sheet = Sheet(width - 1)
        head: tuple[Part, ...] = (strong(left),)
        if width_of(head) + len(right) + 3 > width or not right:
            rows = [Line(row) for row in wrapped(head, width)]
            rows += [Line(row) for row in wrapped((quiet(right),), width)] if right else []
        else:
            sheet.beside(head, (quiet(right),))
            rows = list(sheet.written().lines)
        self._fill("heading", [*rows, self._rule()] if self.roomy else rows[:1])

    def _write_foot(self) -> None:
        if not self.is_mounted:
            return
        width = self.app.size.width - 2
        told = [Line(row) for row in wrapped(self._told, width)] if self._told else []
        if not self.roomy:
            self._fill("foot", [*told, *bar(self.keys(), width, 1)])
            return
        # What is told takes the place of a row of keys, so that the page does not move.
        rows = 2 if width >= 60 else 3
        keys = list(bar(self.keys(), width, rows - 1 if told else rows))
        empty = [Line()] * (rows - len(told) - len(keys))
        self._fill("foot", [self._rule(), *empty, *told, *keys])

    def _write_body(self) -> None:
        bodies = self.query("#body")
        if not bodies or not isinstance(body := bodies.first(), Body):
            return
        sheet = Sheet(self.app.size.width - 6)
        self.write(sheet)
        if len(self._extra_keys()) > 0:
            sheet.blank()
            sheet.item(ACTIONS, quiet(self.t("Autres actions…")))
        body.show(sheet.written())

    def _rule(self) -> Line:
        return Line((Span("─" * (self.app.size.width - 2), "rule"),))

    def _fill(self, id: str, lines: list[Line]) -> None:
        widget = self.query_one(f"#{id}", Lines)
        if widget.styles.height is None or widget.styles.height.value != len(lines):
            widget.styles.height = len(lines)
        widget.show(Written(tuple(lines)))

    # --- keys

    def keys(self) -> tuple[Key, ...]:
        return keys_of(self, self.t, self.veillee.single_keys)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "undo" or action in self.FOR_FACILITATION:
            return self.session.facilitates
        return True

    def on_key(self, event: events.Key) -> None:
        """Single-letter keys can be switched off: nothing then hears them on a page."""
        if self._told:
            self.say("")
        if not self.veillee.single_keys and is_single(event.key):
            event.stop()
            event.prevent_default()

    def on_body_clicked(self, event: Body.Clicked) -> None:
        event.stop()
        self.action_choose()

    def on_body_moved(self) -> None:
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Writes the keys again, when what can be done depends on where the cursor stands."""
        self._write_foot()

    def action_choose(self) -> None:
        if self.cursor == ACTIONS:
            self.action_actions()
        elif self.cursor is not None:
            self.choose(self.cursor)

    @acting
    async def action_actions(self) -> None:
        """Everything that can be done here, in a list: no other key than arrows and Enter is needed."""
        keys = [key for key in self.every_key() if key.action not in ("actions", "choose")]
        chosen = await self.ask(
            AskOne(self.t("Que faire ?"), [(key.action, f"{key.words} ({key.name})") for key in keys])
        )
        if chosen:
            await self.run_action(chosen)

    def every_key(self) -> tuple[Key, ...]:
        """All that can be done here, single-letter keys too even when they are switched off."""
        return keys_of(self, self.t)

    def _extra_keys(self) -> list[Key]:
        common = {"choose", "actions", "help", "back", "undo", "app.quit"}
        return [key for key in self.every_key() if key.action not in common]

    # --- what every page can do

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 2:
            self.dismiss()

    def action_help(self) -> None:
        self.open("help", type(self))

    @acting
    async def action_undo(self) -> None:
        try:
            said = await self.veillee.undo()
        except (Refusal, CannotKeep) as no:
            self.refuse(no)
            return
        self.rewrite()
        self.say(said)
