"""Texts to send: the program writes them, people send them. Whom to send them to is on another page."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.refusals import Refusal
from tui.i18n import N_
from tui.messages import KINDS, Kind, NothingToSay, kind_named, message, why
from tui.messages.recipients import recipients
from tui.screens.base import Page, acting
from tui.widgets.dialogs import AskOne
from tui.widgets.lines import quiet
from tui.widgets.sheet import Sheet


class TextsPage(Page):
    """`workshop`: the one that the texts are about, if it is known already."""

    NAME = N_("Textes à envoyer")
    SHOWS = frozenset({"workshops"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("lire"))]

    def __init__(self, workshop: int | None = None) -> None:
        super().__init__()
        self._workshop = workshop

    def heading(self) -> tuple[str, str]:
        right = self.t("Atelier {numero}", numero=self._workshop) if self._workshop else ""
        return self.t("Textes à envoyer"), right

    def write(self, sheet: Sheet) -> None:
        sheet.line(quiet(self.t("Le programme n’envoie rien : il écrit, vous envoyez.")))
        sheet.blank()
        for kind in KINDS:
            if self._workshop is None or kind.about_workshop:
                sheet.item(kind.key, self.t(kind.title))

    def choose(self, item: Hashable) -> None:
        self._read(kind_named(str(item)))

    @acting
    async def _read(self, kind: Kind) -> None:
        number = self._workshop
        if kind.about_workshop and number is None:
            workshops = lookup.workshops(self.session.commons)
            options = [(one.number, f"{one.number}  {one.title}") for one in workshops]
            number = await self.ask(AskOne(self.t("De quel atelier ?"), options))
            if number is None:
                return
        try:
            message(kind.key, self.session, number)
        except NothingToSay as nothing:
            self.say(why(nothing, self.t), wrong=True)
        except Refusal as no:
            self.say(self.why_not(no), wrong=True)
        else:
            self.open("text", kind, number)


class TextPage(Page):
    """One text, as it will be read. `y` copies it, `k` says whom it is for."""

    NAME = N_("Un texte à envoyer")
    SHOWS = frozenset({"workshops", "polls", "participants", "settings"})
    FOR_FACILITATION = frozenset({"recipients"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("ouvrir"), show=False),
        Binding("y", "copy", N_("copier")),
        Binding("k", "recipients", N_("destinataires")),
    ]

    def __init__(self, kind: Kind, workshop: int | None = None) -> None:
        super().__init__()
        self._kind = kind
        self._workshop = workshop

    def heading(self) -> tuple[str, str]:
        right = self.t("Atelier {numero}", numero=self._workshop) if self._workshop else ""
        return self.t(self._kind.title), right

    @property
    def words(self) -> str:
        try:
            return message(self._kind.key, self.session, self._workshop)
        except NothingToSay as nothing:
            return why(nothing, self.t)

    def write(self, sheet: Sheet) -> None:
        sheet.text(self.words)

    def action_copy(self) -> None:
        """To a file where the program runs, when that is the person's machine; else plain, to be selected."""
        path = self.veillee.keep_file(f"veillee-{self._kind.key}.txt", self.words)
        if path is not None:
            self.say(self.t("Le texte est dans {chemin}", chemin=path))
        else:
            self.open("plain", self.words)

    def action_recipients(self) -> None:
        try:
            people = recipients(self._kind.key, self.session, self._workshop)
        except NothingToSay as nothing:
            self.say(why(nothing, self.t), wrong=True)
        else:
            self.open("contacts", tuple(one.id for one in people))


class PlainPage(Page):
    """A text without anything around it, so that the terminal's own selection takes it whole."""

    NAME = N_("Texte seul")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", N_("ouvrir"), show=False)]

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def heading(self) -> tuple[str, str]:
        return "", ""

    def write(self, sheet: Sheet) -> None:
        sheet.text(self._words)
