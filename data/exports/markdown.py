"""The manifesto as Markdown that comes back as it left: data/imports/markdown.py reads the same articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data.exports.manifesto import Paper, PaperArticle, Part, plain
from data.imports.markdown import open_lines
from data.imports.markdown_marks import NOTES, NOTES_END, article_mark, level, lowered, quoted

_LEVEL = 2
"""Of an article's heading; those of its text stand below it."""


def manifesto_markdown(paper: Paper) -> str:
    """A title, then a section for each article, with its id in a comment and its notes between two others."""
    blocks = [_heading(1, paper.heading)]
    for article in paper.articles:
        blocks += filter(None, _article(paper, article))
    blocks += filter(None, [_added(_parts(paper.parts))])
    return "\n\n".join(blocks) + "\n"


def _article(paper: Paper, article: PaperArticle) -> tuple[str, ...]:
    lines = quoted(article.text.split("\n"))
    opened = open_lines(lines)
    clash = any(0 < level(lines[i]) <= _LEVEL for i in opened)
    by = _LEVEL if clash else 0
    head = f"{_heading(_LEVEL, article.title)}\n{article_mark(article.id, by)}"
    state = _added([f"*{article.status}*"] if article.status else [])
    return head, state, "\n".join(lowered(lines, opened, by)), _added(_notes(paper, article))


def _notes(paper: Paper, article: PaperArticle) -> Iterator[str]:
    """What stands below the text: objections and reserves, notes on its places, where it comes from."""
    yield from _parts(article.parts)
    if article.marks:
        yield from (f"**{paper.remarks}**", "", *map(_numbered, paper.remarked(article)), "")
    if article.notes:
        yield from (paper.origin, "", *map(_numbered, paper.numbered(article)))


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if part.title:
            yield from (f"**{part.title}**", "")
        yield from (_indented(f"- {plain(line)}") for line in part.lines)
        yield ""


def _numbered(note: tuple[int, str]) -> str:
    return _indented(f"{note[0]}. {note[1]}")


def _indented(item: str) -> str:
    """Lines after an item's first one are its own: none of them begins a heading, or a block of code."""
    return item.replace("\n", "\n    ")


def _added(lines: Iterable[str]) -> str:
    """What the export adds, so marked that reading the file again leaves it out; nothing for nothing."""
    said = quoted("\n".join(lines).strip("\n").split("\n"))
    return "\n".join((NOTES, *said, NOTES_END)) if any(said) else ""


def _heading(level: int, title: str) -> str:
    """A title that ends with the sign of headings would lose it: it is then closed."""
    signs = "#" * level
    return f"{signs} {title} {signs}" if title.endswith("#") else f"{signs} {title}".rstrip()
