"""What it costs: measured when the page is opened, and again when it is asked."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui import ecodesign, sobriety
from tui.i18n import N_
from tui.screens.base import Page
from tui.sobriety_words import sections
from tui.widgets.sheet import Sheet


class SobrietyPage(Page):
    """Nothing here changes by itself: to follow a figure would cost more than it says."""

    NAME = N_("Ce que cela coûte")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("e", "ecodesign", N_("écoconception")),
        Binding("m", "measure", N_("mesurer de nouveau")),
    ]

    def heading(self) -> tuple[str, str]:
        return self.t("Ce que cela coûte"), self.t("mesuré à l’ouverture de cette page")

    def write(self, sheet: Sheet) -> None:
        for title, sentences in sections(sobriety.cost(self.session), self.t):
            sheet.title(title)
            for one in sentences:
                sheet.line(one, hang=2)
        sheet.blank()
        sheet.item("ecodesign", self.t(ecodesign.TITLE))

    def choose(self, item: Hashable) -> None:
        self.action_ecodesign()

    def action_ecodesign(self) -> None:
        self.open("ecodesign")

    def action_measure(self) -> None:
        self.rewrite()
        self.say(self.t("mesuré"))
