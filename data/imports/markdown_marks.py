"""The comments that our export leaves in Markdown, so that what comes back is what left.

`<!-- veillee: article a3 -->` stands under an article's heading; `article a3 +2` says that the headings of
its text were lowered by two levels. What stands between `notes` and `fin des notes` was added by the export.
A line of the text that looks like such a comment leaves with one more word in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

ARTICLE = re.compile(r"<!--\s*veillee\s*:\s*article\s+(a\d+)(?:\s*\+(\d))?\s*-->", re.IGNORECASE)
NOTES = "<!-- veillee: notes -->"
NOTES_END = "<!-- veillee: fin des notes -->"

_OURS = re.compile(r"(\s*<!--\s*veillee\s*:)(.*-->\s*)", re.IGNORECASE)
_QUOTED = re.compile(r"(\s*<!--\s*veillee\s*:)texte (.*-->\s*)", re.IGNORECASE)
_HASHES = re.compile(r"^( {0,3})(#+)(?=[ \t]|$)")


def article_mark(id: str, lowered: int = 0) -> str:
    """The line under an article's heading, so that its id comes back."""
    return f"<!-- veillee: article {id}{f' +{lowered}' if lowered else ''} -->"


def quoted(lines: Iterable[str]) -> list[str]:
    return [_OURS.sub(r"\1texte \2", line) if _OURS.fullmatch(line) else line for line in lines]


def unquoted(lines: Iterable[str]) -> list[str]:
    return [_QUOTED.sub(r"\1\2", line) if _QUOTED.fullmatch(line) else line for line in lines]


def level(line: str) -> int:
    """How many signs begin a heading's line, 0 for another line; more than six are counted too."""
    found = _HASHES.match(line)
    return len(found[2]) if found else 0


def lowered(lines: list[str], opened: Collection[int], by: int) -> list[str]:
    """The same with `by` more signs before each heading that stands outside code."""
    return [_HASHES.sub(rf"\1{'#' * by}\2", line) if i in opened else line for i, line in enumerate(lines)]


def raised(lines: list[str], opened: Collection[int], by: int) -> list[str]:
    """The contrary; a heading that was added since, with too few signs, stays as it is."""
    return [
        line.replace("#" * by, "", 1) if i in opened and level(line) > by else line
        for i, line in enumerate(lines)
    ]


def without_notes(lines: list[str]) -> list[str]:
    """Without what the export added; a beginning without its end stays: nobody's words are lost."""
    kept: list[str] = []
    held: list[str] = []
    for line in lines:
        mark = line.strip()
        if mark == NOTES:
            kept += held
            held = [line]
        elif mark == NOTES_END and held:
            held = []
        else:
            (held or kept).append(line)
    return kept + held
