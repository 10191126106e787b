"""Contacts, on a page of their own: never seen by somebody who only glances at the list of people."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from models.acts.people import correction
from models.names import fold
from models.people import Participant
from tui.i18n import N_
from tui.screens.base import Page, acting
from tui.screens.own_data import FIELDS
from tui.widgets.dialogs import AskLine, AskOne
from tui.widgets.lines import padded, quiet, width_of
from tui.widgets.sheet import Sheet


class ContactsPage(Page):
    """`people`: only these, such as the recipients of a text; everybody when it is not given."""

    NAME = N_("Contacts")
    SHOWS = frozenset({"participants"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("corriger"))]

    def __init__(self, people: Sequence[str] | None = None) -> None:
        super().__init__()
        self._only = None if people is None else frozenset(people)

    def heading(self) -> tuple[str, str]:
        return self.t("Contacts"), self.t("pour l’équipe d’animation seulement")

    def write(self, sheet: Sheet) -> None:
        people = [
            one for one in self.session.commons.all(Participant) if self._only is None or one.id in self._only
        ]
        if not self.session.facilitates or not people:
            sheet.line(quiet(self.t("Personne à joindre ici.")))
            return
        column = min(30, sheet.width // 2)
        for one in sorted(people, key=lambda one: fold(one.name)):
            contact = one.contact or self.t("pas de contact donné")
            if width_of((one.name,)) < column and sheet.width >= 50:
                sheet.item(one.id, padded(one.name, column), quiet(contact), hang=column)
            else:
                sheet.item(one.id, one.name)
                sheet.more(quiet(contact), hang=2)

    def choose(self, item: Hashable) -> None:
        found = self.session.commons.find(Participant, str(item))
        if found:
            self._correct(found)

    @acting
    async def _correct(self, one: Participant) -> None:
        t, known = self.t, {key: getattr(one, key) or "·" for key in FIELDS}
        options = [
            (key, t("{quoi} : {valeur}", quoi=t(said), valeur=known[key]))
            for key, (said, _) in FIELDS.items()
        ]
        key = await self.ask(AskOne(one.name, options, value="contact"))
        if key is None:
            return
        said, field = FIELDS[key]
        value = str(getattr(one, key))
        given = await self.ask(AskLine(self.t(said), value=value, limit=field.limit, needed=field.needed))
        if given is not None:
            await self.perform(correction(one.id, key, given))
