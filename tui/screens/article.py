"""One article, to be read: its text, where it comes from, who wrote what."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.contribution import Contribution, readable
from models.manifesto import Article, article
from tui import remarks, rounds
from tui.fates import origin
from tui.i18n import N_
from tui.screens.article_acts import ArticleActions
from tui.screens.article_words import origins, write_authors, write_suggested, write_text
from tui.screens.remark_acts import REMARKED, Passage, open_here, passage_at
from tui.widgets.lines import quiet
from tui.widgets.sheet import Sheet


class ArticlePage(ArticleActions):
    NAME = N_("Lire un article")
    SHOWS = frozenset({"articles", "manifesto", "rounds", "contributions", "participants"}) | REMARKED
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("écrire")),
        Binding("e", "write", N_("écrire"), show=False),
        Binding("u", "suggest", N_("suggérer")),
        Binding("c", "comment", N_("commenter")),
        Binding("t", "round", N_("tour de consentement")),
        Binding("s", "remarks", N_("remarques")),
        Binding("h", "history", N_("historique")),
        Binding("o", "origins", N_("d’où vient-il")),
        Binding("w", "authors", N_("qui a écrit quoi")),
        Binding("i", "retitle", N_("titre")),
        Binding("l", "link", N_("lier")),
        Binding("x", "remove", N_("retirer")),
    ]

    def __init__(self, id: str) -> None:
        super().__init__()
        self._article = id
        self._authors = False
        self._origins = False

    @property
    def article(self) -> Article:
        """Raises Unknown once it is removed: the page then closes."""
        return article(self.session.commons, self._article)

    def heading(self) -> tuple[str, str]:
        one = self.article
        return f"{self.rank}  {one.title}", rounds.state(self.session, one)

    def write(self, sheet: Sheet) -> None:
        t, one = self.t, self.article
        if not str(one.text).strip():
            sheet.line(t("Rien d’écrit encore."))
        elif self._authors:
            write_authors(sheet, one, self.session.commons, t)
        elif not self.session.takes_part:
            write_text(sheet, str(one.text))
        else:
            write_suggested(sheet, remarks.suggested(one, open_here(self.session, one)))
        sheet.blank()
        if said := remarks.waiting(self.session, one):
            sheet.item("remarks", said)
        sheet.line(quiet(origins(one, t)))
        if self._origins:
            linked = [
                each
                for each in readable(self.session.commons, self.session.actor)
                if each.id in one.contributions
            ]
            self._write_origins(sheet, linked)
        if self.session.takes_part:
            sheet.blank()
            sheet.item("write", t("Écrire dans cet article"))

    def _write_origins(self, sheet: Sheet, linked: list[Contribution]) -> None:
        for each in linked:
            said = origin(self.session.commons, each, self.t)
            sheet.line("· ", each.text, quiet(f" ({said})"), hang=2)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("write", "retitle", "link", "remove", "suggest", "comment", "remarks", "history"):
            return self.session.takes_part
        if action == "authors":
            return self.session.sees_names
        return super().check_action(action, parameters)

    @property
    def passage(self) -> Passage | None:
        """The line under the cursor."""
        return passage_at(str(self.article.text), self.cursor)

    def choose(self, item: Hashable) -> None:
        if item == "remarks":
            self.action_remarks()
        else:
            self.action_write()

    def action_authors(self) -> None:
        self._authors = not self._authors
        self.rewrite()

    def action_origins(self) -> None:
        self._origins = not self._origins
        self.rewrite()
