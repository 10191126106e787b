"""What time alone brings: an act by nobody, applied before each act and at the next due instant."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from models import lookup, purge, seating
from models.consent import Round, open_rounds, over
from models.people import Actor, Participant
from models.ports import Act, Commons, Reading
from models.purge import Purging
from models.settings import Settings
from models.workshop import Workshop

RESTS_ON = (Workshop, Round, Participant, Settings, Purging)
"""Kinds of values that what is due depends on: it is asked again only once one of them has changed."""


@dataclass(frozen=True, slots=True)
class TimePasses:
    """Offers that end, seats kept until a day or held for approval, reserved ones released, rounds closed."""

    on_closed: ClassVar[bool] = True

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
    ended = [one for one in open_rounds(commons) if over(one, now)]
    if ended:
        # Here, for this loads what articles are made of, and time passes before each command.
        from models.consenting import settled
        from models.status import put_round

        for one in ended:
            put_round(commons, settled(one, now))


def due(reading: Reading, now: datetime) -> tuple[Act[object], ...]:
    """What time has to do now."""
    if something_due(reading, now):
        return (TimePasses(),)
    if purge.is_far(reading, now):
        return ()
    # Here, for what erases loads everything that can be erased.
    from models.acts.purge import AnnouncePurge, Purge

    if purge.is_to_announce(reading, now) or purge.is_put_off(reading, now):
        return (AnnouncePurge(),)
    return (Purge(),) if purge.is_due(reading, now) else ()


def something_due(reading: Reading, now: datetime) -> bool:
    return any(seating.settled(one, now) != one for one in lookup.workshops(reading)) or any(
        over(one, now) for one in open_rounds(reading)
    )


def next_due(reading: Reading, now: datetime) -> datetime | None:
    """The next instant at which `due` will have something to do."""
    moments = [seating.next_due(one, now) for one in lookup.workshops(reading)]
    moments += [one.until for one in open_rounds(reading) if one.until and one.until > now]
    moments.append(_purge_due(reading, now))
    return min((one for one in moments if one), default=None)


def _purge_due(reading: Reading, now: datetime) -> datetime | None:
    return (
        purge.announced_at_the_soonest(reading)
        if purge.is_far(reading, now)
        else purge.next_due(reading, now)
    )
