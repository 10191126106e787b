"""One person's writing in an article: what they typed is shown at once, decided in batches, then durable.

What is shown is the article as last heard of, with what is not decided yet done on top of it. What others
write meanwhile crosses it, so that nobody loses a word. A disk that fails takes back what it had not kept:
our words then wait here, and others' are theirs to say again. Nothing here waits or draws.
"""

from __future__ import annotations

from dataclasses import dataclass

from models.acts.manifesto import EditArticle, UndoEdit
from models.history import History
from models.manifesto import Article
from models.names import harmless
from models.ports import Splice
from models.text import SOMEONE, Edit, EditOutOfBounds, moved
from tui.editing.crossing import Batch, changes, crossed, taking_back, united
from tui.editing.document import Document


@dataclass(frozen=True, slots=True)
class Passing:
    """What brought the article to `revision`, decided and not durable yet."""

    revision: int
    batch: Batch
    mine: bool


class Draft:
    """`author` is the writer's id, SOMEONE when this machine names nobody. `beside`: whose text it shares."""

    def __init__(self, article: Article, author: str = SOMEONE, beside: Draft | None = None) -> None:
        self.id = article.id
        self.revision = article.revision
        self.author = author
        shared = beside._heard if beside else Document(article.text)
        self.document = shared.towards(article.text)[1]
        self.history = History()
        self._heard: Document = self.document
        """The article as last heard of, without what is not decided yet."""
        self._waiting: list[Batch] = []
        self._passing: list[Passing] = []
        self._news: tuple[Splice, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether everything that is shown is seen by the others too."""
        return not self._waiting

    @property
    def kept(self) -> bool:
        """Whether everything typed here is durable."""
        return not self._waiting and not any(one.mine for one in self._passing)

    # --- one's own hand

    def edit(self, position: int, removed: int, inserted: str) -> int:
        """Does it on what is shown; how many characters came in. Raises TooLong: nothing has changed."""
        clean = harmless(inserted)
        splice = Edit(position, removed, clean).by(self.author)
        if not splice.removed and not splice.runs:
            return 0
        before = self.document
        self.document = before.after(splice)
        self.history = self.history.mine(before.text, splice)
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
        self.document = self.document.after_all(splices)
        if splices:
            self._waiting.append(Batch(splices, undoing=True))
        return splices

    def _queue(self, splice: Splice) -> None:
        last = self._waiting[-1] if self._waiting else None
        one = united(last.splices[0], splice) if last is not None and not last.undoing else None
        if one is None:
            self._waiting.append(Batch((splice,)))
        elif one.removed or one.runs:
            self._waiting[-1] = Batch((one,))
        else:
            self._waiting.pop()

    # --- deciding it, and keeping it

    def next_act(self) -> EditArticle | UndoEdit | None:
        """The act that decides the first batch; `decided_as` follows, unless it is refused."""
        return self._waiting[0].act(self.id, self.revision) if self._waiting else None

    def decided_as(self, article: Article) -> None:
        """The act was taken, and this is the article right after it."""
        batch = self._waiting.pop(0)
        self._passing.append(Passing(article.revision, batch, mine=True))
        self.revision = article.revision
        self._stand_on(self._heard.after_all(batch.splices).towards(article.text)[1])

    def lasting(self, revision: int) -> None:
        """The article is durable up to that revision."""
        self._passing = [one for one in self._passing if one.revision > revision]

    # --- others' hands

    def heard(self, article: Article) -> tuple[Splice, ...]:
        """The article is so now: what was done to its text. See `news` for what is shown."""
        if article.revision < self.revision and any(one.mine for one in self._passing):
            return self._taken_back(article)
        if article.revision == self.revision and article.text == self._heard.text:
            return ()
        return self._followed(article)

    def share(self, other: Draft) -> None:
        """Stands on the same document as somebody else who shows the same text, wherever theirs came from."""
        theirs = other._heard
        if other.revision == self.revision and theirs is not self._heard and theirs.text == self._heard.text:
            self._stand_on(theirs)

    def news(self) -> tuple[Splice, ...]:
        """What others did to what is shown since this was last asked, splice after splice."""
        told, self._news = self._news, ()
        return told

    def shown(self, position: int) -> int:
        """Where a position of the decided text stands in what is shown."""
        for batch in self._waiting:
            for splice in batch.splices:
                position = moved(position, splice, after=False)
        return position

    def _followed(self, article: Article) -> tuple[Splice, ...]:
        theirs, document = self._heard.towards(article.text)
        self._passing = [one for one in self._passing if one.revision <= article.revision]
        if theirs:
            self._passing.append(Passing(article.revision, Batch(theirs), mine=False))
        self.revision = article.revision
        self._waiting, shown = crossed(self._waiting, theirs)
        self._stand_on(document)
        self._tell(shown)
        return theirs

    def _tell(self, shown: tuple[Splice, ...]) -> None:
        self._news += shown
        for splice in shown:
            self.history = self.history.theirs(splice)

    def _taken_back(self, article: Article) -> tuple[Splice, ...]:
        """The disk did not keep what came after that revision: our own batches wait again, alone."""
        ours: list[Batch] = []
        without: tuple[Splice, ...] = ()
        lost = [one for one in self._passing if one.revision > article.revision]
        lost += [Passing(self.revision, batch, mine=True) for batch in self._waiting]
        for batch, mine in ((one.batch, one.mine) for one in lost):
            if mine:
                crossing, without = crossed([batch], without)
                ours += crossing
            else:
                without = (*taking_back(batch.splices), *without)
        before = self.document.text
        self._passing = [one for one in self._passing if one.revision <= article.revision]
        self.revision, self._waiting = article.revision, ours
        try:
            self._stand_on(self._heard.towards(article.text)[1])
        except EditOutOfBounds:
            self._waiting = []
            self._stand_on(self._heard.towards(article.text)[1])
            self._waiting = [Batch((one,)) for one in changes(article.text, before)]
            self._stand_on(self._heard)
        self._tell(without)
        return without

    def _stand_on(self, heard: Document) -> None:
        self._heard = heard
        self.document = heard.after_all(splice for batch in self._waiting for splice in batch.splices)
