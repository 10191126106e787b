"""What is known of oneself: seen, corrected, erased by oneself. A part of the settings page."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from models.acts.people import CorrectPerson, EraseMyData
from models.calendar import OFFERED_ZONES
from models.names import CONTACT, NAME, PLACE
from models.people import AllThree, Participant
from tui import dates, wording
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import quiet
from tui.widgets.sheet import Sheet

FIELDS = {
    "name": (N_("Nom ou pseudonyme"), NAME),
    "place": (N_("Tiers-lieu"), PLACE),
    "contact": (N_("Contact"), CONTACT),
}


def correction(person: str, field: str, value: str) -> CorrectPerson:
    """The act that gives one of FIELDS another value."""
    return CorrectPerson(
        person,
        name=value if field == "name" else None,
        place=value if field == "place" else None,
        contact=value if field == "contact" else None,
    )


if TYPE_CHECKING:
    _Base = Page
else:
    _Base = object


class OwnData(_Base):
    def _row(self, sheet: Sheet, item: Hashable, words: str, value: str) -> None:
        raise NotImplementedError

    def write_own_data(self, sheet: Sheet) -> None:
        me, t = self.session.person, self.t
        if me is None:
            return
        sheet.title(t("Vous"))
        for key, (words, _) in FIELDS.items():
            self._row(sheet, ("mine", key), t(words), getattr(me, key) or t("pas donné"))
        self._row(sheet, ("mine", "zone"), t("Votre heure"), dates.zone_name(me.zone, t))
        self._row(sheet, ("mine", "all_three"), t("Venir aux trois"), t(wording.ALL_THREE[me.all_three]))
        keep = t("oui") if me.keep_for_next else t("non")
        self._row(sheet, ("mine", "keep"), t("Me garder pour la V1"), keep)
        seen = wording.last_seen(self.session.commons, me.id, self.session.zone, self.session.now, t)
        if seen:
            sheet.line(quiet(t("{quoi} : {valeur}", quoi=t("Dernière visite"), valeur=seen)))
        sheet.item(("mine", "erase"), t("Effacer ce qui dit qui je suis…"))

    def choose_own(self, item: Hashable) -> None:
        me = self.session.person
        if me is None or not isinstance(item, tuple):
            return
        key = item[1]
        if key in FIELDS:
            self._correct(key, me)
        elif key == "zone":
            self._ask_zone(me)
        elif key == "all_three":
            self._ask_all_three(me)
        elif key == "keep":
            self._keep_for_next(me)
        elif key == "erase":
            self._erase(me)

    @acting
    async def _correct(self, key: str, me: Participant) -> None:
        words, field = FIELDS[key]
        given = await self.ask(
            AskLine(
                self.t(words), value=str(getattr(me, key)), limit=field.limit, needed=field.needed
            )
        )  # fmt: skip
        if given is not None:
            await self.perform(correction(me.id, key, given))

    @acting
    async def _ask_zone(self, me: Participant) -> None:
        options = [(zone, dates.zone_name(zone, self.t)) for zone in OFFERED_ZONES]
        zone = await self.ask(AskOne(self.t("Quelle est votre heure ?"), options, value=me.zone))
        if zone and await self.perform(CorrectPerson(me.id, zone=zone)):
            self.veillee.become(self.session.being(me.id))

    @acting
    async def _ask_all_three(self, me: Participant) -> None:
        options = [(one, self.t(wording.ALL_THREE[one])) for one in AllThree]
        question = self.t("Pensez-vous pouvoir venir aux trois ?")
        said = await self.ask(AskOne(question, options, value=me.all_three))
        if said:
            await self.perform(CorrectPerson(me.id, all_three=said))

    @acting
    async def _keep_for_next(self, me: Participant) -> None:
        await self.perform(CorrectPerson(me.id, keep_for_next=not me.keep_for_next))

    @acting
    async def _erase(self, me: Participant) -> None:
        sure = await self.ask(
            AskYesNo(
                self.t("Effacer votre nom, vos places, vos réponses ?"),
                self.t("oui, effacer tout ce qui dit qui je suis"),
                self.t("non, ne rien changer"),
                self.t(
                    "Vos contributions et les mots écrits ensemble restent, sans nom. Cela ne se défait pas."
                ),
            )
        )
        if sure and await self.perform(EraseMyData(me.id), self.t("C’est effacé.")):
            self.veillee.become(self.session.being(None))
