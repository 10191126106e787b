"""What comes from elsewhere, pasted or named: filled forms are shown as understood, each taken by one key.

Polls held in Framadate and texts of articles have their own pages (`taking.py`).
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.imports import FormImported
from tui.i18n import N_
from tui.reading import Seen, SeenForm, SeenForms, SeenPoll, SeenText, read_path, read_text
from tui.screens.base import Page, acting
from tui.screens.pasting import PastingPage
from tui.screens.taking import PollReadPage, TextReadPage, write_ignored
from tui.widgets.dialogs import AskOne
from tui.widgets.lines import good, quiet, strong
from tui.widgets.sheet import Sheet


class PastePage(PastingPage):
    """What was read opens in place of this page."""

    NAME = N_("Coller, importer")
    ASKS = N_("Collez des bulletins, un sondage Framadate (CSV) ou un texte")
    OR_A_FILE = N_("Ou tapez le chemin d’un fichier : ~/sondage.csv")

    def __init__(self) -> None:
        super().__init__()
        self._found: Seen | None = None

    def read(self, typed: str, *, file: bool) -> None:
        self._found = read_path(typed, self.session) if file else read_text(typed, self.session)

    def taken(self) -> None:
        match self._found:
            case SeenForms():
                self.app.switch_screen(FormsPage(self._found))
            case SeenPoll():
                self.app.switch_screen(PollReadPage(self._found))
            case SeenText():
                self.app.switch_screen(TextReadPage(self._found))


class FormsPage(Page):
    """The forms as they were understood. Nothing is kept before it was confirmed."""

    NAME = N_("Bulletins lus")
    FOR_FACILITATION = frozenset({"choose"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("enregistrer ce bulletin"))]

    def __init__(self, found: SeenForms) -> None:
        super().__init__()
        self._found = found
        self._taken: dict[int, str] = {}

    def heading(self) -> tuple[str, str]:
        t = self.t
        count = t.n("{n} bulletin lu", "{n} bulletins lus", len(self._found.forms))
        kept = t.n("{n} enregistré", "{n} enregistrés", len(self._taken))
        return count, kept

    def write(self, sheet: Sheet) -> None:
        for number, form in enumerate(self._found.forms):
            sheet.blank()
            self._write_form(sheet, number, form)
        write_ignored(sheet, self._found.ignored, self.t)

    def _write_form(self, sheet: Sheet, number: int, form: SeenForm) -> None:
        sheet.item(number, strong(form.name))
        if number in self._taken:
            sheet.more(good(self._taken[number]), hang=2)
            return
        for line in form.lines:
            sheet.more(line, hang=2)
        sheet.more(quiet(self.t("Entrée pour l’enregistrer")), hang=2)

    def choose(self, item: Hashable) -> None:
        if isinstance(item, int) and item not in self._taken:
            self._take(item)

    @acting
    async def _take(self, number: int) -> None:
        form = self._found.forms[number]
        act = form.act
        if form.namesakes:
            whose = await self.ask(AskOne(self.t("De qui est ce bulletin ?"), form.namesakes))
            if whose is None:
                return
            act = form.of(whose)

        def taken(done: FormImported) -> str:
            self._taken[number] = self._said(done)
            return self._taken[number]

        if await self.perform(act, taken):
            self.rewrite()
            left = [at for at in range(len(self._found.forms)) if at not in self._taken]
            if left:
                self.body.stand_on(left[0])

    def _said(self, done: FormImported) -> str:
        t = self.t
        if not done.placed and not done.answered:
            return t("enregistré : rien de nouveau dans ce bulletin")
        said = []
        if done.placed:
            said.append(t("inscription"))
        said += [t("sondage de l’atelier {n}", n=number) for number in done.answered]
        return t("enregistré : {quoi}", quoi=", ".join(said))
