"""What is done to contributions, to those that are marked or to the one under the cursor."""

from __future__ import annotations

from models.acts.contributions import CorrectContribution, Support, WithdrawContribution
from models.acts.manifesto import LinkContributions
from models.contribution import Contribution, Dimension, supports_left
from models.manifesto import Article, articles
from models.names import CONTRIBUTION
from tui import wording
from tui.screens.base import acting
from tui.screens.themes import ThemeActions
from tui.screens.whose import whose
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo


class ContributionActs(ThemeActions):
    def __init__(self) -> None:
        super().__init__()
        self._linked: str | None = None

    @acting
    async def action_support(self) -> None:
        one = self.one
        who = await whose(self, self.t("Soutien de qui ?")) if one else None
        if one and who:
            await self.perform(Support(one.id, who), lambda after: self._said_support(after, who))

    def _said_support(self, one: Contribution, who: str) -> str:
        t, left = self.t, supports_left(who, one.workshop, self.session.commons.all(Contribution))
        said = t("soutien donné") if who in one.supporters else t("soutien repris")
        if not left:
            return t("{quoi} ; c’était le dernier pour cet atelier", quoi=said)
        return t("{quoi} ; encore {n} pour cet atelier", quoi=said, n=left)

    @acting
    async def action_link(self) -> None:
        """`l` and Enter: the article of last time is under the cursor."""
        t, linking = self.t, self.chosen
        known = articles(self.session.commons)
        if not linking or not known:
            self.say(t("Pas encore d’article : ajoutez-en un depuis le manifeste (touche m)."), wrong=True)
            return
        options = [(each.id, f"{rank}  {each.title}") for rank, each in enumerate(known, 1)]
        question = t("Quel article reprend cette contribution ?")
        if len(linking) > 1:
            question = t("Quel article reprend ces {n} contributions ?", n=len(linking))
        id = await self.ask(AskOne(question, options, value=self._linked))
        if id:
            self._linked = id
            act = LinkContributions(id, tuple(one.id for one in linking))
            if await self.perform(act, lambda one: self._said_linked(one, len(linking))):
                self.columns.unmark()

    def _said_linked(self, one: Article, count: int) -> str:
        if count == 1:
            return self.t("liée à l’article « {titre} »", titre=one.title)
        return self.t("{n} liées à l’article « {titre} »", n=count, titre=one.title)

    @acting
    async def action_correct(self) -> None:
        if (one := self.one) is None or self.must_not_change(one):
            return
        text = await self.ask(AskLine(self.t("Corriger"), value=one.text, limit=CONTRIBUTION.limit))
        if text:
            await self.perform(CorrectContribution(one.id, text=text, seen=one.text))

    @acting
    async def action_dimension(self) -> None:
        if (one := self.one) is None or self.must_not_change(one):
            return
        options = [(each, self.t(wording.DIMENSIONS[each])) for each in Dimension]
        dimension = await self.ask(AskOne(self.t("Quelle dimension ?"), options, value=one.dimension))
        if dimension:
            await self.perform(CorrectContribution(one.id, dimension=dimension))

    @acting
    async def action_withdraw(self) -> None:
        one, t = self.one, self.t
        if one is None or self.must_not_change(one):
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
