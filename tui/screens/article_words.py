"""How an article is shown to be read: its Markdown lightly, who wrote what, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.manifesto import Article
from models.ports import Reading
from models.text import SOMEONE
from models.words import Piece, Sort
from tui.editing.marks import marks
from tui.i18n import Translator
from tui.screens.whose import name_of
from tui.widgets.lines import Part, Span, quiet, strong
from tui.widgets.sheet import Sheet
from tui.wording import ARTICLE_STATES

_SIGNS = {Sort.REMOVED: ("[-", "-]", "removed"), Sort.ADDED: ("{+", "+}", "added")}


def write_text(sheet: Sheet, text: str) -> None:
    """The text, its Markdown standing out and every sign of it kept."""
    for paragraph in text.split("\n"):
        if paragraph.strip():
            sheet.line(*_marked(paragraph), hang=2 if paragraph.lstrip()[:2] in ("- ", "* ") else 0)
        else:
            sheet.blank()


def write_suggested(sheet: Sheet, pieces: Iterable[Piece]) -> None:
    """The text with suggestions in it; each of its lines is an item, numbered from 0 as in the text."""
    last = -1
    for line, row in _rows(pieces):
        parts = tuple(_marked(row[0]) if len(row) == 1 and isinstance(row[0], str) else row)
        if not any(part if isinstance(part, str) else part.text for part in parts):
            sheet.blank()
        elif line == last:
            sheet.more(*parts)
        else:
            sheet.item(line, *parts, hang=2 if str(row[0])[:2] in ("- ", "* ") else 0)
            last = line


def _rows(pieces: Iterable[Piece]) -> Iterator[tuple[int, list[Part]]]:
    """Each row with the number of the line of the text where it begins."""
    line, begun, row = 0, 0, list[Part]()
    for piece in pieces:
        for number, (words, part) in enumerate(_parts(piece)):
            if number:
                yield begun, row
                line, row = line + (piece.sort is not Sort.ADDED), []
                begun = line
            if words:
                row.append(part)
    yield begun, row


def _parts(piece: Piece) -> Iterator[tuple[str, Part]]:
    """The words of each line, and how they are shown."""
    before, after, kind = _SIGNS.get(piece.sort, ("", "", ""))
    for words in piece.words.split("\n"):
        yield words, Span(f"{before}{words}{after}", kind) if kind else words


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
    for _, row in _rows(pieces):
        sheet.line(*row) if row else sheet.blank()


def pieces_parts(pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """The same within one paragraph; what breaks a line shows as « ¶ »."""
    return tuple(part for piece in pieces for part in _inline(piece))


def _inline(piece: Piece) -> Iterator[Part]:
    before, after, kind = _SIGNS.get(piece.sort, ("", "", ""))
    words = piece.words.replace("\n", " ¶ ")
    yield Span(f"{before}{words}{after}", kind) if kind else words


def origins(one: Article, t: Translator) -> str:
    """« Vient de 4 contributions »."""
    if not one.contributions:
        return t("Ne vient d’aucune contribution pour le moment")
    return t.n("Vient de {n} contribution", "Vient de {n} contributions", len(one.contributions))


def heading(one: Article, rank: int, t: Translator) -> tuple[Part, ...]:
    return strong(f"{rank}  "), one.title, quiet(f"  {t(ARTICLE_STATES[one.status])}")
