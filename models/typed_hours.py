"""Hours typed by people: « 11h-12h30 », « de 14h à 15h30 », « 11 h 30 », « midi », “11:00”, “2pm”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from models.names import plain
from models.refusals import Refusal

MINUTES_A_DAY = 24 * 60


@dataclass
class UnreadableHours(Refusal):
    """No hours could be read in this text."""

    text: str


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes since midnight; 24h is 1440. `end` is None when it was not said."""

    start: int
    end: int | None = None


def _clock(name: str) -> str:
    """The pattern of one hour; `hour` alone (no h, no minutes) is a number and not yet an hour."""
    return (
        rf"(?:(?P<hour_{name}>\d{{1,2}})(?P<sign_{name}>\s*(?:heures?|h)(?:\s*(?P<minute_{name}>\d\d)"
        rf"(?:\s*(?:min|mn))?)?|:(?P<colon_{name}>\d\d))?(?:\s*(?P<half_{name}>[ap]\.?m)\b\.?)?"
        rf"|(?P<word_{name}>midi|minuit|noon|midnight))(?![\w:])"
    )


_HOURS = re.compile(
    rf"(?:(?<!\w)(?:de|des|a|from|at|between|entre)\s+)?(?<![\w:/.-]){_clock('a')}"
    rf"(?:\s*(?:-|>|→|\b(?:jusqu'a|a|et|to|until|till|and)\b)\s*{_clock('b')})?"
)


def parse_hours(text: str) -> tuple[time, time | None]:
    """Beginning and end of « 11h00-12h30 »; the end is None when it is not said (UnreadableHours).

    A moment of the day (« matin », « midi » alone) says no hours: it is to be asked for, not invented.
    """
    found = find_hours(plain(text))
    if found is None or found[1] or plain(text) in ("midi", "minuit", "noon", "midnight"):
        raise UnreadableHours(text)
    hours = found[0]
    return _as_time(hours.start), None if hours.end is None else _as_time(hours.end)


def _as_time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def find_hours(words: str) -> tuple[Hours, str] | None:
    """The hours standing in plain words (models.names.plain), and what remains; None with none or two."""
    found = [match for match in _HOURS.finditer(words) if _says_hours(match)]
    if len(found) != 1:
        return None
    match = found[0]
    start = _minutes(match, "a")
    end = _minutes(match, "b") if _says(match, "b") or match["hour_b"] else None
    if start is None or (end is None and (match["hour_b"] or match["word_b"])):
        return None
    rest = f"{words[: match.start()]} {words[match.end() :]}"
    return Hours(start, end), rest.strip(" ,;")


def _says_hours(match: re.Match[str]) -> bool:
    return _says(match, "a") or _says(match, "b")


def _says(match: re.Match[str], name: str) -> bool:
    return any(match[f"{part}_{name}"] for part in ("sign", "half", "word"))


def _minutes(match: re.Match[str], name: str) -> int | None:
    if match[f"word_{name}"]:
        return 12 * 60 if match[f"word_{name}"] in ("midi", "noon") else 0
    hour = int(match[f"hour_{name}"])
    minute = int(match[f"minute_{name}"] or match[f"colon_{name}"] or 0)
    if match[f"half_{name}"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[f"half_{name}"].startswith("p") else 0)
    total = hour * 60 + minute
    return total if minute < 60 and total <= MINUTES_A_DAY else None
