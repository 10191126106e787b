"""What facilitation does about the people of a workshop: the list, offers to tell, the roll call."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from models.acts.registration import Placed, SeatTold
from models.acts.seats import ApproveRegistration, MoveInLine, RemoveRegistration
from models.names import REASON
from tui import dates
from tui.i18n import N_
from tui.screens import workshop_words as words
from tui.screens.base import acting
from tui.screens.roll_calling import RollCalling
from tui.widgets.dialogs import AskLine, AskOne

ABOUT_A_PERSON = (
    "told", "presence", "accept", "decline", "keep", "approve", "leave", "move_in_line", "remove",
)  # fmt: skip
"""The actions that are about the person under the cursor, in the order in which Enter proposes them."""


class WorkshopPeople(RollCalling):
    ACTIONS: ClassVar[frozenset[str]] = frozenset(
        {"told", "move_in_line", "remove", "approve", "presence", "walk_in"}
    )
    KEYS: ClassVar[tuple[Binding, ...]] = (
        Binding("v", "told", N_("prévenue")),
        Binding("j", "lead", N_("séance")),
        Binding("p", "presence('presence')", N_("présence")),
        Binding("a", "presence('absence')", N_("absence")),
        Binding("e", "presence('annoncee')", N_("absence annoncée")),
        Binding("full_stop", "presence('')", N_("effacer la présence"), show=False),
        Binding("w", "walk_in", N_("venue sans inscription")),
        Binding("c", "approve", N_("confirmer l’inscription")),
        Binding("d", "move_in_line", N_("déplacer dans la liste"), show=False),
        Binding("t", "remove", N_("retirer de la liste"), show=False),
    )

    if TYPE_CHECKING:

        def told(self, place: Placed) -> str: ...

    @acting
    async def choose_for_person(self) -> None:
        """Enter on somebody: what can be done for them now."""
        one = self.picked
        if one is None:
            return
        keys = [key for key in self.every_key() if key.action.partition("(")[0] in ABOUT_A_PERSON]
        keys.sort(key=lambda key: ABOUT_A_PERSON.index(key.action.partition("(")[0]))
        name = words.name_of(self.session, one.person)
        chosen = await self.ask(AskOne(name, [(key.action, self.listed(key)) for key in keys]))
        if chosen:
            await self.run_action(chosen)

    @acting
    async def action_told(self) -> None:
        if one := self.picked:
            await self.perform(SeatTold(self.number, one.person), self._told_until)

    def _told_until(self, place: Placed) -> str:
        one = self.workshop.registration(place.person)
        name = words.name_of(self.session, place.person)
        if one is None or one.offer is None or one.offer.until is None:
            return name
        limit = dates.until(one.offer.until, self.session.zone, self.t, now=self.session.now)
        return self.t("C’est dit à {nom} : la place attend {limite}.", nom=name, limite=limit)

    @acting
    async def action_move_in_line(self) -> None:
        one = self.picked
        if one is None:
            return
        rank = await self.ask(
            AskLine(
                self.t("À quel rang ?"),
                self.t("1 est le premier. Le motif qui suit se lira par tout le monde."),
                str(self.workshop.rank(one.person) or 1),
                limit=3,
                check=lambda given: (
                    "" if given.isdecimal() and int(given) else self.t("Un nombre, à partir de 1.")
                ),
            )
        )
        reason = await self._reason() if rank else None
        if rank and reason:
            await self.perform(MoveInLine(self.number, one.person, int(rank), reason), self.told)

    @acting
    async def action_remove(self) -> None:
        """A duplicate, a false entry, somebody who asked: never to make room."""
        one = self.picked
        reason = await self._reason() if one else None
        if one and reason:
            name = words.name_of(self.session, one.person)
            await self.perform(
                RemoveRegistration(self.number, one.person, reason),
                self.t("{nom} n’est plus sur la liste.", nom=name),
            )

    async def _reason(self) -> str | None:
        return await self.ask(
            AskLine(self.t("Pour quel motif ?"), self.t("Tout le monde pourra le lire."), limit=REASON.limit)
        )

    @acting
    async def action_approve(self) -> None:
        if one := self.picked:
            await self.perform(ApproveRegistration(self.number, one.person), self.told)
