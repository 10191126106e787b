"""Three texts become one: the words two sides started from, and what each made of them (merge3, by word)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from models.ports import Splice
from models.text import Text, moved
from models.words import LINE, WORD, rewritten


@dataclass(frozen=True, slots=True)
class Region:
    """Characters [start, end) of mine, and what stands there in theirs. `both`: each changed these words."""

    mine: tuple[int, int]
    theirs: tuple[int, int]
    both: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """`splices`, one after the other, bring mine into theirs.

    `variants` are for the text that they make: what both changed stays as theirs, mine is for the group.
    """

    splices: tuple[Splice, ...]
    variants: tuple[Splice, ...]


def three_way(base: str, mine: Text, theirs: str, closed: bool = False) -> Merged:
    """Positions in characters. `closed`: theirs cannot change, all that mine changed is for the group."""
    splices: list[Splice] = []
    variants: list[Splice] = []
    for one in reversed(tuple(regions(base, str(mine), theirs))):
        start, end = one.theirs
        said = mine.part(*one.mine)
        if one.both or closed:
            variants.insert(0, Splice(start, end - start, said))
        else:
            splices += rewritten(theirs[start:end], Text(said), start)
    return Merged(tuple(splices), tuple(_after(one, splices) for one in variants))


def regions(base: str, mine: str, theirs: str) -> Iterator[Region]:
    """Lines first, then the words of lines that both changed: words alone take seconds on a long text."""
    if mine in (base, theirs):
        return
    for line, first in _differing((base, mine, theirs), LINE):
        if not line.both:
            yield line
            continue
        (a, b), (c, d) = line.mine, line.theirs
        for one, _ in _differing((base[first[0] : first[1]], mine[a:b], theirs[c:d]), WORD):
            yield Region((one.mine[0] + a, one.mine[1] + a), (one.theirs[0] + c, one.theirs[1] + c), one.both)


def _differing(
    texts: tuple[str, str, str], grain: re.Pattern[str]
) -> Iterator[tuple[Region, tuple[int, int]]]:
    """What mine changed, alone or not, and the span of the base that it changed."""
    # Here, for nobody who only reads needs it.
    from merge3 import Merge3

    parts: list[list[str]] = [grain.findall(text) for text in texts]
    of_base, of_mine, of_theirs = (list(accumulate(map(len, words), initial=0)) for words in parts)
    at = (0, 0, 0)
    for z, z_end, a, a_end, b, b_end in Merge3(parts[0], parts[1], parts[2]).find_sync_regions():
        base, mine, theirs = parts[0][at[0] : z], parts[1][at[1] : a], parts[2][at[2] : b]
        if mine not in (base, theirs):
            here = (of_mine[at[1]], of_mine[a]), (of_theirs[at[2]], of_theirs[b])
            yield Region(*here, theirs != base), (of_base[at[0]], of_base[z])
        at = (z_end, a_end, b_end)


def _after(variant: Splice, splices: list[Splice]) -> Splice:
    start, end = variant.position, variant.position + variant.removed
    for one in splices:
        start, end = moved(start, one, after=start != one.position), moved(end, one, after=False)
    return Splice(start, max(0, end - start), variant.runs)
