"""A workshop's hour and a half: the step one is at and until when, what comes next, who asks for the floor.

Nothing ticks: hours are shown, the time left is said 10, 5 and 1 minutes before the end of a step, and asked
for with a key.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.timer import Timer

from models import lookup, running_order
from models.consent import open_rounds
from models.manifesto import article
from models.preparation import order_of
from models.running_order import Run, RunningOrder
from models.steps import Step
from tui import leading, rounds
from tui.i18n import N_
from tui.screens.base import Page
from tui.screens.home_now import write_freed
from tui.screens.leading_acts import HERE, LeadingActs
from tui.screens.whose import name_of
from tui.widgets.lines import Part, accent, quiet, strong
from tui.widgets.sheet import Sheet

MORE = 5
"""Minutes that one key gives to a step, or takes from it."""


class LeadingPage(LeadingActs, Page):
    """`number`: of which workshop."""

    NAME = N_("Séance")
    FOR_THE_ROOM = True
    SHOWS = frozenset({"running_orders", "workshops", "participants", "rounds", "articles"})
    FOR_FACILITATION = frozenset(
        {
            "begin",
            "forward",
            "previous",
            "extend",
            "roll_call",
            "finish",
            "rewrite_steps",
            "take_in",
            "prepare",
            "round",
        }
    )
    TELL_AGAIN = frozenset({"t"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("choisir"), show=False),
        Binding("s", "begin", N_("commencer la séance")),
        Binding("s", "forward", N_("étape suivante")),
        Binding("r", "previous", N_("étape d’avant"), show=False),
        Binding("plus", f"extend({MORE})", N_("5 minutes de plus")),
        Binding("minus", f"extend(-{MORE})", N_("5 minutes de moins"), show=False),
        Binding("t", "time_left", N_("temps qui reste")),
        Binding("a", "roll_call", N_("appel")),
        Binding("c", "capture", N_("contributions")),
        Binding("d", "dates", N_("paires de dates")),
        Binding("o", "round", N_("tour de consentement")),
        Binding("p", "floor", N_("demander la parole")),
        Binding("m", "manifesto", N_("manifeste"), show=False),
        Binding("g", "prepare", N_("préparer")),
        Binding("e", "rewrite_steps", N_("écrire le déroulé")),
        Binding("i", "take_in", N_("ajouter une façon de faire"), show=False),
        Binding("f", "finish", N_("terminer la séance"), show=False),
    ]

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._timer: Timer | None = None
        self._told_of: Run | None = None
        """Whose time left stands at the foot."""

    @property
    def order(self) -> RunningOrder:
        return order_of(self.session.commons, self.number)

    @property
    def steps(self) -> tuple[Step, ...]:
        return leading.steps_of(self.order, self.t.language)

    # --- writing

    def heading(self) -> tuple[str, str]:
        t, run = self.t, self.order.running
        right = t("étape {n} sur {total}", n=run.step + 1, total=len(self.steps)) if run else ""
        return t("Séance · atelier {n}", n=self.number), right

    def write(self, sheet: Sheet) -> None:
        order = self.order
        self._listen(order)
        if self._told_of and self._told_of != order.running:
            self._told_of = None
            self.say("")
        if order.running:
            self._write_current(sheet, order)
            self._write_rounds(sheet)
            write_freed(sheet, self.session)
            self._write_floor(sheet, order)
        elif order.run:
            sheet.line(self.t("La séance est terminée."))
            if self.session.facilitates:
                sheet.item("sheets", self.t("feuilles à imprimer"))
        elif not order.steps:
            sheet.line(quiet(self.t("Un déroulé proposé : e pour l’écrire à votre main.")))
        self._write_steps(sheet, order)

    def _write_current(self, sheet: Sheet, order: RunningOrder) -> None:
        t, one = self.t, order.current
        assert one is not None
        if self.session.facilitates:
            sheet.item(HERE, strong(one.aim))
        else:
            sheet.line(strong(one.aim))
        for words in (one.method, one.who if self.session.sees_names else ""):
            if words:
                sheet.line(words, hang=2)
        sheet.line(accent(leading.until(order, self.session)))
        after = order.following
        sheet.line(quiet(t("Ensuite : ")), after.aim if after else t("la fin"))

    def _write_rounds(self, sheet: Sheet) -> None:
        """Articles about which the room is asked now."""
        for one in open_rounds(self.session.commons):
            title = article(self.session.commons, one.article).title
            words = self.t("Tour ouvert : « {titre} »", titre=title)
            sheet.item(("round", one.article), words, "  ", quiet(rounds.turnout(one, self.t)), hang=2)

    def _write_steps(self, sheet: Sheet, order: RunningOrder) -> None:
        sheet.blank()
        digits = max((len(str(one.minutes)) for one in self.steps), default=0)
        hang = digits + (9 if order.running else 7)
        for nth, one in enumerate(self.steps):
            sheet.item(("step", nth), *self._step(order, nth, one, digits), hang=hang)
        workshop = lookup.workshop(self.session.commons, self.number)
        sheet.line(quiet(leading.total(self.steps, running_order.expected(workshop), self.t)))
        if not order.running and self.session.facilitates:
            sheet.blank()
            sheet.item("begin", accent("[s] "), self.t("commencer la séance"))

    def _step(self, order: RunningOrder, nth: int, one: Step, digits: int) -> tuple[Part, ...]:
        words = " " * (digits - len(str(one.minutes))) + leading.step(one, self.session.sees_names)
        if order.running is None:
            return (words,)
        at = order.running.step
        if nth == at:
            return (strong(f"→ {words}"),)
        return (quiet(f"  {words}") if nth < at else f"  {words}",)

    def _write_floor(self, sheet: Sheet, order: RunningOrder) -> None:
        if not self.session.sees_names:
            return
        sheet.title(self.t("Demandent la parole"))
        if not order.speakers:
            sheet.line(quiet(self.t("personne pour le moment")))
        for nth, person in enumerate(order.speakers, start=1):
            sheet.item(("floor", person), f"{nth}  {name_of(self.session.commons, person)}")

    # --- what time brings, said once

    def _listen(self, order: RunningOrder) -> None:
        """One timer, for the next thing to say; none when nothing runs."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        saying = running_order.next_saying(order, self.session.now)
        if saying:
            self._timer = self.set_timer((saying.at - self.session.now).total_seconds(), self._say_time)

    def changed(self, tables: frozenset[str]) -> None:
        """Somebody may go on or give minutes while one is on another page: the time is still said right."""
        super().changed(tables)
        if "running_orders" in tables and not self.is_current:
            self._listen(self.order)

    def _say_time(self) -> None:
        """On the page that one has gone on to, and beside a question: one leads from there too."""
        order = self.order
        if order.running:
            self._told_of = order.running if self.is_current else None
            self.veillee.say(self._time_left(order))
        self._listen(order)

    def action_time_left(self) -> None:
        if self.order.running:
            self._told_of = self.order.running
            self.say(self._time_left(self.order))

    def _time_left(self, order: RunningOrder) -> str:
        left = leading.time_left(order, self.session.now, self.t)
        return self.t("{etape} : {reste}", etape=order.steps[order.must_run().step].aim, reste=left)

    # --- what one can do

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        running = self.is_mounted and self.order.running is not None
        if action in ("forward", "previous", "extend", "finish"):
            return running and self.session.facilitates
        if action == "begin":
            return not running and self.session.facilitates
        if action == "floor":
            return running and self.session.takes_part
        if action == "time_left":
            return running
        if action == "dates":
            return self.session.sees_names
        return super().check_action(action, parameters)

    def choose(self, item: Hashable) -> None:
        match item:
            case "begin":
                self.action_begin()
            case "sheets":
                self.open("sheets", self.number)
            case ("floor", person):
                self._lower(str(person))
            case ("round", id):
                self.open("round", id)
            case ("workshop", number):
                self.open("workshop", number)
            case _:
                self.action_actions()

    def action_prepare(self) -> None:
        self.open("preparation", self.number)

    def action_roll_call(self) -> None:
        self.open("roll_call", self.number)

    def action_capture(self) -> None:
        self.open("contributions")

    def action_dates(self) -> None:
        self.open("pair")

    def action_manifesto(self) -> None:
        self.open("manifesto")
