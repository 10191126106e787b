"""What facilitation does about a workshop itself: its date, its link, its seats."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from models.acts.seats import ReserveSeats
from models.acts.workshops import CancelWorkshop, MoveWorkshop, SetSeats, SetVideo
from models.names import LINK, REASON
from models.typed_dates import parse_range
from models.workshop import Workshop
from tui import dates, wording
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskYesNo

if TYPE_CHECKING:
    _Base = Page
else:
    _Base = object


class WorkshopPlans(_Base):
    ACTIONS: ClassVar[frozenset[str]] = frozenset({"date", "cancel", "video", "seats", "reserve", "texts"})
    KEYS: ClassVar[tuple[Binding, ...]] = (
        Binding("u", "video", N_("lien de la visio")),
        Binding("m", "texts", N_("textes à envoyer")),
        Binding("h", "date", N_("date et heure"), show=False),
        Binding("n", "seats", N_("nombre de places"), show=False),
        Binding("r", "reserve", N_("places réservées"), show=False),
        Binding("k", "cancel", N_("annuler l’atelier"), show=False),
    )
    number: int

    if TYPE_CHECKING:

        @property
        def workshop(self) -> Workshop: ...

    def action_lead(self) -> None:
        self.open("leading", self.number)

    def action_texts(self) -> None:
        self.open("texts", self.number)

    @acting
    async def action_video(self) -> None:
        url = await self.ask(
            AskLine(
                self.t("Quel est le lien de la visio ?"),
                self.t("Les agendas déjà donnés seront à redonner. Vide : plus de lien."),
                self.workshop.video,
                limit=LINK.limit,
                needed=False,
            )
        )
        if url is not None:
            await self.perform(SetVideo(self.number, url), self.t("Le lien est noté."))

    @acting
    async def action_date(self) -> None:
        """The date as people type it, read back before anything changes."""
        given = await self.ask(
            AskLine(
                self.t("Quelle date ?"),
                self.t("Par exemple : mardi 9 mai 2028 11h-12h30, heure de Paris."),
                limit=60,
                check=self.checking(lambda given: parse_range(given, self.session.now)),
            )
        )
        if not given:
            return
        start, end = parse_range(given, self.session.now)
        reason = await self._reason_of_move(start, end) if self.workshop.start else ""
        if reason is not None:
            await self.perform(MoveWorkshop(self.number, start, end, reason), self._moved)

    async def _reason_of_move(self, start: datetime, end: datetime) -> str | None:
        moment = dates.moment_in_zones(start, end, self.session.zone, self.t, year=True)
        return await self.ask(
            AskLine(
                self.t("Reporter au {date} : pour quel motif ?", date=moment),
                self.t("Tout le monde pourra le lire. Les inscriptions sont gardées, à reconfirmer."),
                limit=REASON.limit,
            )
        )

    def _moved(self, one: Workshop) -> str:
        return self.t(
            "Atelier {numero} : {date}. Textes à envoyer : touche m.",
            numero=one.number,
            date=wording.when(one, self.session.zone, self.session.now, self.t),
        )

    @acting
    async def action_cancel(self) -> None:
        reason = await self.ask(
            AskLine(
                self.t("Annuler l’atelier {numero} : pour quel motif ?", numero=self.number),
                self.t("Tout le monde pourra le lire. Échap pour ne rien annuler."),
                limit=REASON.limit,
            )
        )
        if not reason:
            return
        sure = await self.ask(
            AskYesNo(
                self.t("Annuler l’atelier {numero} ?", numero=self.number),
                self.t("oui, l’annuler"),
                self.t("non, le garder"),
                self.t("Son ordre d’inscription est gardé, pour une nouvelle date."),
            )
        )
        if sure:
            await self.perform(
                CancelWorkshop(self.number, reason), self.t("Atelier annulé. Prévenez les gens : touche m.")
            )

    @acting
    async def action_seats(self) -> None:
        given = await self.ask(
            AskLine(
                self.t("Combien de places ?"),
                self.t("Jamais moins que les places déjà prises."),
                str(self.workshop.seats),
                limit=4,
                check=self._number_trouble,
            )
        )
        if given:
            await self.perform(SetSeats(self.number, int(given)))

    @acting
    async def action_reserve(self) -> None:
        given = await self.ask(
            AskLine(
                self.t("Combien de places réserver ?"),
                self.t(
                    "Elles se montrent comme un nombre, et se libèrent {heures} h avant. "
                    "0 : les libérer toutes.",
                    heures=self.workshop.release_hours,
                ),
                limit=4,
                check=self._number_trouble,
            )
        )
        if not given:
            return
        reason = ""
        if int(given):
            said = await self.ask(
                AskLine(
                    self.t("Pour quel motif ?"), self.t("Tout le monde pourra le lire."), limit=REASON.limit
                )
            )
            if said is None:
                return
            reason = said
        await self.perform(ReserveSeats(self.number, int(given), reason))

    def _number_trouble(self, given: str) -> str:
        return "" if given.isdecimal() else self.t("Un nombre, s’il vous plaît.")
