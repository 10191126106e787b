"""What time alone brings: an act by nobody, applied before each act and at the next due instant."""

from dataclasses import dataclass
from datetime import datetime

from models import lookup, seating
from models.people import Actor
from models.ports import Commons, Reading
from models.workshop import Workshop

RESTS_ON = (Workshop,)
"""Kinds of values that what is due depends on: it is asked again only once one of them has changed."""


@dataclass(frozen=True, slots=True)
class TimePasses:
    """Offers that end, seats kept until a day, seats held for approval, reserved seats released."""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[int, ...]:
        """The numbers of the workshops that changed."""
        changed = []
        for one in lookup.workshops(commons):
            after = seating.settled(one, now)
            if after != one:
                commons.put(after)
                changed.append(one.number)
        return tuple(changed)


def something_due(reading: Reading, now: datetime) -> bool:
    return any(seating.settled(one, now) != one for one in lookup.workshops(reading))


def next_due(reading: Reading, now: datetime) -> datetime | None:
    """The next instant at which `TimePasses` would change something."""
    moments = (seating.next_due(one, now) for one in lookup.workshops(reading))
    return min((one for one in moments if one), default=None)
