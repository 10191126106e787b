"""The questions of a registration, one after the other; Escape comes back to the one before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from models import lookup
from models.acts.registration import Newcomer, Register
from models.calendar import OFFERED_ZONES, PARIS
from models.names import CONTACT, NAME, PLACE, Field
from models.people import AllThree, Participant, Role
from models.workshop import Workshop
from tui import dates, wording
from tui.access_words import ENTERED_ALREADY
from tui.screens.access import ask_shared
from tui.screens.same_person import SamePerson
from tui.widgets.dialogs import AskLine, AskOne, AskSeveral

Step = Callable[[], Awaitable[bool]]
"""Asks one question; False: Escape."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered so far: it is there again when one comes back."""

    name: str = ""
    known: Participant | None = None
    workshops: tuple[int, ...] | None = None
    all_three: AllThree | None = None
    contact: str = ""
    place: str = ""
    zone: str = PARIS
    shared: bool = False

    @property
    def act(self) -> Register:
        if self.known:
            return Register(self.workshops or (), self.all_three, person=self.known.id)
        newcomer = Newcomer(self.name, self.place, self.contact, self.zone)
        return Register(self.workshops or (), self.all_three, newcomer=newcomer, shared=self.shared)


async def in_turn(steps: Sequence[Step]) -> bool:
    """Whether all were answered; Escape in the first one gives up."""
    at = 0
    while 0 <= at < len(steps):
        at += 1 if await steps[at]() else -1
    return at == len(steps)


class RegisterQuestions(SamePerson):
    _workshop: int | None
    """The one from which registering was asked, already ticked."""
    _given: Given

    async def ask_registration(self, own: Participant | None) -> Register | None:
        """`own`: the person, when they register themselves for more. None: given up, or nothing left."""
        self._given = Given(known=own)
        while own or await self._ask_who():
            if not self._open_to(self._given.known):
                self.say(self.t("Déjà sur la liste de tous les ateliers à venir."))
                return None
            steps = [self._ask_workshops, self._ask_all_three]
            if self._given.known is None:
                steps += [self._ask_contact, self._ask_place, self._ask_zone, self._ask_shared]
            if await in_turn(steps):
                return self._given.act
            if own:
                return None
        return None

    async def _ask_who(self) -> bool:
        mine = not self.session.facilitates
        name = await self.ask(
            AskLine(
                self.t("Votre nom, ou un pseudonyme ?") if mine else self.t("Qui inscrire ?"),
                self._about_the_name(),
                self._given.name,
                limit=NAME.limit,
            )
        )
        if not name:
            return False
        known = True if mine else await self.same_person(name)
        self._given = replace(self._given, name=name, known=known if isinstance(known, Participant) else None)
        return await self._ask_who() if known is None else True

    def _about_the_name(self) -> str:
        """Who is on the list is not told to a visit, not even by asking for a name: this is said to all."""
        said = self.t("Il est gardé comme vous l’écrivez.")
        if self.session.actor.role is not Role.VISITOR or not self.session.afar:
            return said
        return f"{said} {self.t(ENTERED_ALREADY)}"

    def _open_to(self, who: Participant | None) -> list[Workshop]:
        every = lookup.open_workshops(self.session.commons, self.session.now)
        return [one for one in every if not _stands(one, who)]

    async def _ask_workshops(self) -> bool:
        every = self._open_to(self._given.known)
        wanted = self._given.workshops
        if wanted is None:
            wanted = tuple(one.number for one in every if self._workshop in (None, one.number))
        options = [(one.number, self._option(one)) for one in every]
        chosen = await self.ask(AskSeveral(self.t("Pour quels ateliers ?"), options, chosen=wanted))
        while chosen == ():
            none = self.t("Cochez au moins un atelier, avec Espace ; Échap pour revenir.")
            chosen = await self.ask(AskSeveral(self.t("Pour quels ateliers ?"), options, none))
        self._given = replace(self._given, workshops=chosen or wanted)
        return chosen is not None

    def _option(self, one: Workshop) -> str:
        when = wording.when(one, self.session.zone, self.session.now, self.t)
        free = wording.free_seats(one, self.session.now, self.t) if one.start else ""
        return f"{one.number}  {when}{', ' + free if free else ''}"

    async def _ask_all_three(self) -> bool:
        answer = await self.ask(
            AskOne(
                self.t("Pensez-vous pouvoir venir aux trois ?"),
                [(value, self.t(said)) for value, said in wording.ALL_THREE.items()],
                self.t(
                    "C’est préféré, pas demandé : cela compte seulement quand il y a une liste d’attente."
                ),
                value=self._given.all_three,
            )
        )
        self._given = replace(self._given, all_three=answer or self._given.all_three)
        return answer is not None

    async def _ask_contact(self) -> bool:
        explanation = self.t(
            "Mail, téléphone… Sans lui, personne ne pourra vous prévenir. Entrée pour passer."
        )
        contact = await self._ask_freely(
            self.t("Un contact ? (facultatif)"), explanation, self._given.contact, CONTACT
        )
        self._given = replace(self._given, contact=self._given.contact if contact is None else contact)
        return contact is not None

    async def _ask_place(self) -> bool:
        place = await self._ask_freely(
            self.t("Un tiers-lieu ? (facultatif)"), self.t("Entrée pour passer."), self._given.place, PLACE
        )
        self._given = replace(self._given, place=self._given.place if place is None else place)
        return place is not None

    async def _ask_freely(self, question: str, explanation: str, before: str, field: Field) -> str | None:
        return await self.ask(AskLine(question, explanation, before, field.limit, needed=False))

    async def _ask_zone(self) -> bool:
        zones = [(zone, dates.zone_name(zone, self.t)) for zone in OFFERED_ZONES]
        zone = await self.ask(AskOne(self.t("Quelle heure suivez-vous ?"), zones, value=self._given.zone))
        self._given = replace(self._given, zone=zone or self._given.zone)
        return zone is not None

    async def _ask_shared(self) -> bool:
        shared = await ask_shared(self)
        self._given = replace(self._given, shared=bool(shared))
        return shared is not None


def _stands(one: Workshop, who: Participant | None) -> bool:
    mine = one.registration(who.id) if who else None
    return mine is not None and mine.active
