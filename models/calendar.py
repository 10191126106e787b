"""The calendar of the collective: French public holidays, Communs lundis, zones, hours of a session.

Moments that last are aware datetimes in UTC; a zone is an IANA name (`Indian/Reunion`), which can be kept
and compared, and becomes a `tzinfo` only where it is needed. dateutil is imported by the functions that use
it: it costs 40 ms that a command without dates need not pay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from models.refusals import Refusal

PARIS = "Europe/Paris"
OFFERED_ZONES = (
    PARIS,
    "Indian/Reunion",
    "Indian/Mayotte",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "America/Miquelon",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Wallis",
)

SESSION_LENGTH = timedelta(minutes=90)
COMMUN_LUNDI_HOUR = time(11)
FIRST_WORKSHOP_NOTICE = timedelta(days=14)
NIGHT_BEGINS = time(22)
NIGHT_ENDS = time(7)

# gettz also reads files by path and rules such as "UTC+3"; a zone of ours is a name of the IANA database.
_IANA_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z][A-Za-z0-9_+-]*)*")

_FIXED_HOLIDAYS = {
    "new_year": (1, 1),
    "labour_day": (5, 1),
    "victory_1945": (5, 8),
    "bastille_day": (7, 14),
    "assumption": (8, 15),
    "all_saints": (11, 1),
    "armistice_1918": (11, 11),
    "christmas": (12, 25),
}
_DAYS_AFTER_EASTER = {"easter_monday": 1, "ascension": 39, "whit_monday": 50}
HOLIDAY_KEYS = (*_FIXED_HOLIDAYS, *_DAYS_AFTER_EASTER)


@dataclass
class UnknownZone(Refusal):
    """No zone of the IANA database has this name."""

    name: str


@dataclass
class NoSuchHour(Refusal):
    """Clocks of that zone jump over this hour when summer time begins, that day."""

    day: date
    hour: time
    zone: str


@dataclass
class EndsBeforeStart(Refusal):
    """An end must come after its beginning."""

    start: datetime
    end: datetime


@lru_cache(64)
def zone(name: str) -> tzinfo:
    """The zone of this IANA name; refuses anything else (UnknownZone)."""
    from dateutil import tz

    found = tz.gettz(name) if _IANA_NAME.fullmatch(name) else None
    if not isinstance(found, (tz.tzfile, tz.tzutc)):
        raise UnknownZone(name)
    return found


def local(moment: datetime, zone_name: str = PARIS) -> datetime:
    """This moment as the clocks of a zone show it."""
    return moment.astimezone(zone(zone_name))


def at(day: date, hour: time, zone_name: str = PARIS) -> datetime:
    """The moment, in UTC, when clocks of a zone show this hour; the first of both when they show it twice."""
    from dateutil import tz

    wall = datetime.combine(day, hour.replace(tzinfo=None), zone(zone_name))
    if not tz.datetime_exists(wall):
        raise NoSuchHour(day, wall.time(), zone_name)
    return wall.astimezone(UTC)


def session_end(start: datetime) -> datetime:
    """When a session that begins then ends, if nobody says otherwise; 90 minutes really elapsed."""
    return start.astimezone(UTC) + SESSION_LENGTH


def is_night(start: datetime, zone_name: str) -> bool:
    """Whether people of that zone would have to be up between 22h and 7h."""
    hour = local(start, zone_name).time()
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS


def same_day_as_paris(moment: datetime, zone_name: str) -> bool:
    """Whether calendars of that zone and of Paris show the same day."""
    return local(moment, zone_name).date() == local(moment).date()


def same_clock_as_paris(moment: datetime, zone_name: str) -> bool:
    """Whether clocks of that zone and of Paris show the same hour (Brussels does, Guadeloupe does not)."""
    return local(moment, zone_name).utcoffset() == local(moment).utcoffset()


def french_public_holidays(year: int) -> dict[date, str]:
    """Public holidays of the whole of France, each with its key (HOLIDAY_KEYS); code du travail L3133-1.

    Two may fall on one day (Ascension on 1 or 8 May): the movable one gives its name.
    """
    from dateutil.easter import easter

    fixed = {date(year, month, day): key for key, (month, day) in _FIXED_HOLIDAYS.items()}
    sunday = easter(year)
    return fixed | {sunday + timedelta(days=days): key for key, days in _DAYS_AFTER_EASTER.items()}


def is_public_holiday(day: date) -> bool:
    """Whether nobody is expected to work in France that day (Sundays aside)."""
    return day in french_public_holidays(day.year)


def communs_lundis(after: date, count: int) -> tuple[date, ...]:
    """The next Communs lundis, strictly after that day: each Monday, or the next day that is no holiday.

    That is always the Tuesday: no two French holidays can fall on a Monday and its Tuesday.
    """
    from itertools import islice

    from dateutil.rrule import MO, WEEKLY, rrule

    # The Monday of this very week may have moved to a day that is still to come.
    this_week = datetime.combine(after - timedelta(days=after.weekday()), time())
    mondays = rrule(WEEKLY, dtstart=this_week, byweekday=MO)
    days = (_first_working_day(monday.date()) for monday in mondays)
    return tuple(islice((day for day in days if day > after), count))


def _first_working_day(day: date) -> date:
    while is_public_holiday(day):
        day += timedelta(days=1)
    return day


def commun_lundi_hours(day: date) -> tuple[datetime, datetime]:
    """Beginning and end, in UTC, of the session of that day: 11h-12h30 in Paris."""
    start = at(day, COMMUN_LUNDI_HOUR)
    return start, session_end(start)


def default_first_workshop(now: datetime) -> tuple[datetime, datetime]:
    """Beginning and end of the next Commun lundi that is at least 14 days away."""
    earliest = local(now).date() + FIRST_WORKSHOP_NOTICE
    return commun_lundi_hours(communs_lundis(earliest - timedelta(days=1), 1)[0])
