"""A list of hubs, pasted or named: shown as read, taken by one key, then what it brought."""

from __future__ import annotations

from collections.abc import Iterator

from models.acts.thread import ListImported
from models.refusals import Refusal
from tui import hubs
from tui.faults import of_system
from tui.i18n import N_
from tui.reading import is_path
from tui.screens.base import acting
from tui.screens.composing import ComposingPage
from tui.screens.taking import TAKE, ReadPage, write_ignored
from tui.widgets.lines import accent, quiet, strong
from tui.widgets.sheet import Sheet


class HubsPage(ComposingPage):
    """Where a list is pasted, or the path of its file typed; what was read of it takes its place."""

    NAME = N_("Importer une liste de hubs")

    def __init__(self) -> None:
        super().__init__("", "", "", self._read)
        self._found: hubs.SeenList | None = None

    def on_mount(self) -> None:
        t = self.t
        self._title, self._explanation = t("Collez la liste des hubs (CSV)"), t("Ctrl+O pour lire")
        self._done = t("Lire")
        super().on_mount()
        if self.veillee.writes_here:
            self.say(t("Ou tapez le chemin d’un fichier : ~/hubs.csv"))

    async def _read(self, text: str) -> str:
        try:
            if self.veillee.writes_here and is_path(text):
                self._found = hubs.read_path(text, self.session)
            else:
                self._found = hubs.read_list(text.encode("utf-8", "replace"), self.session)
        except Refusal as no:
            return self.why_not(no)
        except OSError as error:
            return of_system(error, self.t)
        return ""

    def taken(self) -> None:
        if self._found:
            self.app.switch_screen(HubsReadPage(self._found))


class HubsReadPage(ReadPage):
    NAME = N_("Liste lue")
    SHOWS = frozenset({"resources"})
    LEADS_TO = ("resources", N_("voir les ressources"))

    def __init__(self, found: hubs.SeenList) -> None:
        super().__init__()
        self._found = found

    def heading(self) -> tuple[str, str]:
        return self.t("Liste lue"), hubs.counted(self._found, self._found.foreseen, self.t)

    def write_read(self, sheet: Sheet) -> None:
        t, foreseen = self.t, self._found.foreseen
        sheet.item(TAKE, accent(t("Mettre à jour les ressources")))
        sheet.line(quiet(t("Rien n’est retiré ; la même liste encore n’ajoute rien.")))
        for title, found in ((t("À ajouter"), foreseen.added), (t("À corriger"), foreseen.corrected)):
            if found:
                sheet.title(title)
            for one in found:
                sheet.line(strong(one.title), quiet(f"  {one.region}"), hang=2)
                if one.link:
                    sheet.line("  ", one.link, hang=2)
        self._write_rest(sheet)

    def _write_rest(self, sheet: Sheet) -> None:
        if missing := hubs.not_listed(self._found.foreseen, self.t):
            sheet.blank()
            sheet.line(missing)
        write_ignored(sheet, hubs.ignored(self._found.ignored, self.t), self.t)

    @acting
    async def action_take(self) -> None:
        if await self.perform(self._found.act, lambda done: self.told(self._brought(done))):
            self.rewrite()
            self.body.stand_on(self.LEADS_TO[0])

    def _brought(self, done: ListImported) -> Iterator[str]:
        yield hubs.counted(self._found, done, self.t)
