"""The man page and the table of English names in docs/commandes.md, written from the grammar.

`python -m tui.commands.manual` writes both; a test fails when they are not what the grammar says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tui.commands import help
from tui.commands.grammar import Group, Option
from tui.commands.table import TABLE
from tui.i18n import Translator

DOCS = Path(__file__).resolve().parents[2] / "docs"
MAN = DOCS / "veillee.1"
COMMANDS = DOCS / "commandes.md"
MARK = "<!-- La suite est écrite par python -m tui.commands.manual -->"
FRENCH = Translator("fr")
CODES = (
    ("0", "fait"),
    ("1", "refusé par une règle, ou chose inconnue"),
    ("2", "grammaire"),
    ("3", "données ou disque"),
    ("4", "réseau"),
)
VARIABLES = (
    ("VEILLEE_DATA", "le dossier des données ; sinon $XDG_DATA_HOME/veillee"),
    ("VEILLEE_LANG", "fr ou en ; sinon LC_ALL, LC_MESSAGES, LANG"),
    ("ACCESSIBLE", "1 : ligne à ligne"),
    ("NO_COLOR", "aucune couleur"),
)


def man() -> str:
    """A page for man(1): its requests are those of man(7)."""
    return "\n".join(_man()) + "\n"


def _man() -> Iterator[str]:
    yield '.\\" Written by python -m tui.commands.manual'
    yield '.TH VEILLEE 1 "" "Veillée" "Commandes"'
    yield from (".SH NOM", "veillee \\- trois ateliers, deux dates, un manifeste")
    yield from (
        ".SH SYNOPSIS",
        ".B veillee",
        "[\\-\\-lignes] [\\-\\-donnees DOSSIER] [\\-\\-langue fr|en]",
        ".br",
    )
    yield from (".B veillee", "COMMANDE [ARGUMENTS] [OPTIONS]")
    yield from (".SH DESCRIPTION", _escaped("Sans commande : le plein écran ; sans terminal, ligne à ligne."))
    for group in Group:
        yield f".SH {FRENCH(help.TITLES[group]).upper()}"
        yield from _commands(group)
    yield ".SH PARTOUT"
    for option in TABLE.everywhere:
        yield from _option(option)
    yield from (".SH CODES DE SORTIE", *_pairs(CODES), ".SH ENVIRONNEMENT", *_pairs(VARIABLES))


def _commands(group: Group) -> Iterator[str]:
    for command in TABLE.of(group):
        yield from (".TP", f".B {_escaped(help.usage(command, FRENCH).removeprefix('veillee '))}")
        also = ", ".join(dict.fromkeys((*command.words[1:], *command.also)))
        yield _escaped(f"{FRENCH(command.help)} ({also})")
        if command.options:
            yield ".RS"
            for option in command.options:
                yield from _option(option)
            yield ".RE"


def _option(option: Option) -> Iterator[str]:
    value = f" {FRENCH(option.value)}" if option.value else ""
    yield from (
        ".TP",
        f".B {_escaped(', '.join(dict.fromkeys(option.words)) + value)}",
        _escaped(FRENCH(option.help)),
    )


def _pairs(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for word, meaning in pairs:
        yield from (".TP", f".B {_escaped(word)}", _escaped(meaning))


def _escaped(text: str) -> str:
    """man(7) reads hyphens, backslashes and leading dots as orders."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


def english() -> str:
    """The last part of docs/commandes.md: every word of the grammar with its twin."""
    return "\n".join(_english()) + "\n"


def _english() -> Iterator[str]:
    yield from (MARK, "", "| français | English |", "|---|---|")
    for command in TABLE.commands:
        names = ", ".join(f"`{word}`" for word in (command.words[1], *command.also))
        yield f"| `{command.words[0]}` | {names} |"
    options = (option for command in TABLE.commands for option in command.options)
    yield from ("", "| option | English |", "|---|---|")
    for french, twin in sorted({option.words for option in (*options, *TABLE.everywhere)}):
        yield f"| `{french}` | `{twin}` |"
    yield from ("", "| mot | English |", "|---|---|")
    for french, twin in dict.fromkeys(_choices()):
        yield f"| `{french}` | `{twin}` |"


def _choices() -> Iterator[tuple[str, str]]:
    for command in TABLE.commands:
        for argument in command.arguments:
            yield from argument.choices
        for option in command.options:
            yield from option.choices


def main() -> None:
    MAN.write_text(man(), "utf-8")
    written = COMMANDS.read_text("utf-8").split(MARK)[0]
    COMMANDS.write_text(written + english(), "utf-8")


if __name__ == "__main__":
    main()
