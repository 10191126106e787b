"""The rows of an article as lines to paint: a margin for letters of people, then the words and their marks.

What is the same for everybody who shows a row is worked out once, and kept with the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from models.text import Text
from tui.editing.marks import Mark, marks
from tui.editing.rows import Rows
from tui.widgets.lines import Line, Span

MARGIN = 3
"""Columns left of the words: two letters and a space."""
REMARKED = "•"
"""Beside a row where something is suggested or said, where no two letters stand."""
_LONGEST_PARAGRAPH = 4_000
"""Characters of a paragraph in which Markdown is looked for, so that typing costs the same everywhere."""


def line(rows: Rows, row: int, over: Sequence[Mark] = (), margin: str = "") -> Line:
    """`over`: marks that hide those of Markdown; a mark beyond the row's end stands on a blank cell."""
    if not over and not margin:
        return _plain(rows, row)
    start, end = rows.span(row)
    kinds = _markdown(rows, row)
    for first, last, kind in over:
        kinds = [*_outside(kinds, first, last), (max(first, start), last, kind)]
    text = rows.words[start:end].replace("\t", " ")
    return _spans(text, start, kinds, margin)


def _plain(rows: Rows, row: int) -> Line:
    found = rows.drawn.get(row)
    if found is None:
        start, end = rows.span(row)
        text = rows.words[start:end].replace("\t", " ")
        found = rows.drawn[row] = _spans(text, start, _markdown(rows, row), "")
    return cast(Line, found)


def _spans(text: str, start: int, kinds: Iterable[Mark], margin: str) -> Line:
    spans: list[Span] = [Span(margin.ljust(MARGIN), "accent" if margin else "")]
    at = start
    for a, b, kind in sorted(kinds):
        spans += [Span(text[at - start : a - start]), Span(text[a - start : b - start].ljust(b - a), kind)]
        at = b
    return Line(tuple(span for span in (*spans, Span(text[at - start :])) if span.text))


def _markdown(rows: Rows, row: int) -> list[Mark]:
    start, end = rows.span(row)
    words = rows.words
    first = words.rfind("\n", 0, start) + 1
    last = words.find("\n", start)
    last = min(len(words) if last < 0 else last, first + _LONGEST_PARAGRAPH)
    found = ((a + first, b + first, kind) for a, b, kind in marks(words[first:last]))
    return [(max(a, start), min(b, end), kind) for a, b, kind in found if a < end and start < b]


def hands(text: Text, rows: Rows, row: int, kinds: Mapping[str, str]) -> list[Mark]:
    """Whose words stand in a row: by the kind of each author."""
    start, end = rows.span(row)
    found: list[Mark] = []
    at = start
    for author, said in text.part(start, end):
        found.append((at, at + len(said), kinds.get(author, "")))
        at += len(said)
    return found


def _outside(kinds: list[Mark], first: int, last: int) -> list[Mark]:
    """What is left of the marks around another one."""
    parts = [((a, min(b, first), kind), (max(a, last), b, kind)) for a, b, kind in kinds]
    return [one for pair in parts for one in pair if one[0] < one[1]]
