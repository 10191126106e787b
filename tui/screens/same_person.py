"""Asking whether somebody just named is already known: names are proposed, never merged silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.names import fold, probably_same
from models.people import Participant
from tui.widgets.dialogs import AskOne

if TYPE_CHECKING:
    from tui.screens.base import Page

    _Base = Page
else:
    _Base = object


class SamePerson(_Base):
    async def same_person(self, name: str) -> Participant | bool | None:
        """The person that this name is said to be; True for somebody new; None: Escape."""
        alike = [
            one
            for one in self.session.commons.all(Participant)
            if fold(one.name) == fold(name) or probably_same(one.name, name)
        ]
        if not alike:
            return True
        options: list[tuple[Participant | bool, str]] = [(one, self._known(one)) for one in alike]
        options.append((True, self.t("quelqu’un d’autre, qui s’appelle {nom}", nom=name)))
        return await self.ask(AskOne(self.t("Est-ce une personne déjà connue ?"), options))

    def _known(self, one: Participant) -> str:
        where = f", {one.place}" if one.place else ""
        return self.t("{nom}, déjà sur la liste", nom=f"{one.name}{where}")
