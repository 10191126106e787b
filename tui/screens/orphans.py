"""What no article has taken up: linked to one in two keys, merged with another, or set aside and why."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.coverage import MergeContribution, SetAside, TakeBack
from models.acts.manifesto import LinkContributions
from models.contribution import Contribution
from models.coverage import Fate, Provenance, provenances
from models.manifesto import Article, articles
from models.names import REASON
from tui.fates import fate_said, origin
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskOne
from tui.widgets.lines import quiet
from tui.widgets.sheet import Sheet


class OrphansPage(Page):
    NAME = N_("Contributions non reprises")
    SHOWS = frozenset({"articles", "manifesto", "contributions", "themes"})
    FOR_FACILITATION = frozenset({"set_aside", "merge", "take_back"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("lier à un article")),
        Binding("l", "choose", N_("lier à un article"), show=False),
        Binding("e", "set_aside", N_("écarter")),
        Binding("r", "merge", N_("réunir à une autre")),
        Binding("a", "take_back", N_("revenir là-dessus")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._linked: str | None = None

    def heading(self) -> tuple[str, str]:
        return self.t("Contributions non reprises"), str(len(self._of(Fate.ORPHAN)))

    @property
    def _every(self) -> tuple[Provenance, ...]:
        return provenances(self.session.commons, self.session.actor)

    def _of(self, *fates: Fate) -> list[Provenance]:
        return [one for one in self._every if one.fate in fates]

    @property
    def one(self) -> Provenance | None:
        return next((one for one in self._every if one.contribution.id == self.cursor), None)

    def write(self, sheet: Sheet) -> None:
        t, orphans = self.t, self._of(Fate.ORPHAN)
        decided = self._of(Fate.MERGED, Fate.SET_ASIDE)
        if not orphans:
            sheet.line(t("Chaque contribution est reprise, réunie à une autre ou écartée."))
        for one in orphans:
            said = origin(self.session.commons, one.contribution, t)
            sheet.item(one.contribution.id, one.contribution.text, quiet(f" ({said})"))
        if decided:
            sheet.title(t("Réunies ou écartées"))
        for one in decided:
            sheet.item(one.contribution.id, one.contribution.text, hang=2)
            sheet.more(quiet(self._fate(one)), hang=2)

    def _fate(self, one: Provenance) -> str:
        """The words of the one that stays say more than its id."""
        kept = self.session.commons.find(Contribution, one.kept)
        return self.t("réunie à « {texte} »", texte=kept.text) if kept else fate_said(one, self.t)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in self.FOR_FACILITATION:
            one = self.one if self.is_mounted and self.session.facilitates else None
            decided = one is not None and one.fate in (Fate.MERGED, Fate.SET_ASIDE)
            return one is not None and decided is (action == "take_back")
        return super().check_action(action, parameters)

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

    @acting
    async def action_set_aside(self) -> None:
        if (one := self.one) is None:
            return
        t = self.t
        told = t("Le motif, que tout le monde pourra lire. On peut y revenir.")
        reason = await self.ask(AskLine(t("Pourquoi l’écarter ?"), told, limit=REASON.limit))
        if reason:
            await self.perform(SetAside(one.contribution.id, reason), t("contribution écartée"))

    @acting
    async def action_merge(self) -> None:
        if (one := self.one) is None:
            return
        t = self.t
        others = [each for each in self.session.commons.all(Contribution) if each.id != one.contribution.id]
        if not others:
            self.say(t("Il n’y a pas d’autre contribution à laquelle la réunir."), wrong=True)
            return
        question = t("Laquelle dit la même chose, et reste ?")
        id = await self.ask(AskOne(question, [(each.id, each.text) for each in others]))
        if id:
            await self.perform(
                MergeContribution(one.contribution.id, id), t("contribution réunie à une autre")
            )

    @acting
    async def action_take_back(self) -> None:
        if one := self.one:
            await self.perform(TakeBack(one.contribution.id), self.t("contribution à reprendre"))
