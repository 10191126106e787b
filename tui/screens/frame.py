"""The frame of every page: a heading, a body, and at the foot what is told and the keys."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from models.refusals import Unknown
from tui.i18n import Translator
from tui.session import Session
from tui.textual_private import resume
from tui.widgets.keybar import Key, bar
from tui.widgets.lines import Line, Part, Span, alert, quiet, strong, width_of, wrapped
from tui.widgets.page import Body, Lines
from tui.widgets.sheet import Sheet, Written

if TYPE_CHECKING:
    from tui.app import VeilleeApp

ACTIONS = "…"
"""The last item of a page: everything that can be done here, for those who use only arrows and Enter."""

SMALL = (20, 8)
"""Columns and rows below which a page cannot be used, and says so."""

ROOMY = 14
"""Rows from which a page can afford its rules and an empty row for what will be told."""


class Frame(Screen[None]):
    """What a page looks like. `SHOWS` names the tables whose changes are seen on it."""

    SHOWS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[Part, ...] = ()
        self._stale = False
        self._written_at = 0
        """How much news there had been when this page was last written."""
        self._written_for: Size | None = None
        self._heads: tuple[str, str, Size] | None = None
        self._gone = False
        self.came_by: tuple[str, tuple[object, ...]] | None = None
        """Its name in the directory and what it was opened with; None: only another page opens it."""

    # --- what a page says of itself

    def heading(self) -> tuple[str, str]:
        """What stands at the left and at the right of the first line."""
        raise NotImplementedError

    def write(self, sheet: Sheet) -> None:
        """The body, from what is durable now."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """Pages with something else than lines in the middle give it here; `write` may then do nothing."""
        yield Body(id="body")

    def keys(self) -> tuple[Key, ...]:
        """The keys to show at the foot."""
        raise NotImplementedError

    def has_more(self) -> bool:
        """Whether the body ends with the list of actions."""
        raise NotImplementedError

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

    def tell(self, *words: Part) -> None:
        """Says something at the foot; nothing takes it away."""
        told = tuple(one for one in words if width_of((one,)))
        if told != self._told:
            self._told = told
            self.write_foot()

    @property
    def is_telling(self) -> bool:
        return bool(self._told)

    # --- painting

    def compose(self) -> ComposeResult:
        yield Lines(id="heading")
        yield from self.compose_body()
        yield Lines(id="foot")

    def on_mount(self) -> None:
        self.rewrite()
        self.opened()

    def opened(self) -> None:
        """What a page does once, when it is first shown."""

    def on_resize(self) -> None:
        if self._written_for != self.app.size:
            self.rewrite()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        self.veillee.stands_on(self)
        if self._stale or self._written_for != self.app.size:
            self.rewrite()
        event.prevent_default()
        resume(self)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing of its own is to be seen under its three parts."""
        return [Strip.blank(crop.width, self.rich_style)] * crop.height

    def changed(self, tables: frozenset[str]) -> None:
        """Something durable changed somewhere: nothing happens unless this page shows it."""
        # What one has done oneself is on the page already when the news of it comes.
        if tables & self.SHOWS and self._written_at < self.veillee.news:
            self._stale = True
            if self.is_current:
                self.rewrite()

    def rewrite(self) -> None:
        """Writes the page again; rows that stay the same are not painted again."""
        self._stale = False
        self._written_at = self.veillee.news
        # A page that is going away has lost its parts already, and may still be told of a last act.
        if not self.is_mounted or not self.children:
            return
        self._written_for = self.app.size
        try:
            self._write_heading()
            self.write_foot()
            self._write_body()
        except Unknown:
            self.call_later(self._leave)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Leaves, once: another key, or what somebody does, may come before the page has gone."""
        if self._gone:
            return AwaitComplete()
        self._gone = True
        return super().dismiss(result)

    def _leave(self) -> None:
        """What this page was about is no longer there: undone, or removed by somebody."""
        if self.is_current and not self._gone and len(self.app.screen_stack) > 1:
            beneath = self.app.screen_stack[-2]
            self.dismiss()
            if isinstance(beneath, Frame):
                beneath.tell(
                    alert(self.t("Ce que montrait cette page n’existe plus : vous revoici avant elle."))
                )

    @property
    def roomy(self) -> bool:
        return self.app.size.height >= ROOMY

    def _write_heading(self) -> None:
        left, right = self.heading()
        if self._heads == (left, right, self.app.size):
            return
        self._heads = left, right, self.app.size
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

    def write_foot(self) -> None:
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
        body = next((one for one in self.children if one.id == "body"), None)
        if not isinstance(body, Body) or not body.display:
            return
        sheet = Sheet(self.app.size.width - 6)
        if self.app.size.width < SMALL[0] or self.app.size.height < SMALL[1]:
            sheet.line(alert(self.t("Agrandissez la fenêtre.")))
        self.write(sheet)
        if self.has_more():
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
