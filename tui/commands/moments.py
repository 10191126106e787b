"""Moments as commands take them: words without quotes, hours alone when the day is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from models import calendar
from models.calendar import PARIS, EndsBeforeStart
from models.refusals import Refusal
from models.typed_dates import parse_end, parse_moment, parse_range

HOUR = calendar.COMMUN_LUNDI_HOUR


def span(words: Sequence[str], now: datetime) -> tuple[datetime, datetime]:
    """Beginning and end, in UTC: « lundi 22 mai 11h-12h30 », or the end as the last word."""
    if len(words) > 1:
        try:
            start = parse_moment(" ".join(words[:-1]), now)
            return start, parse_end(words[-1], start)
        except EndsBeforeStart:
            raise
        except Refusal:
            pass
    return parse_range(" ".join(words), now)


def span_on(day: date, words: Sequence[str], now: datetime) -> tuple[datetime, datetime]:
    """The same, or hours alone (« 9h-10h30 », « 9h 10h30 ») of a day that is known already."""
    from models.typed_hours import UnreadableHours, parse_hours

    try:
        hours = [parse_hours(word)[0] for word in words] if len(words) == 2 else parse_hours(" ".join(words))
    except UnreadableHours:
        return span(words, now)
    start = calendar.at(day, hours[0] or HOUR)
    return start, calendar.at(day, hours[1]) if hours[1] else calendar.session_end(start)


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 with the offset of Paris, as JSON has it; None stays None."""
    from tui.dates import iso as written

    return None if moment is None else written(moment, PARIS)
