"""From a line of styled text to cells; the last gate that no control character passes.

A cell is one string: a sign, with its combining marks; a sign two columns wide is followed by an empty cell.
"""

from __future__ import annotations

import unicodedata

from rich.cells import get_character_cell_size, split_graphemes

from tui.painter.capabilities import Repertoire, Terminal
from tui.painter.glyphs import signs_for, spoken

MOST_MARKS = 4
"""Combining marks kept on one sign; more is a trick to climb over the neighbouring lines."""

_RANGES = ((0x20, 0x7F), (0xA1, 0x300), (0x370, 0x530), (0x1E00, 0x2000), (0x2010, 0x2060), (0x20A0, 0x20C0))
_SIGNS = ((0x2190, 0x2194), (0x2500, 0x25FD), (0x2600, 0x2900))
_MARKS = ("Mn", "Mc", "Me")


def _is_simple(sign: str) -> bool:
    marked = unicodedata.category(sign) in _MARKS
    return sign.isprintable() and not marked and get_character_cell_size(sign) == 1


SIMPLE = frozenset(
    chr(code) for start, stop in _RANGES + _SIGNS for code in range(start, stop) if _is_simple(chr(code))
)
"""Printable, one column wide, never joined to a neighbour: a text of these only is its own cells."""


class Cutter:
    """Cuts text into cells for one terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self._signs = signs_for(terminal.glyphs)
        self._charset = terminal.charset
        self._lost = "\ufffd" if terminal.glyphs is Repertoire.UNICODE else "?"

    def cut(self, text: str) -> list[str]:
        """The cells of `text`, exactly as many as the columns that Rich counts for it."""
        if not text.isascii():
            text = text.translate(self._signs) if self._signs else text
            if self._charset != "utf-8":
                return self._spell(text)
        if SIMPLE.issuperset(text):
            return list(text)
        return self._cut_slowly(text)

    def _cut_slowly(self, text: str) -> list[str]:
        cells: list[str] = []
        for start, end, width in split_graphemes(text)[0]:
            cells.extend(self._grapheme(text[start:end], width))
        return cells

    def _grapheme(self, grapheme: str, width: int) -> list[str]:
        if not width:
            return []
        sign = _clean(unicodedata.normalize("NFC", grapheme)) or self._lost
        # Rich widens some signs by what follows them (a variation selector); what is sent has no such thing.
        own = get_character_cell_size(sign[0])
        if own == 2 and width == 2:
            return [sign, ""]
        if own != 1:
            sign = self._lost
        return [sign] + [" "] * (width - 1)

    def _spell(self, text: str) -> list[str]:
        """For a line that speaks another encoding than UTF-8: one byte a cell, the second half of a wide
        sign left blank."""
        return [spoken(cell, self._charset) if cell else " " for cell in self._cut_slowly(text)]


def _clean(grapheme: str) -> str:
    """The sign and its marks, or nothing if it is not one that can be shown."""
    sign = grapheme[0]
    if unicodedata.category(sign) == "Zs":
        return " "
    if not sign.isprintable() or unicodedata.category(sign) in _MARKS:
        return ""
    if len(grapheme) == 1:
        return sign
    marks = [mark for mark in grapheme[1:] if _is_mark(mark)]
    return sign + "".join(marks[:MOST_MARKS])


def _is_mark(character: str) -> bool:
    if unicodedata.category(character) not in _MARKS or get_character_cell_size(character):
        return False
    # Variation selectors and the grapheme joiner are marks in name only.
    code = ord(character)
    return not (0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or code == 0x034F)


def is_certain(cell: str, wide: bool) -> bool:
    """Whether all terminals move by the same number of columns for `cell`: not so for emoji and marks."""
    if len(cell) != 1:
        return False
    code = ord(cell)
    if wide:
        return 0x1100 <= code < 0x2300 or 0x2E80 <= code < 0x10000
    return code < 0x10000


def is_plain(cells: list[str]) -> bool:
    """Whether `is_certain` holds for each of these cells, none of them wide."""
    text = "".join(cells)
    return len(text) == len(cells) and "" not in cells and max(text, default="") < "\U00010000"
