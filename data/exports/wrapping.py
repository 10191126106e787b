"""Plain text for mails: lines of 72 columns, broken at ordinary spaces only.

No-break spaces, links, `11h-12h30` and `acteur·rice·s` are never broken; a longer word has its own line. The
signs of French keep the word beside them, whatever space was typed between.
"""

from __future__ import annotations

import re
from unicodedata import category, east_asian_width

COLUMNS = 72
_BREAK = re.compile(r"(?<!«) +(?![:;?!»])")


def width(text: str) -> int:
    """Columns that a terminal or a mail program with a fixed font gives to this text."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def wrapped(text: str, columns: int = COLUMNS, first: str = "", then: str | None = None) -> str:
    """One paragraph on lines of at most `columns`; `first` begins the first, `then` the others."""
    then = " " * width(first) if then is None else then
    lines, line, room = [], first, width(first)
    started = False
    for word in filter(None, _BREAK.split(text.replace("\n", " "))):
        wide = width(word)
        if started and room + 1 + wide > columns:
            lines.append(line)
            line, room, started = then, width(then), False
        line += f" {word}" if started else word
        room += wide + started
        started = True
    return "\n".join([*lines, line])


def _width(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
