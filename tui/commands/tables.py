"""Rows as aligned columns for the eye, or as sentences for the ear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.exports import wrapping
from data.exports.wrapping import width
from tui.i18n import NBSP, Translator

GAP = "  "


def columns(rows: Sequence[Sequence[str]], limit: int) -> list[str]:
    """Aligned lines; none when they would be wider than `limit`."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + len(GAP) * (len(widths) - 1) > limit:
        return []
    return [
        GAP.join(_padded(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def sentences(rows: Sequence[Sequence[str]], t: Translator) -> list[str]:
    """« Zoé ; s1 : oui ; s2 : non »: the first cell names the row, empty cells are left out."""
    heads, *others = rows
    stop = f"{NBSP}; " if t.language == "fr" else "; "
    return [stop.join(_said(heads, row, t)) for row in others]


def _said(heads: Sequence[str], row: Sequence[str], t: Translator) -> Iterator[str]:
    yield row[0]
    for head, cell in zip(heads[1:], row[1:], strict=True):
        if cell:
            yield t("{quoi} : {valeur}", quoi=head, valeur=cell) if head else cell


def wrapped(text: str, limit: int, first: str = "") -> list[str]:
    """Whole words on lines of at most `limit` columns, indented as `first` is wide; nothing is cut."""
    return wrapping.wrapped(text, limit, first).split("\n")


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))
