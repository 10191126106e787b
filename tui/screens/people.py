"""People: the list that facilitation keeps right: renamed, merged when they are one, removed."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup, purge
from models.acts.access import MakeRecovery
from models.acts.people import CorrectPerson, MergePeople, RemovePerson
from models.acts.purge import Purge
from models.acts.team import SetTeam
from models.names import NAME, REASON, fold, probably_same
from models.people import Participant, Role
from models.registration import Standing
from models.workshop import Workshop
from tui import purging, wording
from tui.i18n import N_
from tui.screens.base import ACTIONS, Page, acting
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import padded, quiet, width_of
from tui.widgets.sheet import Sheet

SIGNS = {
    Standing.CONFIRMED: "●",
    Standing.OFFERED: "○",
    Standing.WAITING: "…",
    Standing.INTENTION: "•",
    Standing.TO_APPROVE: "?",
    Standing.WALKED_IN: "+",
    Standing.REQUESTED: "→",
}


ABOUT_A_PERSON = ("rename", "merge", "code", "team", "remove")


class PeoplePage(Page):
    NAME = N_("Personnes")
    SHOWS = frozenset({"participants", "workshops"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choisir")),
        Binding("slash", "search", N_("chercher")),
        Binding("i", "register", N_("inscrire")),
        Binding("r", "rename", N_("renommer")),
        Binding("u", "merge", N_("réunir deux fiches")),
        Binding("t", "remove", N_("retirer")),
        Binding("o", "code", N_("donner un code"), show=False),
        Binding("e", "team", N_("équipe d’animation"), show=False),
        Binding("k", "contacts", N_("contacts")),
        Binding("b", "paste", N_("coller, importer"), show=False),
        Binding("y", "purge", N_("effacement prévu"), show=False),
    ]
    FOR_FACILITATION = frozenset({"rename", "merge", "remove", "code", "team", "contacts", "paste", "purge"})

    def __init__(self) -> None:
        super().__init__()
        self._wanted = ""

    def heading(self) -> tuple[str, str]:
        count = len(self.session.commons.all(Participant))
        return self.t("Personnes"), self.t.n("{n} personne", "{n} personnes", count)

    def write(self, sheet: Sheet) -> None:
        people = self._people()
        if self._wanted:
            sheet.line(quiet(self.t("« {mots} » : / puis Entrée pour tout revoir", mots=self._wanted)))
        if not people:
            nobody = self.t("Personne ne s’appelle ainsi.") if self._wanted else self.t("Personne encore.")
            sheet.line(quiet(nobody))
            sheet.line(quiet(self.t("i inscrit quelqu’un.")))
            return
        workshops = lookup.workshops(self.session.commons)
        for one in people:
            self._write_person(sheet, one, workshops)
        sheet.blank()
        sheet.line(quiet(self._legend()), hang=0)

    def _write_person(self, sheet: Sheet, one: Participant, workshops: tuple[Workshop, ...]) -> None:
        where = "  ".join(f"{each.number} {_sign(each, one.id)}" for each in workshops)
        column = max(12, sheet.width // 2 - 6)
        if width_of((one.name,)) < column and sheet.width >= 50:
            sheet.item(one.id, padded(one.name, column), where, quiet(f"    {one.place}"), hang=column)
        else:
            sheet.item(one.id, one.name)
            sheet.more(where, quiet(f"    {one.place}"), hang=2)

    def _legend(self) -> str:
        return "   ".join(f"{sign} {self.t(wording.STANDINGS[one])}" for one, sign in SIGNS.items())

    def _people(self) -> list[Participant]:
        """In the order of names; the search forgets case and accents."""
        wanted = fold(self._wanted)
        found = [
            one for one in self.session.commons.all(Participant) if wanted in fold(one.name + " " + one.place)
        ]
        return sorted(found, key=lambda one: fold(one.name))

    @property
    def picked(self) -> Participant | None:
        if not isinstance(self.cursor, str) or self.cursor == ACTIONS:
            return None
        return self.session.commons.find(Participant, self.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ABOUT_A_PERSON and self.is_mounted and self.query("#body"):
            secret = action == "code" and self.projecting
            return self.session.facilitates and self.picked is not None and not secret
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        self._choose_what()

    @acting
    async def _choose_what(self) -> None:
        one = self.picked
        keys = [key for key in self.every_key() if key.action in ABOUT_A_PERSON]
        if one is None or not keys:
            return
        chosen = await self.ask(AskOne(one.name, [(key.action, self.listed(key)) for key in keys]))
        if chosen:
            await self.run_action(chosen)

    @acting
    async def action_search(self) -> None:
        wanted = await self.ask(
            AskLine(
                self.t("Chercher qui ?"),
                self.t("Sans accents ni majuscules si vous voulez. Rien : tout le monde."),
                self._wanted,
                limit=80,
                needed=False,
            )
        )
        if wanted is not None:
            self._wanted = wanted
            self.rewrite()

    @acting
    async def action_rename(self) -> None:
        one = self.picked
        if one is None:
            return
        name = await self.ask(AskLine(self.t("Quel nom ?"), value=one.name, limit=NAME.limit))
        if name:
            await self.perform(CorrectPerson(one.id, name=name), self.t("Le nom est corrigé partout."))

    @acting
    async def action_merge(self) -> None:
        """The person under the cursor is kept; likely twins are proposed first."""
        kept = self.picked
        if kept is None:
            return
        others = [one for one in self.session.commons.all(Participant) if one.id != kept.id]
        others.sort(key=lambda one: (not probably_same(one.name, kept.name), fold(one.name)))
        other = await self.ask(
            AskOne(
                self.t("Quelle autre fiche est aussi {nom} ?", nom=kept.name),
                [(one.id, f"{one.name}{', ' + one.place if one.place else ''}") for one in others],
                self.t("Ses places, ses réponses et ses mots passent à {nom}.", nom=kept.name),
            )
        )
        reason = await self._reason() if other else None
        if other and reason:
            said = self.t("Les deux fiches n’en font plus qu’une.")
            await self.perform(MergePeople(kept.id, other, reason), said)

    @acting
    async def action_code(self) -> None:
        """By which somebody whom facilitation entered takes over their own record, on their computer."""
        one, t = self.picked, self.t
        if one is None:
            return
        question = t("Donner à {nom} un code pour retrouver sa fiche ?", nom=one.name)
        before = t("Un code donné avant n’ouvrira plus rien.")
        if not await self.ask(AskYesNo(question, t("donner un code"), t("non"), before)):
            return
        code = self.session.new_code()
        if await self.perform(MakeRecovery(code, one.id)):
            said = t("À donner à {nom} seulement ; il se tape à l’accueil, touche k.", nom=one.name)
            await self.ask(AskOne(code, [(True, t("c’est noté"))], said))

    @acting
    async def action_team(self) -> None:
        """Joins the team, whose places are not counted in the seats, or leaves it."""
        one = self.picked
        if one is None:
            return
        joins = one.role is not Role.FACILITATION
        said = N_("{nom} fait partie de l’équipe d’animation, hors des places.")
        left = N_("{nom} ne fait plus partie de l’équipe d’animation.")
        await self.perform(SetTeam(one.id, joins), self.t(said if joins else left, nom=one.name))

    @acting
    async def action_remove(self) -> None:
        """A false entry, or somebody who asked: what says who they are is erased."""
        one = self.picked
        if one is None:
            return
        said = N_("{nom} : tout ce qui dit qui c’est sera effacé ; les mots du groupe restent, sans nom.")
        reason = await self._reason(self.t(said, nom=one.name))
        if reason:
            await self.perform(RemovePerson(one.id, reason), self.t("C’est retiré."))

    async def _reason(self, first: str = "") -> str | None:
        said = " ".join((first, self.t("Tout le monde pourra le lire."))).strip()
        question = AskLine(self.t("Pour quel motif ?"), said, limit=REASON.limit)
        return await self.ask(question)

    @acting
    async def action_purge(self) -> None:
        """When people's data go; once the day has come, to do it now."""
        said = purging.planned(self.session)
        if not purge.is_due(self.session.commons, self.session.now):
            self.say(said)
            return
        question = self.t("Effacer maintenant, pour de bon ?")
        if await self.ask(AskYesNo(question, self.t("effacer maintenant"), self.t("attendre"), said)):
            await self.perform(Purge(), self.t("C’est effacé."))

    def action_register(self) -> None:
        self.open("register")

    def action_contacts(self) -> None:
        self.open("contacts")

    def action_paste(self) -> None:
        self.open("paste")


def _sign(workshop: Workshop, person: str) -> str:
    one = workshop.registration(person)
    return SIGNS.get(one.standing, "·") if one else "·"
