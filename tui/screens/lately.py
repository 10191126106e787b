"""On the home: who else is here, and what has changed since the last visit."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from models.news import News
from tui import news_words, presence_words
from tui.i18n import N_
from tui.screens.base import Page
from tui.widgets.lines import Span, quiet, width_of, wrapped
from tui.widgets.sheet import Sheet

NEWS, HERE = "news", "here"
ROWS = 2
"""How much of the home the news may take."""


LEAST = 30
"""Cells below which those who are here have a row of their own."""


def room_beside(sheet: Sheet, right: Span) -> int:
    room = sheet.width - width_of((right,)) - 2
    return room if room >= LEAST else sheet.width


class Lately(Page):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "news", N_("depuis votre dernière visite"), show=False),
        Binding("h", "here", N_("qui est là"), show=False),
    ]

    @property
    def news(self) -> tuple[News, ...]:
        return self.veillee.since_last_visit

    def others_here(self, room: int) -> str:
        return presence_words.here(self.session, room)

    def write_others(self, sheet: Sheet) -> None:
        if others := self.others_here(sheet.width):
            sheet.line(quiet(others))

    def write_news(self, sheet: Sheet) -> None:
        if self.news:
            words = news_words.summary(
                self.news, self.session, lambda said: len(wrapped((said,), sheet.width)) <= ROWS
            )
            sheet.item(NEWS, quiet(words))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "news":
            return bool(self.news)
        return super().check_action(action, parameters)

    def action_news(self) -> None:
        self.open(NEWS)

    def action_here(self) -> None:
        self.open(HERE)
