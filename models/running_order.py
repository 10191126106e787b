"""The hour and a half of a workshop: its running order as people write it, and where one stands in it.

A running order is text, one step on each line: `10 | Accueil | tour de prénoms | Maëlle` (minutes, aim,
method, who). Whatever way of working a group chooses is said in words: there is no machinery behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from models.refusals import Refusal
from models.steps import LONGEST_STEP, Step, total_minutes
from models.workshop import Workshop

USUAL_MINUTES = 90
FORGOTTEN = timedelta(hours=1)
SAID_AT = (10, 5, 1, 0)
"""Minutes before the end of a step, or of the whole, at which the time left is said."""


@dataclass
class NoSteps(Refusal):
    """There is nothing to go through yet."""

    workshop: int


@dataclass
class SessionNotRunning(Refusal):
    """It has not begun, or is over."""

    workshop: int


@dataclass
class SessionRunning(Refusal):
    workshop: int


@dataclass
class SessionElsewhere(Refusal):
    """Somebody went on, or back, in between: the session stands at step `step`, from 1."""

    workshop: int
    step: int


@dataclass
class RunningOrderChanged(Refusal):
    """Somebody wrote another one since it was read."""

    workshop: int


@dataclass
class StepOutOfBounds(Refusal):
    """A step lasts from nothing to `longest` minutes, whatever is given to it or taken from it."""

    aim: str
    minutes: int
    longest: int


@dataclass(frozen=True, slots=True)
class Run:
    """`step` counts from 0 and began `since`; `extra` minutes were given to it."""

    began: datetime
    step: int
    since: datetime
    extra: int = 0
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """Of one workshop. `speakers` ask for the floor, in that order; `ticked` is what was prepared by hand."""

    id: str
    workshop: int
    steps: tuple[Step, ...] = ()
    run: Run | None = None
    speakers: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()

    @property
    def running(self) -> Run | None:
        return self.run if self.run and not self.run.ended else None

    def must_run(self) -> Run:
        """Raises SessionNotRunning."""
        if self.running is None:
            raise SessionNotRunning(self.workshop)
        return self.running

    def must_be_at(self, step: int) -> Run:
        """Raises SessionNotRunning, SessionElsewhere."""
        run = self.must_run()
        if run.step != step:
            raise SessionElsewhere(self.workshop, run.step + 1)
        return run

    @property
    def current(self) -> Step | None:
        return self.steps[self.running.step] if self.running else None

    @property
    def following(self) -> Step | None:
        """What comes after the current step; before the session, the first one."""
        if self.run and self.run.ended:
            return None
        at = self.run.step + 1 if self.run else 0
        return self.steps[at] if at < len(self.steps) else None

    def without(self, person: str) -> "RunningOrder":
        return replace(self, speakers=tuple(one for one in self.speakers if one != person))


def expected(workshop: Workshop) -> int:
    """How many minutes the workshop lasts."""
    if workshop.start and workshop.end:
        return int((workshop.end - workshop.start).total_seconds() // 60)
    return USUAL_MINUTES


def begun(order: RunningOrder, now: datetime) -> RunningOrder:
    """Raises SessionRunning, NoSteps. One that is over may begin again."""
    if order.running:
        raise SessionRunning(order.workshop)
    if not order.steps:
        raise NoSteps(order.workshop)
    return replace(order, run=Run(now, 0, now))


def moved(order: RunningOrder, from_step: int, by: int, now: datetime) -> RunningOrder:
    """From that step to the next or the one before; after the last the session is over.

    Raises SessionNotRunning, SessionElsewhere.
    """
    run = order.must_be_at(from_step)
    at = max(0, run.step + by)
    if at >= len(order.steps):
        return ended(order, now)
    return replace(order, run=Run(run.began, at, now))


def extended(order: RunningOrder, from_step: int, minutes: int) -> RunningOrder:
    """More minutes for the current step, or fewer; never less than none.

    Raises SessionNotRunning, SessionElsewhere, StepOutOfBounds.
    """
    run = order.must_be_at(from_step)
    lasting = order.steps[run.step].minutes + run.extra
    if not 0 <= lasting + minutes <= LONGEST_STEP:
        raise StepOutOfBounds(order.steps[run.step].aim, lasting, LONGEST_STEP)
    return replace(order, run=replace(run, extra=run.extra + minutes))


def ended(order: RunningOrder, now: datetime) -> RunningOrder:
    """Raises SessionNotRunning. Whoever still asked to speak does so no more."""
    return replace(order, run=replace(order.must_run(), ended=now), speakers=())


def rewritten(order: RunningOrder, steps: tuple[Step, ...]) -> RunningOrder:
    """Other steps; a session that runs goes on at the step of that rank. Raises NoSteps (while it runs)."""
    if order.running is None:
        return replace(order, steps=steps)
    if not steps:
        raise NoSteps(order.workshop)
    run = replace(order.running, step=min(order.running.step, len(steps) - 1))
    return replace(order, steps=steps, run=run)


def taking_in(
    order: RunningOrder, steps: tuple[Step, ...], more: tuple[Step, ...], after: int | None = None
) -> tuple[Step, ...]:
    """`steps` with `more` after that one (from 0; -1: first), never before the one that a session is at.

    None: after the one that a session is at, else last.
    """
    here = order.running.step if order.running else None
    if after is None:
        after = len(steps) - 1 if here is None else here
    at = max(after, -1 if here is None else here) + 1
    return (*steps[:at], *more, *steps[at:])


def step_end(order: RunningOrder) -> datetime:
    """When the current step should be over. Raises SessionNotRunning."""
    run = order.must_run()
    return run.since + timedelta(minutes=order.steps[run.step].minutes + run.extra)


def whole_end(order: RunningOrder) -> datetime:
    """When everything would be over, each step to come lasting what was planned. Raises SessionNotRunning."""
    run = order.must_run()
    return step_end(order) + timedelta(minutes=total_minutes(order.steps[run.step + 1 :]))


def live(orders: Iterable[RunningOrder], now: datetime) -> tuple[RunningOrder, ...]:
    """Sessions that go on now; one that nobody ended is over an hour after it should have been."""
    return tuple(one for one in orders if one.running and now < whole_end(one) + FORGOTTEN)


def minutes_left(end: datetime, now: datetime) -> int:
    """Begun minutes count: 61 seconds are 2 minutes; past the end, a negative number of whole ones."""
    seconds = (end - now).total_seconds()
    return int(-(-seconds // 60)) if seconds > 0 else -int(-seconds // 60)


class Saying(NamedTuple):
    """At `at`, `minutes` are left of the current step."""

    at: datetime
    minutes: int


def next_saying(order: RunningOrder, now: datetime) -> Saying | None:
    """What is to be said next of the time left; a step is not told a time that it never had."""
    run = order.running
    if run is None:
        return None
    end = step_end(order)
    length = (end - run.since).total_seconds() / 60
    sayings = (Saying(end - timedelta(minutes=one), one) for one in SAID_AT if one < length)
    return next((one for one in sayings if one.at > now), None)


def asking(order: RunningOrder, person: str) -> RunningOrder:
    """Last in line; asking twice changes nothing. Raises SessionNotRunning."""
    order.must_run()
    return order if person in order.speakers else replace(order, speakers=(*order.speakers, person))


def renamed(orders: Sequence[RunningOrder], person: str, to: str | None) -> tuple[RunningOrder, ...]:
    """Those that change when a person becomes another one, or nobody."""
    changed = []
    for one in orders:
        if person in one.speakers:
            line = dict.fromkeys(to if each == person else each for each in one.speakers)
            changed.append(replace(one, speakers=tuple(each for each in line if each)))
    return tuple(changed)
