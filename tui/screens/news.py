"""What has changed since the last visit, and the way to each of it; who is here."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.news import Change, News
from tui import dates, news_words, presence_words
from tui.i18n import N_
from tui.screens.base import Page
from tui.widgets.lines import padded, quiet, width_of
from tui.widgets.sheet import Sheet

PAGES = {
    Change.POLL_CLOSED: "poll",
    Change.FROZEN: "version",
    Change.KEPT: "version",
    Change.DATED: "workshop",
    Change.CANCELLED: "workshop",
    Change.SEAT_FREED: "workshop",
    Change.REGISTERED: "workshop",
}
"""The others are about an article, except replies."""


class NewsPage(Page):
    NAME = N_("Depuis votre dernière visite")
    SHOWS = frozenset({"workshops", "articles", "manifesto", "thread", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("y aller"))]

    @property
    def news(self) -> tuple[News, ...]:
        return self.veillee.since_last_visit

    def heading(self) -> tuple[str, str]:
        t = self.t
        return t("Depuis votre dernière visite"), t.n("{n} changement", "{n} changements", len(self.news))

    def write(self, sheet: Sheet) -> None:
        if not self.news:
            sheet.line(self.t("Rien n’a changé depuis votre dernière visite, ou c’est la première."))
        sentences = news_words.sentences(self.news, self.session)
        for place, (one, words) in enumerate(zip(self.news, sentences, strict=True)):
            when = dates.moment(one.at, None, self.session.zone, self.t, now=self.session.now)
            sheet.item(place, words)
            sheet.more(quiet(when), hang=2)

    def choose(self, item: Hashable) -> None:
        if not isinstance(item, int):
            return
        one = self.news[item]
        if one.change is Change.REPLIED:
            self.open("thread")
        else:
            self.open(PAGES.get(one.change, "article"), one.about)


class HerePage(Page):
    NAME = N_("Qui est là")
    SHOWS = frozenset({"presence", "participants", "articles"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("ouvrir"), show=False)]

    def heading(self) -> tuple[str, str]:
        t, count = self.t, len(self.session.house.presences.all)
        return t("Qui est là"), t.n("{n} personne ici", "{n} personnes ici", count)

    def write(self, sheet: Sheet) -> None:
        every = presence_words.each(self.session)
        named = [pair for pair in every if pair[0]]
        column = min(30, sheet.width // 2)
        for name, where in named:
            if width_of((name,)) < column:
                sheet.line(padded(name, column), quiet(where), hang=column)
            else:
                sheet.line(name)
                sheet.line("  ", quiet(where), hang=2)
        unnamed = len(every) - len(named)
        sheet.blank()
        if unnamed and self.session.sees_names:
            sheet.line(presence_words.visits(unnamed, self.t))
        elif unnamed:
            sheet.line(self.t("Les noms se voient une fois l’inscription faite."))
