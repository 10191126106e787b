"""A sheet made to fit on one page of paper: smaller letters and more columns first, then shorter lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from math import ceil
from typing import NamedTuple

from data.exports.wrapping import width


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """`rows`: a table whose first row names its columns; an empty cell is for a hand to write in.

    `shortens`: its lines may be cut where the sheet would not fit on its page.
    """

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    shortens: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """`note` says what to do with the sheet; `shortened`, that lines were cut."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[PrintedPart, ...]
    note: str = ""
    language: str = "fr"
    shortened: str = ""


class Fitted(NamedTuple):
    sheet: Printed
    style: str


class _Look(NamedTuple):
    """`size`: of the letters, in points."""

    size: float
    columns: int


LOOKS = tuple(_Look(size, 1) for size in (11, 10)) + tuple(
    _Look(size / 2, 2 if size > 15 else 3) for size in range(19, 11, -1)
)
LIMITS = (200, 150, 110, 80, 55, 40)
"""Characters of a line that had to be shortened."""
PAGE = (520.0, 750.0)
"""Points, within the margins of an A4 page (12 mm) and some air."""
GAP, LEADING, LETTER = 12.0, 1.22, 0.58
"""Between columns, in points; a line, and the widest usual letter on average, in sizes."""
_COMMON = (
    "@page{size:A4;margin:12mm}"
    "@media print{body{font-family:Arial,'Liberation Sans',sans-serif}"
    "ul{list-style:none;margin:0;padding:0}"
)
KIT = (
    "table{width:99.5%}td{height:2.4em}section:last-child th:first-child{width:65%}"
    + _COMMON
    + "body{font-size:10pt;line-height:1.3}h1{font-size:1.35em}h2{margin:.6em 0 .2em}p{margin:0 0 .3em}"
    + "ul{font-size:.9em}td{height:2.6em;padding:0 .5em;vertical-align:middle}"
    + "thead{display:table-header-group}"
    + "section{break-before:page}section:first-child{break-before:auto}}"
)


def fitted(sheet: Printed) -> Fitted:
    """The largest letters with which it fits; whole when nothing helps: then it takes more pages."""
    for look in LOOKS:
        if _fits(sheet, look):
            return Fitted(sheet, _style(look))
    for limit in LIMITS:
        shorter = _shortened(sheet, limit)
        if _fits(shorter, LOOKS[-1]):
            return Fitted(shorter, _style(LOOKS[-1]))
    return Fitted(sheet, _style(LOOKS[-1]))


def _style(look: _Look) -> str:
    return (
        f"{_COMMON}body{{font-size:{look.size}pt;line-height:{LEADING}}}"
        f".sheet{{columns:{look.columns};column-gap:{GAP:g}pt;column-fill:auto}}"
        "h1{font-size:1.35em;margin:0 0 .3em}p{margin:0 0 .2em}"
        "h2{font-size:1.1em;margin:.7em 0 .1em}li{padding-left:1em;text-indent:-1em}}"
    )


def _fits(sheet: Printed, look: _Look) -> bool:
    """As reckoned with wide letters: real ones leave some room at the foot of the page."""
    across, down = PAGE
    line = look.size * LEADING
    head = sum(_lines(one, across, look.size) for one in (*sheet.facts, sheet.note) if one) * 1.2
    head += _lines(sheet.title, across, 1.35 * look.size) * 1.6
    column = (across - GAP * (look.columns - 1)) / look.columns
    filled = chain.from_iterable(_part(part, column, look.size) for part in sheet.parts)
    # A line of several rows does not split between columns: each column but the last may lose some.
    return head * line + (sum(filled) * line) / look.columns + 4 * line * (look.columns > 1) <= down


def _part(part: PrintedPart, column: float, size: float) -> list[float]:
    title = _lines(part.title, column, 1.1 * size) * 1.1 + 0.9
    return [title, *(_lines(one, column - size, size) for one in part.lines)]


def _lines(words: str, across: float, size: float) -> int:
    return max(1, ceil(width(words) * LETTER * size / across))


def _shortened(sheet: Printed, limit: int) -> Printed:
    parts = tuple(
        replace(part, lines=tuple(_cut(one, limit) for one in part.lines)) if part.shortens else part
        for part in sheet.parts
    )
    return replace(sheet, parts=parts, note=" ".join(filter(None, (sheet.note, sheet.shortened))))


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + " …"
