"""One person's writing in an article: what they typed is shown at once and kept in batches.

What is shown is the article as last heard of, with what is not kept yet done on top of it. When somebody else
wrote meanwhile, their changes and ours cross, so that neither loses a word; nothing here waits or draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from models.acts.manifesto import EditArticle, UndoEdit
from models.history import History, passed
from models.manifesto import Article
from models.names import harmless
from models.ports import Splice
from models.text import SOMEONE, Edit, Text, joined, words
from models.words import diff
from tui.editing.document import Document

MOST_IN_ONE = 200
"""Characters of one batch, from which a new one begins: a line of the journal stays short."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Splices to do one after the other, in one act. `undoing`: they bring back others' words as theirs."""

    splices: tuple[Splice, ...]
    undoing: bool = False


class Draft:
    """`author` is the writer's id, SOMEONE when this machine names nobody."""

    def __init__(self, article: Article, author: str = SOMEONE) -> None:
        self.id = article.id
        self.revision = article.revision
        self.author = author
        self.document = Document(article.text)
        self.history = History()
        self._heard = article.text
        """The article as last heard of, without what is not kept yet."""
        self._waiting: list[Batch] = []
        self._sending = False

    @property
    def kept(self) -> bool:
        """Whether everything that is shown is durable."""
        return not self._waiting

    @property
    def sending(self) -> bool:
        return self._sending

    # --- one's own hand

    def edit(self, position: int, removed: int, inserted: str) -> int:
        """Does it on what is shown; how many characters came in. Raises TooLong: nothing has changed."""
        clean = harmless(inserted)
        splice = Edit(position, removed, clean).by(self.author)
        if not splice.removed and not splice.runs:
            return 0
        before = self.document.text
        self.document.splice(splice)
        self.history = self.history.mine(before, splice)
        self._queue(splice)
        return len(clean)

    def pause(self) -> None:
        """What is typed from now on is undone by itself."""
        self.history = self.history.pause()

    def undo(self) -> tuple[Splice, ...]:
        """What was done to take back one's own last edit; empty if nothing is left."""
        self.history, splices = self.history.undo(self.document.text)
        return self._done(splices)

    def redo(self) -> tuple[Splice, ...]:
        self.history, splices = self.history.redo(self.document.text)
        return self._done(splices)

    def _done(self, splices: tuple[Splice, ...]) -> tuple[Splice, ...]:
        for splice in splices:
            self.document.splice(splice)
        if splices:
            self._waiting.append(Batch(splices, undoing=True))
        return splices

    def _queue(self, splice: Splice) -> None:
        last = self._waiting[-1] if self._waiting else None
        free = last is not None and not last.undoing and not (self._sending and len(self._waiting) == 1)
        one = united(last.splices[0], splice) if last is not None and free else None
        if one is None:
            self._waiting.append(Batch((splice,)))
        elif one.removed or one.runs:
            self._waiting[-1] = Batch((one,))
        else:
            self._waiting.pop()

    # --- keeping it

    def next_act(self) -> EditArticle | UndoEdit | None:
        """The act that keeps the first batch; `kept_as` or `not_kept` must follow."""
        if not self._waiting or self._sending:
            return None
        self._sending = True
        batch = self._waiting[0]
        if batch.undoing:
            return UndoEdit(self.id, self.revision, batch.splices)
        (splice,) = batch.splices
        edit = Edit(splice.position, splice.removed, words(splice.runs))
        return EditArticle(self.id, self.revision, edit)

    def kept_as(self, article: Article) -> None:
        """The act is durable, and this is the article right after it."""
        self._sending = False
        self._waiting.pop(0)
        self._heard, self.revision = article.text, article.revision

    def not_kept(self) -> None:
        """It was refused, or could not last: it stays to be kept, and shown."""
        self._sending = False

    # --- others' hands

    def heard(self, article: Article) -> tuple[Splice, ...]:
        """The article is so now; what this does to what is shown, splice after splice.

        To be called when nothing is being sent: the answer says where our batch stands in the order.
        """
        if article.revision <= self.revision or self._sending:
            return ()
        theirs = changes(self._heard, article.text)
        self._heard, self.revision = article.text, article.revision
        self._waiting, shown = _crossed(self._waiting, theirs)
        for splice in shown:
            self.document.splice(splice)
            self.history = self.history.theirs(splice)
        return shown


def _crossed(waiting: list[Batch], theirs: tuple[Splice, ...]) -> tuple[list[Batch], tuple[Splice, ...]]:
    """Our batches after their changes, and their changes after our batches."""
    crossed: list[Batch] = []
    for batch in waiting:
        ours, theirs = passed(batch.splices, theirs)
        if batch.undoing and ours:
            crossed.append(Batch(ours, undoing=True))
        else:
            crossed += [Batch((one,)) for one in ours]
    return crossed, theirs


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
