"""What a manifesto becomes before it is written in any format: words only, in the reader's language.

Every format writes the same `Paper`; what a new noun adds to an article is one more `Part`, made in
tui/papers.py, and no format has to know of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.words import Piece

Line = str | tuple[Piece, ...]
"""Plain words, or words with what was taken out of them and put in."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below an article's text, or at the end of the paper: objections, signatures, a digest.

    A part without a title goes with what is above it.
    """

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A note that is about a place: the line of the article's text, from 0, whose block it stands after."""

    line: int
    note: int


@dataclass(frozen=True, slots=True)
class PaperArticle:
    """`text` is Markdown; `notes` are numbers in the paper's notes, from 1; `status` is words, or nothing."""

    id: str
    title: str
    text: str
    notes: tuple[int, ...] = ()
    status: str = ""
    marks: tuple[Mark, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """`status` says what it is: « brouillon du mardi 2 mai 2028 ».

    `origin` introduces where an article comes from, `remarks` the notes that are about places of it.
    `language` is that of our words, `content` that of people's.
    """

    title: str
    status: str
    articles: tuple[PaperArticle, ...] = ()
    notes: tuple[str, ...] = ()
    origin: str = ""
    remarks: str = ""
    parts: tuple[Part, ...] = ()
    language: str = "fr"
    content: str = "fr"

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.status})" if self.status else self.title

    def numbered(self, article: PaperArticle) -> Iterable[tuple[int, str]]:
        """Where the article comes from, in numbered notes."""
        return ((number, self.notes[number - 1]) for number in article.notes)

    def remarked(self, article: PaperArticle) -> Iterable[tuple[int, str]]:
        """The notes that are about places of it."""
        return ((mark.note, self.notes[mark.note - 1]) for mark in article.marks)


def plain(line: Line) -> str:
    """In text without colours: [-what was taken out-] and {+what was put in+}."""
    if isinstance(line, str):
        return line
    signs = {"garde": ("", ""), "retire": ("[-", "-]"), "ajoute": ("{+", "+}")}
    return "".join(signs[piece.sort][0] + piece.words + signs[piece.sort][1] for piece in line)
