"""Days typed by people: « mardi 2 mai 2028 », « 1er mai », « 2/5/28 », « lundi prochain », “May 2nd”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from models.refusals import Refusal

YEARS_AHEAD = 9  # 29 February may be eight years away
READABLE_YEARS = range(1900, 3000)


@dataclass
class UnreadableDate(Refusal):
    """No date could be read in this text."""

    text: str


@dataclass
class NoSuchDay(Refusal):
    """The calendar has no such day (31 April)."""

    text: str


@dataclass
class WrongWeekday(Refusal):
    """`day` is another day of the week: 0 is Monday."""

    given: int
    right: int
    day: date


_LEADING = re.compile(r"^(?:jusqu'au|until|le|la|ce|on|the|du)\s+")
_WEEKDAY = r"(?:(?P<weekday>[a-z]+)\.?,?[\s-]+(?:le\s+|the\s+)?)?"
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?P<dash>[/.-])(?P<month>\d{{1,2}})(?:(?P=dash)(?P<year>\d{{4}}|\d\d))?"
)
_IN_WORDS = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:\s*(?:er|st|nd|rd|th))?(?:\s+(?:of|de)\b)?[\s-]*"
    r"(?P<month>[a-z]{3,})\.?,?(?:[\s-]+(?P<year>\d{4}))?"
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>(?!mar\b)[a-z]{{3,}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?"
)
_YEAR_FIRST = re.compile(rf"{_WEEKDAY}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)")
_NEXT = re.compile(r"(?P<before>next\s+)?(?P<weekday>[a-z]+)\.?(?P<after>\s+(?:prochaine?|qui vient))?")
_IN = re.compile(
    r"(?:dans|in)\s+(?P<count>\d{1,3}|une?|an?|one)\s+"
    r"(?:(?P<days>jours?|days?)|(?P<weeks>semaines?|weeks?)|(?P<months>mois|months?))"
)
_DAYS_AWAY = {"aujourd'hui": 0, "today": 0, "demain": 1, "tomorrow": 1}
_DAYS_AWAY |= {"apres-demain": 2, "apres demain": 2, "day after tomorrow": 2}


def find_day(text: str, words: str, today: date, earliest: date) -> date:
    """The first day these words may mean that is not before `earliest`; a whole date means only itself."""
    words = _LEADING.sub("", words)
    away = _away(words, today)
    if away is not None:
        return away
    for pattern in (_YEAR_FIRST, _NUMERIC, _IN_WORDS, _MONTH_FIRST):
        match = pattern.fullmatch(words)
        if match and _month(match["month"]):
            return _dated(text, match, earliest)
    match = _NEXT.fullmatch(words)
    if match is None or _weekday(match["weekday"]) is None:
        raise UnreadableDate(text)
    from_day = today + timedelta(days=1) if match["before"] or match["after"] else earliest
    return _on_weekday(from_day, _weekday(match["weekday"]) or 0)


def _away(words: str, today: date) -> date | None:
    from dateutil.relativedelta import relativedelta

    if words in _DAYS_AWAY:
        return today + timedelta(days=_DAYS_AWAY[words])
    match = _IN.fullmatch(words)
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdecimal() else 1
    if match["months"]:
        return today + relativedelta(months=count)
    return today + timedelta(days=count * (7 if match["weeks"] else 1))


def _on_weekday(earliest: date, weekday: int) -> date:
    from dateutil.relativedelta import relativedelta
    from dateutil.relativedelta import weekday as on

    return earliest + relativedelta(weekday=on(weekday, +1))


def _dated(text: str, match: re.Match[str], earliest: date) -> date:
    days = list(_days(match, earliest.year))
    if not days:
        raise NoSuchDay(text)
    day = next((day for day in days if day >= earliest), days[0])
    given = _weekday(match["weekday"]) if match["weekday"] else day.weekday()
    if given is None:
        raise UnreadableDate(text)
    if given != day.weekday():
        raise WrongWeekday(given, day.weekday(), day)
    return day


def _days(match: re.Match[str], year: int) -> Iterator[date]:
    """The days of that name: one in the year that was typed, else one in each year from `year` on."""
    month = _month(match["month"]) or 0
    typed = match["year"]
    years = range(year, year + YEARS_AHEAD)
    for candidate in [int(typed) + (2000 if len(typed) == 2 else 0)] if typed else years:
        if candidate in READABLE_YEARS:
            with suppress(ValueError):
                yield date(candidate, month, int(match["day"]))


def _month(word: str) -> int | None:
    from models.date_words import WORDS

    return int(word) if word.isdecimal() else WORDS.month(word)


def _weekday(word: str) -> int | None:
    from models.date_words import WORDS

    return WORDS.weekday(word)
