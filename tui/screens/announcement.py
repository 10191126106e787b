"""The announcement that the series starts from, to read at ease."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.thread import Reply
from tui.i18n import N_
from tui.screens.base import Page
from tui.widgets.lines import quiet
from tui.widgets.sheet import Sheet


class AnnouncementPage(Page):
    NAME = N_("Annonce")
    SHOWS = frozenset({"announcement", "settings", "thread"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("i", "register", N_("m’inscrire")),
        Binding("d", "thread", N_("réponses à l’annonce")),
    ]

    def heading(self) -> tuple[str, str]:
        announcement = lookup.announcement(self.session.commons)
        return self.t("Annonce"), announcement.title if announcement else ""

    def write(self, sheet: Sheet) -> None:
        announcement = lookup.announcement(self.session.commons)
        if announcement is None:
            sheet.line(quiet(self.t("L’annonce viendra avec la série.")))
            return
        for section in announcement.sections:
            sheet.title(section.title)
            sheet.text(section.text)
        self._write_answer(sheet)
        if link := lookup.settings(self.session.commons).registration_url:
            sheet.title(self.t("Pour vous inscrire :"))
            sheet.text(link)

    def _write_answer(self, sheet: Sheet) -> None:
        """What the first reply from elsewhere says of it, and the way to all of them: it belongs to it."""
        t, replies = self.t, self.session.commons.all(Reply)
        if replies and replies[0].signature:
            sheet.title(t("Ce qu’on y répond"))
            sheet.line(quiet(replies[0].signature))
            sheet.text(replies[0].text)
        if replies:
            sheet.blank()
            sheet.item(
                "thread",
                t.n("Lire la réponse, y répondre", "Lire les {n} réponses, y répondre", len(replies)),
            )

    def choose(self, item: Hashable) -> None:
        if item == "thread":
            self.action_thread()
        else:
            super().choose(item)

    def action_register(self) -> None:
        self.open("register")

    def action_thread(self) -> None:
        self.open("thread")
