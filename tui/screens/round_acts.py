"""What facilitation does with a consent round: opens it, calls its phases, amends, closes, notes a slip."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, NamedTuple

from textual.binding import Binding

from models import calendar, lookup
from models.acts.consent import AmendArticle, CallPhase, CallSlip, CloseRound, OpenRound
from models.consent import Phase, Round, awaited, last_round
from models.consenting import rooms
from models.manifesto import Article, ArticleStatus, article
from models.typed_dates import parse_moment
from tui import rounds
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.screens.composing import ComposingPage
from tui.screens.whose import everybody
from tui.widgets.dialogs import AskLine, AskOne, AskSeveral, AskYesNo

LIST = "list"
REGISTERED = "registered"


class Asked(NamedTuple):
    """Whom to ask: the present people of a workshop, or these."""

    workshop: int | None
    people: tuple[str, ...] = ()


class RoundActions(Page):
    FOR_FACILITATION = frozenset({"open_round", "phase", "amend", "close", "slip"})
    KEYS: ClassVar[tuple[Binding, ...]] = (
        Binding("t", "open_round", N_("ouvrir un tour")),
        Binding("s", "phase", N_("étape suivante")),
        Binding("m", "amend", N_("amender")),
        Binding("f", "close", N_("clore")),
        Binding("k", "slip", N_("c’est une coquille")),
    )

    def __init__(self, id: str) -> None:
        super().__init__()
        self._article = id

    @property
    def article(self) -> Article:
        """Raises Unknown once it is removed: the page then closes."""
        return article(self.session.commons, self._article)

    @property
    def last(self) -> Round | None:
        return last_round(self.session.commons, self._article)

    @property
    def is_open(self) -> bool:
        return self.last is not None and self.last.is_open

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "open_round" and self.is_open:
            return False
        if action in ("phase", "amend", "close") and not self.is_open:
            return False
        if action == "slip" and self.article.status is not ArticleStatus.TO_CONFIRM:
            return False
        return super().check_action(action, parameters)

    @acting
    async def action_open_round(self) -> None:
        t, revision = self.t, self.article.revision
        asked = await self._whom()
        if asked is None:
            return
        options = [
            (False, t("avec les noms : on sait qui répond quoi")),
            (True, t("sans noms, comme un vote secret")),
        ]
        anonymous = await self.ask(AskOne(t("Comment répond-on ?"), options))
        if anonymous is None:
            return
        typed = await self._until() if asked.people else ""
        if typed is None:
            return
        until = self._moment(typed) if typed else None
        phase = await self._which(Phase.CLARIFICATIONS if asked.workshop else Phase.ANSWERS)
        if phase:
            act = OpenRound(self._article, asked.workshop, asked.people, anonymous, until, phase, revision)
            await self.perform(act, lambda one: t("tour ouvert, {a_qui}", a_qui=rounds.asked(one, t)))

    async def _whom(self) -> Asked | None:
        t, commons = self.t, self.session.commons
        registered = lookup.expected(commons)
        options: list[tuple[int | str, str]] = [
            (one.number, self._present_said(one.number, len(one.present)))
            for one in rooms(commons, self.session.now)
        ]
        if registered:
            said = t.n("la personne inscrite", "les {n} personnes inscrites", len(registered))
            options.append((REGISTERED, t("{qui}, sur plusieurs jours", qui=said)))
        options.append((LIST, t("des personnes à choisir, sur plusieurs jours")))
        chosen = await self.ask(AskOne(t("À qui poser la question ?"), options))
        if chosen == REGISTERED:
            return Asked(None, registered)
        if chosen == LIST:
            people = [(one.id, one.name) for one in everybody(commons)]
            marked = await self.ask(AskSeveral(t("À quelles personnes ?"), people, chosen=registered))
            return Asked(None, marked) if marked else None
        return Asked(chosen) if isinstance(chosen, int) else None

    def _present_said(self, number: int, count: int) -> str:
        if not count:
            return self.t("atelier {a} : aucune présence notée encore", a=number)
        return self.t.n(
            "la personne présente à l’atelier {a}",
            "les {n} personnes présentes à l’atelier {a}",
            count,
            a=number,
        )

    async def _until(self) -> str | None:
        """As it was typed; empty: no end."""
        said = self.t("Exemple : lundi 8 mai 18h. Vide : jusqu’à ce que tout le monde ait répondu.")
        question = self.t("Jusqu’à quand ?")
        return await self.ask(
            AskLine(question, said, limit=60, check=self.checking(self._moment), needed=False)
        )

    def _moment(self, typed: str) -> datetime:
        return parse_moment(typed, self.session.now, hour=calendar.COMMUN_LUNDI_HOUR)

    async def _which(self, first: Phase) -> Phase | None:
        t = self.t
        said = {
            one: t("{quoi} : {valeur}", quoi=t(rounds.PHASES[one]), valeur=t(rounds.AIMS[one]))
            for one in Phase
        }
        options = list(said.items())
        return await self.ask(AskOne(t("Quelle étape ?"), options, value=first))

    @acting
    async def action_phase(self) -> None:
        one = self.last
        if one is None:
            return
        order = list(Phase)
        following = order[min(order.index(one.phase) + 1, len(order) - 1)]
        if phase := await self._which(following):
            t = self.t
            await self.perform(
                CallPhase(self._article, phase), t("étape : {etape}", etape=t(rounds.PHASES[phase]))
            )

    def action_amend(self) -> None:
        """Other words for the question; whoever has answered is asked again."""
        one, t = self.article, self.t
        asked = t("Amender « {titre} »", titre=one.title)
        again = t("chaque personne sera interrogée de nouveau")
        self.app.push_screen(ComposingPage(asked, again, t("amender"), self._amended, str(one.text)))

    async def _amended(self, text: str) -> str:
        return await self.trouble(AmendArticle(self._article, text, person=self.session.actor.person))

    @acting
    async def action_close(self) -> None:
        one, t = self.last, self.t
        if one is None:
            return
        left = len(awaited(one))
        said = t.n("{n} personne n’a pas répondu.", "{n} personnes n’ont pas répondu.", left)
        if await self.ask(AskYesNo(t("Clore ce tour maintenant ?"), t("Clore"), t("Attendre"), said)):
            await self.perform(CloseRound(self._article), lambda after: rounds.result(after, t))

    @acting
    async def action_slip(self) -> None:
        t = self.t
        question = t("Ce qui a changé depuis le tour est-il une coquille ?")
        kept = t("L’article reste adopté ; la version imprimera la différence.")
        if await self.ask(AskYesNo(question, t("Une coquille"), t("Non, à confirmer"), kept)):
            await self.perform(CallSlip(self._article), t("coquille notée : l’article reste adopté"))
