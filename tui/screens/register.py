"""Registering: a notice about personal data, three questions, then where one stands and what comes next."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from models import lookup
from models.acts.registration import Placed, Register
from models.people import Participant, Role
from tui.i18n import N_
from tui.notice import TITLE, notice
from tui.screens import workshop_words as words
from tui.screens.access import recovery_for_newcomer
from tui.screens.base import Page, acting
from tui.screens.register_questions import RegisterQuestions
from tui.widgets.lines import accent, good, quiet, strong
from tui.widgets.sheet import Sheet

BEGIN = "begin"


class RegisterPage(RegisterQuestions, Page):
    """`workshop`: the one from which it was asked, already ticked. Shows the notice, then the recap."""

    NAME = N_("Inscription")
    SHOWS = frozenset({"workshops", "polls", "participants"})
    FOR_FACILITATION = frozenset({"again"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("continuer")),
        Binding("s", "poll", N_("disponibilités")),
        Binding("n", "again", N_("inscrire quelqu’un d’autre")),
        Binding("y", "copy", N_("garder une copie")),
    ]

    def __init__(self, workshop: int | None = None) -> None:
        super().__init__()
        self._workshop = workshop
        self._registered: str | None = None
        self._code = ""

    def heading(self) -> tuple[str, str]:
        right = self.t("trois questions, deux minutes") if self._registered else self.t(TITLE)
        return self.t("Inscription"), right

    @property
    def _own(self) -> Participant | None:
        """Oneself, registering for more: facilitation always says for whom."""
        return None if self.session.facilitates else self.session.person

    # --- writing

    def write(self, sheet: Sheet) -> None:
        if self._registered:
            self._write_recap(sheet, self._registered)
        elif not lookup.open_workshops(self.session.commons, self.session.now):
            sheet.line(self.t("Il n’y a plus d’atelier à venir dans cette série."))
        else:
            self._write_notice(sheet)

    def _write_notice(self, sheet: Sheet) -> None:
        for fact in notice(self.session):
            sheet.line(strong(fact.head), self.t("{quoi} : {valeur}", quoi="", valeur=fact.words), hang=2)
        sheet.blank()
        sheet.item(BEGIN, accent(self.t("Continuer vers les trois questions")))

    def _write_recap(self, sheet: Sheet, person: str) -> None:
        t = self.t
        sheet.line(good(t("C’est enregistré pour {nom}.", nom=words.name_of(self.session, person))))
        if self._code:
            sheet.line(t("Votre code de secours, à noter sur papier :"), " ", strong(self._code))
        for one in lookup.workshops(self.session.commons):
            mine = one.registration(person)
            if mine and mine.active:
                sheet.blank()
                sheet.line(strong(f"{one.number}  "), one.title, hang=3)
                sheet.line(quiet("   "), words.placed(self.session, one, person, named=False), hang=3)
        sheet.blank()
        for number in self._open_polls():
            answer = t("dire vos disponibilités pour l’atelier {numero}", numero=number)
            if self.session.actor.person != person:
                answer = t("noter ses disponibilités pour l’atelier {numero}", numero=number)
            sheet.item(("poll", number), accent("[s] "), answer, hang=4)
        if self.session.facilitates:
            sheet.item("again", accent("[n] "), t("inscrire quelqu’un d’autre"), hang=4)
        sheet.item("done", t("c’est tout, revenir"))

    def _open_polls(self) -> list[int]:
        return [one.workshop for one in lookup.open_polls(self.session.commons, self.session.now)]

    # --- asking

    def choose(self, item: Hashable) -> None:
        if item in (BEGIN, "again"):
            self._ask_everything()
        elif item == "done":
            self.action_back()
        elif isinstance(item, tuple):
            self._open_poll(item[1])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("copy", "again") and self._registered is None:
            return False
        if action == "poll":
            return self._registered is not None and bool(self._open_polls())
        return super().check_action(action, parameters)

    def action_poll(self) -> None:
        self._open_poll(self.cursor[1] if isinstance(self.cursor, tuple) else self._open_polls()[0])

    def _open_poll(self, number: int) -> None:
        """On the row of whoever was just registered, not on that of the first person."""
        self.open("poll", number, self._registered)

    def action_again(self) -> None:
        """A sheet of paper is typed in one person after the other, the notice read once."""
        self._ask_everything()

    def action_copy(self) -> None:
        """The recap as a text to keep."""
        sheet = Sheet(72)
        self.write(sheet)
        lines = [line.text for line in sheet.written().lines if not line.head]
        path = self.veillee.keep_file("veillee-inscription.txt", "\n".join(lines).rstrip() + "\n")
        if path is None:
            self.open("plain", "\n".join(lines))
        else:
            self.say(self.t("Le texte est dans {chemin}", chemin=path))

    @acting
    async def _ask_everything(self) -> None:
        act = await self.ask_registration(self._own)
        if act:
            await self._register(act)

    async def _register(self, act: Register) -> None:
        if await self.perform(act, self._remember) and self._registered:
            if not self.session.facilitates and self.session.person is None:
                me = replace(self.session.actor, role=Role.PARTICIPANT, person=self._registered)
                self.veillee.act_as(me)
                self._code = await recovery_for_newcomer(self)
            self.rewrite()

    def _remember(self, placed: tuple[Placed, ...]) -> str:
        self._registered = placed[0].person if placed else None
        return self.t("enregistré")
