"""Suggesting other words, commenting, from wherever an article is under the eyes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from models.acts.comments import CommentOn
from models.acts.suggestions import Suggest
from models.comment import Comment
from models.manifesto import Article
from models.manifesto import article as found
from models.names import COMMENT
from models.passage import followed
from models.refusals import Refusal
from models.suggestion import Suggestion, narrowed, open_suggestions
from tui.faults import CannotKeep
from tui.screens.base import Page, acting
from tui.screens.composing import ComposingPage
from tui.screens.whose import everybody
from tui.session import Session
from tui.widgets.dialogs import AskLine, AskOne
from tui.widgets.lines import fitted

REMARKED = frozenset({"suggestions", "comments"})
"""What a page shows that tells them."""


class Passage(NamedTuple):
    """A paragraph of an article: where it begins, and its words."""

    start: int
    words: str


class RemarkActions(Page):
    @property
    def article(self) -> Article | None:
        """The one that the page is about, or the one under the cursor."""
        raise NotImplementedError

    @property
    def passage(self) -> Passage | None:
        """The paragraph under the cursor, on the pages that have one."""
        return None

    @acting
    async def action_suggest(self) -> None:
        """The paragraph is written again; of it, only what changes is suggested."""
        one, t = self.article, self.t
        here = await self._paragraph(t("Suggérer d’autres mots pour quel paragraphe ?"))
        if one is None or here is None:
            return
        person = await self._author(t("Suggestion de qui ?"))
        if person is None:
            return

        async def take(text: str) -> str:
            return await self._trouble(lambda: self._suggestion(one, here, text, person or None))

        explanation = t("écrivez comme vous voudriez lire")
        self.app.push_screen(ComposingPage(t("Suggérer"), explanation, t("Suggérer"), take, here.words))

    def _suggestion(self, before: Article, here: Passage, text: str, person: str | None) -> Suggest:
        """Where the paragraph stands today, if others wrote while it was written again."""
        start, words, put = narrowed(str(before.text), here.start, here.words, text)
        now = found(self.session.commons, before.id)
        return Suggest(before.id, words, put, followed(str(before.text), str(now.text), start), person)

    async def _trouble(self, act: Callable[[], Suggest]) -> str:
        """Why it cannot be; nothing once it is done."""
        try:
            await self.veillee.perform(act())
        except (Refusal, CannotKeep) as no:
            return self.why_not(no)
        self.say(self.t("suggestion faite"))
        return ""

    @acting
    async def action_comment(self) -> None:
        one, t = self.article, self.t
        if one is None or (about := await self._about()) is None:
            return
        person = await self._author(t("Commentaire de qui ?"))
        if person is None:
            return
        text = await self.ask(AskLine(t("Commentaire ?"), _quoted(about.words), limit=COMMENT.limit))
        if text:
            act = CommentOn(one.id, text, about.words, about.start, person or None)
            await self.perform(act, self._commented)

    def _commented(self, one: Comment) -> str:
        return self.t("commentaire {id} fait", id=one.id)

    async def _about(self) -> Passage | None:
        """What a comment is about: a paragraph, some of its words, or the whole article (no words)."""
        t, here = self.t, self.passage
        whole = Passage(0, "")
        if here is None:
            return whole
        options = [
            ("line", t("ce paragraphe : {mots}", mots=fitted(here.words, 40))),
            ("words", t("quelques mots de ce paragraphe")),
            ("all", t("tout l’article")),
        ]
        match await self.ask(AskOne(t("Commenter quoi ?"), options)):
            case "line":
                return here
            case "words":
                return await self._words(here)
            case "all":
                return whole
        return None

    async def _words(self, here: Passage) -> Passage | None:
        t = self.t

        def check(typed: str) -> str:
            missing = t("Ces mots ne sont pas dans le paragraphe : recopiez-les tels qu’ils y sont.")
            return "" if typed in here.words else missing

        words = await self.ask(AskLine(t("Quels mots ?"), here.words, limit=COMMENT.limit, check=check))
        return Passage(here.start + here.words.index(words), words) if words else None

    async def _paragraph(self, question: str) -> Passage | None:
        """That under the cursor; else the only one, or the one that is chosen."""
        if self.passage or self.article is None:
            return self.passage
        known = passages(str(self.article.text))
        if len(known) < 2:
            return known[0] if known else Passage(0, "")
        return await self.ask(AskOne(question, [(one, one.words) for one in known]))

    async def _author(self, question: str) -> str | None:
        """Oneself, else whom facilitation names: "" for nobody in particular, None for Escape."""
        me = self.session.person
        people = [(one.id, one.name) for one in everybody(self.session.commons)]
        if me is not None or not self.session.facilitates or not people:
            return me.id if me else ""
        return await self.ask(AskOne(question, [("", self.t("L’équipe d’animation")), *people]))

    def action_remarks(self) -> None:
        if self.article:
            self.open("remarks", self.article.id)

    def action_history(self) -> None:
        if self.article:
            self.open("history", self.article.id)


def open_here(session: Session, one: Article) -> tuple[Suggestion, ...]:
    """The suggestions to show in its text; none in a visit."""
    return open_suggestions(session.commons, one) if session.takes_part else ()


def passage_at(text: str, line: object) -> Passage | None:
    """That line of a text, from 0; None when it is not one."""
    lines = text.split("\n")
    if not isinstance(line, int) or line >= len(lines) or not lines[line].strip():
        return None
    return Passage(sum(len(each) + 1 for each in lines[:line]), lines[line])


def passages(text: str) -> tuple[Passage, ...]:
    """The lines of a text that hold something: in Markdown, paragraphs, headings and items of lists."""
    kept, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kept.append(Passage(at, line))
        at += len(line) + 1
    return tuple(kept)


def _quoted(words: str) -> str:
    return fitted(words, 120)
