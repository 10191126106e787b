"""When what says who people are goes by itself, and of whom: announced first, then erased for good.

So many days after the last dated workshop (`purge_days`), at the latest so many months after the last thing
that anybody did (`purge_months`); whoever asked to be kept for what follows stays.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from models import lookup
from models.people import Participant
from models.ports import Reading
from models.refusals import Refusal
from models.registration import Presence
from models.settings import Announcement
from models.workshop import Workshop

ANNOUNCED = timedelta(days=14)
"""How long before it is due it is announced…"""
NOTICE = timedelta(days=7)
"""… and how long after the announcement it comes at the soonest, if nobody opened the series before."""


@dataclass
class PurgeNotDue(Refusal):
    """Nothing goes before it was announced, nor before its day; None: nobody is left to erase."""

    on: datetime | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """What remains of a workshop's people: numbers. Who came without registering is present alone."""

    workshop: int
    registered: int
    present: int


@dataclass(frozen=True, slots=True)
class Purging:
    """`announced`: since when people can read that it comes; `past`: the numbers of what it has erased."""

    id: str = "purge"
    announced: datetime | None = None
    done: datetime | None = None
    past: tuple[Attendance, ...] = ()


def purging(reading: Reading) -> Purging:
    return reading.find(Purging, "purge") or Purging()


def to_erase(reading: Reading) -> tuple[Participant, ...]:
    """Everybody but those who asked to be kept."""
    return tuple(one for one in reading.all(Participant) if not one.keep_for_next)


def due_on(reading: Reading) -> datetime | None:
    """The day, were it announced in time; None when nobody is to be erased."""
    return _due(reading, last_activity(reading)) if to_erase(reading) else None


def is_far(reading: Reading, now: datetime) -> bool:
    """Nothing can be due or announced: seen from the workshops alone, without reading everything."""
    soonest = announced_at_the_soonest(reading)
    return soonest is not None and now < soonest and purging(reading).announced is None


def announced_at_the_soonest(reading: Reading) -> datetime | None:
    """What has been done since can only put it off. None: the workshops say nothing of it."""
    workshops = lookup.workshops(reading)
    seen = [each.since for one in workshops for each in one.registrations]
    seen += [one.end for one in workshops if one.end]
    return _due(reading, max(seen)) - ANNOUNCED if seen else None


def _due(reading: Reading, last: datetime) -> datetime:
    """`last`: when something was last done."""
    settings = lookup.settings(reading)
    idle = _months_after(last, settings.purge_months)
    known = [one for one in lookup.workshops(reading) if not one.cancelled]
    ends = [one.end for one in known if one.end]
    if not ends or len(ends) < len(known):
        # A workshop still to come needs its people.
        return idle
    return min(idle, max(ends) + timedelta(days=settings.purge_days))


def _months_after(moment: datetime, months: int) -> datetime:
    # Here, for it costs those who only read a tenth of their time.
    from dateutil.relativedelta import relativedelta

    return moment + relativedelta(months=months)


def announced_on(reading: Reading) -> datetime | None:
    """When it is to be announced."""
    due = due_on(reading)
    return due - ANNOUNCED if due else None


def erased_on(reading: Reading) -> datetime | None:
    """The instant of the purge: its day, and never sooner than a week after it was announced."""
    due, announced = due_on(reading), purging(reading).announced
    return max(due, announced + NOTICE) if due and announced else due


def next_due(reading: Reading, now: datetime) -> datetime | None:
    """When time will announce, or erase."""
    moment = erased_on(reading) if purging(reading).announced else announced_on(reading)
    return moment if moment and moment > now else None


def is_to_announce(reading: Reading, now: datetime) -> bool:
    on = announced_on(reading)
    return on is not None and now >= on and purging(reading).announced is None


def is_due(reading: Reading, now: datetime) -> bool:
    on = erased_on(reading)
    return on is not None and now >= on and purging(reading).announced is not None


def is_put_off(reading: Reading, now: datetime) -> bool:
    """A workshop was added or moved since: what was announced is no longer true."""
    on = announced_on(reading)
    return purging(reading).announced is not None and (on is None or now < on)


def attendances(reading: Reading) -> tuple[Attendance, ...]:
    """The numbers of each workshop, those of people erased before included."""
    before = {one.workshop: one for one in purging(reading).past}
    return tuple(_attendance(one, before.get(one.number)) for one in lookup.workshops(reading))


def _attendance(one: Workshop, before: Attendance | None) -> Attendance:
    active = [each for each in one.registrations if each.active]
    registered = sum(1 for each in active if not each.walked_in)
    present = sum(1 for each in active if each.presence is Presence.PRESENT)
    if before is None:
        return Attendance(one.number, registered, present)
    return Attendance(one.number, max(before.registered, registered), max(before.present, present))


def last_activity(reading: Reading) -> datetime:
    """The last instant that anything kept bears; a contribution bears none."""
    # Here, for nobody needs these kinds while the day is far.
    from models.comment import Comment
    from models.consent import Round
    from models.manifesto import Article, Version
    from models.suggestion import Suggestion
    from models.thread import Reply
    from models.visits import Visit

    workshops = lookup.workshops(reading)
    return max(
        chain(
            (one.made for one in reading.all(Announcement)),
            (one.since for one in reading.all(Participant)),
            (each.since for one in workshops for each in one.registrations),
            (note.at for one in workshops for note in one.notes),
            (one.end for one in workshops if one.end),
            (one.edited for one in reading.all(Article) if one.edited),
            (one.made for one in reading.all(Version)),
            (one.made for one in reading.all(Suggestion)),
            (one.made for one in reading.all(Comment)),
            (one.closed or one.opened for one in reading.all(Round)),
            (one.at for one in reading.all(Reply) if one.at),
            (one.ended for one in reading.all(Visit)),
        )
    )
