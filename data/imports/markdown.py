"""Markdown, as HedgeDoc and our own export write it, to articles; what is not a heading stays verbatim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.imports.front_matter import without_front_matter
from data.imports.manuscript import Manuscript, ManuscriptArticle, block
from data.imports.reasons import Ignored, Reason

_MARK = re.compile(r"<!--\s*veillee\s*:\s*article\s+(a\d+)\s*-->", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_BOX = re.compile(r":::+[ \t]*\S.*")
_BOX_END = re.compile(r":::+[ \t]*")
_COMMENT_END = re.compile(r".*-->.*")
_CONTENTS = re.compile(r"[ \t]*\[TOC\][ \t]*", re.IGNORECASE)
# CommonMark: lines that cannot be the text of an underlined heading.
_NOT_A_PARAGRAPH = re.compile(r"(?: {4}|\t| {0,3}(?:[>|]|[-*+](?:\s|$)|\d+[.)]\s|<|:::))")


def article_mark(id: str) -> str:
    """The line that our export puts under an article's heading, so that its id comes back."""
    return f"<!-- veillee: article {id} -->"


def read_markdown(text: str) -> Manuscript:
    """Articles are the level-2 sections under one level-1 title, else those of the highest level there is."""
    front, lines, first_line, ignored = without_front_matter(text)
    opened = _opened(lines)
    contents = [i for i in sorted(opened) if _CONTENTS.fullmatch(lines[i])]
    ignored += [Ignored(i + first_line, lines[i], Reason.CONTENTS_MARK) for i in contents]
    headings = list(_headings(lines, opened))
    title_at, splits = _plan(headings, lines)
    dropped = {*contents, *(range(title_at.line, title_at.body) if title_at else ())}
    starts = [heading.line for heading in splits]
    preamble = block(_kept(lines, 0, starts[0] if starts else len(lines), dropped))
    ends = [*starts, len(lines)][1:]
    articles = [_article(lines, one, end, dropped) for one, end in zip(splits, ends, strict=True)]
    title = title_at.title if title_at else front.get("title", "")
    told = _without_told(ignored, title)
    if not articles:
        return Manuscript("", "", (ManuscriptArticle(None, title, preamble),), told, front)
    return Manuscript(title, preamble, tuple(articles), told, front)


def is_markdown(text: str) -> bool:
    """Whether a heading or a header says that the text is Markdown."""
    front, lines, _, _ = without_front_matter(text)
    return bool(front) or any(_headings(lines, _opened(lines), underlined=False))


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    body: int
    level: int
    title: str


def _opened(lines: list[str]) -> frozenset[int]:
    """Indices of the lines that stand outside fenced blocks, comments and `:::` boxes."""
    last_box_end = max((i for i, line in enumerate(lines) if _BOX_END.fullmatch(line)), default=-1)
    found, closing = set(), None
    for i, line in enumerate(lines):
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
    marked = [one.level for one in headings if _mark_under(lines, one.body) is not None]
    first = headings[0]
    alone = first.level == levels[0] == 1 and sum(one.level == 1 for one in headings) == 1
    top = min(marked) if marked else levels[alone and len(levels) > 1]
    return (first if first.level < top else None), [one for one in headings if one.level == top]


def _mark_under(lines: list[str], body: int) -> int | None:
    at = next((i for i in range(body, len(lines)) if lines[i].strip()), None)
    return at if at is not None and _MARK.fullmatch(lines[at].strip()) else None


def _article(lines: list[str], heading: _Heading, end: int, dropped: set[int]) -> ManuscriptArticle:
    at = _mark_under(lines[:end], heading.body)
    mark = _MARK.fullmatch(lines[at].strip()) if at is not None else None
    text = block(_kept(lines, heading.body if at is None else at + 1, end, dropped))
    return ManuscriptArticle(mark[1].lower() if mark else None, heading.title, text)


def _kept(lines: list[str], start: int, end: int, dropped: set[int]) -> list[str]:
    return [lines[i] for i in range(start, end) if i not in dropped]


def _without_told(ignored: list[Ignored], title: str) -> tuple[Ignored, ...]:
    """The header's title is not lost when it is also the manuscript's."""
    told = {"key": "title", "value": title}
    return tuple(one for one in ignored if one.params != told)
