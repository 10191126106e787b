"""Registering: a notice about personal data, three questions, then where one stands and what comes next."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.acts.registration import Newcomer, Placed, Register
from models.calendar import OFFERED_ZONES, PARIS
from models.names import CONTACT, NAME, PLACE
from models.people import AllThree, Participant, Role
from models.workshop import Workshop
from tui import dates, wording
from tui.i18n import N_
from tui.screens import workshop_words as words
from tui.screens.access import ask_shared, recovery_for_newcomer
from tui.screens.base import Page, acting
from tui.screens.home_words import upcoming
from tui.screens.same_person import SamePerson
from tui.widgets.dialogs import AskLine, AskOne, AskSeveral
from tui.widgets.lines import accent, good, quiet, strong
from tui.widgets.sheet import Sheet

BEGIN = "begin"
ALL_THREE = (
    (AllThree.YES, N_("oui")),
    (AllThree.MAYBE, N_("peut-être")),
    (AllThree.NO, N_("non")),
)


class RegisterPage(SamePerson, Page):
    """`workshop`: the one from which it was asked, already ticked. Shows the notice, then the recap."""

    NAME = N_("Inscription")
    SHOWS = frozenset({"workshops", "polls", "participants"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("continuer")),
        Binding("s", "poll", N_("disponibilités")),
        Binding("y", "copy", N_("garder une copie")),
    ]

    def __init__(self, workshop: int | None = None) -> None:
        super().__init__()
        self._workshop = workshop
        self._registered: str | None = None
        self._code = ""

    def heading(self) -> tuple[str, str]:
        return self.t("Inscription"), self.t("trois questions, deux minutes")

    @property
    def _own(self) -> Participant | None:
        """Oneself, registering for more: facilitation always says for whom."""
        return None if self.session.facilitates else self.session.person

    # --- writing

    def write(self, sheet: Sheet) -> None:
        if self._registered:
            self._write_recap(sheet, self._registered)
        elif not upcoming(self.session.commons, self.session.now):
            sheet.line(self.t("Il n’y a plus d’atelier à venir dans cette série."))
        else:
            self._write_notice(sheet)

    def _write_notice(self, sheet: Sheet) -> None:
        t, settings = self.t, lookup.settings(self.session.commons)
        team = t("l’équipe d’animation")
        if settings.facilitation_contact:
            team = t("l’équipe d’animation ({qui})", qui=settings.facilitation_contact)
        sheet.line(strong(t("Ce qui est gardé, et pour quoi")))
        sheet.blank()
        sheet.line(t("• Un nom ou un pseudonyme : il en faut un, pour tenir la liste."), hang=2)
        sheet.line(t("• Un contact, un tiers-lieu, votre heure : si vous voulez. Sans contact, personne "
                     "ne pourra vous prévenir."), hang=2)  # fmt: skip
        sheet.line(t("• Rien d’autre : ni adresse, ni journal de connexion."), hang=2)
        sheet.blank()
        sheet.line(t("Les personnes inscrites voient votre nom et vos disponibilités ; "
                "votre contact, seulement {qui}.", qui=team))  # fmt: skip
        sheet.line(t("L’animation efface tout {jours} jours après le dernier atelier. Vous pouvez lire, "
                     "corriger ou effacer vous-même : réglages.", jours=settings.purge_days))  # fmt: skip
        sheet.blank()
        sheet.item(BEGIN, accent(t("Continuer vers les trois questions")))

    def _write_recap(self, sheet: Sheet, person: str) -> None:
        t = self.t
        sheet.line(good(t("C’est enregistré pour {nom}.", nom=words.name_of(self.session, person))))
        if self._code:
            sheet.line(t("Votre code de secours, à noter sur papier :"), " ", strong(self._code))
        for one in lookup.workshops(self.session.commons):
            mine = one.registration(person)
            if mine and mine.active:
                sheet.blank()
                sheet.line(strong(f"{one.number}  "), one.title, hang=3)
                sheet.line(quiet("   "), words.placed(self.session, one, person, named=False), hang=3)
        sheet.blank()
        for number in self._open_polls():
            answer = t("dire vos disponibilités pour l’atelier {numero}", numero=number)
            if self.session.actor.person != person:
                answer = t("noter ses disponibilités pour l’atelier {numero}", numero=number)
            sheet.item(("poll", number), accent("[s] "), answer, hang=4)
        sheet.item("done", t("c’est tout, revenir"))

    def _open_polls(self) -> list[int]:
        polls = [lookup.find_poll(self.session.commons, one.number) for one in self._undated()]
        return [one.workshop for one in polls if one and one.slots and one.is_open(self.session.now)]

    def _undated(self) -> list[Workshop]:
        return [one for one in lookup.workshops(self.session.commons) if one.start is None]

    # --- asking

    def choose(self, item: Hashable) -> None:
        if item == BEGIN:
            self._ask_everything()
        elif item == "done":
            self.action_back()
        elif isinstance(item, tuple):
            self.open("poll", item[1])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "copy":
            return self._registered is not None
        if action == "poll":
            return self._registered is not None and bool(self._open_polls())
        return super().check_action(action, parameters)

    def action_poll(self) -> None:
        chosen = self.cursor[1] if isinstance(self.cursor, tuple) else self._open_polls()[0]
        self.open("poll", chosen)

    def action_copy(self) -> None:
        """The recap as a text to keep."""
        sheet = Sheet(72)
        self.write(sheet)
        lines = [line.text for line in sheet.written().lines if not line.head]
        path = self.veillee.keep_file("veillee-inscription.txt", "\n".join(lines).rstrip() + "\n")
        if path is None:
            self.open("plain", "\n".join(lines))
        else:
            self.say(self.t("Le texte est dans {chemin}", chemin=path))

    @acting
    async def _ask_everything(self) -> None:
        who = self._own or await self._ask_who()
        if who is None:
            return
        chosen = await self._ask_workshops(who if isinstance(who, Participant) else None)
        if not chosen:
            return
        all_three = await self._ask_all_three()
        if all_three is None:
            return
        if isinstance(who, Participant):
            await self._register(Register(chosen, all_three, person=who.id))
        elif newcomer := await self._ask_the_rest(who):
            shared = await ask_shared(self)
            if shared is not None:
                await self._register(Register(chosen, all_three, newcomer=newcomer, shared=shared))

    async def _ask_who(self) -> Participant | str | None:
        """A person already known, or the name of a new one."""
        mine = not self.session.facilitates
        name = await self.ask(
            AskLine(
                self.t("Votre nom, ou un pseudonyme ?") if mine else self.t("Qui inscrire ?"),
                self.t("Il est gardé comme vous l’écrivez."),
                limit=NAME.limit,
            )
        )
        if not name or mine:
            return name
        known = await self.same_person(name)
        return known if isinstance(known, Participant) else name if known else None

    async def _ask_workshops(self, who: Participant | None) -> tuple[int, ...] | None:
        every = [one for one in upcoming(self.session.commons, self.session.now) if not _stands(one, who)]
        if not every:
            self.say(self.t("Déjà sur la liste de tous les ateliers à venir."))
            return None
        wanted = [one.number for one in every if self._workshop in (None, one.number)]
        options = [(one.number, self._option(one)) for one in every]
        return await self.ask(AskSeveral(self.t("Pour quels ateliers ?"), options, chosen=wanted))

    def _option(self, one: Workshop) -> str:
        when = wording.when(one, self.session.zone, self.session.now, self.t)
        free = wording.free_seats(one, self.session.now, self.t) if one.start else ""
        return f"{one.number}  {when}{', ' + free if free else ''}"

    async def _ask_all_three(self) -> AllThree | None:
        return await self.ask(
            AskOne(
                self.t("Pensez-vous pouvoir venir aux trois ?"),
                [(value, self.t(said)) for value, said in ALL_THREE],
                self.t(
                    "C’est préféré, pas demandé : cela compte seulement quand il y a une liste d’attente."
                ),
            )
        )

    async def _ask_the_rest(self, name: str) -> Newcomer | None:
        """Contact, tiers-lieu, zone: Enter alone leaves them empty; Escape gives up everything."""
        contact = await self.ask(
            AskLine(
                self.t("Un contact ? (facultatif)"),
                self.t("Mail, téléphone… Sans lui, personne ne pourra vous prévenir. Entrée pour passer."),
                limit=CONTACT.limit,
                needed=False,
            )
        )
        if contact is None:
            return None
        place = await self.ask(
            AskLine(
                self.t("Un tiers-lieu ? (facultatif)"),
                self.t("Entrée pour passer."),
                limit=PLACE.limit,
                needed=False,
            )
        )
        if place is None:
            return None
        zones = [(zone, dates.zone_name(zone, self.t)) for zone in OFFERED_ZONES]
        zone = await self.ask(AskOne(self.t("Quelle heure suivez-vous ?"), zones, value=PARIS))
        return Newcomer(name, place, contact, zone) if zone else None

    async def _register(self, act: Register) -> None:
        if await self.perform(act, self._remember) and self._registered:
            if not self.session.facilitates and self.session.person is None:
                me = replace(self.session.actor, role=Role.PARTICIPANT, person=self._registered)
                self.veillee.act_as(me)
                self._code = await recovery_for_newcomer(self)
            self.rewrite()

    def _remember(self, placed: tuple[Placed, ...]) -> str:
        self._registered = placed[0].person if placed else None
        return self.t("enregistré")


def _stands(one: Workshop, who: Participant | None) -> bool:
    mine = one.registration(who.id) if who else None
    return mine is not None and mine.active
