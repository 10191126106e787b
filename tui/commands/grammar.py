"""What a command is made of: its words, arguments and options, as values.

One table of them (table.py) gives parsing, help, completion, the man page and the test of the documentation.
Named tuples, not dataclasses: `veillee --help` loads nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Group(Enum):
    """Who needs the command; help shows one's own group first."""

    PARTICIPATE = ("participer", "participate")
    FACILITATE = ("animer", "facilitate")
    HOST = ("heberger", "host")


class Needs(Enum):
    """What must be open before the command runs."""

    NOTHING = "nothing"
    DIRECTORY = "directory"
    READING = "reading"
    WRITING = "writing"
    EITHER = "either"
    """Reading as it is, writing when the last argument is given."""


Word = tuple[str, str]
"""A word of the grammar in French and in English, both always understood."""


class Argument(NamedTuple):
    """A value given by its place. `many`: one or several words, as people type without quotes."""

    name: str
    many: bool = False
    optional: bool = False
    choices: tuple[Word, ...] = ()


class Option(NamedTuple):
    """`--pour NOM`: without `value` it is a switch; `many`: it may be given several times.

    `needed`: an empty value is a variable of a script that was never set, not a wish.
    """

    french: str
    english: str
    help: str
    value: str = ""
    choices: tuple[Word, ...] = ()
    many: bool = False
    needed: bool = False

    @property
    def words(self) -> Word:
        return f"--{self.french}", f"--{self.english}"


class Command(NamedTuple):
    """`words`: a noun, or a noun and a verb, in both languages. `run`: `module:function` of this package."""

    words: Word
    help: str
    run: str
    group: Group
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    needs: Needs = Needs.WRITING
    also: tuple[str, ...] = ()
    json: bool = True
    local: bool = False

    @property
    def name(self) -> str:
        return self.words[0]

    @property
    def nouns(self) -> tuple[str, ...]:
        """Every first word that leads here."""
        return tuple(dict.fromkeys(word.split()[0] for word in (*self.words, *self.also)))

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word.split()[1] for word in self.words if " " in word))

    def takes(self, option: str) -> bool:
        """Whether it has an option of its own of that French name."""
        return any(one.french == option for one in self.options)


class Table(NamedTuple):
    """All commands, and the options that every command takes."""

    commands: tuple[Command, ...]
    everywhere: tuple[Option, ...]

    def under(self, noun: str) -> tuple[Command, ...]:
        """The commands that begin with this word, in the table's order."""
        return tuple(one for one in self.commands if noun in one.nouns)

    def of(self, group: Group) -> tuple[Command, ...]:
        return tuple(one for one in self.commands if one.group is group)

    def nouns(self, language: str) -> Iterator[str]:
        """Each first word once, in one language."""
        side = 0 if language == "fr" else 1
        yield from dict.fromkeys(one.words[side].split()[0] for one in self.commands)

    def options(self, command: Command) -> tuple[Option, ...]:
        own = {one.french for one in command.options} | (set() if command.json else {"json"})
        return command.options + tuple(one for one in self.everywhere if one.french not in own)
