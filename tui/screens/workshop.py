"""One workshop: when, where, how many, where I stand, and for those who may see, who comes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup, seating
from models.acts.registration import AcceptSeat, DeclineSeat, KeepPlace, Leave, Placed, SeatTold
from models.registration import Registration, Standing
from models.workshop import Status
from tui import wording
from tui.i18n import N_
from tui.screens import workshop_words as words
from tui.screens.base import ACTIONS, Page, acting
from tui.screens.home_now import write_live
from tui.screens.workshop_people import WorkshopPeople
from tui.screens.workshop_plans import WorkshopPlans
from tui.widgets.dialogs import AskYesNo
from tui.widgets.lines import accent, padded, quiet, strong, width_of
from tui.widgets.sheet import Sheet


class WorkshopPage(WorkshopPeople, WorkshopPlans, Page):
    """`number`: which workshop. The cursor stands on people, or on what I can do about my own place."""

    NAME = N_("Atelier")
    SHOWS = frozenset({"workshops", "participants", "settings", "running_orders"})
    FOR_FACILITATION = WorkshopPeople.ACTIONS | WorkshopPlans.ACTIONS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choisir")),
        Binding("i", "register", N_("inscrire")),
        Binding("x", "leave", N_("libérer la place")),
        Binding("o", "accept", N_("prendre la place proposée")),
        Binding("b", "decline", N_("laisser la place proposée")),
        Binding("g", "keep", N_("garder la place")),
        Binding("s", "poll", N_("disponibilités")),
        *WorkshopPeople.KEYS,
        *WorkshopPlans.KEYS,
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    @property
    def subject(self) -> str | None:
        """Whom an act is for: the person under the cursor when facilitating, else oneself."""
        if self.session.facilitates and self.picked:
            return self.picked.person
        return self.session.actor.person

    # --- writing

    def heading(self) -> tuple[str, str]:
        left = self.t("Atelier {numero}", numero=self.number)
        return left, wording.free_seats(self.workshop, self.session.now, self.t) if self._dated else ""

    @property
    def _dated(self) -> bool:
        return self.workshop.status(self.session.now) is Status.DATED

    def write(self, sheet: Sheet) -> None:
        one, t, session = self.workshop, self.t, self.session
        sheet.line(strong(one.title))
        sheet.blank()
        sheet.line(wording.when(one, session.zone, session.now, t))
        write_live(sheet, session, self.number)
        sheet.line(", ".join(words.seats(session, one)))
        if one.start:
            sheet.line(quiet(t("Visio : ")), words.video(session, one))
        if state := words.own_state(session, one):
            sheet.line(*state)
        for choice in words.own_choices(session, one):
            sheet.item(("do", choice.action), accent(f"[{choice.key}] "), choice.words, hang=4)
        self._write_people(sheet)
        self._write_notes(sheet)

    def _write_people(self, sheet: Sheet) -> None:
        people = words.people(self.workshop)
        sheet.blank()
        if not people:
            sheet.line(quiet(self.t("Personne pour le moment. Les inscriptions se liront ici.")))
        elif self.session.sees_names:
            # Said once for all when one hand typed everything, as on a facilitator's laptop.
            scribes = {one.entered_by for one in people}
            column = self._column(people)
            for one in people:
                self._write_person(sheet, one, column, scribe_too=len(scribes) > 1)
            if len(scribes) == 1 and (by := scribes.pop()):
                sheet.line(quiet(words.entered_by_all(self.session, by)))

    def _name_of(self, one: Registration) -> str:
        name = words.name_of(self.session, one.person)
        return self.t("{nom} (vous)", nom=name) if one.person == self.session.actor.person else name

    def _column(self, people: Sequence[Registration]) -> int:
        """Where states stand: after the longest name that leaves them room."""
        widths = [width_of((self._name_of(one),)) for one in people]
        return max((width for width in widths if width <= 34), default=20) + 2

    def _write_person(self, sheet: Sheet, one: Registration, column: int, scribe_too: bool) -> None:
        name = self._name_of(one)
        state = words.state(self.session, self.workshop, one, scribe_too)
        if sheet.width >= 60 and width_of((name,)) < column:
            sheet.item(one.person, padded(name, column), *state, hang=column)
        else:
            sheet.item(one.person, name)
            sheet.more(*state, hang=2)

    def _write_notes(self, sheet: Sheet) -> None:
        if not self.workshop.notes:
            return
        sheet.title(self.t("Ce que l’animation a fait, et pourquoi"))
        for note in self.workshop.notes:
            what = self.t(words.NOTES.get(note.what, note.what))
            sheet.line(self.t("{quoi} : {valeur}", quoi=what, valeur=note.reason), hang=2)

    # --- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        allowed = super().check_action(action, parameters)
        if not allowed or action not in _CONDITIONS or not self.is_mounted or not self.query("#body"):
            return allowed
        return _CONDITIONS[action](self)

    def choose(self, item: Hashable) -> None:
        if isinstance(item, tuple) and item[0] == "leading":
            self.open(*item)
        elif isinstance(item, tuple):
            self.call_later(self.run_action, str(item[1]))
        elif isinstance(item, str) and self.session.facilitates:
            self.choose_for_person()

    def action_register(self) -> None:
        self.open("register", self.number)

    def action_poll(self) -> None:
        self.open("poll", self.number)

    @acting
    async def action_leave(self) -> None:
        """Two keystrokes: x, then Enter."""
        who = self.subject
        if who is None:
            return
        name = words.name_of(self.session, who)
        mine = who == self.session.actor.person
        question = (
            self.t("Libérer votre place ?") if mine else self.t("Libérer cette place ? ({nom})", nom=name)
        )
        sure = await self.ask(
            AskYesNo(question, self.t("oui, la libérer"), self.t("non, la garder"), self._who_comes_next())
        )
        if sure:
            said = self.t("La place est libérée.")
            await self.perform(Leave(self.number, who), said)

    def _who_comes_next(self) -> str:
        line = self.workshop.of(Standing.WAITING)
        return self.t("Elle sera proposée à la première personne en attente.") if line else ""

    @acting
    async def action_accept(self) -> None:
        await self.perform(AcceptSeat(self.number, self.subject), self.told)

    @acting
    async def action_decline(self) -> None:
        await self.perform(DeclineSeat(self.number, self.subject), self.told)

    @acting
    async def action_keep(self) -> None:
        await self.perform(KeepPlace(self.number, self.subject), self.told)

    def told(self, place: Placed) -> str:
        return words.placed(self.session, self.workshop, place.person)

    def opened(self) -> None:
        self._seen()

    @acting
    async def _seen(self) -> None:
        """Whoever reads that a seat is offered to them has been told: its clock starts."""
        me = self.session.actor.person
        mine = self.workshop.registration(me) if me else None
        if mine and mine.offer and mine.offer.until is None:
            await self.perform(SeatTold(self.number, me), self.t("Une place vous est proposée."))


def _held(page: WorkshopPage) -> Registration | None:
    """The registration that an act would be about, if it stands."""
    who = page.subject
    one = page.workshop.registration(who) if who else None
    return one if one and one.active else None


def _may_accept(page: WorkshopPage) -> bool:
    return bool(page.subject and seating.may_accept(page.workshop, page.subject, page.session.now))


def _may_keep(page: WorkshopPage) -> bool:
    one = _held(page)
    return one is not None and (one.reconfirm or one.keep_until is not None)


def _has_poll(page: WorkshopPage) -> bool:
    return page.workshop.start is None and lookup.find_poll(page.session.commons, page.number) is not None


def _may_choose(page: WorkshopPage) -> bool:
    """Others than facilitation only choose what is about their own place."""
    return page.session.facilitates or not isinstance(page.cursor, str) or page.cursor == ACTIONS


def _may_register(page: WorkshopPage) -> bool:
    me = page.session.actor.person
    mine = page.workshop.registration(me) if me else None
    return page.session.facilitates or mine is None or not mine.active


_CONDITIONS: dict[str, Callable[[WorkshopPage], bool]] = {
    "choose": _may_choose,
    "register": _may_register,
    "leave": lambda page: _held(page) is not None,
    "accept": _may_accept,
    "decline": _may_accept,
    "keep": _may_keep,
    "poll": _has_poll,
    "told": lambda page: page.picked in seating.to_tell(page.workshop),
    "move_in_line": lambda page: page.picked is not None and page.picked.in_line,
    "approve": lambda page: page.picked is not None and page.picked.standing is Standing.TO_APPROVE,
    "remove": lambda page: page.picked is not None,
    "presence": lambda page: page.picked is not None and page.workshop.start is not None,
    "walk_in": lambda page: page.workshop.start is not None,
    "video": lambda page: page.workshop.start is not None,
    "cancel": lambda page: not page.workshop.cancelled,
}
"""When a key does something here: others are neither shown nor heard."""
