"""The dates chosen together: which choice leaves the fewest people out, and whom; a person decides."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from models import lookup, seating
from models.acts.workshops import FixDates
from models.next_steps import Need
from models.poll import Poll
from models.workshop import Workshop
from tui import dates, wording
from tui.i18n import N_
from tui.screens import home_words, pair_table, pair_words
from tui.screens.base import acting
from tui.screens.pair_words import Choice
from tui.screens.projecting import Projecting
from tui.widgets.dialogs import AskYesNo
from tui.widgets.lines import Line, Part, accent, quiet, strong, wrapped
from tui.widgets.page import Body, Lines
from tui.widgets.sheet import Sheet


class PairPage(Projecting):
    NAME = N_("Choisir les dates")
    SHOWS = frozenset({"polls", "workshops", "participants", "settings"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "propose", N_("proposer ce choix")),
        Binding("enter", "choose", N_("ouvrir")),
        Binding("c", "count", N_("compter autrement")),
        Binding("s", "poll", N_("disponibilités")),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._registered_only = False

    def compose_body(self) -> ComposeResult:
        yield Body(id="body")
        yield Lines(id="details")

    # --- what is shown

    @property
    def undecided(self) -> tuple[tuple[Workshop, Poll], ...]:
        return pair_words.undecided(self.session)

    @property
    def polls(self) -> tuple[Poll, ...]:
        return tuple(poll for _, poll in self.undecided)

    @property
    def people(self) -> tuple[str, ...]:
        return pair_words.counted(self.session, self.polls, self._registered_only)

    @property
    def sees_counts(self) -> bool:
        return all(self.session.sees_answers(one) for one in self.polls)

    @property
    def choices(self) -> tuple[Choice, ...]:
        return pair_words.choices(self.session, self.polls, self.people)

    @property
    def choice(self) -> Choice | None:
        return next((one for one in self.choices if one.key == self.cursor), None)

    def heading(self) -> tuple[str, str]:
        t, polls = self.t, self.polls
        if not polls:
            return t("Choisir les dates"), ""
        one = t("Choisir la date de l’atelier {n}", n=polls[0].workshop)
        title = one if len(polls) == 1 else t("Choisir les deux dates ensemble")
        return title, pair_words.people_said(self.session, self.people, self._registered_only)

    def write(self, sheet: Sheet) -> None:
        if not self.polls:
            self._write_chosen(sheet)
        elif not self.sees_counts:
            sheet.line(self.t("Vous verrez les réponses des autres après avoir donné les vôtres."))
        elif choices := self.choices:
            if not self.people:
                sheet.line(self.t("Personne n’a encore répondu : l’ordre est celui des dates."))
                sheet.blank()
            numbers = tuple(one.workshop for one in self.polls)
            pair_table.write(sheet, choices, numbers, self.t)
            self._write_wordy(sheet)
        else:
            self._write_none(sheet)

    def _write_chosen(self, sheet: Sheet) -> None:
        t = self.t
        sheet.line(t("Toutes les dates sont choisies :"))
        sheet.blank()
        for one in lookup.workshops(self.session.commons):
            when = wording.when(one, self.session.zone, self.session.now, t)
            sheet.line(strong(t("Atelier {n}", n=one.number)), "  ", when, hang=4)
            if self.session.facilitates and (to_ask := len(seating.to_ask(one))):
                said = home_words.counted(Need.ASK_AGAIN, to_ask, t)
                sheet.item(("workshop", one.number), accent(f"[{t('Entrée')}] "), said, hang=4)

    def _write_none(self, sheet: Sheet) -> None:
        """No choice is possible: why, and what to do."""
        t = self.t
        without = [one.workshop for one in self.polls if not any(slot.start for slot in one.slots)]
        for number in without:
            sheet.line(t("L’atelier {n} n’a pas de créneau avec des heures.", n=number))
        if not without:
            sheet.line(t("Aucun créneau de l’atelier {b} ne vient un jour après un créneau de l’atelier {a}.",
                         a=self.polls[0].workshop, b=self.polls[-1].workshop))  # fmt: skip
        sheet.blank()
        for poll in self.polls:
            words = t("créneaux de l’atelier {n}", n=poll.workshop)
            sheet.item(poll.workshop, words)
        self._write_wordy(sheet)

    def _write_wordy(self, sheet: Sheet) -> None:
        """Moments without hours are not counted: they are said, for somebody to give them."""
        wordy = [(poll, slot) for poll in self.polls for slot in poll.slots if slot.start is None]
        if not wordy:
            return
        sheet.blank()
        sheet.line(quiet(self.t("Sans heures, donc pas comptés :")))
        for poll, slot in wordy:
            day = dates.calendar_day(slot.day, self.t)
            sheet.item(
                ("wordy", slot.id), quiet(f"{self.t('atelier {a}', a=poll.workshop)}, {day}, {slot.words}")
            )

    def rewrite(self) -> None:
        super().rewrite()
        self._write_details()

    def on_body_moved(self) -> None:
        super().on_body_moved()
        self._write_details()

    def _write_details(self) -> None:
        if not self.is_mounted:
            return
        width = self.app.size.width - 2
        parts = list(self._details()) if self.polls and self.sees_counts else []
        rows = [Line(row) for one in parts for row in wrapped(one, width)]
        room = max(0, (self.app.size.height - 8) // 2)
        self._fill("details", [Line(), *rows[:room]] if rows and room else [])

    def _details(self) -> list[tuple[Part, ...]]:
        t, choice = self.t, self.choice
        if choice is None:
            return []
        polls, people = self.polls, self.people
        said: list[tuple[Part, ...]] = [(pair_words.left_out_said(choice, polls, t),)]
        if unknown := pair_words.unknown_said(choice, t):
            said.append((unknown,))
        if cost := pair_words.cost_said(choice, self.session, polls, people):
            said.append((quiet(cost),))
        if self._names and self.session.sees_names:
            for words, names in pair_words.names_said(choice, self.session, len(polls) == 2):
                said.append((strong(words), " ", names))
        elif self.session.sees_names and (choice.left_out or choice.unknown):
            said.append((accent(t("[n] noms")),))
        return said

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("names", "count", "poll") and self.is_mounted and not self.polls:
            return False
        if action in ("propose", "choose") and self.is_mounted and self.query("#body"):
            return self._may_propose == (action == "propose")
        if action == "names":
            return self.session.sees_names
        return super().check_action(action, parameters)

    @property
    def _may_propose(self) -> bool:
        return self.choice is not None and self.session.facilitates

    def action_count(self) -> None:
        """Everybody who answered, or the people of the first workshop: the heading says which."""
        self._registered_only = not self._registered_only
        self.rewrite()

    def action_poll(self) -> None:
        if polls := self.polls:
            wordy = self.cursor[1] if isinstance(self.cursor, tuple) and self.cursor[0] == "wordy" else ""
            mine = [one.workshop for one in polls if any(slot.id == wordy for slot in one.slots)]
            self.open("poll", mine[0] if mine else polls[0].workshop)

    def choose(self, item: Hashable) -> None:
        if isinstance(item, int):
            self.open("poll", item)
        elif isinstance(item, tuple) and item[0] == "workshop":
            self.open("workshop", item[1])
        elif self._may_propose:
            self.action_propose()
        elif self.choice is not None:
            self.action_names()
        elif item is not None:
            self.action_poll()

    @acting
    async def action_propose(self) -> None:
        t, choice, polls = self.t, self.choice, self.polls
        if choice is None:
            return
        said = [wording.slot_in_zones(slot, self.session.zone, t, self.session.now) for slot in choice.slots]
        moments = [
            t("Atelier {n} : {quoi}", n=poll.workshop, quoi=words)
            for poll, words in zip(polls, said, strict=True)
        ]
        question = t("Fixer ces deux dates ?") if len(polls) == 2 else t("Fixer cette date ?")
        explanation = pair_words.left_out_said(choice, polls, t)
        yes, no = (t("Fixer ces dates"), t("Comparer encore"))
        if await self.ask(AskYesNo("\n".join((question, *moments)), yes, no, explanation)):
            chosen = tuple((poll.workshop, slot.id) for poll, slot in zip(polls, choice.slots, strict=True))
            await self.perform(
                FixDates(chosen), t("Dates fixées. Il reste à les annoncer : touche e de l’accueil.")
            )
