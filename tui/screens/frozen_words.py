"""How the dissent, the slips and the notes of a frozen article stand on a page."""

from __future__ import annotations

from models.frozen import FrozenArticle, FrozenBody
from tui.frozen_words import answered, changes, dissent, notes, slips
from tui.i18n import Translator
from tui.screens.article_words import pieces_parts
from tui.widgets.lines import Part, Span, quiet
from tui.widgets.sheet import Sheet


def write_dissent(sheet: Sheet, one: FrozenArticle, t: Translator, margin: int = 0) -> None:
    """The tally of its last round, objections and reserves in full, slips, what changed since; `margin`
    columns in."""

    def line(mark: str, *parts: Part) -> None:
        sheet.line(" " * margin, mark, *parts, hang=margin + len(mark))

    if one.round:
        line("", quiet(answered(one.round, t)))
    for said in dissent(one, t):
        line("· ", said)
    for first, removed, added in slips(one, t):
        line(
            "· ", first, " ", Span(removed, "removed"), " " if removed and added else "", Span(added, "added")
        )
    for pieces in changes(one):
        line("· ", t("changé depuis le tour :"), " ", *pieces_parts(pieces))


def write_notes(sheet: Sheet, body: FrozenBody, one: FrozenArticle, t: Translator) -> None:
    for said in notes(body, one, t):
        sheet.line("· ", said, hang=2)
