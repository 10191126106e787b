"""From words typed to a request: which command, its arguments, its options; or why not (exit code 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.commands.grammar import Command, Option, Word
from tui.commands.table import TABLE
from tui.i18n import N_
from tui.streams import recovered

STATEMENT = ("--aide-accessibilite", "--accessibility-help")


class Misused(Exception):
    """The words do not make a command. `sentence` is French; `command` has the help.

    `values` go into the sentence: `nom` is a word of the grammar, pairs of words are said in one language.
    """

    def __init__(self, sentence: str, command: Command | None = None, /, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.command = command
        self.values = values


class Request(NamedTuple):
    """`arguments` and `options` by their French names; a switch that was given is "oui"."""

    command: Command | None
    arguments: Mapping[str, tuple[str, ...]]
    options: Mapping[str, str]
    words: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """An argument as one text, or an option; empty when it was not given."""
        return recovered(self.path(name))

    def path(self, name: str) -> str:
        """The same for the name of a file, whose bytes are those that were typed."""
        return " ".join(self.arguments.get(name, ())) or self.options.get(name, "")

    def many(self, name: str) -> tuple[str, ...]:
        return tuple(recovered(word) for word in self.arguments.get(name, ()))

    def has(self, name: str) -> bool:
        return name in self.options

    def given(self, name: str) -> str | None:
        """An option's value, None when it was not given (which an empty one is not)."""
        return recovered(self.options[name]) if name in self.options else None

    def every(self, name: str) -> tuple[str, ...]:
        """All values of an option that may be given several times."""
        return tuple((self.given(name) or "").split("\n")) if name in self.options else ()

    def number(self, name: str, default: int = 0) -> int:
        """Raises Misused."""
        given = self.text(name)
        if not given:
            return default
        from models.names import whole_number

        found = whole_number(given)
        if found is None:
            raise Misused(N_("Il faut un nombre, pas « {mot} »."), self.command, mot=given)
        return found


def parsed(argv: Sequence[str]) -> Request:
    """Raises Misused."""
    words, options = _apart(_spelt_out(argv))
    if not words or words[0] in ("aide", "help"):
        _check(options, TABLE.everywhere, None)
        asked = {"aide": "oui"} if words else {}
        return Request(None, {}, _named(options, TABLE.everywhere, None) | asked, tuple(words[1:]))
    command, rest = _command(words)
    known = TABLE.options(command)
    _check(options, known, command)
    named = _named(options, known, command)
    arguments = {} if "aide" in named else dict(_arguments(command, rest))
    return Request(command, arguments, named, tuple(words))


def _spelt_out(argv: Sequence[str]) -> Sequence[str]:
    """`--aide-accessibilite` alone, wherever it stands, for `aide accessibilite`."""
    if not any(word in STATEMENT for word in argv):
        return argv
    return ["aide", "accessibilite", *(word for word in argv if word not in STATEMENT)]


def _apart(argv: Sequence[str]) -> tuple[list[str], list[tuple[str, str | None]]]:
    """Words, and options with what follows `=` or, for those that take a value, the next word."""
    words: list[str] = []
    options: list[tuple[str, str | None]] = []
    left = list(argv)
    while left:
        word = left.pop(0)
        if word == "--":
            return words + left, options
        if word == "-h":
            options.append(("--aide", None))
        elif word.startswith("--"):
            name, equals, value = word.partition("=")
            # `veillee --version` is the program's; `veillee manifeste --version V` names a kept one.
            takes = name.lower() in _WITH_VALUE and (words or name.lower() != "--version")
            options.append((name.lower(), value if equals else left.pop(0) if takes and left else None))
        else:
            words.append(word)
    return words, options


def _all_options() -> Iterator[Option]:
    yield from TABLE.everywhere
    for command in TABLE.commands:
        yield from command.options


_WITH_VALUE = frozenset(word for option in _all_options() if option.value for word in option.words)


