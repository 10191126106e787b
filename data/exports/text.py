"""The manifesto as plain text of 72 columns: to paste in a mail, to read aloud, to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from data.exports.manifesto import Paper, Part, plain
from data.exports.wrapping import COLUMNS, width, wrapped

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BEGINNING = re.compile(r"[ \t]*(?:(?:[-*+>]|\d{1,4}[.)]|#{1,6})[ \t]+)*")
_AS_IT_IS = re.compile(r"(?: {4}|\t| {0,3}\|)")


def manifesto_text(paper: Paper) -> str:
    """Titles underlined, articles numbered, each followed by where it comes from."""
    blocks = [_underlined(paper.heading, "=")]
    for rank, article in enumerate(paper.articles, start=1):
        blocks += filter(
            None,
            (
                _underlined(f"{rank}. {article.title}".rstrip(), "-"),
                f"({article.status})" if article.status else "",
                flowed(article.text),
                *_parts(article.parts),
                _notes(paper.remarks, paper.remarked(article)),
                _notes(paper.origin, paper.numbered(article)),
            ),
        )
    blocks += _parts(paper.parts)
    return "\n\n".join(blocks) + "\n"


def flowed(text: str) -> str:
    """Lines of Markdown within 72 columns, each under its own list mark; code and tables as they are."""
    return "\n".join(_flowed(text.split("\n"))).strip("\n")


def _flowed(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence):
                fence = ""
            yield line
        elif fence or _AS_IT_IS.match(line) or width(line) <= COLUMNS:
            yield line
        else:
            yield _wrapped_under_its_mark(line)


def _wrapped_under_its_mark(line: str) -> str:
    found = _BEGINNING.match(line)
    mark = found[0] if found else ""
    then = re.sub(r"[^>\s]", " ", mark)
    return wrapped(line[len(mark) :], first=mark, then=then)


def _underlined(title: str, sign: str) -> str:
    whole = wrapped(title)
    return f"{whole}\n{sign * min(COLUMNS, max(map(width, whole.split(chr(10)))))}"


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        lines = [wrapped(plain(line), first="- " if part.title else "") for line in part.lines]
        yield "\n".join(filter(None, (part.title, *lines)))


def _notes(title: str, notes: Iterable[tuple[int, str]]) -> str:
    lines = [wrapped(said, first=f"[{number}] ") for number, said in notes]
    return "\n".join([title, *lines]) if lines else ""
