"""A text as numbered paragraphs, and the edit that each command makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from models.names import fold
from models.text import Edit

_APART = "\n\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters [start, end) of the text."""

    start: int
    end: int
    words: str


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """What stands between blank lines, in order."""
    spans: list[tuple[int, int]] = []
    at, goes_on = 0, False
    for line in text.split("\n"):
        end, blank = at + len(line), not line.strip()
        if not blank:
            spans.append((spans.pop()[0] if goes_on else at, end))
        at, goes_on = end + 1, not blank
    return tuple(Paragraph(start, end, text[start:end]) for start, end in spans)


def replaced(text: str, number: int, words: str) -> Edit:
    one = paragraphs(text)[number - 1]
    return Edit(one.start, one.end - one.start, words)


def added(text: str, after: int, words: str) -> Edit:
    """After that paragraph, from 1; 0 is before all."""
    known = paragraphs(text)
    if not known:
        return Edit(0, len(text), words)
    if after == 0:
        return Edit(known[0].start, 0, words + _APART)
    return Edit(known[after - 1].end, 0, _APART + words)


def removed(text: str, number: int) -> Edit:
    """With the blank line that set it apart."""
    known = paragraphs(text)
    one = known[number - 1]
    if number < len(known):
        return Edit(one.start, known[number].start - one.start, "")
    start = known[number - 2].end if number > 1 else 0
    return Edit(start, len(text) - start, "")


@dataclass(frozen=True, slots=True)
class Command:
    """`what` is « lire », « remplacer », « ajouter » or « supprimer »; `number` None: not said."""

    what: str
    number: int | None = None


_VERBS = {
    "lire": "lire read l",
    "remplacer": "remplacer replace",
    "ajouter": "ajouter add inserer insert",
    "supprimer": "supprimer delete remove enlever",
    "defaire": "defaire undo",
}
_NAMES = {name: verb for verb, names in _VERBS.items() for name in names.split()}
_BEFORE = ("avant", "before")


def command(typed: str) -> Command | None:
    """« remplacer 3 », « ajouter après 3 », « ajouter avant 1 », “delete 2”; None for anything else."""
    verb, *rest = fold(typed).split() or [""]
    if verb not in _NAMES:
        return None
    numbers = [int(word) for word in rest if word.isdecimal() and len(word) < 6]
    number = numbers[0] if numbers else None
    if number and _NAMES[verb] == "ajouter" and rest[0] in _BEFORE:
        number -= 1
    return Command(_NAMES[verb], number)
