"""Dates typed by people: ISO first, then French, then English; the day always stands before the month.

dateutil gives the words, ISO 8601, weeks and months; the grammar is ours, because its own guesses: with
`dayfirst` it reads 2028-05-02 as 5 February, and it completes what is not said with the day of today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from models.calendar import PARIS, EndsBeforeStart, at, local, session_end
from models.names import plain
from models.refusals import Refusal
from models.typed_days import READABLE_YEARS, NoSuchDay, UnreadableDate, WrongWeekday, find_day
from models.typed_hours import MINUTES_A_DAY, Hours, find_hours

__all__ = ["EndsBeforeStart", "MissingHour", "NoSuchDay", "UnreadableDate", "WrongWeekday"]
__all__ += ["parse_day", "parse_end", "parse_moment", "parse_range"]

LONGEST_NIGHT = timedelta(hours=12)


@dataclass
class MissingHour(Refusal):
    """The day was read, and no hour stands beside it."""

    text: str
    day: date


def parse_moment(text: str, now: datetime, zone: str = PARIS, *, hour: time | None = None) -> datetime:
    """The moment typed, in UTC; `hour` is taken when none was typed, else MissingHour.

    Without a year it is the next one after `now`. « minuit » is the day's beginning; 24h its end.
    A moment that is over is read all the same: acts refuse it.
    """
    start, end = _read(text, now, zone, hour)
    if end is not None:
        raise UnreadableDate(text)
    return start


def parse_range(text: str, now: datetime, zone: str = PARIS) -> tuple[datetime, datetime]:
    """Beginning and end typed, in UTC; without an end the session lasts 90 minutes."""
    start, end = _read(text, now, zone, None)
    return start, end or session_end(start)


def parse_end(text: str, start: datetime, zone: str = PARIS) -> datetime:
    """An end typed on its own, in UTC: an hour (« 12h30 ») of the day of `start`, or a whole moment."""
    found = find_hours(plain(text))
    if found is not None and not found[1] and found[0].end is None:
        day = local(start, zone).date()
        return _end_after(start, day, found[0].start, zone)
    end = parse_moment(text, start, zone)
    if end <= start:
        raise EndsBeforeStart(start, end)
    return end


def parse_day(text: str, now: datetime, zone: str = PARIS) -> date:
    """The day typed, without hours (« 1er mai », « lundi prochain »); today counts as still to come."""
    today = local(now, zone).date()
    return find_day(text, plain(text), today, today)


def _read(text: str, now: datetime, zone: str, hour: time | None) -> tuple[datetime, datetime | None]:
    iso = _iso_moment(text.strip(), zone)
    if iso is not None:
        return iso, None
    now_there = local(now, zone).replace(tzinfo=None)
    hours, words = find_hours(plain(text)) or (None, plain(text))
    if hours is None:
        if hour is None:
            raise MissingHour(text, find_day(text, words, now_there.date(), now_there.date()))
        hours = Hours(hour.hour * 60 + hour.minute)
    over = now_there.hour * 60 + now_there.minute >= hours.start
    earliest = now_there.date() + timedelta(days=1 if over else 0)
    day = find_day(text, words, now_there.date(), earliest)
    start = _at(day, hours.start, zone)
    return start, None if hours.end is None else _end_after(start, day, hours.end, zone)


def _at(day: date, minutes: int, zone: str) -> datetime:
    days, minutes = divmod(minutes, MINUTES_A_DAY)
    return at(day + timedelta(days=days), time(*divmod(minutes, 60)), zone)


def _end_after(start: datetime, day: date, minutes: int, zone: str) -> datetime:
    """The end on that day, or after midnight when that makes a night and not a day (23h-0h30)."""
    end = _at(day, minutes, zone)
    if end <= start:
        next_day = _at(day + timedelta(days=1), minutes, zone)
        if next_day - start > LONGEST_NIGHT:
            raise EndsBeforeStart(start, end)
        return next_day
    return end


# With a space, what follows the dash is an end and not an offset: 2028-05-02 11:00-12:30.
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[Tt]\d\d(?::?\d\d(?::?\d\d(?:\.\d{1,6})?)?)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?"
    r"| \d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:[Zz]|\+\d\d(?::?\d\d)?)?)",
    re.ASCII,
)


def _iso_moment(text: str, zone: str) -> datetime | None:
    from dateutil.parser import isoparse

    if not _ISO.fullmatch(text):
        return None
    try:
        read = isoparse(text.upper())
    except ValueError as error:
        raise NoSuchDay(text) from error
    if read.year not in READABLE_YEARS:
        raise NoSuchDay(text)
    return at(read.date(), read.time(), zone) if read.tzinfo is None else read.astimezone(UTC)
