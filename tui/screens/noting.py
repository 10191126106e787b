"""Noting ideas one after the other, around one keyboard."""

from __future__ import annotations

from typing import Any

from models import lookup
from models.acts.contributions import Contribute
from models.contribution import Dimension, Theme
from models.names import CONTRIBUTION
from tui import leading, wording
from tui.screens.base import Page, acting
from tui.screens.contribution_cards import ELSEWHERE
from tui.screens.whose import signing
from tui.widgets.capture import Capture, Setting


class Noting(Page):
    """`_workshop` is the filter: what is noted comes from there, else from the session that goes on now."""

    def __init__(self) -> None:
        super().__init__()
        self._workshop: int | None = None

    @acting
    async def action_add(self) -> None:
        """One line, Enter, next: several people around one keyboard."""
        question = self.t("Quelle idée ?")
        await self.ask(Capture(question, self._settings, self._take, CONTRIBUTION.limit))

    def _settings(self) -> tuple[Setting, ...]:
        t, commons = self.t, self.session.commons
        themes: Setting = [(None, t("sans thème")), *((one.id, one.title) for one in commons.all(Theme))]
        signed: Setting = [
            (None, t("non signée")),
            *((one.id, t("signée {nom}", nom=one.name)) for one in signing(self.session)),
        ]
        numbers = [one.number for one in lookup.workshops(commons)]
        live = (one.workshop for one in leading.live(self.session))
        first = self._workshop if self._workshop is not None else next(live, next(iter(numbers), ELSEWHERE))
        order = [first, *(number for number in (*numbers, ELSEWHERE) if number != first)]
        dimensions: Setting = [(one, t(wording.DIMENSIONS[one])) for one in reversed(Dimension)]
        places: Setting = [
            (one or None, t("atelier {a}", a=one) if one else t("d’ailleurs")) for one in order
        ]
        return dimensions, themes, signed, places

    async def _take(self, text: str, values: tuple[Any, ...]) -> str:
        """Why the line is not kept, in words; nothing once it is."""
        dimension, theme, author, workshop = values
        return await self.trouble(Contribute(workshop, text, dimension, theme, author is not None, author))
