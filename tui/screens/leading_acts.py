"""What is done while leading a session: going on, giving minutes, giving the floor, writing its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models import lookup, running_order
from models.acts.running_order import (
    AskToSpeak,
    BeginSession,
    EndSession,
    ExtendStep,
    NextStep,
    PreviousStep,
    StopAsking,
    WriteRunningOrder,
)
from models.manifesto import articles
from models.names import fold
from models.ports import Act
from models.running_order import RunningOrder
from models.steps import Step, as_text
from tui import leading
from tui.screens.base import Page, acting
from tui.screens.composing import ComposingPage
from tui.screens.whose import name_of
from tui.widgets.dialogs import AskOne, AskYesNo

if TYPE_CHECKING:
    _Base = Page
else:
    _Base = object


HERE = "here"
"""The first item while a session runs: the step that it is at."""


class LeadingActs(_Base):
    number: int

    if TYPE_CHECKING:

        @property
        def order(self) -> RunningOrder: ...
        @property
        def steps(self) -> tuple[Step, ...]: ...

    @acting
    async def action_begin(self) -> None:
        await self._go(BeginSession(self.number, as_text(self.steps)))

    @acting
    async def action_forward(self) -> None:
        if run := self.order.running:
            await self._go(NextStep(self.number, run.step))

    @acting
    async def action_previous(self) -> None:
        if run := self.order.running:
            await self._go(PreviousStep(self.number, run.step))

    async def _go(self, act: Act[RunningOrder]) -> None:
        """To another step: what it is, until when and what comes next is then what one reads."""
        if await self.perform(act, self._said):
            self.body.stand_on(HERE)

    @acting
    async def action_extend(self, minutes: int) -> None:
        if run := self.order.running:
            await self.perform(ExtendStep(self.number, run.step, minutes), self._said)

    def _said(self, order: RunningOrder) -> str:
        one = order.current
        if one is None:
            return self.t("séance terminée")
        return self.t("{etape} : {reste}", etape=one.aim, reste=leading.until(order, self.session))

    @acting
    async def action_finish(self) -> None:
        question = self.t("Terminer la séance ?")
        if await self.ask(AskYesNo(question, self.t("terminer"), self.t("continuer"))):
            await self.perform(EndSession(self.number), self._said)

    @acting
    async def action_floor(self) -> None:
        """One's own hand raised or lowered; facilitation notes anybody's, for one keyboard serves a room."""
        t, me = self.t, self.session.actor.person
        if self.session.facilitates:
            who = await self._somebody()
            if who:
                await self.perform(AskToSpeak(self.number, who), t("noté"))
        elif me in self.order.speakers:
            await self.perform(StopAsking(self.number), t("vous ne demandez plus la parole"))
        else:
            await self.perform(AskToSpeak(self.number), t("vous demandez la parole"))

    async def _somebody(self) -> str | None:
        commons, me = self.session.commons, self.session.actor.person
        workshop = lookup.workshop(commons, self.number)
        registered = {one.person for one in workshop.registrations if one.active}
        names = {one: name_of(commons, one) for one in registered | ({me} if me else set())}
        if not names:
            self.say(
                self.t("Personne n’est encore inscrit à cet atelier : faites l’appel, touche a."), wrong=True
            )
            return None
        waiting = set(self.order.speakers)
        options = [(one, names[one]) for one in sorted(names, key=lambda one: fold(names[one]))]
        options = [one for one in options if one[0] not in waiting]
        if not options:
            self.say(self.t("Tout le monde demande déjà la parole."), wrong=True)
            return None
        return await self.ask(AskOne(self.t("Qui demande la parole ?"), options))

    @acting
    async def _lower(self, person: str) -> None:
        """Enter on somebody: they have spoken."""
        if self.session.facilitates or person == self.session.actor.person:
            await self.perform(StopAsking(self.number, person), self.t("noté"))

    def action_rewrite_steps(self) -> None:
        t, text = self.t, as_text(self.steps)
        seen = text

        async def keep(written: str) -> str:
            nonlocal seen
            trouble = await self.trouble(WriteRunningOrder(self.number, written, seen))
            seen = as_text(self.steps)
            return trouble

        how = t("minutes | but | façon de faire | qui")
        page = ComposingPage(t("Déroulé de l’atelier {n}", n=self.number), how, t("Enregistrer"), keep, text)
        self.app.push_screen(page)

    @acting
    async def action_round(self) -> None:
        """The page of a round about the article that one chooses: its key t opens it."""
        known = [(one.id, one.title) for one in articles(self.session.commons)]
        if not known:
            self.say(self.t("Le manifeste n’a pas encore d’article : touche m."), wrong=True)
        elif chosen := await self.ask(AskOne(self.t("À propos de quel article ?"), known)):
            self.open("round", chosen)

    @acting
    async def action_take_in(self) -> None:
        """A way of working, as steps after the one under the cursor; they are then rewritten as one likes."""
        t, after = self.t, self.cursor[1] if isinstance(self.cursor, tuple) else None
        known = [(one, one.name) for one in leading.methods(t.language)]
        method = await self.ask(AskOne(t("Quelle façon de faire ?"), known))
        if method:
            text = leading.text_with(self.session, self.order, method.text, after)
            await self.perform(WriteRunningOrder(self.number, text), self._taken_in)

    def _taken_in(self, order: RunningOrder) -> str:
        expected = running_order.expected(lookup.workshop(self.session.commons, self.number))
        total = leading.total(order.steps, expected, self.t)
        return self.t("C’est dans le déroulé. {total}.", total=total)
