"""The header of a HedgeDoc note: `key: value` lines between two `---`."""

import re

from data.imports.reasons import Ignored, Reason

_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+?)[ \t]*")


def without_front_matter(text: str) -> tuple[dict[str, str], list[str], int, list[Ignored]]:
    """Its keys, the lines after it, the number of the first of those, and every line of it as ignored.

    Without a header: no keys and all the lines. A list of values is joined with commas.
    """
    lines = text.split("\n")
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() in ("---", "...")), None)
    if lines[0].rstrip() != "---" or end is None or not _KEY.fullmatch(lines[1]):
        return {}, lines, 1, []
    front: dict[str, str] = {}
    ignored, key = [], ""
    for number, line in enumerate(lines[1:end], 2):
        item = _ITEM.fullmatch(line)
        if found := _KEY.fullmatch(line):
            key = found[1].lower()
            front[key] = _unquoted(found[2] or "")
        elif item and key:
            front[key] = ", ".join(filter(None, (front[key], _unquoted(item[1]))))
        if line.strip():
            told = {"key": key, "value": front[key] if found else line.strip()}
            ignored.append(Ignored(number, line, Reason.FRONT_MATTER, told))
    return front, lines[end + 1 :], end + 2, ignored


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
