"""Markdown as a tree of blocks, by CommonMark's rules with tables and strike-through (markdown-it-py).

HTML in it is text like any other, and a link leads to the web or to a mail: nothing a text holds is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.exports.manifesto import Mark

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_DEEPEST = 60
_SAFE = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)


def tree(text: str) -> SyntaxTreeNode:
    """The blocks of a text; each knows its first line and the one after its last (`map`)."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    words = printable(text)
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    reader.enable(["table", "strikethrough"])
    reader.validateLink = is_safe_link  # type: ignore[assignment, method-assign]
    tokens = reader.parse(words)
    if any(one.level >= _DEEPEST - 1 for one in tokens):  # what lies deeper was left out: words come first
        tokens = MarkdownIt("zero").parse(words)
    return SyntaxTreeNode(tokens)


def is_safe_link(address: str) -> bool:
    """Only these three kinds of address: no script, no file of the reader's machine, no data."""
    return bool(_SAFE.match(address))


def printable(text: str) -> str:
    """The same, but for the signs that neither HTML nor XML may hold: JSON has them as typed."""
    return _UNPRINTABLE.sub("\ufffd", text)


class Headings:
    """The levels of a text's headings, as 1, 2, 3…: whichever it uses, in any order, none is jumped over."""

    def __init__(self, root: SyntaxTreeNode) -> None:
        used = sorted({one.tag for one in root.walk() if one.type == "heading"})
        self._ranks = {tag: rank for rank, tag in enumerate(used, start=1)}
        self._last = 0

    def level(self, heading: SyntaxTreeNode) -> int:
        """Of the next one that is written."""
        self._last = min(self._ranks[heading.tag], self._last + 1)
        return self._last


def places(root: SyntaxTreeNode, marks: Iterable[Mark]) -> dict[int, tuple[int, ...]]:
    """The notes that stand after each piece of running text, by its number in the tree's order.

    A note goes to the last piece that begins at its line or before it; a text without any has none.
    """
    starts = [one.map[0] if one.map else 0 for one in root.walk() if one.type == "inline"]
    found: dict[int, tuple[int, ...]] = {}
    for mark in marks if starts else ():
        before = [start for start in starts if start <= mark.line] or starts[:1]
        at = max(i for i, start in enumerate(starts) if start == before[-1])
        found[at] = (*found.get(at, ()), mark.note)
    return found
