"""The declaration of ecodesign: its first page and its themes; a theme and its criteria."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.rgesn import Criterion, State
from tui import ecodesign
from tui.i18n import N_
from tui.screens.base import Page
from tui.widgets.lines import alert, good, padded, quiet, strong
from tui.widgets.sheet import Sheet

_COLUMN = 44
"""Where the score of a theme stands, on a wide page."""


class EcodesignPage(Page):
    NAME = N_("Écoconception")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("lire"))]

    def heading(self) -> tuple[str, str]:
        return self.t("Écoconception"), "RGESN 2024"

    def write(self, sheet: Sheet) -> None:
        t, found = self.t, ecodesign.declared(self.t)
        sheet.line(strong(ecodesign.score_said(found, t)))
        sheet.title(t("Critère par critère"))
        for theme in range(1, len(found.themes) + 1):
            self._write_theme(sheet, theme, ecodesign.theme_title(found, theme))
        sheet.title(t(ecodesign.TITLE))
        for sentence in ecodesign.introduction(found, t):
            sheet.line(sentence)
        sheet.blank()
        for state, many in ecodesign.lists(found, t):
            sheet.line(t("{quoi} : {liste}", quoi=state, liste=many), hang=2)
        for head, items in ecodesign.parts(found, t):
            sheet.title(head)
            for one in items:
                sheet.line("- ", one, hang=2)
        sheet.blank()
        sheet.line(quiet(ecodesign.sources(t)))

    def _write_theme(self, sheet: Sheet, theme: int, title: str) -> None:
        said = quiet(ecodesign.theme_said(ecodesign.declared(self.t), theme, self.t))
        if sheet.width < _COLUMN + 24:
            sheet.item(theme, title)
            sheet.more(said, hang=3)
        else:
            sheet.item(theme, padded(title, _COLUMN), said, hang=3)

    def choose(self, item: Hashable) -> None:
        self.open("ecodesign_theme", item)


class EcodesignThemePage(Page):
    """`theme`: its number, from 1."""

    NAME = N_("Un thème de l’écoconception")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("ouvrir"), show=False)]

    def __init__(self, theme: int) -> None:
        super().__init__()
        self.theme = theme

    def heading(self) -> tuple[str, str]:
        found = ecodesign.declared(self.t)
        return ecodesign.theme_title(found, self.theme), ecodesign.theme_said(found, self.theme, self.t)

    def write(self, sheet: Sheet) -> None:
        for one in ecodesign.declared(self.t).under(self.theme):
            sheet.blank()
            self._write_criterion(sheet, one)

    def _write_criterion(self, sheet: Sheet, one: Criterion) -> None:
        t = self.t
        said = ecodesign.standing(one, t)
        sheet.line(strong(ecodesign.title_of(one, t)), hang=len(one.number) + 1)
        if one.state is State.MET:
            sheet.line(good(said))
        elif one.applies:
            sheet.line(alert(said))
        else:
            sheet.line(quiet(said))
        sheet.line(ecodesign.how(one, t))
        if one.evidence:
            sheet.line(quiet(ecodesign.evidence(one, t)))
