"""What facilitation does to a poll: slots by rule or by hand, hours, opening, closing, hiding."""

from __future__ import annotations

from models import lookup
from models.acts.polls import (
    AddSlot,
    ClosePoll,
    GiveHours,
    HideAnswers,
    OpenPoll,
    ProposeSlots,
    RemoveSlot,
    SlotAdded,
)
from models.calendar import PARIS
from models.poll import Slot
from models.typed_dates import parse_day, parse_moment, parse_range
from tui import dates, wording
from tui.screens.base import acting
from tui.screens.poll_shown import PollShown
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo

PROPOSED = 6


class SlotActions(PollShown):
    """The actions of the poll's page that are facilitation's."""

    def _slot_said(self, slot: Slot) -> str:
        return wording.slot(slot, PARIS, self.t, self.session.now)

    @acting
    async def action_add_slot(self) -> None:
        t = self.t
        typed = await self.ask(
            AskLine(
                t("Quand ?"),
                t("Par exemple : lundi 22 mai 11h, ou mardi 23 mai 14h-15h30. Heure de Paris."),
                check=self.checking(lambda typed: parse_range(typed, self.session.now)),
            )
        )
        if typed:
            start, end = parse_range(typed, self.session.now)
            await self.perform(AddSlot(self.number, start, end), self._added)

    def _added(self, added: SlotAdded) -> str:
        t = self.t
        said = t("Créneau ajouté : {quoi}.", quoi=self._slot_said(added.slot))
        if not added.overlaps:
            return said
        others = ", ".join(self._slot_said(one) for one in added.overlaps)
        return f"{said} {t('Attention, il chevauche {quoi}.', quoi=others)}"

    @acting
    async def action_propose(self) -> None:
        t = self.t
        first = lookup.day_before_slots(self.session.commons, self.number, self.session.now)
        shown = dates.calendar_day(first, t)
        typed = await self.ask(
            AskLine(
                t("Ajouter {n} Communs lundis, après quel jour ?", n=PROPOSED),
                t("Chaque lundi 11h-12h30, le mardi quand le lundi est férié."),
                proposed=shown,
                check=self.checking(lambda typed: parse_day(typed, self.session.now)),
            )
        )
        if typed:
            after = first if typed == shown else parse_day(typed, self.session.now)
            await self.perform(
                ProposeSlots(self.number, after, PROPOSED),
                lambda slots: t.n("{n} créneau ajouté.", "{n} créneaux ajoutés.", len(slots)),
            )

    @acting
    async def action_hours(self) -> None:
        t, slot = self.t, self.slot
        if slot is None:
            return
        typed = await self.ask(
            AskLine(
                t("Quelles heures pour : {quoi} ?", quoi=self._slot_said(slot)),
                t("Jour et heures, par exemple : lundi 22 mai 11h-12h30. Les réponses sont gardées."),
                value=f"{dates.calendar_day(slot.day, t)} ",
                check=self.checking(lambda typed: parse_range(typed, self.session.now)),
            )
        )
        if typed:
            start, end = parse_range(typed, self.session.now)
            await self.perform(
                GiveHours(slot.id, start, end),
                lambda changed: t(
                    "Heures données : {quoi}. Les réponses sont gardées.", quoi=self._slot_said(changed)
                ),
            )

    @acting
    async def action_remove_slot(self) -> None:
        t, slot = self.t, self.slot
        if slot is None:
            return
        count = sum(1 for given in self.poll.answers.values() if slot.id in given)
        question = t("Retirer {quoi} ?", quoi=self._slot_said(slot))
        lost = t.n(
            "{n} réponse à ce créneau sera retirée aussi ; les autres restent.",
            "{n} réponses à ce créneau seront retirées aussi ; les autres restent.",
            count,
        )
        if await self.ask(AskYesNo(question, t("Retirer"), t("Garder"), lost)):
            await self.perform(RemoveSlot(slot.id), t("Créneau retiré : {quoi}.", quoi=self._slot_said(slot)))

    @acting
    async def action_open_or_close(self) -> None:
        t, now = self.t, self.session.now
        if self.poll.is_open(now):
            question = t("Clore le sondage de l’atelier {n} ?", n=self.number)
            kept = t("Les réponses sont gardées ; vous pourrez encore en saisir, et rouvrir.")
            if await self.ask(AskYesNo(question, t("Clore"), t("Laisser ouvert"), kept)):
                await self.perform(ClosePoll(self.number), t("Sondage clos."))
            return
        typed = await self.ask(
            AskLine(
                t("Rouvrir jusqu’à quand ?"),
                t("Rien : jusqu’au début de l’atelier 1 s’il est à venir, sinon sans limite."),
                check=self.checking(lambda typed: parse_moment(typed, self.session.now)),
                needed=False,
            )
        )
        if typed is not None:
            await self.perform(
                OpenPoll(self.number, parse_moment(typed, now) if typed else None), t("Sondage ouvert.")
            )

    @acting
    async def action_hide(self) -> None:
        t = self.t
        options = [
            (True, t("Cacher les réponses des autres à qui n’a pas encore répondu")),
            (False, t("Montrer les réponses à toutes les personnes inscrites")),
        ]
        hidden = await self.ask(AskOne(t("Qui voit les réponses ?"), options, value=self.poll.hidden))
        if hidden is not None:
            await self.perform(HideAnswers(self.number, hidden))

    def action_fix(self) -> None:
        self.open("pair")

    def action_paste(self) -> None:
        self.open("paste")
