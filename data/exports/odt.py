"""The manifesto for word processors (ODF 1.2, through odfpy): real headings, lists and footnotes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from data.exports.manifesto import Line, Paper, PaperArticle, Part
from data.exports.markdown_odt import OdtWriter, words_into
from data.exports.markdown_tree import printable
from data.exports.odt_styles import add_styles
from models.words import Sort

_STYLES = {Sort.REMOVED: "Removed", Sort.ADDED: "Added"}


def manifesto_odt(paper: Paper) -> bytes:
    """A whole .odt file. Notes keep the numbers that they have in every other format."""
    from odf.dc import Language, Title
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    document.meta.addElement(Title(text=printable(paper.heading)))
    document.meta.addElement(Language(text=paper.content))
    add_styles(document, paper.content)
    _write(paper, document.text, _Notes(paper))
    content = BytesIO()
    document.write(content)
    return content.getvalue()


class _Notes:
    """Each note once, as a footnote; where it is named again, its number refers to it."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._written: set[int] = set()

    def call(self, number: int, into: Any) -> None:
        from odf.text import Note, NoteBody, NoteCitation, NoteRef, P

        name = f"note{number}"
        if number in self._written:
            again = {"refname": name, "noteclass": "footnote", "referenceformat": "text"}
            into.addElement(NoteRef(text=str(number), **again))
            return
        self._written.add(number)
        note = Note(id=name, noteclass="footnote")
        note.addElement(NoteCitation(label=str(number), text=str(number)))
        said = P(stylename="Footnote")
        words_into(said, f" {self._paper.notes[number - 1]}")
        body = NoteBody()
        body.addElement(said)
        note.addElement(body)
        into.addElement(note)


def _write(paper: Paper, into: Any, notes: _Notes) -> None:
    into.addElement(_paragraph("Title", paper.title))
    if paper.status:
        into.addElement(_paragraph("Subtitle", paper.status))
    for rank, article in enumerate(paper.articles, start=1):
        _article(paper, article, rank, into, notes.call)
    _parts(paper.parts, 1, into)


def _article(
    paper: Paper, article: PaperArticle, rank: int, into: Any, call: Callable[[int, Any], None]
) -> None:
    _heading(1, f"{rank}. {article.title}".rstrip(), into)
    if article.status:
        into.addElement(_paragraph("Status", article.status))
    OdtWriter(article, level=1, call=call).write(into)
    _parts(article.parts, 2, into)
    if article.notes:
        origin = _paragraph("Origin", paper.origin)
        for number in article.notes:
            words_into(origin, " ")
            call(number, origin)
        into.addElement(origin)


def _parts(parts: Iterable[Part], level: int, into: Any) -> None:
    for part in parts:
        if part.title:
            _heading(level, part.title, into)
        for line in part.lines:
            into.addElement(_line(line))


def _line(line: Line) -> Any:
    from odf.text import Span

    if isinstance(line, str):
        return _paragraph("Standard", line)
    found = _paragraph("Standard", "")
    for piece in line:
        style = _STYLES.get(piece.sort)
        place = Span(stylename=style) if style else found
        words_into(place, piece.words)
        if style:
            found.addElement(place)
    return found


def _heading(level: int, words: str, into: Any) -> None:
    from odf.text import H

    heading = H(outlinelevel=level, stylename=f"Heading_20_{level}")
    words_into(heading, words)
    into.addElement(heading)


def _paragraph(style: str, words: str) -> Any:
    from odf.text import P

    made = P(stylename=style)
    words_into(made, words)
    return made
