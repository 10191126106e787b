"""HedgeDoc's own marks as what Markdown has for them: nothing else here would know them.

Lines stay as many as they were, so that what is said of a line is said of the right one.
"""

from __future__ import annotations

import re

from data.imports.reasons import Ignored, Reason

_FENCE = re.compile(r"[> \t]*(`{3,}|~{3,})")
_BOX = re.compile(r" {0,3}:::+[ \t]*([A-Za-z]+)[ \t]*(.*?)[ \t]*")
_BOX_END = re.compile(r" {0,3}:::+[ \t]*")
_TAGS = re.compile(r"#{6}[ \t]+tags:.*", re.IGNORECASE)
_CODE = re.compile(r"(`+)(?:.+?)\1(?!`)")
_MARKED = re.compile(r"(?<![=\w])==(?=[^\s=])(.+?)(?<=[^\s=])==(?![=\w])")
_INSERTED = re.compile(r"(?<![+\w])\+\+(?=[^\s+])(.+?)(?<=[^\s+])\+\+(?![+\w])")


def in_markdown(lines: list[str], first: int) -> tuple[list[str], list[Ignored]]:
    """Boxes as quotations, ==marked== as bold, ++inserted++ as emphasis, without its line of tags.

    `first`: the number of the first line. Code stays as it is; a box without an end too.
    """
    kept, ignored = list(lines), []
    fence, box_end = "", -1
    for i, line in enumerate(lines):
        found = _FENCE.match(line)
        if found and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        elif not fence and i == box_end:
            kept[i] = ""
            continue
        elif not fence and i > box_end and (opened := _BOX.fullmatch(line)) and (end := _end_of(lines, i)):
            box_end, kept[i] = end, f"> **{opened[2]}**  " if opened[2] else ""
            ignored.append(Ignored(i + first, line, Reason.BOX, {"kind": opened[1]}))
            continue
        elif not fence and _TAGS.fullmatch(line):
            kept[i] = ""
            ignored.append(Ignored(i + first, line, Reason.FRONT_MATTER, {"key": "tags"}))
            continue
        said = line if fence or found else _words(line)
        kept[i] = f"> {said}".rstrip() if i < box_end else said
    return kept, ignored


def _end_of(lines: list[str], start: int) -> int:
    return next((i for i in range(start + 1, len(lines)) if _BOX_END.fullmatch(lines[i])), 0)


def _words(line: str) -> str:
    """The marks of running words, code left as it is."""
    made, at = [], 0
    for code in _CODE.finditer(line):
        made += [_marks(line[at : code.start()]), code[0]]
        at = code.end()
    return "".join((*made, _marks(line[at:])))


def _marks(words: str) -> str:
    return _INSERTED.sub(r"*\1*", _MARKED.sub(r"**\1**", words))
