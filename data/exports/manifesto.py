"""What a manifesto becomes before it is written in any format: words only, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperArticle:
    """`text` is Markdown; `notes` are numbers in the paper's notes, from 1."""

    id: str
    title: str
    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """`status` says what it is: « brouillon du mardi 2 mai 2028 ». `origin` introduces an article's notes."""

    title: str
    status: str
    articles: tuple[PaperArticle, ...] = ()
    notes: tuple[str, ...] = ()
    origin: str = ""

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.status})" if self.status else self.title

    def numbered(self, article: PaperArticle) -> Iterable[tuple[int, str]]:
        return ((number, self.notes[number - 1]) for number in article.notes)
