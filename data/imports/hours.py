"""« 11h00-12h30 », « 14h-15h30 », "11:00 - 12:30": the hours of a moment, when it says them."""

import re
from datetime import time

_CLOCK = r"(\d{1,2})(?:\s*(h|:)\s*(\d{2})?)?(?:\s*(am|pm)\b)?"
_SPAN = re.compile(
    rf"(?:de\s+|from\s+)?{_CLOCK}(?:\s*(?:-|–|—|‐|‑|→|/|à|to|until)\s*{_CLOCK})?(?P<rest>\D*)",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:\s*[(,;:–—-].*|\s*)", re.DOTALL)


def moment_hours(words: str) -> tuple[time, time | None] | None:
    """Beginning and end (None when it is not said), or None when the words hold no hours.

    « matin », « midi », « 11-12 » are not hours: they are asked for, never invented.
    """
    found = _SPAN.fullmatch(words.strip())
    if found is None or not _REST.fullmatch(found["rest"]):
        return None
    first, second = found.groups()[:4], found.groups()[4:8]
    if not _says_hours(*first[1:]) and not _says_hours(*second[1:]):
        return None
    start, end = _time(*first), _time(*second) if second[0] else None
    if start is None or (second[0] and (end is None or end == start)):
        return None
    return start, end


def _says_hours(sign: str | None, minutes: str | None, half: str | None) -> bool:
    return (sign is not None and (sign in "hH" or minutes is not None)) or half is not None


def _time(hour: str, sign: str | None, minutes: str | None, half: str | None) -> time | None:
    hours = int(hour)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "pm" else 0)
    if hours == 24 and not int(minutes or 0):
        hours = 0
    return time(hours, int(minutes or 0)) if hours < 24 and int(minutes or 0) < 60 else None
