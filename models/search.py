"""Searching a text as people type it: without case, accents, inclusive points, kinds of apostrophe and space.

The key is that of `models.names.fold`; here each sign of it remembers where it stands in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from models.names import fold, plain

_POINTS = frozenset("·•⋅‧.-()/")

Span = tuple[int, int]


def occurrences(text: str, searched: str) -> tuple[Span, ...]:
    """Where it stands, beginning and end, from first to last; they do not overlap."""
    key = fold(searched)
    if not key:
        return ()
    folded, places = _folded(text)
    found: list[Span] = []
    at = folded.find(key)
    while at >= 0:
        found.append((places[at][0], places[at + len(key) - 1][1]))
        at = folded.find(key, at + len(key))
    return tuple(found)


def next_after(found: tuple[Span, ...], position: int) -> int | None:
    """The index of the first one that begins at or after that position, else of the first of all."""
    if not found:
        return None
    return bisect_left(found, (position, position)) % len(found)


def previous_before(found: tuple[Span, ...], position: int) -> int | None:
    """The index of the last one that begins before that position, else of the last of all."""
    if not found:
        return None
    return (bisect_left(found, (position, -1)) - 1) % len(found)


def _folded(text: str) -> tuple[str, list[Span]]:
    """The key of the text, and for each of its signs the characters that it stands for, marks included."""
    signs: list[str] = []
    places: list[Span] = []
    for at, char in enumerate(text):
        key = _key(char)
        if not key and places:
            places[-1] = (places[-1][0], at + 1)
        elif key != " " or (signs and signs[-1] != " "):
            signs += key
            places += [(at, at + 1)] * len(key)
    kept = [at for at in range(len(signs)) if not _is_dropped(signs, at)]
    return "".join([signs[at] for at in kept]), [places[at] for at in kept]


@lru_cache(4096)
def _key(char: str) -> str:
    return " " if char.isspace() else plain(char)


def _is_dropped(signs: list[str], at: int) -> bool:
    """A point between letters; several in a row too."""
    if signs[at] not in _POINTS:
        return False
    before, after = at - 1, at + 1
    while before >= 0 and signs[before] in _POINTS:
        before -= 1
    while after < len(signs) and signs[after] in _POINTS:
        after += 1
    return before >= 0 and after < len(signs) and signs[before].isalpha() and signs[after].isalpha()
