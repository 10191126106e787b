"""What is left to prepare before a workshop: what the program can see, and what people tick themselves."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models import lookup, poll, seating
from models.poll import Poll
from models.ports import Reading
from models.running_order import RunningOrder, expected
from models.steps import total_minutes
from models.workshop import Workshop

ENOUGH_FACILITATORS = 2


class Check(StrEnum):
    DATE = "date"
    VIDEO = "visio"
    POLLS = "sondages"
    TELL = "prevenir"
    TEAM = "equipe"
    ORDER = "deroule"
    SHEET = "feuille"
    COPY = "copie"


BY_HAND = (Check.SHEET, Check.COPY)
"""What nobody but people can know."""


@dataclass(frozen=True, slots=True)
class Item:
    """`count` is how many people (to tell, without an answer, in the team) or minutes it is about."""

    check: Check
    done: bool
    count: int = 0


def order_of(reading: Reading, number: int) -> RunningOrder:
    """The workshop's running order; an empty one, without an id, where none was written."""
    found = next((one for one in reading.all(RunningOrder) if one.workshop == number), None)
    return found or RunningOrder("", number)


def checklist(reading: Reading, number: int, now: datetime) -> tuple[Item, ...]:
    """Raises Unknown."""
    one = lookup.workshop(reading, number)
    order = order_of(reading, number)
    to_tell, team = len(seating.to_tell(one)), len(lookup.team(reading))
    items = [Item(Check.DATE, one.start is not None), Item(Check.VIDEO, bool(one.video))]
    if polls := _to_choose(reading, one, now):
        awaited = lookup.expected(reading)
        missing = max(len(poll.missing(one, awaited)) for one in polls)
        items.append(Item(Check.POLLS, not missing and all(one.slots for one in polls), missing))
    items += [
        Item(Check.TELL, not to_tell, to_tell),
        Item(Check.TEAM, team >= ENOUGH_FACILITATORS, team),
        Item(Check.ORDER, total_minutes(order.steps) == expected(one), total_minutes(order.steps)),
    ]
    return (*items, *(Item(check, check in order.ticked) for check in BY_HAND))


def _to_choose(reading: Reading, one: Workshop, now: datetime) -> list[Poll]:
    """Polls of the other workshops whose dates this one may fix."""
    return [asked for each, asked in lookup.undecided(reading, now) if each.number != one.number]
