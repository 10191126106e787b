"""A text that knows who wrote what, and how it changes under several hands.

Positions and lengths count characters (code points). Runs hold an author's id and words; the author ""
is « quelqu'un »: erased, or never known. Runs are never empty, and two neighbours differ by author.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from models.names import TEXT, TooLong
from models.ports import Splice
from models.refusals import Refusal

Run = tuple[str, str]
SOMEONE = ""


@dataclass
class EditOutOfBounds(Refusal):
    """The edit was made on another text: `length` is this one's."""

    position: int
    removed: int
    length: int


class Change(Protocol):
    """What an Edit and a Splice have in common."""

    @property
    def position(self) -> int: ...
    @property
    def removed(self) -> int: ...
    @property
    def runs(self) -> tuple[Run, ...]: ...


@dataclass(frozen=True, slots=True)
class Edit:
    """What one person does to a text: `removed` characters at `position` make room for `inserted`."""

    position: int
    removed: int
    inserted: str

    @property
    def runs(self) -> tuple[Run, ...]:
        return self.by(SOMEONE).runs

    def by(self, author: str) -> Splice:
        return Splice(self.position, self.removed, ((author, self.inserted),) if self.inserted else ())

    def transformed(self, other: Change, after: bool = True) -> tuple["Edit", ...]:
        """The same intention once `other` has happened, to be done one after the other (see `mapped`)."""
        return tuple(
            Edit(one.position, one.removed, words(one.runs)) for one in mapped(self.by(SOMEONE), other, after)
        )


@dataclass(frozen=True, slots=True)
class Text:
    """Build one with `written` or from parts already normalised."""

    runs: tuple[Run, ...] = ()

    def __str__(self) -> str:
        return words(self.runs)

    def __len__(self) -> int:
        return _length(self.runs)

    def part(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of [start, end), cut at its ends; those between are the same values."""
        return _part(self.runs, _ends(self.runs), max(start, 0), end)

    def edited(self, edit: Edit, author: str) -> "Text":
        """Raises EditOutOfBounds, TooLong."""
        return self.spliced(edit.by(author))

    def spliced(self, splice: Splice) -> "Text":
        """Raises EditOutOfBounds, TooLong. The cost is that of the runs, not of the characters."""
        ends = _ends(self.runs)
        length = ends[-1] if ends else 0
        _check(splice, length)
        before = _part(self.runs, ends, 0, splice.position)
        after = _part(self.runs, ends, splice.position + splice.removed, length)
        seam = joined((*before[-1:], *splice.runs, *after[:1]))
        return Text((*before[:-1], *seam, *after[1:]))

    def inverse(self, change: Change) -> Splice:
        """What takes `change` back from the text it makes of this one, authors included."""
        end = change.position + change.removed
        return Splice(change.position, _length(change.runs), self.part(change.position, end))

    def given(self, author: str, to: str = SOMEONE) -> "Text":
        """The same words, where that author is another one, or nobody any more."""
        return Text(joined((to if by == author else by, said) for by, said in self.runs))

    @property
    def authors(self) -> tuple[str, ...]:
        """In order of first appearance, SOMEONE left out."""
        return tuple(dict.fromkeys(author for author, _ in self.runs if author != SOMEONE))


def _check(splice: Splice, length: int) -> None:
    if splice.position < 0 or splice.removed < 0 or splice.position + splice.removed > length:
        raise EditOutOfBounds(splice.position, splice.removed, length)
    added = _length(splice.runs)
    if added > splice.removed and length - splice.removed + added > TEXT.limit:
        raise TooLong(TEXT.key, TEXT.limit, length - splice.removed + added)


def _ends(runs: Sequence[Run]) -> list[int]:
    return list(accumulate([len(said) for _, said in runs]))


def _part(runs: tuple[Run, ...], ends: list[int], start: int, end: int) -> tuple[Run, ...]:
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    if start >= end or first >= len(ends):
        return ()
    kept = runs[first : last + 1]
    if last < len(ends) and end < ends[last]:
        kept = (*kept[:-1], (kept[-1][0], kept[-1][1][: end - ends[last]]))
    if start > (before := ends[first - 1] if first else 0):
        kept = ((kept[0][0], kept[0][1][start - before :]), *kept[1:])
    return kept


def written(by: str, said: str) -> Text:
    """A whole text of one author."""
    return Text().edited(Edit(0, 0, said), by)


def words(runs: Iterable[Run]) -> str:
    return "".join([said for _, said in runs])


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one author become one run; empty runs go."""
    kept: list[Run] = []
    for author, said in runs:
        if not said:
            continue
        if kept and kept[-1][0] == author:
            kept[-1] = (author, kept[-1][1] + said)
        else:
            kept.append((author, said))
    return tuple(kept)


def moved(position: int, change: Change, after: bool = True) -> int:
    """Where a position is once `change` has happened.

    A position inside removed words goes to the end of what replaced them. Right where words are inserted,
    `after` says on which side it stays; one's own cursor is after one's own words.
    """
    start, end = change.position, change.position + change.removed
    if position < start or (position == start and not after):
        return position
    grown = _length(change.runs)
    if position <= end:
        return start + grown
    return position + grown - change.removed


def mapped(splice: Splice, over: Change, after: bool = True) -> tuple[Splice, ...]:
    """`splice`, meant for the text that `over` changed, as splices to do one after the other.

    Words that `over` inserted are never removed: a removal around them splits. Doing `over` then
    `mapped(splice, over, after)` gives the same text as `splice` then `mapped(over, splice, not after)`.
    """
    start, end = splice.position, splice.position + splice.removed
    hole, far = over.position, over.position + over.removed
    shift = _length(over.runs) - over.removed
    pieces = ((start, min(end, hole)), (max(start, far) + shift, end + shift))
    spans = [(a, b) for a, b in pieces if a < b]
    if len(spans) == 2 and spans[0][1] == spans[1][0]:
        spans = [(spans[0][0], spans[1][1])]
    cuts = [Splice(a, b - a, ()) for a, b in reversed(spans)]
    if not splice.runs:
        return tuple(cuts)
    at = moved(start, over, after)
    if cuts and cuts[-1].position == at:
        return (*cuts[:-1], Splice(at, cuts[-1].removed, splice.runs))
    return (*cuts, Splice(at, 0, splice.runs))


def _length(runs: Sequence[Run]) -> int:
    return sum([len(said) for _, said in runs])
