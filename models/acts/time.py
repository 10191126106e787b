"""What time alone brings: an act by nobody, applied before each act and at the next due instant."""

from dataclasses import dataclass
from datetime import datetime

from models import lookup, seating
from models.consent import Round, open_rounds
from models.consenting import settled
from models.people import Actor
from models.ports import Commons, Reading
from models.status import put_round
from models.workshop import Workshop

RESTS_ON = (Workshop, Round)
"""Kinds of values that what is due depends on: it is asked again only once one of them has changed."""


@dataclass(frozen=True, slots=True)
class TimePasses:
    """Offers that end, seats kept until a day or held for approval, reserved ones released, rounds closed."""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[int, ...]:
        """The numbers of the workshops that changed."""
        changed = []
        for one in lookup.workshops(commons):
            after = seating.settled(one, now)
            if after != one:
                commons.put(after)
                changed.append(one.number)
        _close_rounds(commons, now)
        return tuple(changed)


def _close_rounds(commons: Commons, now: datetime) -> None:
    for one in open_rounds(commons):
        after = settled(one, now)
        if after != one:
            put_round(commons, after)


def something_due(reading: Reading, now: datetime) -> bool:
    return any(seating.settled(one, now) != one for one in lookup.workshops(reading)) or any(
        settled(one, now) != one for one in open_rounds(reading)
    )


def next_due(reading: Reading, now: datetime) -> datetime | None:
    """The next instant at which `TimePasses` would change something."""
    moments = [seating.next_due(one, now) for one in lookup.workshops(reading)]
    moments += [one.until for one in open_rounds(reading) if one.until and one.until > now]
    return min((one for one in moments if one), default=None)
