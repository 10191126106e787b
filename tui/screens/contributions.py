"""What people bring: two columns, individual and collective, and between them what belongs to both."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from models import lookup
from models.contribution import Contribution
from tui.i18n import N_
from tui.screens.contribution_acts import ContributionActs
from tui.screens.contribution_cards import ELSEWHERE, Layout, chosen, counted, filter_said
from tui.screens.noting import Noting
from tui.widgets.columns import Columns
from tui.widgets.lines import strong
from tui.widgets.page import Body
from tui.widgets.sheet import Sheet

WIDE = 80


class ContributionsPage(Noting, ContributionActs):
    NAME = N_("Contributions")
    SHOWS = frozenset({"contributions", "themes", "articles", "manifesto", "participants", "outbox"})
    FOR_FACILITATION = frozenset({"themes"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("ajouter")),
        Binding("s", "support", N_("soutenir")),
        Binding("space", "mark", N_("choisir")),
        Binding("t", "move", N_("ranger")),
        Binding("l", "link", N_("lier à un article")),
        Binding("f", "filter", N_("filtrer")),
        Binding("v", "order", N_("classer par soutiens")),
        Binding("e", "correct", N_("corriger")),
        Binding("d", "dimension", N_("dimension")),
        Binding("x", "withdraw", N_("retirer")),
        Binding("n", "unsign", N_("enlever la signature")),
        Binding("c", "create_theme", N_("nouveau thème")),
        Binding("g", "themes", N_("gérer les thèmes")),
        Binding("r", "origin", N_("la réponse d’où elle vient")),
        Binding("m", "manifesto", N_("manifeste")),
        Binding("o", "orphans", N_("sans article")),
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("space", "read_on", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._counted: Mapping[str, int] = {}
        """Supports of each when the page was put in order: it does not reorder under those who read it."""

    def compose_body(self) -> ComposeResult:
        yield Columns(id="columns")
        yield Body(id="body")

    # --- what is shown

    @property
    def columns(self) -> Columns:
        return self.query_one("#columns", Columns)

    @property
    def cursor(self) -> Hashable:
        return self.columns.cursor if self.columns.display else self.body.cursor

    @property
    def one(self) -> Contribution | None:
        """The contribution under the cursor."""
        return self.session.commons.find(Contribution, self.columns.cursor or "")

    @property
    def shown(self) -> tuple[Contribution, ...]:
        return chosen(self.session, self._workshop, self._counted)

    def heading(self) -> tuple[str, str]:
        said = filter_said(self._workshop, len(self.shown), self.t)
        if marked := len(self.columns.marked):
            said += self.t.n(" · {n} choisie", " · {n} choisies", marked)
        return self.t("Contributions"), said

    def rewrite(self) -> None:
        if not self.is_mounted:
            return
        self._counted = self._counted or counted(self.session)
        shown, two = self.shown, self.app.size.width >= WIDE
        self.columns.display, self.body.display = bool(shown), not shown
        heads = (self.t("dimension individuelle"), self.t("dimension collective")) if two else ()
        self.columns.set(heads, Layout(self.session, two).blocks(shown))
        self.set_focus(self.columns if shown else self.body)
        super().rewrite()

    def write(self, sheet: Sheet) -> None:
        """The empty state; cards are written by the columns."""
        t = self.t
        if self.shown:
            return
        sheet.line(t("Ici viendront les idées de chaque atelier, une par ligne, sans nom sauf si on signe."))
        sheet.blank()
        if self.session.takes_part:
            sheet.item("add", strong("a  "), t("noter des idées, l’une après l’autre"))
        if self._workshop is not None:
            sheet.item("filter", strong("f  "), t("voir celles des autres ateliers"))

    def on_columns_moved(self) -> None:
        self._write_heading()
        self.refresh_keys()

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("add", "create_theme"):
            return self.session.takes_part
        one = self.one if self.is_mounted else None
        if action == "origin":
            return one is not None and one.origin is not None
        if action in ("support", "link", "correct", "dimension", "withdraw", "move", "mark"):
            return self.session.takes_part and one is not None
        if action == "unsign":
            return one is not None and one.author is not None and self.session.actor.owns(one.author)
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        if item == "add":
            self.action_add()
        elif item == "filter":
            self.action_filter()
        else:
            self.action_actions()

    def action_mark(self) -> None:
        self.columns.action_mark()

    def action_read_on(self) -> None:
        """What the space bar does for those who mark nothing."""
        self.columns.action_go(8)

    def action_back(self) -> None:
        """First takes the marks back, if there are any."""
        if self.columns.marked:
            self.columns.unmark()
        else:
            super().action_back()

    def action_filter(self) -> None:
        """All, then each workshop, then what comes from elsewhere."""
        order = [None, *(one.number for one in lookup.workshops(self.session.commons)), ELSEWHERE]
        self._workshop = order[(order.index(self._workshop) + 1) % len(order)]
        self.action_order()

    def action_order(self) -> None:
        """The most supported first, from now on."""
        self._counted = counted(self.session)
        self.rewrite()

    def action_origin(self) -> None:
        if self.one and self.one.origin:
            self.open("thread", self.one.origin)

    def action_manifesto(self) -> None:
        self.open("manifesto")

    def action_orphans(self) -> None:
        """What no article takes up: there one links, merges, or sets aside and says why."""
        self.open("orphans")
