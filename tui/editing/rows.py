"""A text cut into rows of a width, and cut again only where it changes.

Rows end at spaces, which hang at their end; never at `·` nor at a no-break space. A word wider than a row is
cut between two signs. Positions count characters, columns count cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from rich.cells import split_graphemes

from tui.painter.cells import SIMPLE

NARROW = SIMPLE | frozenset("\n\u00a0\u202f\u2009")
"""One cell each, joined to no neighbour: a text of these only has as many cells as characters."""


class Rows:
    """The rows of `words`; row `n` holds the characters from `starts[n]` to `starts[n + 1]`."""

    __slots__ = ("drawn", "starts", "width", "words")

    def __init__(self, words: str, width: int, starts: list[int] | None = None) -> None:
        self.width = max(width, 1)
        self.words = words
        self.starts = [0, *_following(words, 0, self.width)] if starts is None else starts
        self.drawn: dict[int, object] = {}
        """What a view made of a row, for the next view that shows it."""

    def changed(self, words: str, position: int, removed: int, added: int) -> Rows:
        """Of `words`, the text after `removed` characters at `position` made room for `added` ones."""
        before = self.starts
        row = bisect_right(before, position) - 1
        while row and self.words[before[row] - 1] not in " \n":
            row -= 1
        # A word that became shorter may go back to the end of the row above the one that it begins.
        row = max(0, row - 1)
        kept = before[: row + 1]
        shift, settled = added - removed, position + added
        for start in _following(words, before[row], self.width):
            if start >= settled:
                twin = bisect_left(before, start - shift)
                if twin < len(before) and before[twin] == start - shift:
                    return Rows(words, self.width, kept + [old + shift for old in before[twin:]])
            kept.append(start)
        return Rows(words, self.width, kept)

    def __len__(self) -> int:
        return len(self.starts)

    def row_of(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def span(self, row: int) -> tuple[int, int]:
        """Where a row begins and ends, its line end left out."""
        start = self.starts[row]
        if row + 1 == len(self.starts):
            return start, len(self.words)
        end = self.starts[row + 1]
        return start, end - 1 if self.words[end - 1] == "\n" else end

    def place_of(self, position: int) -> tuple[int, int]:
        """Row and column of a position; what hangs beyond the width stands at the edge."""
        row = self.row_of(position)
        column = cells(self.words[self.starts[row] : position])
        return row, min(column, self.width)

    def position_at(self, row: int, column: int) -> int:
        """The position in that row nearest to a column; never the beginning of the next row."""
        start, end = self.span(row)
        soft = row + 1 < len(self.starts) and end == self.starts[row + 1]
        last = before(self.words, end) if soft else end
        text = self.words[start:end]
        if NARROW.issuperset(text):
            return min(start + column, last)
        at = 0
        for begin, _, width in signs(text):
            if at + width > column:
                return min(start + begin, last)
            at += width
        return last


def cells(text: str) -> int:
    """How many columns a text takes; a tab takes one."""
    return len(text) if NARROW.issuperset(text) else sum(width for _, _, width in signs(text))


def signs(text: str) -> list[tuple[int, int, int]]:
    """Beginning, end and width of each sign, its marks included."""
    return [(start, end, width) for start, end, width in split_graphemes(text.translate(_ALONE))[0]]


_ALONE = str.maketrans("\t\n", "  ")
_NEIGHBOURHOOD = 32


def before(words: str, position: int) -> int:
    """Where the sign that ends at `position` begins."""
    start = max(0, position - _NEIGHBOURHOOD)
    found = signs(words[start:position])
    return start + found[-1][0] if found else start


def after(words: str, position: int) -> int:
    """Where the sign that begins at `position` ends."""
    found = signs(words[position : position + _NEIGHBOURHOOD])
    return position + found[0][1] if found else len(words)


_WORD = re.compile(r"[\w·’']+")
_FAR = 500


def word_before(words: str, position: int) -> int:
    """Where the last word that begins before `position` begins."""
    found = list(_WORD.finditer(words, max(0, position - _FAR), position))
    return found[-1].start() if found else max(0, position - _FAR)


def word_after(words: str, position: int) -> int:
    """Where the next word ends."""
    found = _WORD.search(words, position)
    return found.end() if found else len(words)


def _following(words: str, start: int, width: int) -> Iterator[int]:
    """Where the rows after the one that begins at `start` begin."""
    while (found := _next(words, start, width)) is not None:
        yield found
        start = found


def _next(words: str, start: int, width: int) -> int | None:
    chunk = words[start : start + width + 1]
    line_end = chunk.find("\n")
    if NARROW.issuperset(chunk):
        if line_end >= 0:
            return start + line_end + 1
        return None if len(chunk) <= width else _break(words, start, start + width)
    end = words.find("\n", start)
    end = len(words) if end < 0 else end
    limit = _limit(words, start, min(end, start + _NEIGHBOURHOOD * width), width)
    if limit < end:
        return _break(words, start, limit)
    return None if end == len(words) else end + 1


def _limit(words: str, start: int, end: int, width: int) -> int:
    """The first character that does not fit; at least one sign does."""
    used = 0
    for begin, stop, wide in signs(words[start:end]):
        used += wide
        if used > width:
            return start + (begin or stop)
    return end


def _break(words: str, start: int, limit: int) -> int | None:
    """Where the next row begins, when what stands from `limit` on does not fit."""
    if words[limit] == " ":
        while limit < len(words) and words[limit] == " ":
            limit += 1
        if limit == len(words):
            return None
        return limit + 1 if words[limit] == "\n" else limit
    space = words.rfind(" ", start, limit)
    return space + 1 if space >= start else limit
