"""On the home and on a workshop's page: the step that a session is at, live; and when people's data go."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from models.next_steps import Need, next_steps
from tui import leading, purging
from tui.i18n import N_
from tui.screens import home_words
from tui.screens.base import Page
from tui.session import Session
from tui.widgets.lines import accent, quiet
from tui.widgets.sheet import Sheet


def write_live(sheet: Sheet, session: Session, workshop: int | None = None) -> None:
    """An item for each session that goes on now, of one workshop or of all: it leads there."""
    for order in leading.live(session):
        if workshop in (None, order.workshop):
            words = session.t("En ce moment : {etape}", etape=leading.now_said(order, session))
            sheet.item(("leading", order.workshop), accent("[j] "), words, hang=4)


def write_freed(sheet: Sheet, session: Session) -> None:
    """To whoever leads: seats given back meanwhile, in any workshop to come, and how many to tell."""
    for step in next_steps(session.commons, session.actor, session.now):
        if step.need is Need.TELL:
            words = session.t("Place libérée, atelier {n} :", n=step.workshop)
            said = home_words.counted(step.need, step.count, session.t)
            sheet.item(("workshop", step.workshop), accent(words), f" {said}", hang=2)


class Now(Page):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "lead", N_("séance"), show=False)]

    def write_now(self, sheet: Sheet) -> None:
        write_live(sheet, self.session)
        for announced in filter(None, (purging.announced(self.session), purging.to_tell(self.session))):
            sheet.line(quiet(announced))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "lead":
            return bool(leading.live(self.session))
        return super().check_action(action, parameters)

    def action_lead(self) -> None:
        self.open("leading", leading.live(self.session)[0].workshop)
