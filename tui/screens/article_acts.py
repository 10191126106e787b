"""What one does to an article, from the manifesto or from its own page."""

from __future__ import annotations

from models.acts.manifesto import (
    LinkContributions,
    MoveArticle,
    RemoveArticle,
    RetitleArticle,
    UnlinkContributions,
)
from models.manifesto import articles
from models.names import TITLE
from models.status import UnderConsent, must_be_writable
from tui import remarks
from tui.screens.base import acting
from tui.screens.linking import AskSources, sources_of
from tui.screens.remark_acts import RemarkActions
from tui.widgets.dialogs import AskLine, AskYesNo


class ArticleActions(RemarkActions):
    @property
    def rank(self) -> int:
        ids = [one.id for one in articles(self.session.commons)]
        return ids.index(self.article.id) + 1 if self.article and self.article.id in ids else 0

    def action_write(self) -> None:
        one = self.article
        if one is None or not self.rank:
            return
        try:
            must_be_writable(self.session.commons, one)
        except UnderConsent as no:
            self.refuse(no)
        else:
            self.open("writing", one.id)

    def action_round(self) -> None:
        if self.article and self.rank:
            self.open("round", self.article.id)

    @acting
    async def action_retitle(self) -> None:
        if (one := self.article) is None:
            return
        title = await self.ask(AskLine(self.t("Titre"), value=one.title, limit=TITLE.limit))
        if title:
            await self.perform(RetitleArticle(one.id, title))

    @acting
    async def action_link(self) -> None:
        """`l` and Enter: the first contribution that nothing takes up is under the cursor."""
        one, t = self.article, self.t
        known = sources_of(self.session.commons, one) if one else []
        if one is None or not known:
            self.say(t("Pas encore de contribution : notez-en d’abord (touche c de l’accueil)."), wrong=True)
            return
        options = [(each.id, each.text) for each in known]
        question = t("De quelles contributions vient « {titre} » ?", titre=one.title)
        chosen = await self.ask(AskSources(question, options, one.contributions))
        if chosen is None:
            return
        added = tuple(id for id in chosen if id not in one.contributions)
        gone = tuple(id for id in one.contributions if id not in chosen)
        if added and not await self.perform(LinkContributions(one.id, added)):
            return
        if gone:
            await self.perform(UnlinkContributions(one.id, gone))

    @acting
    async def action_up(self) -> None:
        await self._move(-1)

    @acting
    async def action_down(self) -> None:
        await self._move(1)

    async def _move(self, by: int) -> None:
        rank = self.rank + by
        if self.article and self.rank and 1 <= rank <= len(articles(self.session.commons)):
            await self.perform(MoveArticle(self.article.id, rank), self.t("au rang {n}", n=rank))

    @acting
    async def action_remove(self) -> None:
        one, t = self.article, self.t
        if one is None:
            return
        question = t("Retirer l’article « {titre} » ?", titre=one.title)
        kept = t("Ses mots sont gardés : on peut le remettre.")
        kept = " ".join(filter(None, (kept, remarks.kept_with(self.session, one))))
        if await self.ask(AskYesNo(question, t("Retirer"), t("Garder"), kept)):
            await self.perform(RemoveArticle(one.id), t("article retiré : touche r pour le remettre"))
