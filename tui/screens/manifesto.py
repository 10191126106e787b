"""The manifesto: its articles in order, the one under the cursor beside, and what no article has taken up."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from models.acts.manifesto import AddArticle, PutBackArticle
from models.contribution import readable
from models.coverage import Fate, Provenance, provenances
from models.freezing import last_frozen, next_name
from models.manifesto import Article, articles, removed_articles
from models.names import TITLE
from tui import remarks, rounds
from tui.i18n import N_
from tui.replica_words import pending
from tui.screens.article_acts import ArticleActions
from tui.screens.article_words import origins, write_suggested
from tui.screens.base import acting
from tui.screens.frame import ACTIONS
from tui.screens.remark_acts import REMARKED, open_here
from tui.widgets.dialogs import AskLine, AskOne
from tui.widgets.lines import Line, Part, Span, quiet, strong
from tui.widgets.page import Body, Lines
from tui.widgets.sheet import Sheet, Written

WIDE = 80
LIST = 38
"""Columns of the list, where the article stands beside it."""
ORPHANS = "orphans"
_ON_ARTICLE = frozenset(
    {"write", "retitle", "link", "up", "down", "remove", "suggest", "comment", "remarks", "history"}
)


class ManifestoPage(ArticleActions):
    NAME = N_("Manifeste")
    SHOWS = frozenset({"articles", "manifesto", "rounds", "contributions", "versions", "frozen"}) | REMARKED
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("lire")),
        Binding("e", "write", N_("écrire")),
        Binding("a", "add", N_("nouvel article")),
        Binding("u", "suggest", N_("suggérer")),
        Binding("c", "comment", N_("commenter")),
        Binding("t", "round", N_("tour de consentement")),
        Binding("s", "remarks", N_("remarques")),
        Binding("h", "history", N_("historique")),
        Binding("i", "retitle", N_("titre")),
        Binding("l", "link", N_("lier")),
        Binding("k,minus", "up", N_("monter")),
        Binding("j,plus", "down", N_("descendre")),
        Binding("x", "remove", N_("retirer")),
        Binding("r", "put_back", N_("remettre")),
        Binding("v", "versions", N_("versions")),
        Binding("p", "contributions", N_("contributions")),
        Binding("b", "paste", N_("coller, importer"), show=False),
    ]
    FOR_FACILITATION = frozenset({"paste"})

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="sides"):
            yield Body(id="body")
            yield Lines(id="beside")

    # --- what is shown

    @property
    def articles(self) -> tuple[Article, ...]:
        return articles(self.session.commons)

    @property
    def article(self) -> Article | None:
        return next((one for one in self.articles if one.id == self.cursor), None)

    @property
    def beside(self) -> bool:
        return self.app.size.width >= WIDE and bool(self.articles)

    def heading(self) -> tuple[str, str]:
        t, commons, count = self.t, self.session.commons, len(self.articles)
        said = t.n("{n} article", "{n} articles", count) if count else ""
        last = last_frozen(commons)
        frozen = t("{version} est figée", version=last.name) if last else ""
        return t("Manifeste · brouillon de {version}", version=next_name(commons)), ", ".join(
            filter(None, (said, frozen))
        )

    def rewrite(self) -> None:
        super().rewrite()
        if self.is_mounted:
            self._write_beside()

    def _write_body(self) -> None:
        """The list is written for its own share of the width."""
        width = LIST if self.beside else self.app.size.width
        self.body.styles.width = LIST if self.beside else "100%"
        sheet = Sheet(width - 6)
        self.write(sheet)
        sheet.blank()
        sheet.item(ACTIONS, quiet(self.t("Autres actions…")))
        self.body.show(sheet.written())

    def write(self, sheet: Sheet) -> None:
        t = self.t
        if not self.articles:
            sheet.line(t("Ici s’écrira le manifeste, article par article, à plusieurs en même temps."))
            sheet.blank()
            if self.session.takes_part:
                sheet.item("add", strong("a  "), t("commencer un article"))
        for rank, one in enumerate(self.articles, 1):
            start = f"{rank}  "
            sheet.item(one.id, strong(start), one.title, hang=len(start))
            waits = pending(self.session, one.id)
            facts = (rounds.state(self.session, one), remarks.waiting(self.session, one), waits)
            sheet.more(quiet(", ".join(filter(None, facts))), hang=len(start))
        self._write_orphans(sheet)

    def _write_orphans(self, sheet: Sheet) -> None:
        if not readable(self.session.commons, self.session.actor):
            return
        count = len(self.orphans)
        sheet.blank()
        if not count:
            sheet.item(
                ORPHANS, quiet(self.t("Chaque contribution est reprise, réunie à une autre ou écartée."))
            )
            return
        said = self.t.n(
            "{n} contribution n’est reprise nulle part",
            "{n} contributions ne sont reprises nulle part",
            count,
        )
        sheet.item(ORPHANS, said)

    @property
    def orphans(self) -> tuple[Provenance, ...]:
        found = provenances(self.session.commons, self.session.actor)
        return tuple(one for one in found if one.fate is Fate.ORPHAN)

    def _write_beside(self) -> None:
        aside = self.query_one("#beside", Lines)
        aside.display = self.beside
        if not self.beside:
            return
        sheet = Sheet(self.app.size.width - LIST - 5)
        if one := self.article:
            sheet.line(strong(one.title))
            sheet.blank()
            if one.text.runs:
                write_suggested(sheet, remarks.suggested(one, open_here(self.session, one)))
            else:
                sheet.line(self.t("Rien d’écrit encore : touche e pour écrire."))
            sheet.blank()
            sheet.line(quiet(origins(one, self.t)))
        elif self.cursor == ORPHANS:
            for each in self.orphans:
                sheet.line("· ", each.contribution.text, hang=2)
        aside.show(self._framed(sheet))

    def _framed(self, sheet: Sheet) -> Written:
        """What fits beside the list, with a rule on its left and the sign that there is more."""
        room = max(1, self.query_one("#sides").size.height)
        lines = sheet.written().lines
        rows: list[tuple[Part, ...]] = [line.spans for line in lines[:room]]
        if len(lines) > room:
            rows[-1] = (quiet(self.t("… la suite avec Entrée")),)
        rows += [()] * (room - len(rows))
        return Written(tuple(Line((Span("│ ", "rule"), *row)) for row in rows))  # type: ignore[arg-type]

    def on_body_moved(self) -> None:
        super().on_body_moved()
        self._write_beside()

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "add":
            return self.session.takes_part
        if action == "round":
            return self.is_mounted and self.article is not None
        if action in _ON_ARTICLE:
            return self.session.takes_part and self.is_mounted and self.article is not None
        if action == "put_back":
            return self.session.takes_part and bool(removed_articles(self.session.commons))
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        if item == "add":
            self.action_add()
        elif item == ORPHANS:
            self.open("orphans")
        elif self.article:
            self.open("article", self.article.id)

    @acting
    async def action_add(self) -> None:
        title = await self.ask(AskLine(self.t("Titre du nouvel article ?"), limit=TITLE.limit))
        if title and await self.perform(AddArticle(title, person=self.session.actor.person)):
            made = self.articles[-1]
            self.body.stand_on(made.id)
            self.open("writing", made.id)

    @acting
    async def action_put_back(self) -> None:
        t = self.t
        options = [(one.id, one.title) for one in removed_articles(self.session.commons)]
        id = await self.ask(AskOne(t("Remettre quel article ?"), options)) if options else None
        if id:
            await self.perform(PutBackArticle(id), t("article remis à la fin"))

    def action_versions(self) -> None:
        self.open("versions")

    def action_contributions(self) -> None:
        self.open("contributions")

    def action_paste(self) -> None:
        self.open("paste")
