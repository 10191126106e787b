"""A consent round: the words under consent, where it stands, my answer, those of the room."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.acts.consent import LiftObjection
from models.consent import WHY, Choice, Phase, Round, awaited
from tui import rounds
from tui.i18n import N_
from tui.screens import round_words
from tui.screens.base import acting
from tui.screens.projecting import Projecting
from tui.screens.round_acts import RoundActions
from tui.screens.round_words import PERSON
from tui.widgets.dialogs import AskLine, AskOne, AskYesNo
from tui.widgets.lines import quiet, strong
from tui.widgets.sheet import Sheet
from tui.wording import ARTICLE_STATES

WITH_WORDS = (Choice.RESERVE, Choice.OBJECTION)


class RoundPage(Projecting, RoundActions):
    """Names show only once asked for: in a room, everybody reads this screen."""

    NAME = N_("Tour de consentement")
    SHOWS = frozenset({"rounds", "articles", "manifesto", "participants", "workshops"})
    TELL_AGAIN = frozenset({"c", "r", "o", "p", "up", "down"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "say('oui')", N_("je consens")),
        Binding("r", "say('reserve')", N_("réserve")),
        Binding("o", "say('objection')", N_("j’objecte")),
        Binding("p", "say('passe')", N_("je passe")),
        Binding("l", "lift", N_("lever l’objection")),
        *RoundActions.KEYS,
        Binding("e", "article", N_("l’article")),
        Binding("enter", "choose", N_("répondre"), show=False),
    ]

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._answering: set[str] = set()
        """Whose answer was given here, and is not kept yet."""
        self._asking = False
        """Whether a question is about to come, or there: keys that come meanwhile answer for nobody."""

    # --- what is shown

    def heading(self) -> tuple[str, str]:
        t, last = self.t, self.last
        state = rounds.place(last, self.session.zone, t) if last else t(ARTICLE_STATES[self.article.status])
        return t("Tour de consentement"), state

    def write(self, sheet: Sheet) -> None:
        last, t, me = self.last, self.t, self.session.actor.person
        if last is None:
            round_words.write_words(sheet, self.article, last, t)
            self._write_first(sheet)
            return
        if self._names:
            sheet.line(strong(self.article.title))
            round_words.write_standing(sheet, self.session, last)
            sheet.blank()
            round_words.write_people(sheet, self.session, last)
        else:
            round_words.write_words(sheet, self.article, last, t)
            sheet.blank()
            round_words.write_standing(sheet, self.session, last)
        if me in last.concerned and not self._names:
            sheet.blank()
            round_words.write_choices(sheet, last, me or "", t)
        sheet.blank()
        round_words.write_said(sheet, self.session, last, self._names)

    def _write_first(self, sheet: Sheet) -> None:
        t = self.t
        sheet.blank()
        sheet.line(
            t("Ici, le groupe dira s’il consent à ces mots : personne ne s’y oppose, ou l’on dit pourquoi.")
        )
        if self.session.facilitates:
            sheet.blank()
            sheet.item("open_round", strong("t  "), t("ouvrir un tour de consentement"))
        else:
            sheet.line(quiet(t("L’équipe d’animation ouvre les tours.")))

    # --- answering

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "say":
            one = self.last
            return self.session.takes_part and one is not None and one.is_open and one.phase is Phase.ANSWERS
        if action == "lift":
            return self._may_lift()
        if action == "names":
            return self.session.sees_names and self.last is not None
        return super().check_action(action, parameters)

    def _may_lift(self) -> bool:
        one = self.last
        if one is None or not self.session.takes_part:
            return False
        who = self._pointed or self.session.actor.person
        return any(each.stands and each.person == who for each in (*one.positions, *one.carried) if who)

    @property
    def _pointed(self) -> str | None:
        """The person under the cursor, for whom facilitation holds the keyboard."""
        item = self.cursor if self.is_mounted else None
        if self._names and self.session.facilitates and isinstance(item, tuple) and item[0] == PERSON:
            return str(item[1])
        return None

    def choose(self, item: Hashable) -> None:
        if isinstance(item, Choice):
            self.action_say(item.value)
        elif item == "open_round":
            self.action_open_round()
        elif isinstance(item, tuple):
            self._choose_for()

    @acting
    async def _choose_for(self) -> None:
        """Enter on somebody: their answer, from a list."""
        one, who = self.last, self._pointed
        if one is None or who is None or not self.check_action("say", ()):
            return
        options = [(choice, self.t(words)) for choice, words in round_words.LONGER.items()]
        if choice := await self.ask(AskOne(self.named(who), options)):
            await self._say(one, who, choice)

    def action_say(self, word: str) -> None:
        """For the person shown as the key is read: the next key may come before this answer is kept."""
        one, who, choice = self.last, self._pointed, Choice(word)
        if one is None or self._asking or who in self._answering:
            return
        if who and choice not in WITH_WORDS:
            self._answering.add(who)
            self._go_on(who)
        else:
            self._asking = True
        self._answer(one, who, choice)

    @acting
    async def _answer(self, one: Round, who: str | None, choice: Choice) -> None:
        try:
            who = who or await self._who(one)
            if who:
                await self._say(one, who, choice)
        finally:
            self._asking = False

    async def _who(self, one: Round) -> str | None:
        """Myself, else whom facilitation names among those awaited."""
        me = self.session.actor.person
        if not self.session.facilitates or (me and me in one.concerned):
            return me
        people = [(id, self.named(id)) for id in awaited(one)]
        return await self.ask(AskOne(self.t("Réponse de qui ?"), people)) if people else me

    async def _say(self, one: Round, who: str, choice: Choice) -> None:
        reason = await self._reason(one, who, choice)
        if reason is None:
            return
        person = None if who == self.session.actor.person else who
        name = "" if self.projecting else self.named(who)
        told = round_words.said_of(one, who, self.session.actor.person, name, self.t)
        done = await self.perform(rounds.answer(one, choice, reason, person), told)
        if not done and who in self._answering:
            self.body.stand_on((PERSON, who))
        elif done and who not in self._answering:
            self._go_on(who)
        self._answering.discard(who)

    async def _reason(self, one: Round, who: str, choice: Choice) -> str | None:
        """None: given up. A reserve may go without words, an objection may not."""
        t = self.t
        if choice not in WITH_WORDS:
            return ""
        before = one.position_of(who)
        value = before.reason if before and before.choice is choice else ""
        objects = choice is Choice.OBJECTION
        question = t("Pourquoi cette objection ?") if objects else t("Quelle réserve ?")
        printed = t("La version imprimera ces mots, sans nom.")
        return await self.ask(AskLine(question, printed, value, WHY.limit, needed=objects))

    def _go_on(self, who: str) -> None:
        """To the next person awaited: one keyboard goes round a room."""
        one = self.last
        if not self._names or one is None:
            return
        order = list(one.concerned)
        after = order.index(who) + 1 if who in order else 0
        waiting = set(awaited(one)) - self._answering
        left = [id for id in (*order[after:], *order[:after]) if id in waiting]
        if left:
            self.body.stand_on((PERSON, left[0]))

    @acting
    async def action_lift(self) -> None:
        t, me = self.t, self.session.actor.person
        who = self._pointed or me
        question = t("Cette objection est-elle levée ?")
        said = t("Seule la personne qui objecte le dit : par un amendement, ou autrement.")
        if who is None:
            return
        if await self.ask(AskYesNo(question, t("Levée"), t("Maintenue"), said)):
            act = LiftObjection(self._article, None if who == me else who)
            await self.perform(
                act, lambda one: t("objection levée. {resultat}", resultat=rounds.result(one, t))
            )

    def action_names(self) -> None:
        super().action_names()
        if self._names and (one := self.last) and (left := awaited(one)):
            self.body.stand_on((PERSON, left[0]))

    def action_article(self) -> None:
        self.open("article", self._article)

    def named(self, person: str) -> str:
        return ", ".join(lookup.names(self.session.commons, [person]))
