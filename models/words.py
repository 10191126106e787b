"""Two texts compared word by word: what was kept, taken out, put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate, takewhile

from models.ports import Splice
from models.text import Edit, Text

LINE = re.compile(r"[^\n]*\n|[^\n]+")
WORD = re.compile(r"\S+\s*|\s+")
_MARK = re.compile(r"\w+|\s+|[^\w\s]")


Span = tuple[int, int, int, int]
"""Characters [start, end) of the old text and [start, end) of the new one."""


class Sort(StrEnum):
    KEPT = "garde"
    REMOVED = "retire"
    ADDED = "ajoute"


@dataclass(frozen=True, slots=True)
class Piece:
    sort: Sort
    words: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """In reading order: the kept and removed ones make `old`, the kept and added ones make `new`."""
    found: list[Piece] = []
    at = 0
    for start, end, inserted in _replacements(old, new):
        parts = ((Sort.KEPT, old[at:start]), (Sort.REMOVED, old[start:end]), (Sort.ADDED, inserted))
        found += [Piece(sort, said) for sort, said in parts if said]
        at = end
    if at < len(old):
        found.append(Piece(Sort.KEPT, old[at:]))
    return tuple(found)


def changed_lines(old: str, new: str) -> tuple[tuple[Piece, ...], ...]:
    """The lines that differ, each whole, in reading order; « ¶ » is the end of a line that came or went."""
    found: list[tuple[Piece, ...]] = []
    row: list[Piece] = []
    for piece in (*pieces(old, new), Piece(Sort.KEPT, "\n")):
        *whole, last = piece.words.split("\n")
        for words in whole:
            ended = words if piece.sort is Sort.KEPT else f"{words}¶"
            row += [Piece(piece.sort, ended)] if ended else []
            if any(one.sort is not Sort.KEPT for one in row):
                found.append(tuple(row))
            row = []
        row += [Piece(piece.sort, last)] if last else []
    return tuple(found)


def diff(old: str, new: str) -> tuple[Edit, ...]:
    """Edits that make `new` of `old` when done one after the other, the last place first."""
    changes = tuple(_replacements(old, new))
    return tuple(Edit(start, end - start, inserted) for start, end, inserted in reversed(changes))


def rewritten(old: str, new: Text, at: int = 0) -> tuple[Splice, ...]:
    """What makes `new` of `old`, which stands at `at`, when done one after the other: words put in come with
    their authors, words still there keep theirs."""
    splices = []
    shift = 0
    for edit in reversed(diff(old, str(new))):
        start = edit.position + shift
        runs = new.part(start, start + len(edit.inserted))
        splices.append(Splice(at + start, edit.removed, runs))
        shift += len(edit.inserted) - edit.removed
    return tuple(splices)


def _replacements(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Lines first, then words in lines that differ: words alone would take seconds on a long text."""
    for lines in _differing((0, len(old), 0, len(new)), old, new, LINE):
        for a, b, c, d in _differing(lines, old, new, WORD):
            before = _common(_MARK.findall(old, a, b), _MARK.findall(new, c, d))
            after = _common(_MARK.findall(old, a + before, b)[::-1], _MARK.findall(new, c + before, d)[::-1])
            yield a + before, b - after, new[c + before : d - after]


def _differing(span: Span, old: str, new: str, grain: re.Pattern[str]) -> Iterator[Span]:
    """The parts of `span` that differ, cut at that grain."""
    a, b, c, d = span
    ours, theirs = grain.findall(old, a, b), grain.findall(new, c, d)
    left, right = _ends(a, ours), _ends(c, theirs)
    for tag, e, f, g, h in SequenceMatcher(None, ours, theirs).get_opcodes():
        if tag != "equal":
            yield left[e], left[f], right[g], right[h]


def _common(ours: list[str], theirs: list[str]) -> int:
    """How many characters both begin with, in whole parts."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))
    return sum(len(one) for one, _ in alike)


def _ends(start: int, parts: list[str]) -> list[int]:
    return list(accumulate(map(len, parts), initial=start))
