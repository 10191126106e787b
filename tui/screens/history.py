"""The history of an article: its states, what has changed since one of them, coming back to it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.states import RestoreState
from models.manifesto import Article
from models.manifesto import article as found
from models.states import State, state, states
from models.words import pieces
from tui import remarks
from tui.i18n import N_
from tui.screens.article_words import pieces_parts, write_pieces, write_text
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskYesNo
from tui.widgets.lines import Span, quiet
from tui.widgets.sheet import Sheet


class _Restoring(Page):
    def __init__(self, article: str) -> None:
        super().__init__()
        self._article = article

    @property
    def article(self) -> Article:
        """Raises Unknown once it is removed: the page then closes."""
        return found(self.session.commons, self._article)

    @property
    def one(self) -> State | None:
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "restore":
            return self.session.takes_part and self.is_mounted and self.one is not None
        return super().check_action(action, parameters)

    @acting
    async def action_restore(self) -> None:
        one, t = self.one, self.t
        if one is None:
            return
        question = t("Revenir à cet état, {quand} ?", quand=remarks.when(self.session, one.made))
        kept = t("Ce qu’il y a aujourd’hui est gardé dans l’historique.")
        if await self.ask(AskYesNo(question, t("Y revenir"), t("Rester"), kept)):
            await self.perform(RestoreState(self._article, one.id), t("article revenu à cet état"))


class HistoryPage(_Restoring):
    NAME = N_("Historique d’un article")
    SHOWS = frozenset({"states", "articles", "manifesto", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ce qui a changé depuis")),
        Binding("r", "restore", N_("y revenir")),
    ]

    @property
    def one(self) -> State | None:
        return self.session.commons.find(State, str(self.cursor))

    def heading(self) -> tuple[str, str]:
        return self.t("Historique"), self.article.title

    def write(self, sheet: Sheet) -> None:
        t, known = self.t, states(self.session.commons, self._article)
        if not known:
            sheet.line(t("Un seul état pour le moment, celui d’aujourd’hui."))
            sheet.line(quiet(t("Un état se garde quand on se remet à écrire après une pause.")))
            return
        sheet.line(quiet(t("Chaque état est ce qu’on lisait avant que l’on se remette à écrire.")))
        sheet.blank()
        for one in known:
            sheet.item(one.id, remarks.written(self.session, one), hang=2)
            if one.title != self.article.title:
                sheet.more(quiet(one.title), hang=2)

    def choose(self, item: Hashable) -> None:
        if self.one:
            self.open("state", self._article, self.one.id)


class StatePage(_Restoring):
    """What has changed since a state; `t` reads the state itself."""

    NAME = N_("Un état d’un article")
    SHOWS = frozenset({"states", "articles", "manifesto", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("t", "read", N_("lire cet état, ou ce qui a changé")),
        Binding("r", "restore", N_("y revenir")),
    ]

    def __init__(self, article: str, state: str) -> None:
        super().__init__(article)
        self._state = state
        self._reads = False

    @property
    def one(self) -> State:
        return state(self.session.commons, self._article, self._state)

    def heading(self) -> tuple[str, str]:
        return self.one.title, remarks.when(self.session, self.one.made)

    def write(self, sheet: Sheet) -> None:
        before, now = self.one, self.article
        sheet.line(quiet(remarks.written(self.session, before)))
        sheet.blank()
        if self._reads:
            write_text(sheet, str(before.text))
            return
        changed = pieces(str(before.text), str(now.text))
        if (before.title, str(before.text)) == (now.title, str(now.text)):
            sheet.line(self.t("Rien n’a changé depuis."))
            return
        sheet.line(
            self.t("Depuis :"),
            " ",
            Span(f"[-{self.t('retiré')}-]", "removed"),
            " ",
            Span(f"{{+{self.t('ajouté')}+}}", "added"),
        )
        sheet.blank()
        if before.title != now.title:
            sheet.line(*pieces_parts(pieces(before.title, now.title)))
            sheet.blank()
        write_pieces(sheet, changed)

    def action_read(self) -> None:
        self._reads = not self._reads
        self.rewrite()
