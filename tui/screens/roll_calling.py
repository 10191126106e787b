"""Noting who is there, and who came without being registered: for the roll call and the workshop's page."""

from __future__ import annotations

from models import lookup
from models.acts.registration import Newcomer, Placed
from models.acts.roll_call import RollCall, WalkedIn, WalkIn
from models.names import NAME
from models.people import Participant
from models.registration import Presence, Registration
from models.workshop import Workshop
from tui import wording
from tui.screens import workshop_words as words
from tui.screens.base import acting
from tui.screens.same_person import SamePerson
from tui.widgets.dialogs import AskLine

PRESENCES = {"presence": Presence.PRESENT, "absence": Presence.ABSENT, "annoncee": Presence.ANNOUNCED}


class RollCalling(SamePerson):
    number: int

    @property
    def workshop(self) -> Workshop:
        return lookup.workshop(self.session.commons, self.number)

    @property
    def picked(self) -> Registration | None:
        """The registration under the cursor."""
        return self.workshop.registration(self.cursor) if isinstance(self.cursor, str) else None

    def go_on(self, person: str) -> None:
        """Where the cursor goes once somebody is noted."""
        self.body.action_move(1)

    def action_presence(self, word: str) -> None:
        """Goes to the next person at once, for keys may come faster than the disk, and notes it."""
        if one := self.picked:
            self.go_on(one.person)
            self._note(one, PRESENCES.get(word))

    @acting
    async def _note(self, one: Registration, presence: Presence | None) -> None:
        if not await self.note(one, presence):
            self.body.stand_on(one.person)

    async def note(self, one: Registration, presence: Presence | None) -> bool:
        """Somebody who waits and is there has come without a seat: a free one is theirs."""
        if one.in_line and presence is Presence.PRESENT:
            return await self.perform(WalkIn(self.number, one.person), self._walked_in)
        return await self.perform(RollCall(self.number, one.person, presence), self._noted)

    def _noted(self, place: Placed) -> str:
        one = self.workshop.registration(place.person)
        name = words.name_of(self.session, place.person)
        if one is None or one.presence is None:
            return self.t("{nom} : rien de noté", nom=name)
        return self.t("{nom} : {presence}", nom=name, presence=self.t(wording.PRESENCES[one.presence]))

    @acting
    async def action_walk_in(self) -> None:
        name = await self.ask(AskLine(self.t("Qui vient sans inscription ?"), limit=NAME.limit))
        if not name:
            return
        known = await self.same_person(name)
        if known is None:
            return
        if isinstance(known, Participant):
            act = WalkIn(self.number, known.id)
        else:
            act = WalkIn(self.number, newcomer=Newcomer(name))
        await self.perform(act, self._walked_in)

    def _walked_in(self, come: WalkedIn) -> str:
        name = words.name_of(self.session, come.place.person)
        present = self.t.n(
            "{n} personne présente pour {places} places",
            "{n} personnes présentes pour {places} places",
            come.present,
            places=come.seats,
        )
        said = self.t("{nom} : présence notée. {nombre}.", nom=name, nombre=present)
        if come.on_absent_seat:
            return f"{said} {self.t('C’est la place d’une personne absente.')}"
        return said
