"""Markdown, as HedgeDoc and our own export write it, to articles; what is not a heading stays verbatim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.imports.front_matter import without_front_matter
from data.imports.hedgedoc import in_markdown
from data.imports.manuscript import Manuscript, ManuscriptArticle, block
from data.imports.markdown_marks import ARTICLE, raised, unquoted, without_notes
from data.imports.reasons import Ignored, Reason

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_BOX = re.compile(r":::+[ \t]*\S.*")
_BOX_END = re.compile(r":::+[ \t]*")
_COMMENT_END = re.compile(r".*-->.*")
_CONTENTS = re.compile(r"[ \t]*\[TOC\][ \t]*", re.IGNORECASE)
# CommonMark: lines that cannot be the text of an underlined heading.
_NOT_A_PARAGRAPH = re.compile(r"(?: {4}|\t| {0,3}(?:[>|]|[-*+](?:\s|$)|\d+[.)]\s|<|:::))")


def read_markdown(text: str) -> Manuscript:
    """Articles are the level-2 sections under one level-1 title, else those of the highest level there is."""
    front, lines, first_line, ignored = without_front_matter(text)
    if not any(ARTICLE.fullmatch(line.strip()) for line in lines):  # what we exported comes back as it left
        lines, changed = in_markdown(lines, first_line)
        ignored += changed
    opened = open_lines(lines)
    headings = list(_headings(lines, opened))
    title_at, splits = _plan(headings, lines)
    starts = [heading.line for heading in splits]
    ends = [*starts, len(lines)][1:]
    ours = {
        i for one, end in zip(splits, ends, strict=True) if _is_ours(lines, one) for i in range(one.line, end)
    }
    contents = [i for i in sorted(opened - ours) if _CONTENTS.fullmatch(lines[i])]
    ignored += [Ignored(i + first_line, lines[i], Reason.CONTENTS_MARK) for i in contents]
    dropped = {*contents, *(range(title_at.line, title_at.body) if title_at else ())}
    preamble = block(_kept(lines, 0, starts[0] if starts else len(lines), dropped))
    articles = [_article(lines, one, end, dropped) for one, end in zip(splits, ends, strict=True)]
    title = title_at.title if title_at else front.get("title", "")
    told = _without_told(sorted(ignored, key=lambda one: one.line), title)
    if not articles:
        return Manuscript("", "", (ManuscriptArticle(None, title, preamble),), told, front)
    return Manuscript(title, preamble, tuple(articles), told, front)


def is_markdown(text: str) -> bool:
    """Whether a heading or a header says that the text is Markdown."""
    front, lines, _, _ = without_front_matter(text)
    return bool(front) or any(_headings(lines, open_lines(lines), underlined=False))


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    body: int
    level: int
    title: str

    @property
    def underlined(self) -> bool:
        return self.body - self.line > 1


def open_lines(lines: list[str]) -> frozenset[int]:
    """Indices of the lines that stand outside fenced blocks, comments and `:::` boxes.

    What an article of ours leaves open ends where the next one begins.
    """
    last_box_end = max((i for i, line in enumerate(lines) if _BOX_END.fullmatch(line)), default=-1)
    found, closing = set(), None
    for i, line in enumerate(lines):
        if closing is not None and _HEADING.fullmatch(line) and _mark_under(lines, i + 1) is not None:
            closing = None
        if closing is not None:
            closing = None if closing.fullmatch(line) else closing
            continue
        closing = _BOX_END if _BOX.fullmatch(line) and i < last_box_end else _closing(line)
        if closing is None:
            found.add(i)
    return frozenset(found)


def _closing(line: str) -> re.Pattern[str] | None:
    """What ends the block that this line opens, if it opens one."""
    if fence := _FENCE.fullmatch(line):
        sign, info = fence.groups()
        if sign[0] == "~" or "`" not in info:
            return re.compile(rf" {{0,3}}{re.escape(sign[0])}{{{len(sign)},}}[ \t]*")
    return _COMMENT_END if line.lstrip().startswith("<!--") and "-->" not in line else None


def _headings(lines: list[str], opened: frozenset[int], underlined: bool = True) -> Iterator[_Heading]:
    for i in sorted(opened):
        if found := _HEADING.fullmatch(lines[i]):
            yield _Heading(i, i + 1, len(found[1]), (found[2] or "").strip())
        elif underlined and i + 1 in opened and _is_underlined(lines, i):
            level = 1 if lines[i + 1].lstrip().startswith("=") else 2
            yield _Heading(i, i + 2, level, lines[i].strip())


def _is_underlined(lines: list[str], i: int) -> bool:
    if not lines[i].strip() or _NOT_A_PARAGRAPH.match(lines[i]) or not _UNDERLINE.fullmatch(lines[i + 1]):
        return False
    return i == 0 or not lines[i - 1].strip() or bool(_HEADING.fullmatch(lines[i - 1]))


def _plan(headings: list[_Heading], lines: list[str]) -> tuple[_Heading | None, list[_Heading]]:
    """The heading that is the title of the whole, and those that begin an article."""
    if not headings:
        return None, []
    levels = sorted({heading.level for heading in headings})
    marked = [one.level for one in headings if _is_ours(lines, one)]
    if marked:  # our export writes no underlined heading: these belong to an article's text
        headings = [one for one in headings if not one.underlined or _is_ours(lines, one)]
    first = headings[0]
    alone = first.level == levels[0] == 1 and sum(one.level == 1 for one in headings) == 1
    top = min(marked) if marked else levels[alone and len(levels) > 1]
    return (first if first.level < top else None), [one for one in headings if one.level == top]


def _mark_under(lines: list[str], body: int) -> int | None:
    at = next((i for i in range(body, len(lines)) if lines[i].strip()), None)
    return at if at is not None and ARTICLE.fullmatch(lines[at].strip()) else None


def _is_ours(lines: list[str], heading: _Heading) -> bool:
    return _mark_under(lines, heading.body) is not None


def _article(lines: list[str], heading: _Heading, end: int, dropped: set[int]) -> ManuscriptArticle:
    at = _mark_under(lines[:end], heading.body)
    mark = ARTICLE.fullmatch(lines[at].strip()) if at is not None else None
    if at is None or mark is None:
        return ManuscriptArticle(None, heading.title, block(_kept(lines, heading.body, end, dropped)))
    text = block(without_notes(_kept(lines, at + 1, end, dropped))).split("\n")
    text = raised(text, open_lines(text), int(mark[2] or 0))
    return ManuscriptArticle(mark[1].lower(), heading.title, "\n".join(unquoted(text)))


def _kept(lines: list[str], start: int, end: int, dropped: set[int]) -> list[str]:
    return [lines[i] for i in range(start, end) if i not in dropped]


def _without_told(ignored: list[Ignored], title: str) -> tuple[Ignored, ...]:
    """The header's title is not lost when it is also the manuscript's."""
    told = {"key": "title", "value": title}
    return tuple(one for one in ignored if one.params != told)
