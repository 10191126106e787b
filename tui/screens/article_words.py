"""How an article is shown to be read: its Markdown lightly, who wrote what, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.manifesto import Article, ArticleStatus
from models.ports import Reading
from models.text import SOMEONE
from models.words import Piece, Sort
from tui.editing.marks import marks
from tui.i18n import N_, Translator
from tui.screens.whose import name_of
from tui.widgets.lines import Part, Span, quiet, strong
from tui.widgets.sheet import Sheet

STATUSES = {
    ArticleStatus.DRAFT: N_("brouillon"),
    ArticleStatus.IN_DEBATE: N_("en débat"),
    ArticleStatus.TO_CONFIRM: N_("à confirmer"),
    ArticleStatus.ADOPTED: N_("adopté"),
    ArticleStatus.ADOPTED_WITH_RESERVES: N_("adopté avec réserves"),
}
_SIGNS = {Sort.REMOVED: ("[-", "-]", "removed"), Sort.ADDED: ("{+", "+}", "added")}


def write_text(sheet: Sheet, text: str) -> None:
    """The text, its Markdown standing out and every sign of it kept."""
    for paragraph in text.split("\n"):
        if paragraph.strip():
            sheet.line(*_marked(paragraph), hang=2 if paragraph.lstrip()[:2] in ("- ", "* ") else 0)
        else:
            sheet.blank()


def _marked(paragraph: str) -> Iterator[Part]:
    at = 0
    for start, end, kind in marks(paragraph):
        yield paragraph[at:start]
        yield Span(paragraph[start:end], kind)
        at = end
    yield paragraph[at:]


def write_authors(sheet: Sheet, one: Article, reading: Reading, t: Translator) -> None:
    """Who wrote what, run by run; « quelqu’un » once erased, or never known."""
    for author, words in one.text.runs:
        said = " ".join(words.split())
        if said:
            name = name_of(reading, author) if author != SOMEONE else ""
            sheet.line(strong(name or t("quelqu’un")), " : ", said, hang=2)


def write_pieces(sheet: Sheet, pieces: Iterable[Piece]) -> None:
    """What was taken out and put in, inline: « [-Chaque lieu-] {+Chacun·e+} »."""
    row: list[Part] = []
    for piece in pieces:
        before, after, kind = _SIGNS.get(piece.sort, ("", "", ""))
        for number, part in enumerate(piece.words.split("\n")):
            if number:
                sheet.line(*row) if row else sheet.blank()
                row = []
            if part:
                row.append(Span(f"{before}{part}{after}", kind) if part.strip() or kind else part)
    if row:
        sheet.line(*row)


def origins(one: Article, t: Translator) -> str:
    """« Vient de 4 contributions »."""
    if not one.contributions:
        return t("Ne vient d’aucune contribution pour le moment")
    return t.n("Vient de {n} contribution", "Vient de {n} contributions", len(one.contributions))


def heading(one: Article, rank: int, t: Translator) -> tuple[Part, ...]:
    return strong(f"{rank}  "), one.title, quiet(f"  {t(STATUSES[one.status])}")