def _check(given: list[tuple[str, str | None]], known: tuple[Option, ...], command: Command | None) -> None:
    words = {word: option for option in known for word in option.words}
    for name, value in given:
        option = words.get(name)
        if option is None:
            raise Misused(N_("Option inconnue ici : {option}."), command, option=name)
        if option.value and (value is None or (not value and option.needed)):
            raise Misused(N_("Il manque une valeur après {option}."), command, option=name)
        if not option.value and value is not None:
            raise Misused(N_("{option} ne prend pas de valeur."), command, option=name)


def _named(
    given: list[tuple[str, str | None]], known: tuple[Option, ...], command: Command | None
) -> dict[str, str]:
    words = {word: option for option in known for word in option.words}
    named: dict[str, str] = {}
    for name, value in given:
        option = words[name]
        said = "oui" if value is None else _choice(value, option.choices, command)
        before = f"{named[option.french]}\n" if option.many and option.french in named else ""
        named[option.french] = before + said
    return named


def _command(words: list[str]) -> tuple[Command, list[str]]:
    """The command that these words name, and what is left; `sondage 2 clore` is `sondage clore 2`."""
    noun, rest = _plain(words[0]), words[1:]
    found = TABLE.under(noun)
    if not found:
        raise Misused(N_("Commande inconnue : « {mot} ».{idee}"), None, mot=words[0], idee=nearest(noun))
    by_verb = {verb: one for one in found for verb in one.verbs}
    for place in (0, 1):
        before, verb = rest[:place], _plain(rest[place]) if len(rest) > place else ""
        if verb in by_verb and all(_is_number(word) for word in before):
            return by_verb[verb], before + rest[place + 1 :]
    alone = next((one for one in found if not one.verbs), None)
    if alone is None:
        verbs = tuple(tuple(word.split()[1] for word in one.words) for one in found)
        raise Misused(
            N_("« {nom} » demande un mot de plus : {verbes}."), found[0], nom=words[0], verbes=verbs
        )
    return alone, rest


def nearest(noun: str) -> str:
    """The command that was probably meant, to be shown after the sentence; or nothing."""
    from difflib import get_close_matches

    nouns = [*TABLE.nouns("fr"), *TABLE.nouns("en")]
    close = get_close_matches(noun, nouns, n=1, cutoff=0.7)
    return f" → {close[0]} ?" if close else ""


def _arguments(command: Command, words: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Words by their places: those before the argument that takes many, those after it, the rest to it."""
    wanted = command.arguments
    needed = [one for one in wanted if not one.optional]
    if len(words) < len(needed):
        raise Misused(N_("Il manque {nom}."), command, nom=needed[len(words)].name)
    many = next((place for place, one in enumerate(wanted) if one.many), len(wanted))
    if many == len(wanted) and len(words) > len(wanted):
        raise Misused(N_("Un mot de trop : « {mot} »."), command, mot=words[len(wanted)])
    first, last = wanted[:many], wanted[many + 1 :]
    end = len(words) - min(len(last), max(0, len(words) - many))
    if many < len(wanted):
        yield wanted[many].name, tuple(words[many:end])
    for argument, word in (*zip(first, words, strict=False), *zip(last, words[end:], strict=False)):
        yield argument.name, (_choice(word, argument.choices, command),)


def _choice(word: str, choices: tuple[Word, ...], command: Command | None) -> str:
    """The French word of a choice, however it was typed."""
    if not choices:
        return word
    plain = _plain(word).replace("_", "-")
    for french, english in choices:
        if plain in (french.replace("_", "-"), english.replace("_", "-")):
            return french
    raise Misused(N_("« {mot} » n’est pas un choix possible : {choix}."), command, mot=word, choix=choices)


def _plain(word: str) -> str:
    """Without case and accents: `Créneau` names the command `creneau`."""
    if word.isascii():
        return word.lower()
    from unicodedata import combining, normalize

    return "".join(char for char in normalize("NFKD", word.lower()) if not combining(char))


def _is_number(word: str) -> bool:
    return word.lower().lstrip("w").isdecimal()
