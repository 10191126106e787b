"""Figures as people read them: « 3,4 ko », “3.4 kB”, and no more digits than are known."""

from __future__ import annotations

from datetime import timedelta

from tui.i18n import N_, NBSP, Translator

_SIZES = (N_("{n} o"), N_("{n} ko"), N_("{n} Mo"), N_("{n} Go"))


def decimal(value: float, digits: int, t: Translator) -> str:
    """With so many digits after the comma."""
    return f"{value:.{digits}f}".replace(".", "," if t.language == "fr" else ".")


def rounded(value: float, t: Translator) -> str:
    """Two significant digits, as an order of magnitude bears: « 8,5 », « 0,0012 », « 540 »."""
    if value == 0:
        return "0"
    digits = 1 - int(f"{value:e}".partition("e")[2])
    return decimal(round(value, digits), max(0, digits), t)


def size(count: float, t: Translator) -> str:
    """Bytes, in thousands of thousands."""
    power = 0
    while abs(count) >= 1000 and power < len(_SIZES) - 1:
        count, power = count / 1000, power + 1
    shown = decimal(count, 0 if power == 0 and count == int(count) else 1, t)
    return _whole(t(_SIZES[power], n=shown))


def lasting(time: timedelta, t: Translator) -> str:
    """« 12 s », « 12 min », « 3 h 20 min », « 2 j 4 h »."""
    seconds = int(time.total_seconds())
    if seconds < 60:
        return _whole(t("{n} s", n=seconds))
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86_400
    if hours == 0:
        return _whole(t("{n} min", n=minutes))
    if days == 0:
        return _whole(t("{h} h {m} min", h=hours, m=minutes % 60))
    return _whole(t("{j} j {h} h", j=days, h=hours % 24))


def percent(value: float, t: Translator) -> str:
    return _whole(t("{n} %", n=decimal(value, 1, t)))


def _whole(figure: str) -> str:
    """A figure is never cut from its unit."""
    return figure.replace(" ", NBSP)
