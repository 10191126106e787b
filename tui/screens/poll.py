"""The poll of a workshop's date: a grid on a wide terminal, one slot a line below 80 columns."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.polls import AnswerPoll
from models.people import Participant
from models.poll import Answer
from tui import wording
from tui.i18n import N_
from tui.screens.base import acting
from tui.screens.poll_slots import SlotActions
from tui.screens.poll_table import slot_in_words
from tui.widgets.dialogs import AskOne

CYCLE = (None, Answer.YES, Answer.IF_NEEDED, Answer.NO)


class PollPage(SlotActions):
    """`number` is the workshop's. The row under the cursor is answered; `who`: on whose row one arrives."""

    NAME = N_("Disponibilités")
    SHOWS = frozenset({"polls", "participants", "workshops", "settings"})
    FOR_FACILITATION = frozenset(
        {"add_slot", "propose", "hours", "remove_slot", "open_or_close", "hide", "who", "fix", "paste"}
    )
    TELL_AGAIN = frozenset({"o", "y", "s", "i", "n", "full_stop", "space", "up", "down", "left", "right"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,y", "answer('oui')", N_("oui")),
        Binding("s,i", "answer('si_besoin')", N_("si besoin")),
        Binding("n", "answer('non')", N_("non")),
        Binding("n", "names", N_("noms")),
        Binding("full_stop", "answer('')", N_("effacer")),
        Binding("space", "cycle", N_("changer"), priority=True),
        Binding("u", "take_back", N_("annuler")),
        Binding("p", "who", N_("pour qui")),
        Binding("a", "add_slot", N_("ajouter un créneau")),
        Binding("l", "propose", N_("Communs lundis")),
        Binding("h", "hours", N_("donner des heures")),
        Binding("r", "remove_slot", N_("retirer un créneau")),
        Binding("t", "open_or_close", N_("ouvrir ou clore")),
        Binding("m", "hide", N_("montrer ou cacher")),
        Binding("f", "fix", N_("choisir les dates")),
        Binding("b", "paste", N_("bulletins remplis")),
        Binding("enter", "choose", N_("répondre"), show=False),
    ]

    def __init__(self, number: int, who: str | None = None) -> None:
        super().__init__(number)
        self._who = who
        self._being_saved: dict[tuple[str, str], Answer | None] = {}
        self._given: list[tuple[str, str, Answer | None, Answer | None]] = []

    def opened(self) -> None:
        who = self._who
        if who and self.session.commons.find(Participant, who) and self.poll.slots:
            self._answer_for(who, self.poll.slots[0].id)

    # --- answering

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "names":
            return self.is_mounted and self.projecting and not self._filled
        if action in ("answer", "cycle", "take_back"):
            told = self._filled or not self.is_mounted or not self.projecting
            return self.session.takes_part and bool(self.poll.slots) and bool(told)
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        if item == "propose":
            self.action_propose()
        elif item == "add":
            self.action_add_slot()
        elif self.session.takes_part and self.who:
            self._choose_answer()
        elif self.session.facilitates:
            self.action_who()

    @acting
    async def _choose_answer(self) -> None:
        slot, t = self.slot, self.t
        if slot is None or not self._may_write():
            return
        options = [(state.value if state else "", t(words)) for state, words in wording.ANSWERS.items()]
        now = self.poll.answers_of(self.who or "").get(slot.id)
        said = await self.ask(
            AskOne(slot_in_words(slot, self.session), options, value=now.value if now else "")
        )
        if said is not None and self.who:
            await self._save(self.who, slot.id, Answer(said) if said else None)

    def action_answer(self, state: str) -> None:
        """Sets, and moves on to the next slot."""
        if (slot := self.slot) and (who := self.who) and self._may_write():
            self._set(who, slot.id, Answer(state) if state else None)
            if self.wide:
                self.grid.action_go(0, 1)
            else:
                self.body.action_move(1)

    def action_cycle(self) -> None:
        if (slot := self.slot) and (who := self.who) and self._may_write():
            known = self.poll.answers_of(who).get(slot.id)
            state = self._being_saved.get((who, slot.id), known)
            self._set(who, slot.id, CYCLE[(CYCLE.index(state) + 1) % len(CYCLE)])

    def _may_write(self) -> bool:
        if self.who == self.view.me or self.session.facilitates:
            return True
        self.say(self.t("Cette ligne est à quelqu’un d’autre : la vôtre est la première."), wrong=True)
        return False

    @acting
    async def _set(self, who: str, slot: str, state: Answer | None) -> None:
        await self._save(who, slot, state)

    async def _save(self, who: str, slot: str, state: Answer | None) -> None:
        before = self._being_saved.get((who, slot), self.poll.answers_of(who).get(slot))
        if state is before:
            return
        self._being_saved[who, slot] = state
        done = await self.perform(AnswerPoll(self.number, {slot: state}, who), self._saved(who))
        if self._being_saved.get((who, slot)) is state:
            self._being_saved.pop((who, slot), None)
        if done:
            self._given.append((who, slot, before, state))

    def _saved(self, who: str) -> str:
        if who == self.view.me:
            return self.t("enregistré")
        person = self.session.commons.find(Participant, who)
        return self.t("enregistré pour {nom}, saisi par l’animation", nom=person.name if person else "")

    @acting
    async def action_take_back(self) -> None:
        """Takes back the last answer given here, if it is still what was answered."""
        while self._given:
            who, slot, before, state = self._given.pop()
            if self.poll.answers_of(who).get(slot) is not state:
                continue
            if await self.perform(AnswerPoll(self.number, {slot: before}, who), self.t("réponse annulée")):
                self._stand_on(who, slot)
            return
        self.say(self.t("Rien à annuler ici : vous n’avez rien changé depuis votre arrivée sur cette page."))

    def _stand_on(self, who: str, slot: str) -> None:
        if self.wide:
            self.grid.stand_on(who, slot)
        else:
            self._who = who
            self.body.stand_on(slot)
            self.rewrite()

    @acting
    async def action_who(self) -> None:
        """Whose row one answers, when the keyboard is shared."""
        everybody = replace(self.view, only=None)
        people: list[tuple[str, str]] = [(one.id, everybody.name(one)) for one in everybody.people()]
        if not people:
            self.say(self.t("Personne n’est inscrit pour le moment : commencez par une inscription."))
            return
        if self.projecting:
            people.append(("", self.t("personne : seulement les nombres")))
        chosen = await self.ask(AskOne(self.t("Répondre pour qui ?"), people, value=self.who))
        if chosen is None:
            return
        self._answer_for(chosen, self.slot.id if self.slot else "")

    def _answer_for(self, who: str, slot: str) -> None:
        """`who` "": nobody. Where a room reads, only that row is shown."""
        if self.projecting:
            self._filled = who or None
            self.rewrite()
        if who and slot:
            self._stand_on(who, slot)
