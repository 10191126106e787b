"""How the dissent, the slips and the notes of a frozen article stand on a page."""

from __future__ import annotations

from models.frozen import FrozenArticle, FrozenBody
from tui.frozen_words import answered
from tui.i18n import Translator
from tui.widgets.lines import Part, Span, quiet
from tui.widgets.sheet import Sheet


def write_dissent(sheet: Sheet, one: FrozenArticle, t: Translator, margin: int = 0) -> None:
    """The tally of its last round, objections and reserves in full, slips word by word; `margin` columns in."""
    if one.round is None:
        return

    def line(mark: str, *parts: Part) -> None:
        sheet.line(" " * margin, mark, *parts, hang=margin + len(mark))

    line("", quiet(answered(one.round, t)))
    for each in one.round.objections:
        state = t("maintenue") if each.standing else t("levée")
        line("· ", t("objection {etat} : {texte}", etat=state, texte=each.text))
    for text in one.round.reserves:
        line("· ", t("réserve : {texte}", texte=text))
    for slip in one.slips:
        removed, added = Span(f"[-{slip.removed}-]", "removed"), Span(f"{{+{slip.added}+}}", "added")
        line("· ", t("coquille :"), " ", *((removed, " ") if slip.removed else ()), added)


def write_notes(sheet: Sheet, body: FrozenBody, one: FrozenArticle, t: Translator) -> None:
    for number, note in body.notes_of(one.id):
        said = note.text
        if note.passage:
            said = t("« {passage} » : {texte}", passage=note.passage, texte=note.text)
        solved = quiet(" " + t("(résolue)")) if note.resolved else ""
        sheet.line("· ", t("note {n} : {texte}", n=number, texte=said), solved, hang=2)
