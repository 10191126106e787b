"""What is known of oneself: seen, corrected, erased by oneself. A part of the settings page."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.binding import Binding

from models.access import is_last_facilitator
from models.acts.people import CorrectPerson, EraseMyData, correction
from models.calendar import OFFERED_ZONES
from models.names import CONTACT, NAME, PLACE
from models.people import AllThree, Participant, Role
from tui import dates, wording
from tui.commands.my_data import LAST
from tui.i18n import N_
from tui.my_data import FORMATS, file
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import quiet
from tui.widgets.sheet import Sheet

FIELDS = {
    "name": (N_("Nom ou pseudonyme"), NAME),
    "place": (N_("Tiers-lieu"), PLACE),
    "contact": (N_("Contact"), CONTACT),
}


OWN_KEYS = (
    Binding("v", "see", N_("voir mes données")),
    Binding("y", "take", N_("en garder une copie")),
    Binding("n", "correct('name')", N_("corriger mon nom"), show=False),
    Binding("k", "correct('contact')", N_("corriger mon contact"), show=False),
    Binding("e", "erase", N_("effacer mes données")),
)
_ABOUT_ONESELF = frozenset({"see", "take", "correct", "erase"})

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
        sheet.item(("mine", "see"), t("Voir tout ce qui est gardé"))
        sheet.item(("mine", "take"), t("En garder une copie : texte, CSV ou JSON"))
        sheet.item(("mine", "erase"), t("Effacer ce qui dit qui je suis…"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _ABOUT_ONESELF:
            return self.session.person is not None
        return super().check_action(action, parameters)

    def choose_own(self, item: Hashable) -> None:
        me = self.session.person
        if me is None or not isinstance(item, tuple):
            return
        key = item[1]
        if key in FIELDS:
            self.action_correct(key)
        elif key == "zone":
            self._ask_zone(me)
        elif key == "all_three":
            self._ask_all_three(me)
        elif key == "keep":
            self._keep_for_next(me)
        elif key == "see":
            self.action_see()
        elif key == "take":
            self.action_take()
        elif key == "erase":
            self.action_erase()

    def action_see(self) -> None:
        self.open("kept")

    @acting
    async def action_take(self) -> None:
        options = [(form, self.t(words)) for form, words in FORMATS.items()]
        form = await self.ask(AskOne(self.t("Sous quelle forme ?"), options))
        me = self.session.person
        if form is None or me is None:
            return
        words = file(self.session, me, form).decode()
        path = self.veillee.keep_file(f"mes-donnees.{form}", words)
        if path is None:
            self.open("plain", words.removeprefix("\ufeff"))
        else:
            self.say(self.t("Tout est dans {chemin}", chemin=path))

    @acting
    async def action_correct(self, key: str) -> None:
        me = self.session.person
        if me is None:
            return
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
    async def action_erase(self) -> None:
        me = self.session.person
        if me is None:
            return
        last = is_last_facilitator(self.session.commons, me.id)
        sure = await self.ask(
            AskYesNo(
                self.t("Effacer votre nom, vos places, vos réponses ?"),
                self.t("oui, effacer tout ce qui dit qui je suis"),
                self.t("non, ne rien changer"),
                self.t(
                    "Vos contributions et les mots écrits ensemble restent, sans nom. Cela ne se défait pas."
                )
                + (f" {self.t(LAST)}" if last else ""),
            )
        )
        if sure and await self.perform(EraseMyData(me.id), self.t("C’est effacé.")):
            at_home = self.session.facilitates and not self.session.afar
            role = self.session.actor.role if at_home else Role.VISITOR
            self.veillee.act_as(replace(self.session.actor, role=role, person=None))
