"""Light Markdown: which characters of a paragraph stand out. Every character stays where it was typed."""

from __future__ import annotations

import re
from functools import lru_cache

_HEADING = re.compile(r"#{1,6} ")
_LIST = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)]) ")
_QUOTE = re.compile(r"\s*> ?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*_])")

Mark = tuple[int, int, str]
"""Beginning, end, kind (see tui.widgets.lines.KINDS)."""


@lru_cache(256)
def marks(paragraph: str) -> tuple[Mark, ...]:
    """In order, without overlap."""
    if _HEADING.match(paragraph):
        return ((0, len(paragraph), "strong"),)
    found: list[Mark] = []
    if sign := _LIST.match(paragraph):
        found.append((0, sign.end(), "accent"))
    elif sign := _QUOTE.match(paragraph):
        return ((0, len(paragraph), "quiet"),)
    for match in _BOLD.finditer(paragraph):
        found.append((*match.span(), "strong"))
    for match in _SLANTED.finditer(paragraph):
        if not any(start < match.end() and match.start() < end for start, end, _ in found):
            found.append((*match.span(), "strong"))
    return tuple(sorted(found))
