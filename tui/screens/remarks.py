"""What is said of one article: suggestions, decided with a reason, and comments."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from models.acts.comments import ReopenComment, ResolveComment, WithdrawComment
from models.acts.suggestions import AcceptSuggestion, RefuseSuggestion, ReopenSuggestion, WithdrawSuggestion
from models.comment import Comment, comments
from models.consent import open_round
from models.manifesto import Article
from models.names import REASON
from models.passage import ground
from models.suggestion import Suggestion, open_suggestions, stands, suggestions
from models.words import pieces
from tui import remarks
from tui.i18n import N_
from tui.screens.article_words import pieces_parts
from tui.screens.base import acting
from tui.screens.remark_acts import RemarkActions
from tui.widgets.dialogs import AskLine, AskYesNo
from tui.widgets.lines import alert, quiet, strong
from tui.widgets.sheet import Sheet


class RemarksPage(RemarkActions):
    NAME = N_("Suggestions et commentaires")
    SHOWS = frozenset({"suggestions", "comments", "articles", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("décider")),
        Binding("a", "accept", N_("accepter")),
        Binding("r", "refuse_it", N_("refuser")),
        Binding("d", "resolve", N_("dire résolu")),
        Binding("o", "reopen", N_("rouvrir")),
        Binding("x", "withdraw", N_("retirer")),
        Binding("u", "suggest", N_("suggérer")),
        Binding("c", "comment", N_("commenter")),
    ]

    def __init__(self, article: str, first: str = "") -> None:
        """`first`: what the cursor begins on, by its id."""
        super().__init__()
        self._article, self._first = article, first

    # --- what is shown

    def opened(self) -> None:
        if self._first:
            self.call_later(self.body.stand_on, self._first)

    @property
    def article(self) -> Article:
        """Also a removed one: what was said of it stays."""
        return self.session.commons.get(Article, self._article)

    @property
    def suggestion(self) -> Suggestion | None:
        return self.session.commons.find(Suggestion, str(self.cursor))

    @property
    def commented(self) -> Comment | None:
        return self.session.commons.find(Comment, str(self.cursor))

    def heading(self) -> tuple[str, str]:
        return self.t("Suggestions et commentaires"), self.article.title

    def write(self, sheet: Sheet) -> None:
        t, one = self.t, self.article
        made = suggestions(self.session.commons, one)
        said = sorted(comments(self.session.commons, one), key=lambda each: each.resolved is not None)
        if not made and not said:
            sheet.line(t("Ici viendront les suggestions et les commentaires sur cet article."))
            sheet.blank()
            sheet.item("suggest", strong("u  "), t("suggérer d’autres mots"))
            sheet.item("comment", strong("c  "), t("commenter"))
        if made:
            sheet.title(t.n("{n} suggestion", "{n} suggestions", len(made)))
        for each in made:
            self._write_suggestion(sheet, one, each)
        if said:
            sheet.title(t.n("{n} commentaire", "{n} commentaires", len(said)))
        for note in said:
            self._write_comment(sheet, one, note)

    def _write_suggestion(self, sheet: Sheet, article: Article, one: Suggestion) -> None:
        where = stands(article, one)
        fits = not (one.is_decided or where.moved)
        changed = remarks.in_place(article, where, one.put) if fits else pieces(one.replaced, one.put)
        sheet.blank()
        sheet.item(one.id, *pieces_parts(changed))
        if where.moved and not one.is_decided:
            sheet.more(alert(remarks.moved(self.t, where)), hang=2)
        sheet.more(quiet(remarks.made(self.session, one)), hang=2)
        for each in one.decisions:
            sheet.more(quiet(remarks.decision(self.session, each)), hang=2)

    def _write_comment(self, sheet: Sheet, article: Article, one: Comment) -> None:
        sheet.blank()
        sheet.item(one.id, one.text)
        if one.passage:
            sheet.more(quiet(self.t("sur « {mots} »", mots=one.passage)), hang=2)
            where = ground(article, one.id, one.passage)
            if where.moved:
                sheet.more(alert(remarks.moved(self.t, where)), hang=2)
        sheet.more(quiet(remarks.commented(self.session, one)), hang=2)

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        one = self.suggestion if self.is_mounted else None
        note = self.commented if self.is_mounted else None
        open = one is not None and not one.is_decided
        if action in ("accept", "refuse_it"):
            return open
        if action == "resolve":
            return note is not None and not note.resolved
        if action == "reopen":
            return (one is not None and not open) or (note is not None and note.resolved is not None)
        if action == "withdraw":
            said = one if open else note
            return said is not None and self.session.actor.owns(said.author)
        if action in ("suggest", "comment"):
            return self.session.takes_part
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        if item == "suggest":
            self.action_suggest()
        elif item == "comment":
            self.action_comment()
        else:
            self.action_actions()

    @acting
    async def action_accept(self) -> None:
        one, t = self.suggestion, self.t
        if one is None:
            return
        where = stands(self.article, one)
        amends = self.session.facilitates and open_round(self.session.commons, one.article) is not None
        if amends and not await self._agreed(t(remarks.AMENDING)):
            return
        if where.moved and not await self._agreed(t("Accepter quand même ?"), remarks.moved(t, where)):
            return
        instead_of = where.words if where.moved else None
        said = t("acceptée : ses mots sont dans l’article")
        await self._with_reason(lambda why: AcceptSuggestion(one.id, why, instead_of, amends), said)

    async def _agreed(self, question: str, explanation: str = "") -> bool:
        answer = AskYesNo(question, self.t("Accepter"), self.t("Attendre"), explanation)
        return await self.ask(answer) is True

    @acting
    async def action_refuse_it(self) -> None:
        if one := self.suggestion:
            await self._with_reason(lambda why: RefuseSuggestion(one.id, why), self.t("suggestion refusée"))

    @acting
    async def action_reopen(self) -> None:
        if one := self.suggestion:
            await self._with_reason(lambda why: ReopenSuggestion(one.id, why), self.t("suggestion rouverte"))
        elif note := self.commented:
            await self.perform(ReopenComment(note.id), self.t("commentaire rouvert"))

    async def _with_reason(self, act: Callable[[str], Any], said: str) -> None:
        t = self.t
        reason = await self.ask(AskLine(t("Motif ?"), t("Tout le monde pourra le lire."), limit=REASON.limit))
        before = self._open
        if (
            reason
            and await self.perform(act(reason), said)
            and self.cursor in before
            and (left := self._open)
        ):
            self.body.stand_on(left[min(before.index(str(self.cursor)), len(left) - 1)])

    @property
    def _open(self) -> list[str]:
        """Ids of the suggestions that wait for a decision: the cursor goes from one to the next."""
        return [one.id for one in open_suggestions(self.session.commons, self.article)]

    @acting
    async def action_resolve(self) -> None:
        if one := self.commented:
            await self.perform(ResolveComment(one.id), self.t("commentaire résolu"))

    @acting
    async def action_withdraw(self) -> None:
        t = self.t
        if one := self.suggestion:
            if await self._sure(t("Retirer cette suggestion ?")):
                await self.perform(WithdrawSuggestion(one.id), t("suggestion retirée"))
        elif (note := self.commented) and await self._sure(t("Retirer ce commentaire ?")):
            await self.perform(WithdrawComment(note.id), t("commentaire retiré"))

    async def _sure(self, question: str) -> bool:
        t = self.t
        kept = t("Pour de bon : rien n’en restera.")
        answer = await self.ask(AskYesNo(question, t("Retirer"), t("Garder"), kept))
        return answer is True
