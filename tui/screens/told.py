"""Facts to read, one after the other: what is kept of oneself, the notice, accessibility."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui import accessibility, notice
from tui.i18n import N_
from tui.kept import kept
from tui.notice import Fact
from tui.screens.base import Page
from tui.widgets.lines import strong
from tui.widgets.sheet import Sheet


class ToldPage(Page):
    """`TITLE` and `facts` are a page's own."""

    TITLE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("ouvrir"), show=False)]

    def heading(self) -> tuple[str, str]:
        return self.t(self.TITLE), ""

    def facts(self) -> tuple[Fact, ...]:
        raise NotImplementedError

    def write(self, sheet: Sheet) -> None:
        for fact in self.facts():
            words = self.t("{quoi} : {valeur}", quoi="", valeur=fact.words)
            sheet.line(strong(fact.head), words, hang=2)


class KeptPage(ToldPage):
    NAME = N_("Ce qui est gardé de vous")
    TITLE = NAME
    SHOWS = frozenset({"participants", "workshops", "polls", "contributions", "articles", "rounds", "thread"})

    def facts(self) -> tuple[Fact, ...]:
        me = self.session.person
        return kept(self.session, me) if me else ()


class NoticePage(ToldPage):
    NAME = notice.TITLE
    TITLE = NAME
    SHOWS = frozenset({"settings"})

    def facts(self) -> tuple[Fact, ...]:
        return notice.notice(self.session)


class AccessibilityPage(ToldPage):
    NAME = accessibility.TITLE
    TITLE = NAME
    SHOWS = frozenset({"settings"})

    def facts(self) -> tuple[Fact, ...]:
        return accessibility.statement(self.session.t, accessibility.contact_of(self.session))
