"""Contributions that no article has taken up: each is linked to one in two keys."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.manifesto import LinkContributions
from models.contribution import Contribution
from models.coverage import Fate, coverage
from models.manifesto import Article, articles
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.screens.contribution_cards import readable
from tui.widgets.dialogs import AskOne
from tui.widgets.lines import quiet
from tui.widgets.sheet import Sheet


class OrphansPage(Page):
    NAME = N_("Contributions non reprises")
    SHOWS = frozenset({"articles", "manifesto", "contributions"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("lier à un article")),
        Binding("l", "choose", N_("lier à un article"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._linked: str | None = None

    def heading(self) -> tuple[str, str]:
        return self.t("Contributions non reprises"), str(len(self.orphans))

    @property
    def orphans(self) -> tuple[Contribution, ...]:
        found = coverage(articles(self.session.commons), readable(self.session))
        return tuple(one.contribution for one in found if one.fate is Fate.ORPHAN)

    def write(self, sheet: Sheet) -> None:
        t = self.t
        if not self.orphans:
            sheet.line(t("Toutes les contributions sont reprises quelque part."))
        for one in self.orphans:
            where = t("atelier {a}", a=one.workshop) if one.workshop else t("d’ailleurs")
            sheet.item(one.id, one.text, quiet(f" ({where})"))

    def choose(self, item: Hashable) -> None:
        if isinstance(item, str) and self.session.takes_part:
            self._link(item)

    @acting
    async def _link(self, contribution: str) -> None:
        t = self.t
        options = [
            (one.id, f"{rank}  {one.title}") for rank, one in enumerate(articles(self.session.commons), 1)
        ]
        if not options:
            self.say(t("Pas encore d’article : ajoutez-en un depuis le manifeste (touche m)."), wrong=True)
            return
        question = t("Quel article reprend cette contribution ?")
        id = await self.ask(AskOne(question, options, value=self._linked))
        if id:
            self._linked = id
            await self.perform(LinkContributions(id, (contribution,)), self._said)

    def _said(self, one: Article) -> str:
        return self.t("liée à l’article « {titre} »", titre=one.title)
