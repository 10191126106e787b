"""How changes of one text made by several people meet: what each becomes once the other has happened."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from models.acts.manifesto import EditArticle, UndoEdit
from models.history import passed
from models.names import harmless
from models.ports import Splice
from models.text import SOMEONE, Edit, Text, joined, words
from models.words import diff

MOST_IN_ONE = 200
"""Characters of one batch, from which a new one begins: a line of the journal stays short."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Splices to do one after the other, in one act. `undoing`: they bring back others' words as theirs."""

    splices: tuple[Splice, ...]
    undoing: bool = False

    def act(self, article: str, revision: int) -> EditArticle | UndoEdit:
        if self.undoing:
            return UndoEdit(article, revision, self.splices)
        (splice,) = self.splices
        return EditArticle(article, revision, Edit(splice.position, splice.removed, words(splice.runs)))


def crossed(batches: list[Batch], theirs: tuple[Splice, ...]) -> tuple[list[Batch], tuple[Splice, ...]]:
    """Our batches after their changes, and their changes after our batches."""
    found: list[Batch] = []
    for batch in batches:
        ours, theirs = passed(batch.splices, theirs)
        if batch.undoing and ours:
            found.append(Batch(ours, undoing=True))
        else:
            found += [Batch((one,)) for one in ours]
    return found, theirs


def taking_back(splices: tuple[Splice, ...]) -> tuple[Splice, ...]:
    """What takes those changes back, to be crossed: of what was removed, only the length is true."""
    return tuple(
        Splice(one.position, len(words(one.runs)), ((SOMEONE, " " * one.removed),) if one.removed else ())
        for one in reversed(splices)
    )


def changes(old: Text, new: Text) -> tuple[Splice, ...]:
    """What makes `new` of `old`, with the authors of what came in; the last place first.

    Words are compared first, then the signs that their ends share are left alone: a letter typed by somebody
    else in the middle of my word does not replace it.
    """
    before = str(old)
    found: list[Splice] = []
    shift = 0
    for edit in reversed(diff(before, str(new))):
        removed = before[edit.position : edit.position + edit.removed]
        head = _shared(removed, edit.inserted)
        tail = _shared(removed[head:][::-1], edit.inserted[head:][::-1])
        start = edit.position + shift
        runs = new.part(start + head, start + len(edit.inserted) - tail)
        found.append(Splice(edit.position + head, edit.removed - head - tail, runs))
        shift += len(edit.inserted) - edit.removed
    return tuple(reversed(found))


def _shared(one: str, other: str) -> int:
    """How many signs both begin with."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


def united(first: Splice, then: Splice) -> Splice | None:
    """One splice for two that follow each other at the same place; None where they do not touch."""
    said = words(first.runs)
    start, end = first.position, first.position + len(said)
    if then.position > end or then.position + then.removed < start:
        return None
    if then.position >= start and then.position + then.removed <= end:
        cut = then.position - start
        runs = _sliced(first, 0, cut), then.runs, _sliced(first, cut + then.removed, len(said))
        one = Splice(start, first.removed, joined(tuple(run for part in runs for run in part)))
    elif not said and then.position + then.removed >= start:
        one = Splice(then.position, first.removed + then.removed, then.runs)
    else:
        return None
    inserted = words(one.runs)
    # Two fragments may normalise into other characters than each alone: what is kept must be what is shown.
    return one if len(inserted) <= MOST_IN_ONE and harmless(inserted) == inserted else None


def _sliced(splice: Splice, start: int, end: int) -> tuple[tuple[str, str], ...]:
    return Text(splice.runs).part(start, end)
