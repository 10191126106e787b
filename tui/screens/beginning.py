"""Beginning a series from its announcement, where there is none yet. A part of the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.acts.series import MakeSeries
from models.calendar import PARIS, default_first_workshop
from models.typed_dates import parse_range
from tui import dates
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine
from tui.widgets.lines import accent, quiet
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    _Base = Page
else:
    _Base = object

BEGIN = "begin"


class Beginning(_Base):
    def write_beginning(self, sheet: Sheet) -> None:
        t = self.t
        sheet.line(t("Il n’y a pas encore de série ici."))
        sheet.blank()
        sheet.line(
            t(
                "Une série, ce sont trois ateliers d’1 h 30, leurs inscriptions, leurs dates, et un "
                "manifeste écrit ensemble."
            )
        )
        sheet.blank()
        if self.session.facilitates:
            sheet.item(BEGIN, accent(t("Commencer la série à partir de l’annonce")))
            sheet.more(quiet(t("Une seule question : la date de l’atelier 1.")), hang=2)
        sheet.item("app.quit", t("Partir, sans rien créer"))

    @acting
    async def action_begin(self) -> None:
        now, t = self.session.now, self.t
        start, end = default_first_workshop(now)
        proposed = dates.moment(start, end, PARIS, t, year=True)
        given = await self.ask(
            AskLine(
                t("Quand a lieu l’atelier 1 ?"),
                t("Le prochain Commun lundi est proposé ; il se change ici, et plus tard aussi."),
                proposed=proposed,
                limit=60,
                check=self.checking(lambda given: parse_range(given, self.session.now)),
            )
        )
        if not given:
            return
        start, end = parse_range(given, now)
        template = self.veillee.template()
        await self.perform(MakeSeries(template, start, end), t("La série est prête."))
