"""What people bring: two columns, individual and collective, and between them what belongs to both."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from models import lookup
from models.acts.contributions import CorrectContribution, Support, WithdrawContribution
from models.acts.manifesto import LinkContributions
from models.contribution import MOST_SUPPORTS, Contribution, Dimension
from models.manifesto import Article, articles
from models.names import CONTRIBUTION
from tui.i18n import N_
from tui.screens.base import acting
from tui.screens.contribution_cards import DIMENSIONS, ELSEWHERE, Layout, chosen, filter_said
from tui.screens.noting import Noting
from tui.screens.themes import ThemeActions
from tui.screens.whose import whose
from tui.widgets.columns import Columns
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import strong
from tui.widgets.page import Body
from tui.widgets.sheet import Sheet

WIDE = 80


class ContributionsPage(Noting, ThemeActions):
    NAME = N_("Contributions")
    SHOWS = frozenset({"contributions", "themes", "articles", "manifesto", "participants"})
    FOR_FACILITATION = frozenset({"themes"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("ajouter")),
        Binding("s", "support", N_("soutenir")),
        Binding("l", "link", N_("lier à un article")),
        Binding("t", "move", N_("ranger")),
        Binding("f", "filter", N_("filtrer")),
        Binding("e", "correct", N_("corriger")),
        Binding("d", "dimension", N_("dimension")),
        Binding("x", "withdraw", N_("retirer")),
        Binding("n", "unsign", N_("enlever la signature")),
        Binding("c", "create_theme", N_("nouveau thème")),
        Binding("g", "themes", N_("gérer les thèmes")),
        Binding("m", "manifesto", N_("manifeste")),
        Binding("o", "orphans", N_("sans article")),
        Binding("enter", "choose", N_("ouvrir"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._linked: str | None = None

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
        return chosen(self.session, self._workshop)

    def heading(self) -> tuple[str, str]:
        return self.t("Contributions"), filter_said(self._workshop, len(self.shown), self.t)

    def rewrite(self) -> None:
        if not self.is_mounted:
            return
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
        self.refresh_keys()

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("add", "create_theme"):
            return self.session.takes_part
        one = self.one if self.is_mounted else None
        if action in ("support", "link", "correct", "dimension", "withdraw", "move"):
            return self.session.takes_part and one is not None
        if action == "unsign":
            return one is not None and one.author is not None and self._may_change(one)
        return super().check_action(action, parameters)

    def _may_change(self, one: Contribution) -> bool:
        return self.session.facilitates or one.author == self.session.actor.person

    def choose(self, item: Hashable) -> None:
        if item == "add":
            self.action_add()
        elif item == "filter":
            self.action_filter()
        else:
            self.action_actions()

    @acting
    async def action_support(self) -> None:
        one, t = self.one, self.t
        who = await whose(self, t("Soutien de qui ?")) if one else None
        if one and who:
            given = t("soutien donné ({n} au plus par atelier)", n=MOST_SUPPORTS)
            taken = t("soutien repris")
            await self.perform(
                Support(one.id, who), lambda after: given if who in after.supporters else taken
            )

    @acting
    async def action_link(self) -> None:
        """`l` and Enter: the article of last time is under the cursor."""
        one, t = self.one, self.t
        known = articles(self.session.commons)
        if one is None or not known:
            self.say(t("Pas encore d’article : ajoutez-en un depuis le manifeste (touche m)."), wrong=True)
            return
        options = [(each.id, f"{rank}  {each.title}") for rank, each in enumerate(known, 1)]
        id = await self.ask(
            AskOne(t("Quel article reprend cette contribution ?"), options, value=self._linked)
        )
        if id:
            self._linked = id
            await self.perform(LinkContributions(id, (one.id,)), self._said_linked)

    def _said_linked(self, one: Article) -> str:
        return self.t("liée à l’article « {titre} »", titre=one.title)

    @acting
    async def action_correct(self) -> None:
        if (one := self.one) is None:
            return
        text = await self.ask(AskLine(self.t("Corriger"), value=one.text, limit=CONTRIBUTION.limit))
        if text:
            await self.perform(CorrectContribution(one.id, text=text))

    @acting
    async def action_dimension(self) -> None:
        if (one := self.one) is None:
            return
        options = [(each, self.t(DIMENSIONS[each])) for each in Dimension]
        dimension = await self.ask(AskOne(self.t("Quelle dimension ?"), options, value=one.dimension))
        if dimension:
            await self.perform(CorrectContribution(one.id, dimension=dimension))

    @acting
    async def action_withdraw(self) -> None:
        one, t = self.one, self.t
        if one is None:
            return
        question = t("Retirer « {texte} » ?", texte=one.text)
        if await self.ask(
            AskYesNo(question, t("Retirer"), t("Garder"), t("Pour de bon : rien n’en restera."))
        ):
            await self.perform(WithdrawContribution(one.id), t("contribution retirée"))

    @acting
    async def action_unsign(self) -> None:
        one, t = self.one, self.t
        if one is None:
            return
        kept = t("Pour de bon : personne ne pourra plus montrer qu’elle est la sienne.")
        if await self.ask(AskYesNo(t("Enlever la signature ?"), t("Enlever"), t("Garder"), kept)):
            await self.perform(CorrectContribution(one.id, unsign=True))

    def action_filter(self) -> None:
        """All, then each workshop, then what comes from elsewhere."""
        order = [None, *(one.number for one in lookup.workshops(self.session.commons)), ELSEWHERE]
        self._workshop = order[(order.index(self._workshop) + 1) % len(order)]
        self.rewrite()

    def action_manifesto(self) -> None:
        self.open("manifesto")

    def action_orphans(self) -> None:
        """What no article takes up: there one links, merges, or sets aside and says why."""
        self.open("orphans")
