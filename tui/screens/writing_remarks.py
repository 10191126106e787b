"""What is suggested and said of the article that one writes: a sign beside its row, a key that opens it."""

from __future__ import annotations

from dataclasses import replace

from models import comment, suggestion
from models.comment import comments
from models.manifesto import Article
from models.passage import ground
from models.suggestion import open_suggestions, stands
from tui.editing.drawing import REMARKED
from tui.editing.keeping import Keeping
from tui.screens.base import Page
from tui.screens.remark_acts import REMARKED as TABLES
from tui.widgets.editor import Editor
from tui.widgets.keybar import Key


class WritingRemarks(Page):
    article: str
    _remarked = ""
    _ids: tuple[str, ...] = ()
    """Of what has a place, in the order of the text: the editor carries where each stands."""

    @property
    def keeping(self) -> Keeping:
        raise NotImplementedError

    @property
    def editor(self) -> Editor:
        raise NotImplementedError

    def keys(self) -> tuple[Key, ...]:
        """The key says how many there are, and by which sign."""
        known = super().keys()
        return tuple(replace(key, words=self._remarked) if key.action == "remarks" else key for key in known)

    def action_remarks(self) -> None:
        """The cursor on the one nearest to one's own caret."""
        caret = self.editor.caret
        known = zip(self.editor.remarks, self._ids, strict=True)
        _, nearest = min(known, key=lambda one: abs(one[0] - caret), default=(0, ""))
        self.open("remarks", self.article, nearest)

    def remarked(self, tables: frozenset[str] = TABLES) -> None:
        """Finds again where they stand; in between, they go along with the words."""
        if not tables & TABLES:
            return
        self.keeping.listen()
        self.editor.follow()
        house = self.session.house
        one = house.together.current.find(Article, self.article)
        count = sum(each.count_open(house.reading, self.article) for each in (suggestion, comment))
        places = self._places(one) if one and count else []
        self._ids = tuple(id for _, id in places)
        found = tuple(self.keeping.draft.shown(at) for at, _ in places)
        before, self.editor.remarks = self.editor.remarks, found
        if found != before and self.editor.size:
            self.editor.paint()
        said = self.t.n("{n} remarque", "{n} remarques", count) if count else ""
        words = f"{REMARKED} {said}" if places else said
        if words != self._remarked:
            self._remarked = words
            self.write_foot()

    def _places(self, one: Article) -> list[tuple[int, str]]:
        """Where those begin that are about a passage, in the decided text, and their ids."""
        commons = self.session.commons
        said = (each for each in comments(commons, one) if each.passage and not each.resolved)
        return sorted(
            [
                *((stands(one, each).start, each.id) for each in open_suggestions(commons, one)),
                *((ground(one, each.id, each.passage).start, each.id) for each in said),
            ]
        )
