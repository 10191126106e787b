"""Tables for spreadsheets (RFC 4180), as double-clicked files and as text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

Cell = str | int | None

_MARK = "\ufeff"
"""Excel reads a file without it in the machine's old encoding; LibreOffice knows UTF-8 by it and drops it."""
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""OWASP, CSV Injection."""


def csv_text(rows: Iterable[Sequence[Cell]], separator: str = ",") -> str:
    """Lines ended by CR LF; a cell that a spreadsheet would compute begins with an apostrophe."""
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def csv_file(rows: Iterable[Sequence[Cell]], language: str = "fr") -> bytes:
    """UTF-8 with its mark; semicolons in French, where the comma is for decimals: so spreadsheets have it."""
    return (_MARK + csv_text(rows, ";" if language == "fr" else ",")).encode("utf-8")


def table(values: Sequence[Mapping[str, Cell]], keys: Sequence[str]) -> list[list[Cell]]:
    """A line of keys, then a line for each value."""
    return [list(keys), *([value[key] for key in keys] for value in values)]


def _guarded(cell: Cell) -> str:
    said = "" if cell is None else str(cell)
    return f"'{said}" if isinstance(cell, str) and said.startswith(_FORMULA) else said
