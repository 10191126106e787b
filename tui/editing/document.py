"""A text as it is shown, with its rows for each width in use. It knows nothing of who looks at it.

Several views, of one person or of several, may share a document: each width is wrapped once.
"""

from __future__ import annotations

from models.ports import Splice
from models.text import Text, words
from tui.editing.rows import Rows

_MOST_WIDTHS = 8


class Document:
    def __init__(self, text: Text) -> None:
        self.text = text
        self.words = str(text)
        self._rows: dict[int, Rows] = {}

    def splice(self, splice: Splice) -> None:
        """Raises EditOutOfBounds, TooLong: nothing has changed then."""
        self.text = self.text.spliced(splice)
        inserted = words(splice.runs)
        end = splice.position + splice.removed
        self.words = self.words[: splice.position] + inserted + self.words[end:]
        for rows in self._rows.values():
            rows.change(self.words, splice.position, splice.removed, len(inserted))

    def rows(self, width: int) -> Rows:
        found = self._rows.get(width)
        if found is None:
            if len(self._rows) >= _MOST_WIDTHS:
                self._rows.pop(next(iter(self._rows)))
            found = self._rows[width] = Rows(self.words, width)
        return found
