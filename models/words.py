"""Two texts compared word by word: what was kept, taken out, put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from models.text import Edit

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Fate(StrEnum):
    KEPT = "garde"
    REMOVED = "retire"
    ADDED = "ajoute"


@dataclass(frozen=True, slots=True)
class Piece:
    fate: Fate
    words: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """In reading order: the kept and removed ones make `old`, the kept and added ones make `new`."""
    found: list[Piece] = []
    at = 0
    for start, end, inserted in _replacements(old, new):
        parts = ((Fate.KEPT, old[at:start]), (Fate.REMOVED, old[start:end]), (Fate.ADDED, inserted))
        found += [Piece(fate, said) for fate, said in parts if said]
        at = end
    if at < len(old):
        found.append(Piece(Fate.KEPT, old[at:]))
    return tuple(found)


def diff(old: str, new: str) -> tuple[Edit, ...]:
    """Edits that make `new` of `old` when done one after the other, the last place first."""
    changes = tuple(_replacements(old, new))
    return tuple(Edit(start, end - start, inserted) for start, end, inserted in reversed(changes))


def _replacements(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Lines first, then words inside lines that differ: words alone would take seconds on a long text."""
    for a, b, c, d in _differing(old, new, _LINE):
        for e, f, g, h in _differing(old[a:b], new[c:d], _WORD):
            yield a + e, a + f, new[c + g : c + h]


def _differing(old: str, new: str, grain: re.Pattern[str]) -> Iterator[tuple[int, int, int, int]]:
    """Spans of characters (start, end, start, end) that differ, cut at that grain."""
    if old == new:
        return
    ours, theirs = grain.findall(old), grain.findall(new)
    left, right = _ends(ours), _ends(theirs)
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs).get_opcodes():
        if tag != "equal":
            yield left[a], left[b], right[c], right[d]


def _ends(parts: list[str]) -> list[int]:
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    return ends
