"""A page being written, line after line, for one width; what comes out is a frozen value to paint."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass

from tui.widgets.lines import Line, Part, Span, spans, strong, width_of, wrapped

_MARKER = re.compile(r"\s*(?:\d+[.)]|[-*•])\s+|\s+")
"""What begins an item of a list, or an indented row: its other rows stand under its words."""
MARGIN = 2
"""Columns before the text, where `>` shows the cursor."""


@dataclass(frozen=True, slots=True)
class Written:
    lines: tuple[Line, ...] = ()

    @property
    def items(self) -> tuple[Hashable, ...]:
        """What the cursor can stand on, in order."""
        return tuple(dict.fromkeys(line.item for line in self.lines if line.item is not None))

    def rows_of(self, item: Hashable) -> range:
        """The rows of an item, first to last; empty when it is not here."""
        rows = [row for row, line in enumerate(self.lines) if line.item == item]
        return range(rows[0], rows[-1] + 1) if rows and item is not None else range(0)


class Sheet:
    """`width` is the room for text, in cells: rows are wrapped to it, never cut."""

    def __init__(self, width: int) -> None:
        self.width = max(width, 10)
        self._lines: list[Line] = []
        self._item: Hashable = None

    def written(self) -> Written:
        lines = list(self._lines)
        while lines and not lines[-1].spans:
            lines.pop()
        return Written(tuple(lines))

    def blank(self) -> None:
        """An empty row; two never follow each other, and none begins a page."""
        self._item = None
        if self._lines and self._lines[-1].spans:
            self._lines.append(Line())

    def line(self, *parts: Part, hang: int = 0) -> None:
        """Words that belong to no item; further rows are indented by `hang`."""
        self._item = None
        self._put(parts, hang, False)

    def title(self, text: str) -> None:
        self.blank()
        self.line(strong(text))

    def item(self, item: Hashable, *parts: Part, hang: int = 0) -> None:
        """The beginning of an item: the rows that show the cursor."""
        self._item = item
        self._put(parts, hang, True)

    def more(self, *parts: Part, hang: int = 0) -> None:
        """What goes on about the item just begun, from column `hang`."""
        self._put((" " * hang, *parts), hang, False)

    def beside(self, left: tuple[Part, ...], right: tuple[Part, ...]) -> None:
        """One row with `right` at its end; two where they do not fit."""
        gap = self.width - width_of(left) - width_of(right)
        if gap >= 2:
            self.line(*left, " " * gap, *right)
        else:
            self.line(*left)
            self.line(*right)

    def text(self, text: str) -> None:
        """A text of several paragraphs, as people wrote it."""
        for paragraph in text.split("\n"):
            if paragraph.strip():
                marker = _MARKER.match(paragraph)
                self.line(paragraph, hang=marker.end() if marker else 0)
            else:
                self.blank()

    def _put(self, parts: tuple[Part, ...], hang: int, head: bool) -> None:
        rows = wrapped(parts, self.width - hang, self.width)
        for number, row in enumerate(rows):
            kept: tuple[Span, ...] = row if number == 0 or not hang else (Span(" " * hang), *row)
            self._lines.append(Line(spans(kept) or (Span(" "),), self._item, head))
