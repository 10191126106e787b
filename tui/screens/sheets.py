"""The sheets of a workshop to print: which one, then its text, kept as text or as a page to print."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.refusals import Refusal
from tui.i18n import N_
from tui.screens.base import Page
from tui.sheets import SHEETS, printed_html, printed_text
from tui.widgets.sheet import Sheet


class SheetsPage(Page):
    """`number`: of which workshop."""

    NAME = N_("Feuilles à imprimer")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("lire"))]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def heading(self) -> tuple[str, str]:
        return self.t("Feuilles à imprimer"), self.t("Atelier {numero}", numero=self.number)

    def write(self, sheet: Sheet) -> None:
        for key, (title, _) in SHEETS.items():
            sheet.item(key, self.t(title))

    def choose(self, item: Hashable) -> None:
        try:
            SHEETS[str(item)][1](self.session, self.number)
        except Refusal as no:
            self.say(self.why_not(no), wrong=True)
        else:
            self.open("sheet", str(item), self.number)


class SheetPage(Page):
    """`y` keeps it as text, `h` as a page for a browser, which prints it on one sheet."""

    NAME = N_("Une feuille à imprimer")
    SHOWS = frozenset({"workshops", "polls", "participants", "contributions", "running_orders"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("y", "keep('txt')", N_("garder en texte")),
        Binding("h", "keep('html')", N_("garder pour imprimer")),
    ]

    def __init__(self, kind: str, number: int) -> None:
        super().__init__()
        self._kind, self.number = kind, number

    def heading(self) -> tuple[str, str]:
        return self.t(SHEETS[self._kind][0]), self.t("Atelier {numero}", numero=self.number)

    @property
    def words(self) -> str:
        return printed_text(SHEETS[self._kind][1](self.session, self.number))

    def write(self, sheet: Sheet) -> None:
        sheet.text(self.words)

    def action_keep(self, form: str) -> None:
        """Where the program runs, when that is the person's machine; else plain, to be selected."""
        words = self.words
        if form == "html":
            words = printed_html(SHEETS[self._kind][1](self.session, self.number)).decode()
        path = self.veillee.keep_file(f"veillee-{self._kind}-{self.number}.{form}", words)
        if path is not None:
            self.say(self.t("C’est dans {chemin}", chemin=path))
        else:
            self.open("plain", self.words)
