"""The last text of a .etherpad file, written as Etherpad's own text export writes it.

A line of a list begins with a `*` that bears the attribute `lmkr`: it is a marker, not text
(Etherpad, src/node/utils/ExportTxt). Lengths count UTF-16 units, as JavaScript does.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from data.imports.reasons import NotThatKind, Reason

_OPERATION = re.compile(r"((?:\*[0-9a-z]+)*)(?:\|[0-9a-z]+)?\+([0-9a-z]+)")
_LIST = re.compile(r"([a-z]+)(\d{1,2})")

_Attributes = Mapping[str, str]
Hand = tuple[str, str]
"""A name and the words that it wrote."""


def pad_text(text: str) -> str:
    """Raises NotThatKind when the text is not a pad."""
    pad = _pad(text)
    try:
        return "\n".join(_lines(pad["atext"]["text"], pad["atext"]["attribs"], _pool(pad)))
    except (KeyError, TypeError, AttributeError, ValueError):
        raise NotThatKind(Reason.NOT_ETHERPAD) from None


def pad_hands(text: str) -> list[tuple[Hand, ...]]:
    """For each line of the pad, who wrote what of it: names, "" where the pad has none; list markers apart.

    Only the last text is looked at: neither what was deleted, nor the chat. Raises NotThatKind.
    """
    pad = _pad(text)
    try:
        names = _names(text)
        lines: list[list[Hand]] = [[]]
        for attributes, words in _written(pad["atext"]["text"], pad["atext"]["attribs"], _pool(pad)):
            if attributes.get("lmkr"):
                continue
            for at, part in enumerate(words.split("\n")):
                if at:
                    lines.append([])
                if part:
                    lines[-1].append((names.get(attributes.get("author", ""), ""), part))
        return [tuple(line) for line in lines]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise NotThatKind(Reason.NOT_ETHERPAD) from None


def _names(text: str) -> dict[str, str]:
    """Authors who gave a name, by their number in the pad."""
    found = {}
    for key, value in json.loads(text).items():
        if key.startswith("globalAuthor:") and isinstance(value, dict) and isinstance(value.get("name"), str):
            found[key.removeprefix("globalAuthor:")] = value["name"]
    return found


def _written(
    text: str, attribs: str, pool: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[_Attributes, str]]:
    """The text in pieces of the same attributes, in its order."""
    units, at = text.encode("utf-16-le", "surrogatepass"), 0
    for operation in _OPERATION.finditer(attribs):
        end = at + 2 * int(operation[2], 36)
        attributes = dict(pool[str(int(number, 36))] for number in operation[1].split("*")[1:])
        yield attributes, units[at:end].decode("utf-16-le", "surrogatepass")
        at = end
    yield {}, units[at:].decode("utf-16-le", "surrogatepass")


def is_pad(text: str) -> bool:
    """Whether the text is what Etherpad exports as .etherpad."""
    try:
        return bool(_pad(text))
    except NotThatKind:
        return False


def _pad(text: str) -> Mapping[str, Any]:
    try:
        records = json.loads(text) if text.lstrip().startswith("{") else None
    except (ValueError, RecursionError):
        records = None
    for key, value in records.items() if isinstance(records, dict) else ():
        if key.startswith("pad:") and isinstance(value, dict) and "atext" in value:
            return value
    raise NotThatKind(Reason.NOT_ETHERPAD)


def _pool(pad: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {number: (str(name), str(value)) for number, (name, value) in pad["pool"]["numToAttrib"].items()}


def _lines(text: str, attribs: str, pool: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    starts = _attributes_at(attribs, pool, _line_starts(text))
    counts: dict[int, int] = {}
    for line, attributes in zip(text.removesuffix("\n").split("\n"), starts, strict=False):
        if not attributes.get("lmkr"):
            counts.clear()
            yield line
            continue
        kind, level = _list(attributes.get("list", ""))
        if kind != "number":
            counts.clear()
        else:
            counts = {n: count for n, count in counts.items() if n <= level}
            counts[level] = counts.get(level, 0) + 1
        yield "\t" * level + _sign(kind, level, counts) + line[1:]


def _list(words: str) -> tuple[str, int]:
    found = _LIST.fullmatch(words)
    return (found[1], int(found[2])) if found else ("", 0)


def _sign(kind: str, level: int, counts: Mapping[int, int]) -> str:
    if kind == "number":
        return "".join(f"{counts.get(n, 0)}." for n in range(1, level + 1)) + " "
    return "* " if kind == "bullet" else ""


def _line_starts(text: str) -> list[int]:
    """Where each line begins, in UTF-16 units."""
    starts, at = [], 0
    for line in text.split("\n"):
        starts.append(at)
        at += len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1
    return starts


def _attributes_at(
    attribs: str, pool: Mapping[str, tuple[str, str]], places: list[int]
) -> Iterator[_Attributes]:
    """The attributes of the character at each place; places rise."""
    operations = _OPERATION.finditer(attribs)
    end, numbers = 0, ""
    for place in places:
        while end <= place and (operation := next(operations, None)):
            end, numbers = end + int(operation[2], 36), operation[1]
        yield dict(pool[str(int(number, 36))] for number in numbers.split("*")[1:])
