"""« Préparer l'atelier N »: what is done, what is left, and from each to where it is done."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.acts.running_order import Tick
from models.preparation import BY_HAND, Check, Item, checklist
from tui import leading
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.widgets.lines import good, quiet, strong
from tui.widgets.sheet import Sheet


class PreparationPage(Page):
    """`number`: of which workshop."""

    NAME = N_("Préparer un atelier")
    SHOWS = frozenset({"running_orders", "workshops", "polls", "participants", "settings"})
    FOR_FACILITATION = frozenset({"tick", "texts", "sheets"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("y aller, ou cocher")),
        Binding("space", "tick", N_("cocher"), show=False, priority=True),
        Binding("f", "sheets", N_("feuilles à imprimer")),
        Binding("m", "texts", N_("textes à envoyer")),
        Binding("j", "lead", N_("séance")),
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    @property
    def items(self) -> tuple[Item, ...]:
        return checklist(self.session.commons, self.number, self.session.now)

    def heading(self) -> tuple[str, str]:
        left = sum(1 for one in self.items if not one.done)
        right = self.t.n("{n} point à voir", "{n} points à voir", left) if left else self.t("tout est prêt")
        return self.t("Préparer l’atelier {n}", n=self.number), right

    def write(self, sheet: Sheet) -> None:
        t = self.t
        for one in self.items:
            mark = good("[x] ") if one.done else strong("[ ] ")
            by_hand = quiet(" " + t("(à cocher)")) if one.check in BY_HAND else ""
            sheet.item(one.check, mark, leading.check(one, t), by_hand, hang=4)

    def choose(self, item: Hashable) -> None:
        match item:
            case Check.ORDER:
                self.open("leading", self.number)
            case Check.POLLS:
                number = self._first_undecided()
                if number is not None:
                    self.open("poll", number)
            case Check.TEAM:
                self.open("people")
            case Check.SHEET | Check.COPY:
                self.action_tick()
            case _:
                self.open("workshop", self.number)

    def _first_undecided(self) -> int | None:
        found = lookup.undecided(self.session.commons, self.session.now)
        return next((one.number for one, _ in found if one.number != self.number), None)

    @acting
    async def action_tick(self) -> None:
        one = next((each for each in self.items if each.check == self.cursor), None)
        if one is not None and one.check in BY_HAND:
            await self.perform(Tick(self.number, one.check, not one.done))

    def action_sheets(self) -> None:
        self.open("sheets", self.number)

    def action_texts(self) -> None:
        self.open("texts")

    def action_lead(self) -> None:
        self.open("leading", self.number)
