"""The manifesto as HTML: one file, or its articles as blocks for pages that are put together elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data.exports.html import Html, html, joined, tag
from data.exports.manifesto import Line, Paper, PaperArticle, Part
from data.exports.markdown_html import markdown_blocks
from data.exports.web_page import WebPage, web_page
from models.words import Sort

Block = tuple[Html, str]
"""HTML that is not cut, and the words it was made from: what can be shown instead if it is far too long."""

_SIGNS = {Sort.REMOVED: "del", Sort.ADDED: "ins"}


def manifesto_html(paper: Paper) -> bytes:
    """A whole file, that needs nothing else."""
    main = [tag("h1", paper.title, **_spoken(paper))]
    if paper.status:
        main.append(tag("p", paper.status, class_="soft"))
    for rank, article in enumerate(paper.articles, start=1):
        inside = (one for one, _ in article_blocks(paper, article, rank))
        main.append(tag("article", *inside, aria_labelledby=article.id))
    main += (one for one, _ in part_blocks(paper.parts, 2))
    return web_page(WebPage(paper.language, paper.heading, tuple(main)))


def article_blocks(paper: Paper, article: PaperArticle, rank: int, level: int = 2) -> Iterator[Block]:
    """Its heading, its state, its text, what stands below, and its notes. Ids begin with the article's."""
    title = article.title or article.id
    yield tag(f"h{level}", f"{rank}. {title}", id=article.id, **_spoken(paper)), title
    if article.status:
        yield tag("p", article.status, class_="status"), article.status

    called: set[int] = set()

    def call(note: int) -> Html:
        called.add(note)
        name = f"{article.id}-r{note}"
        return tag("sup", tag("a", f"[{note}]", href=f"#{article.id}-n{note}", id=name, role="doc-noteref"))

    for said, lines in markdown_blocks(article.text, level, article.marks, call):
        yield (tag("div", said, **_spoken(paper)) if _spoken(paper) else said), lines
    if alone := [mark.note for mark in article.marks if mark.note not in called]:
        yield tag("p", *map(call, alone)), ""  # a text without a word that runs: nothing but code, or nothing
    yield from part_blocks(article.parts, level + 1)
    yield from _notes(paper, article, level + 1)


def _spoken(paper: Paper) -> dict[str, str]:
    """People's words are said in their language by whoever reads aloud."""
    return {} if paper.content == paper.language else {"lang": paper.content}


def part_blocks(parts: Iterable[Part], level: int) -> Iterator[Block]:
    for part in parts:
        if part.title:
            yield tag(f"h{level}", part.title), part.title
        for line in part.lines:
            yield tag("p", _line(line)), line if isinstance(line, str) else "".join(one.words for one in line)


def _line(line: Line) -> Html:
    if isinstance(line, str):
        return html(line)
    return joined(tag(_SIGNS[one.sort], one.words) if one.sort in _SIGNS else one.words for one in line)


def _notes(paper: Paper, article: PaperArticle, level: int) -> Iterator[Block]:
    if article.marks:
        yield tag(f"h{level}", paper.remarks), paper.remarks
        for number, said in paper.remarked(article):
            back = tag("a", f"[{number}]", href=f"#{article.id}-r{number}", id=f"{article.id}-n{number}")
            yield tag("p", back, " ", said), said
    if article.notes:
        yield tag("p", paper.origin, class_="soft"), paper.origin
        items = (tag("li", said, value=str(number)) for number, said in paper.numbered(article))
        yield tag("ol", *items, **_spoken(paper)), "\n".join(said for _, said in paper.numbered(article))
