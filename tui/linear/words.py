"""The few words that command a conversation, in both languages, and what they raise."""

from __future__ import annotations

import re
from enum import Enum, auto

from models.names import fold


class Back(Exception):
    """« retour »: the journey in hand stops, nothing more is done."""


class Quit(Exception):
    """« quitter »."""


class Ended(Exception):
    """End of input, Ctrl-C or hang-up."""


class Unread(Exception):
    """An answer that cannot be taken; the sentence says why and what to type."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Word(Enum):
    HELP = auto()
    BACK = auto()
    QUIT = auto()
    MORE = auto()
    UNDO = auto()
    REREAD = auto()


_WORDS = {
    Word.HELP: "aide help ? h a",
    Word.BACK: "retour back r b",
    Word.QUIT: "quitter quit exit q",
    Word.MORE: "suite more next s",
    Word.UNDO: "defaire undo",
    Word.REREAD: "relire reread",
}
_NAMES = {name: word for word, names in _WORDS.items() for name in names.split()}


def command(line: str, letters: bool = True) -> Word | None:
    """The command typed at a menu, with or without its dot; `letters`: initials count too."""
    typed = fold(line)
    name = typed.removeprefix(".")
    if len(name) == 1 and not letters and name != "?":
        return None
    return _NAMES.get(name)


def dotted(line: str) -> Word | None:
    """The command typed in free text: a dot, then a whole word."""
    typed = fold(line)
    return _NAMES.get(typed[1:]) if typed.startswith(".") and len(typed) > 2 else None


def undotted(line: str) -> str:
    """A line of text as it is meant: two dots at its beginning are one (RFC 5321 4.5.2)."""
    return line[1:] if line.startswith("..") else line


# Arrows and other keys that a terminal sends as they are when nobody edits its lines.
_KEYS = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[@-~]|.)?")


def without_keys(line: str) -> str:
    return _KEYS.sub("", line)
