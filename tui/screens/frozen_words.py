"""How the dissent, the slips and the notes of a frozen article stand on a page."""

from __future__ import annotations

from models.frozen import FrozenArticle, FrozenBody
from tui.frozen_words import answered
from tui.i18n import Translator
from tui.widgets.lines import Span, quiet
from tui.widgets.sheet import Sheet


def write_dissent(sheet: Sheet, one: FrozenArticle, t: Translator) -> None:
    """The tally of its last round, objections and reserves in full, slips word by word."""
    if one.round is None:
        return
    sheet.line(quiet(answered(one.round, t)))
    for each in one.round.objections:
        state = t("maintenue") if each.standing else t("levée")
        sheet.line("· ", t("objection {etat} : {texte}", etat=state, texte=each.text), hang=2)
    for text in one.round.reserves:
        sheet.line("· ", t("réserve : {texte}", texte=text), hang=2)
    for slip in one.slips:
        removed, added = Span(f"[-{slip.removed}-]", "removed"), Span(f"{{+{slip.added}+}}", "added")
        sheet.line("· ", t("coquille :"), " ", *((removed, " ") if slip.removed else ()), added, hang=2)
    sheet.blank()


def write_notes(sheet: Sheet, body: FrozenBody, one: FrozenArticle, t: Translator) -> None:
    for number, note in body.notes_of(one.id):
        said = (
            t("« {passage} » : {texte}", passage=note.passage, texte=note.text) if note.passage else note.text
        )
        start = f"{number}. "
        sheet.line(quiet(start), said, quiet(" " + t("(résolue)")) if note.resolved else "", hang=len(start))
