"""A sheet to print on one page, as plain text or as HTML: titles, lines, and tables to write in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.exports.html import Html, tag
from data.exports.web_page import WebPage, web_page
from data.exports.wrapping import width, wrapped

COLUMNS = 78
_ROOM = 3
"""Columns of a cell that is left empty for a hand, at least."""


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """`rows`: a table whose first row names its columns; an empty cell is for a hand to write in."""

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """`note` says what to do with the sheet."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[PrintedPart, ...]
    note: str = ""
    language: str = "fr"


def printed_text(sheet: Printed) -> str:
    """Lines of at most 78 columns, tables left aside."""
    blocks = [[*_lines((sheet.title,)), *_lines(sheet.facts)]]
    blocks += [_part_text(one) for one in sheet.parts]
    if sheet.note:
        blocks.append(list(_lines((sheet.note,))))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _part_text(part: PrintedPart) -> list[str]:
    head = [*_lines((part.title,)), "-" * min(width(part.title), COLUMNS)] if part.title else []
    return [*head, *_lines(part.lines), *(_table(part.rows) if part.rows else [])]


def _lines(lines: Iterable[str]) -> Iterator[str]:
    for one in lines:
        mark = one[: len(one) - len(one.lstrip("[ ]x-"))]
        yield from wrapped(one[len(mark) :], COLUMNS, first=mark).split("\n") if one else ("",)


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    widths = [max(_ROOM, *(width(cell) for cell in column)) for column in zip(*rows, strict=True)]
    rule = "+".join(("", *("-" * (one + 2) for one in widths), ""))
    yield rule
    for row in rows:
        cells = (cell + " " * (one - width(cell)) for cell, one in zip(row, widths, strict=True))
        yield f"| {' | '.join(cells)} |"
        yield rule


def printed_html(sheet: Printed) -> bytes:
    note = (tag("p", tag("em", sheet.note)),) if sheet.note else ()
    main = tag(
        "div",
        tag("h1", sheet.title),
        *(tag("p", one) for one in sheet.facts),
        *(block for part in sheet.parts for block in _part_html(part)),
        *note,
        class_="sheet",
    )
    return web_page(WebPage(sheet.language, sheet.title, (main,)))


def _part_html(part: PrintedPart) -> Iterator[Html]:
    if part.title:
        yield tag("h2", part.title)
    if part.lines:
        yield tag("ul", *(tag("li", one) for one in part.lines))
    if part.rows:
        heads, *rows = part.rows
        yield tag(
            "table",
            tag("thead", tag("tr", *(tag("th", cell, scope="col") for cell in heads))),
            tag("tbody", *(tag("tr", *(tag("td", cell) for cell in row)) for row in rows)),
        )
