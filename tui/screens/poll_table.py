"""A poll as a table for one session: who is shown, in which words. Pure functions of values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from models import calendar, lookup
from models.calendar import PARIS
from models.people import Participant
from models.poll import COMING, Answer, Poll, Slot, missing
from tui import dates, wording
from tui.i18n import Language, Translator
from tui.once import once_for_each
from tui.session import Session
from tui.widgets.lines import Span, fitted
from tui.widgets.table import Column, Count, Row, Table

KINDS = {Answer.YES: "good", Answer.IF_NEEDED: "accent", Answer.NO: "", None: ""}
LONGEST_WORDS = 9
"""Cells for the words of a moment without hours, at the head of a column."""


@dataclass(frozen=True, slots=True)
class PollView:
    """A poll as this session may see it; `only`: the rows shown, where a room reads numbers for the rest."""

    session: Session
    poll: Poll
    only: frozenset[str] | None = None

    @property
    def me(self) -> str | None:
        person = self.session.person
        return person.id if person and self.session.takes_part else None

    @property
    def shows_others(self) -> bool:
        return self.session.sees_names and self.shows_counts

    @property
    def shows_counts(self) -> bool:
        return self.session.sees_answers(self.poll)

    def people(self) -> tuple[Participant, ...]:
        """Oneself first, then those with a row in the order in which they came, so that nobody's row jumps;
        for facilitation, whoever is awaited too."""
        commons, me = self.session.commons, self.me
        shown = set(self.poll.answers) if self.shows_others else set()
        if self.session.facilitates:
            shown.update(self.session.expected)
        mine = commons.find(Participant, me) if me else None
        others = (one for one in commons.all(Participant) if one.id in shown and one.id != me)
        everyone = (*([mine] if mine else []), *others)
        return everyone if self.only is None else tuple(one for one in everyone if one.id in self.only)

    def table(self) -> Table:
        if not self.poll.slots:
            return Table()
        t = self.session.t
        letters = _letters(self.poll, t.language)
        nobody, me, people = letters[None], self.me, self.people()
        return Table(
            _columns(self.poll.slots, self.session.zone, t.language),
            tuple(Row(one.id, self._name(one, me), letters.get(one.id, nobody)) for one in people),
            self._counts() if self.shows_counts else (),
            self._side(),
            pinned=1 if people and people[0].id == me else 0,
        )

    def letter(self, person: str | None, slot: str) -> Span:
        state = self.poll.answers_of(person).get(slot) if person else None
        return Span(self.session.t(wording.LETTERS[state]), KINDS[state])

    def name(self, one: Participant) -> str:
        return self._name(one, self.me)

    def _name(self, one: Participant, me: str | None) -> str:
        return self.session.t("{nom} (vous)", nom=one.name) if one.id == me else one.name

    def _side(self) -> tuple[str, ...]:
        """Beside the heads: whose clock each line is."""
        t = self.session.t
        here = ("", "", dates.zone_name(PARIS, t))
        differ = _zones_differ(self.poll.slots, self.session.zone)
        return (*here, dates.zone_name(self.session.zone, t)) if differ else here

    def counts(self, *states: Answer) -> Mapping[str, str]:
        """For each slot, how many answered so; the best ones are marked « * »."""
        return _counted(self.poll, *states)

    def _counts(self) -> tuple[Count, ...]:
        t = self.session.t
        yes, coming = self.counts(Answer.YES), self.counts(*COMING)
        return (
            Count(t("oui"), tuple(yes.values())),
            Count(t("oui + si besoin"), tuple(coming.values())),
        )


@once_for_each
def _letters(poll: Poll, language: Language) -> Mapping[str | None, tuple[Span, ...]]:
    """The row of each person; under None, that of somebody who has not answered."""
    t = Translator(language)
    letters = {state: Span(t(wording.LETTERS[state]), kind) for state, kind in KINDS.items()}
    rows: dict[str | None, tuple[Span, ...]] = {None: (letters[None],) * len(poll.slots)}
    for one, given in poll.answers.items():
        rows[one] = tuple(letters[given.get(slot.id)] for slot in poll.slots)
    return rows


@once_for_each
def _counted(poll: Poll, *states: Answer) -> Mapping[str, str]:
    numbers = {slot.id: poll.count(slot.id, *states) for slot in poll.slots}
    best = max(numbers.values(), default=0)
    return {slot: f"* {n}" if n == best and best else str(n) for slot, n in numbers.items()}


@lru_cache(64)
def _columns(slots: tuple[Slot, ...], zone: str, language: Language) -> tuple[Column, ...]:
    """The same for everybody who reads them in one zone and language."""
    t, differ = Translator(language), _zones_differ(slots, zone)
    return tuple(Column(slot.id, _head(slot, zone if differ else PARIS, t)) for slot in slots)


def _head(slot: Slot, zone: str, t: Translator) -> tuple[str, ...]:
    if slot.start is None:
        noon = calendar.at(slot.day, calendar.COMMUN_LUNDI_HOUR)
        weekday, month, _ = dates.column(noon, PARIS, t)
        return weekday, month, fitted(slot.words, LONGEST_WORDS)
    head = dates.column(slot.start, PARIS, t)
    if zone == PARIS:
        return head
    day, _, there = dates.column(slot.start, zone, t)
    said = [there] if calendar.same_day_as_paris(slot.start, zone) else [there, day]
    return (*head, *said, *([t("nuit !")] if calendar.is_night(slot.start, zone) else []))


@lru_cache(64)
def _zones_differ(slots: tuple[Slot, ...], zone: str) -> bool:
    starts = [slot.start for slot in slots if slot.start]
    return any(not calendar.same_clock_as_paris(start, zone) for start in starts)


def turnout(view: PollView) -> str:
    """« 9 personnes sur 12 ont répondu »."""
    return wording.turnout(view.poll, len(view.session.expected), view.session.t)


def silent(view: PollView) -> tuple[str, ...]:
    """Names of the missing: for facilitation only."""
    commons = view.session.commons
    return lookup.names(commons, missing(view.poll, view.session.expected))


def slot_in_words(slot: Slot, session: Session) -> str:
    """In Paris time and in one's own zone, with a warning when it is night there."""
    return wording.slot_in_zones(slot, session.zone, session.t, session.now)


def short_slot(slot: Slot, t: Translator) -> str:
    """« lun. 22 mai 11h », « mar. 16 mai matin »: for a line of a list."""
    if slot.start:
        return dates.short(slot.start, PARIS, t)
    weekday, month, _ = dates.column(calendar.at(slot.day, calendar.COMMUN_LUNDI_HOUR), PARIS, t)
    return f"{weekday} {month} {slot.words}"


def legend(t: Translator) -> Iterable[tuple[str, str]]:
    """« O oui », « S si besoin », « N non », « · sans réponse »."""
    return tuple((t(wording.LETTERS[state]), t(wording.ANSWERS[state])) for state in KINDS)
