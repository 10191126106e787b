"""Undo and redo of one person's own edits while others write in the same text.

A step is what takes one's edit back, in the text as it was right after that edit, with what others did
since. Nothing is recomputed while people type: others' edits are only noted, and met when one undoes.
"""

from dataclasses import dataclass

from models.ports import Splice
from models.text import Change, Text, joined, mapped, words

_DEPTH = 500
"""Steps kept: more than anybody walks back, and the memory of one editor stays small."""


@dataclass(frozen=True, slots=True)
class Step:
    """`back` is done splice after splice; `since` happened after the edit, in that order."""

    back: tuple[Splice, ...]
    since: tuple[Splice, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    sealed: bool = False

    def mine(self, text: Text, change: Change) -> "History":
        """After one's own `change` of `text` (given as it was before): it can be undone, nothing redone."""
        back, done = text.inverse(change), _settled(self.done)
        longer = None if self.sealed or not done else _continued(done[-1].back, back, text)
        if longer is not None:
            return History((*done[:-1], Step((longer,))))
        return History((*done, Step((back,)))[-_DEPTH:])

    def theirs(self, change: Change) -> "History":
        """After somebody else's change, or one's own made elsewhere."""
        splice = Splice(change.position, change.removed, change.runs)
        return History(_noted(self.done, splice), _noted(self.undone, splice), self.sealed)

    def pause(self) -> "History":
        """What is typed from now on is undone by itself: the cursor moved, or time went by."""
        return History(self.done, self.undone, sealed=True)

    def undo(self, text: Text) -> tuple["History", tuple[Splice, ...]]:
        """What takes one's last edit back, to do to `text` splice after splice; empty if nothing is left.

        What it gives is accounted for: `mine` is not to be told.
        """
        done, undone, splices = _step_back(self.done, self.undone, text)
        return History(done, undone, sealed=True), splices

    def redo(self, text: Text) -> tuple["History", tuple[Splice, ...]]:
        undone, done, splices = _step_back(self.undone, self.done, text)
        return History(done, undone, sealed=True), splices


def _step_back(
    taken: tuple[Step, ...], given: tuple[Step, ...], text: Text
) -> tuple[tuple[Step, ...], tuple[Step, ...], tuple[Splice, ...]]:
    """One step leaves `taken`, its contrary joins `given`."""
    taken = _settled(taken)
    if not taken:
        return taken, given, ()
    back = taken[-1].back
    contrary: list[Splice] = []
    for splice in back:
        contrary.insert(0, text.inverse(splice))
        text = text.spliced(splice)
    return taken[:-1], (*given, Step(tuple(contrary))), back


def _settled(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The last step as it is now; steps that others emptied go, the step below learns what happened."""
    while steps:
        last, below = steps[-1], steps[:-1]
        back, since = passed(last.back, last.since)
        if below and since:
            below = (*below[:-1], Step(below[-1].back, _noted_all(below[-1].since, since)))
        if back:
            return (*below, Step(back))
        steps = below
    return steps


def passed(
    back: tuple[Splice, ...], since: tuple[Splice, ...]
) -> tuple[tuple[Splice, ...], tuple[Splice, ...]]:
    """Both sequences start from one text; each as it is once the other has happened.

    One's own words come back after what others wrote at the same place.
    """
    if len(back) == 1 and len(since) == 1:
        return mapped(back[0], since[0], after=True), mapped(since[0], back[0], after=False)
    still: list[Splice] = []
    for foreign in since:
        crossing: tuple[Splice, ...] = (foreign,)
        ours: list[Splice] = []
        for own in back:
            own_then, crossing = passed((own,), crossing)
            ours += own_then
        back = tuple(ours)
        still += crossing
    return back, tuple(still)


def _noted(steps: tuple[Step, ...], splice: Splice) -> tuple[Step, ...]:
    if not steps:
        return steps
    last = steps[-1]
    return (*steps[:-1], Step(last.back, _with(last.since, splice)))


def _noted_all(since: tuple[Splice, ...], more: tuple[Splice, ...]) -> tuple[Splice, ...]:
    for splice in more:
        since = _with(since, splice)
    return since


def _with(since: tuple[Splice, ...], splice: Splice) -> tuple[Splice, ...]:
    """Somebody typing letter after letter counts as one insertion."""
    if since and not splice.removed:
        last = since[-1]
        if splice.position == last.position + len(words(last.runs)):
            return (*since[:-1], Splice(last.position, last.removed, joined((*last.runs, *splice.runs))))
    return (*since, splice)


def _continued(last: tuple[Splice, ...], back: Splice, text: Text) -> Splice | None:
    """One step for a word typed, or erased, letter after letter; None where a new one begins."""
    if len(last) != 1:
        return None
    (one,) = last
    if not back.runs and not one.runs and back.position == one.position + one.removed:
        typed_before = words(text.part(back.position - 1, back.position))
        return None if typed_before.isspace() else Splice(one.position, one.removed + back.removed, ())
    if back.removed or one.removed:
        return None
    if back.position + len(words(back.runs)) == one.position:
        return Splice(back.position, 0, joined((*back.runs, *one.runs)))
    if back.position == one.position:
        return Splice(one.position, 0, joined((*one.runs, *back.runs)))
    return None
