"""A text as it is shown, with its rows for each width in use. It knows nothing of who looks at it.

A document never changes: an edit gives another one, the same to all who ask for it. So people who show one
text share its words and its rows, wrapped once for each width and cut again only where the edit was.
"""

from __future__ import annotations

from collections.abc import Iterable
from weakref import ref

from models.ports import Splice
from models.text import Text, words
from tui.editing.crossing import changes
from tui.editing.rows import Rows

_MOST_WIDTHS = 8
_LATEST = 8
"""Documents before the latest one that are still known: whoever hears late follows the edits from there."""

Way = tuple[tuple[Splice, ...], "Document"]


class Document:
    __slots__ = ("__weakref__", "_before", "_next", "_rows", "_way", "text", "words")

    def __init__(self, text: Text, said: str | None = None) -> None:
        self.text = text
        self.words = str(text) if said is None else said
        self._rows: dict[int, Rows] = {}
        # What comes after is held by those who show it: an old document, kept somewhere, keeps none of it.
        self._next: tuple[Splice, ref[Document]] | None = None
        self._way: tuple[tuple[Splice, ...], ref[Document]] | None = None
        self._before: tuple[Document, ...] = ()

    def after(self, splice: Splice) -> Document:
        """Raises EditOutOfBounds, TooLong."""
        found = self._next[1]() if self._next is not None and self._next[0] == splice else None
        if found is None:
            found = self._changed(splice, self.text.spliced(splice))
            self._next = splice, ref(found)
            found._before, self._before = (*self._before[1 - _LATEST :], self), ()
        return found

    def after_all(self, splices: Iterable[Splice]) -> Document:
        found = self
        for splice in splices:
            found = found.after(splice)
        return found

    def towards(self, text: Text) -> Way:
        """The document of that text, and the splices that lead there: those done, where they are known."""
        if text is self.text or text == self.text:
            return (), self
        if self._way is not None and (found := self._way[1]()) is not None and found.text == text:
            return self._way[0], found
        way = self._known_way(text) or self._compared(text)
        self._way = way[0], ref(way[1])
        return way

    def rows(self, width: int) -> Rows:
        found = self._rows.get(width)
        if found is None:
            if len(self._rows) >= _MOST_WIDTHS:
                self._rows.pop(next(iter(self._rows)))
            found = self._rows[width] = Rows(self.words, width)
        return found

    def _known_way(self, text: Text) -> Way | None:
        way: list[Splice] = []
        at = self
        while at._next is not None and len(way) < _LATEST:
            splice, known = at._next
            following = known()
            if following is None:
                return None
            at = following
            way.append(splice)
            if at.text == text:
                return tuple(way), at
        return None

    def _compared(self, text: Text) -> Way:
        way = changes(self.text, text)
        found = self
        for splice in way:
            found = found._changed(splice, found.text.spliced(splice))
        if found.text != text:  # the same words, by somebody else
            found = found._by_others(text)
        return way, found

    def _changed(self, splice: Splice, text: Text) -> Document:
        said, inserted = self.words, words(splice.runs)
        end = splice.position + splice.removed
        made = Document(text, said[: splice.position] + inserted + said[end:])
        for width, rows in self._rows.items():
            made._rows[width] = rows.changed(made.words, splice.position, splice.removed, len(inserted))
        return made

    def _by_others(self, text: Text) -> Document:
        made = Document(text, self.words)
        made._rows = dict(self._rows)
        return made
