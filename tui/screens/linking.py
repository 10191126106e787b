"""Which contributions an article comes from: Enter links the one under the cursor, Space marks several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.contribution import Contribution
from models.coverage import Fate, coverage
from models.manifesto import Article, articles
from models.ports import Reading
from tui.i18n import N_
from tui.widgets.dialogs import AskSeveral

_ORDER = (Fate.ORPHAN, Fate.TAKEN_UP, Fate.MERGED, Fate.SET_ASIDE)


class AskSources(AskSeveral[str]):
    """Those that are linked are marked. Nothing newly marked: Enter takes the one under the cursor too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("lier")),
        Binding("space", "pick", N_("en cocher plusieurs"), priority=True),
    ]

    def __init__(self, question: str, options: Sequence[tuple[str, str]], linked: Sequence[str]) -> None:
        super().__init__(question, options, chosen=linked)
        self._linked = frozenset(linked)

    def action_done(self) -> None:
        here = self.body.cursor
        if self._chosen == self._linked and isinstance(here, int):
            self._chosen.add(self._options[here][0])
        super().action_done()


def sources_of(reading: Reading, one: Article) -> list[Contribution]:
    """Those that nothing takes up first: they are what is looked for; those linked already last."""
    every = coverage(articles(reading), reading.all(Contribution))
    found = sorted(
        every, key=lambda each: (each.contribution.id in one.contributions, _ORDER.index(each.fate))
    )
    return [each.contribution for each in found]
