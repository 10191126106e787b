"""Who wrote what of a pad, once its lines have become articles: each line is found again by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.imports.etherpad_json import Hand, pad_hands
from data.imports.manuscript import Manuscript

_BLANK = " \t\u00a0"
_SIGN = re.compile(r"[ \t]*(?:(?:-|\d+\.)[ \t]*)?")
"""What the reading of lists puts before the words of a line (data/imports/etherpad_text.py)."""


def with_hands(found: Manuscript, pad: str) -> Manuscript:
    """The same articles, knowing who wrote what of them. Raises NotThatKind."""
    lines = _Lines(pad_hands(pad))
    articles = tuple(replace(one, hands=tuple(lines.hands_of(one.text))) for one in found.articles)
    return replace(found, articles=articles)


class _Lines:
    """The lines of a pad, gone through once: articles have them in the same order."""

    def __init__(self, lines: Sequence[tuple[Hand, ...]]) -> None:
        self._lines = [(_words(line).strip(_BLANK), line) for line in lines]
        self._next = 0

    def hands_of(self, text: str) -> list[Hand]:
        """Runs that make this text exactly; a line that is not found again is nobody's."""
        hands: list[Hand] = []
        for at, line in enumerate(text.split("\n")):
            end = "\n" if at else ""
            found = self._find(line)
            if line.strip(_BLANK):
                hands += _under(line, found, end)
            else:
                hands.append((hands[-1][0] if hands else "", end + line))
        return _joined(hands)

    def _find(self, line: str) -> tuple[Hand, ...] | None:
        for at in range(self._next, len(self._lines)):
            words, hands = self._lines[at]
            if words and line.endswith(words) and _SIGN.fullmatch(line, 0, len(line) - len(words)):
                self._next = at + 1
                return hands
        return None


def _under(line: str, hands: tuple[Hand, ...] | None, end: str) -> list[Hand]:
    """The line's own sign is of whoever wrote its first word."""
    if hands is None:
        return [("", end + line)]
    whole = _words(hands)
    words = whole.strip(_BLANK)
    start = len(whole) - len(whole.lstrip(_BLANK))
    kept = _cut(hands, start, start + len(words))
    return [(kept[0][0], end + line[: len(line) - len(words)]), *kept]


def _cut(hands: tuple[Hand, ...], start: int, end: int) -> list[Hand]:
    kept, at = [], 0
    for name, words in hands:
        if part := words[max(start - at, 0) : max(end - at, 0)]:
            kept.append((name, part))
        at += len(words)
    return kept


def _joined(hands: list[Hand]) -> list[Hand]:
    joined: list[Hand] = []
    for name, words in hands:
        if joined and joined[-1][0] == name:
            joined[-1] = (name, joined[-1][1] + words)
        elif words:
            joined.append((name, words))
    return joined


def _words(hands: tuple[Hand, ...]) -> str:
    return "".join(words for _, words in hands)
