"""Plain text to articles: under underlined or numbered headings, else one article. No word is left out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from data.imports.manuscript import Manuscript, ManuscriptArticle, block

LONGEST_HEADING = 120

_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}|_{3,}|\*{3,}")
_NUMBERED = re.compile(r"(?:article\s+)?(?P<number>\d{1,3}|[IVX]{1,6})\s*[.):–—-]\s*\S.*", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True, slots=True)
class _Heading:
    line: int
    body: int
    sign: str


def read_plain(text: str, markdown: Callable[[list[str]], str] = block) -> Manuscript:
    """`markdown` writes the lines of a section; by default they stay as they stand."""
    lines = text.split("\n")
    headings = _underlined(lines) or _numbered(lines)
    title = _title_above(lines, headings)
    if len(headings) > 1 and all(one.sign != headings[0].sign for one in headings[1:]):
        title, headings = headings[0], headings[1:]
    body = title.body if title else 0
    before = lines[: title.line] if title else []
    words = lines[title.line].strip() if title else ""
    if not headings:
        return Manuscript(articles=(ManuscriptArticle(None, words, markdown(before + lines[body:])),))
    preamble = markdown(before + lines[body : headings[0].line])
    ends = [*(one.line for one in headings[1:]), len(lines)]
    articles = tuple(
        ManuscriptArticle(None, lines[one.line].strip(), markdown(lines[one.body : end]))
        for one, end in zip(headings, ends, strict=True)
    )
    return Manuscript(words, preamble, articles)


def _underlined(lines: list[str]) -> list[_Heading]:
    return [
        _Heading(i, i + 2, under.strip()[0])
        for i, (line, under) in enumerate(pairwise(lines))
        if _UNDERLINE.fullmatch(under.strip())
        and _could_head(lines, i)
        and not _UNDERLINE.fullmatch(line.strip())
    ]


def _numbered(lines: list[str]) -> list[_Heading]:
    """Lines numbered 1, 2, 3… that stand apart and mostly have a text below: otherwise they are a list."""
    found = [
        i for i, line in enumerate(lines) if _NUMBERED.fullmatch(line.rstrip()) and _could_head(lines, i)
    ]
    numbers = [_number(lines[i]) for i in found]
    if len(found) < 2 or numbers != list(range(1, len(found) + 1)):
        return []
    ends = [*found[1:], len(lines)]
    with_text = sum(any(map(str.strip, lines[i + 1 : end])) for i, end in zip(found, ends, strict=True))
    return [_Heading(i, i + 1, "1") for i in found] if with_text * 2 > len(found) else []


def _number(line: str) -> int:
    found = _NUMBERED.match(line)
    number = found["number"].upper() if found else ""
    if number in _ROMAN:
        return _ROMAN.index(number) + 1
    return int(number) if number.isdecimal() else 0


def _could_head(lines: list[str], i: int) -> bool:
    line = lines[i].rstrip()
    apart = i == 0 or not lines[i - 1].strip()
    return apart and 0 < len(line) <= LONGEST_HEADING and not line[0].isspace() and line[-1] not in ";,"


def _title_above(lines: list[str], headings: list[_Heading]) -> _Heading | None:
    """The first line, when it stands alone, is short and is not a sentence."""
    i = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if i + 1 >= len(lines) or lines[i + 1].strip() or not any(map(str.strip, lines[i + 1 :])):
        return None
    if not _could_head(lines, i) or lines[i].rstrip()[-1] in ".:" or (headings and headings[0].line <= i):
        return None
    return _Heading(i, i + 1, "")
