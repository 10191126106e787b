"""The manifesto as Markdown that comes back as it left: data/imports/markdown.py reads the same articles."""

from __future__ import annotations

from data.exports.manifesto import Paper, PaperArticle
from data.imports.markdown import open_lines
from data.imports.markdown_marks import NOTES, NOTES_END, article_mark, level, lowered, quoted

_LEVEL = 2
"""Of an article's heading; those of its text stand below it."""


def manifesto_markdown(paper: Paper) -> str:
    """A title, then a section for each article, with its id in a comment and its notes between two others."""
    blocks = [_heading(1, paper.heading)]
    for article in paper.articles:
        blocks += filter(None, _article(paper, article))
    return "\n\n".join(blocks) + "\n"


def _article(paper: Paper, article: PaperArticle) -> tuple[str, str, str]:
    lines = quoted(article.text.split("\n"))
    opened = open_lines(lines)
    clash = any(0 < level(lines[i]) <= _LEVEL for i in opened)
    by = _LEVEL if clash else 0
    head = f"{_heading(_LEVEL, article.title)}\n{article_mark(article.id, by)}"
    return head, "\n".join(lowered(lines, opened, by)), _notes(paper, article)


def _notes(paper: Paper, article: PaperArticle) -> str:
    notes = [f"{number}. {said}" for number, said in paper.numbered(article)]
    return "\n".join((NOTES, paper.origin, "", *notes, NOTES_END)) if notes else ""


def _heading(level: int, title: str) -> str:
    """A title that ends with the sign of headings would lose it: it is then closed."""
    signs = "#" * level
    return f"{signs} {title} {signs}" if title.endswith("#") else f"{signs} {title}".rstrip()
