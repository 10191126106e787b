"""« 11h00-12h30 », « 14h-15h30 (visio) », “11:00 - 12:30”: the hours of a moment, when it says them."""

import re
from datetime import time

from models.typed_hours import UnreadableHours, parse_hours

_REMARK = re.compile(r"[(,;]\D*$")


def moment_hours(words: str) -> tuple[time, time | None] | None:
    """Beginning and end (None when it is not said), or None when the words hold no hours.

    « matin », « midi », « 11-12 » are not hours: they are asked for, never invented.
    """
    try:
        start, end = parse_hours(_REMARK.sub("", words))
    except UnreadableHours:
        return None
    return None if start == end else (start, end)
