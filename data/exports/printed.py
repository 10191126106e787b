"""A sheet to print on one page, as plain text or as HTML: titles, lines, and tables to write in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from data.exports.fitting import KIT, Printed, PrintedPart, fitted
from data.exports.html import Html, tag
from data.exports.web_page import WebPage, web_page
from data.exports.wrapping import width, wrapped

__all__ = ["Printed", "PrintedPart", "printed_html", "printed_text"]

COLUMNS = 78
_MARK = re.compile(r"\[.\] |\d+\. |- ")
"""What following lines stand under the words of, not under the mark."""
_ROOM = 3
"""Columns of a cell that is left empty for a hand, at least."""


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
        mark = found[0] if (found := _MARK.match(one)) else ""
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
    """One page of paper, A4 upright; a table that a hand fills in has a page of its own."""
    if any(part.rows for part in sheet.parts):
        return _page(sheet, KIT)
    fitting = fitted(sheet)
    return _page(fitting.sheet, fitting.style)


def _page(sheet: Printed, style: str) -> bytes:
    note = (tag("p", tag("em", sheet.note)),) if sheet.note else ()
    main = (
        tag("h1", sheet.title),
        *(tag("p", one) for one in sheet.facts),
        *note,
        tag("div", *(tag("section", *_part_html(part)) for part in sheet.parts), class_="sheet"),
    )
    return web_page(WebPage(sheet.language, sheet.title, main, style=style))


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
