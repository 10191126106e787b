"""A list of hubs, pasted or named: shown as read, taken by one key, then what it brought."""

from __future__ import annotations

from collections.abc import Iterator

from models.acts.thread import ListImported
from tui import hubs
from tui.i18n import N_
from tui.screens.base import acting
from tui.screens.pasting import PastingPage
from tui.screens.taking import TAKE, ReadPage, write_ignored
from tui.widgets.lines import accent, quiet, strong
from tui.widgets.sheet import Sheet


class HubsPage(PastingPage):
    """What was read of the list takes the place of this page."""

    NAME = N_("Importer une liste de hubs")
    ASKS = N_("Collez la liste des hubs (CSV)")
    OR_A_FILE = N_("Ou tapez le chemin d’un fichier : ~/hubs.csv")

    def __init__(self) -> None:
        super().__init__()
        self._found: hubs.SeenList | None = None

    def read(self, typed: str, *, file: bool) -> None:
        if file:
            self._found = hubs.read_path(typed, self.session)
        else:
            self._found = hubs.read_list(typed.encode("utf-8", "replace"), self.session)

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
        await self.take(self._found.act, self._brought)

    def _brought(self, done: ListImported) -> Iterator[str]:
        yield hubs.counted(self._found, done, self.t)
