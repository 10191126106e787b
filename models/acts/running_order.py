"""Leading the hour and a half: the running order, the step one is at, who asks for the floor."""

from dataclasses import dataclass, replace
from datetime import datetime

from models import lookup, running_order
from models.acts.who import subject
from models.people import Actor
from models.ports import Commons
from models.preparation import BY_HAND, Check, order_of
from models.refusals import Unknown
from models.running_order import RunningOrder, RunningOrderChanged
from models.steps import as_text, parsed


@dataclass(frozen=True, slots=True)
class WriteRunningOrder:
    """The whole text, one step on each line; an empty one takes the running order away.

    `seen`: the text that one began from. Raises RunningOrderChanged when somebody wrote another one since.
    """

    workshop: int
    text: str
    seen: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        order = _led(commons, self.workshop, by)
        if self.seen is not None and order.steps and self.seen != as_text(order.steps):
            raise RunningOrderChanged(self.workshop)
        return _kept(commons, running_order.rewritten(order, parsed(self.text)))


@dataclass(frozen=True, slots=True)
class BeginSession:
    """`proposed` is the text to follow where none was written."""

    workshop: int
    proposed: str = ""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        order = _led(commons, self.workshop, by)
        if not order.steps:
            order = replace(order, steps=parsed(self.proposed))
        return _kept(commons, running_order.begun(order, now))


@dataclass(frozen=True, slots=True)
class NextStep:
    """From the step that one sees, from 0: two people who press the key at once go one step further."""

    workshop: int
    from_step: int

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        return _moved(commons, self, 1, by, now)


@dataclass(frozen=True, slots=True)
class PreviousStep:
    workshop: int
    from_step: int

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        return _moved(commons, self, -1, by, now)


@dataclass(frozen=True, slots=True)
class ExtendStep:
    """More minutes for the step that one sees, or fewer."""

    workshop: int
    from_step: int
    minutes: int

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        order = _led(commons, self.workshop, by)
        return _kept(commons, running_order.extended(order, self.from_step, self.minutes))


@dataclass(frozen=True, slots=True)
class EndSession:
    workshop: int

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        return _kept(commons, running_order.ended(_led(commons, self.workshop, by), now))


@dataclass(frozen=True, slots=True)
class AskToSpeak:
    """For oneself, or entered by facilitation. What is returned is the line of those who ask."""

    workshop: int
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        who = subject(commons, by, self.person)
        return _kept(commons, running_order.asking(order_of(commons, self.workshop), who))


@dataclass(frozen=True, slots=True)
class StopAsking:
    """One's own hand lowered, or facilitation's note that somebody has spoken."""

    workshop: int
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        who = subject(commons, by, self.person)
        return _kept(commons, order_of(commons, self.workshop).without(who))


@dataclass(frozen=True, slots=True)
class Tick:
    """What the program cannot see was prepared, or has to be again. Raises Unknown."""

    workshop: int
    check: Check
    done: bool = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> RunningOrder:
        order = _led(commons, self.workshop, by)
        if self.check not in BY_HAND:
            raise Unknown("a_cocher", self.check)
        others = tuple(one for one in order.ticked if one != self.check)
        return _kept(commons, replace(order, ticked=(*others, self.check) if self.done else others))


def _led(commons: Commons, number: int, by: Actor) -> RunningOrder:
    by.must_facilitate()
    lookup.workshop(commons, number)
    return order_of(commons, number)


def _moved(
    commons: Commons, act: NextStep | PreviousStep, steps: int, by: Actor, now: datetime
) -> RunningOrder:
    order = _led(commons, act.workshop, by)
    return _kept(commons, running_order.moved(order, act.from_step, steps, now))


def _kept(commons: Commons, order: RunningOrder) -> RunningOrder:
    kept = order if order.id else replace(order, id=commons.new_id("o"))
    commons.put(kept)
    return kept
