"""`completion`: what shells need to complete commands, made from the same table as everything else."""

from __future__ import annotations

from collections.abc import Iterator

from tui.commands.grammar import Command
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.table import TABLE


async def show(request: Request, out: Output) -> None:
    made = {"bash": bash(), "zsh": zsh(), "fish": fish(out)}
    out.data(*made[request.text("SHELL")])


def bash() -> Iterator[str]:
    yield "# veillee(1), bash: one line for each word that begins a command."
    yield "_veillee() {"
    yield '    local cur="${COMP_WORDS[COMP_CWORD]}" words=""'
    yield '    if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f'        words="{" ".join(_nouns())}"'
    yield "    else"
    yield '        case "${COMP_WORDS[1]}" in'
    for noun in _nouns():
        yield f'            {noun}) words="{" ".join(_after(noun))}" ;;'
    yield "        esac"
    yield "    fi"
    yield "    # Files where words are wanted that no table knows."
    yield '    COMPREPLY=($(compgen -W "$words" -- "$cur"))'
    yield '    [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$cur"))'
    yield "}"
    yield "complete -F _veillee veillee"


def zsh() -> Iterator[str]:
    yield "#compdef veillee"
    yield "_veillee() {"
    yield "    if (( CURRENT == 2 )); then"
    yield f"        compadd -- {' '.join(_nouns())}"
    yield "        return"
    yield "    fi"
    yield "    case ${words[2]} in"
    for noun in _nouns():
        yield f"        {noun}) compadd -- {' '.join(_after(noun))} ;;"
    yield "    esac"
    yield "    _files"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_veillee" ]; then _veillee "$@"; else compdef _veillee veillee; fi'


def fish(out: Output) -> Iterator[str]:
    for command in TABLE.commands:
        for word in dict.fromkeys((*command.words, *command.also)):
            noun, _, verb = word.partition(" ")
            yield _fish("__fish_use_subcommand", f"-f -a {noun}", _help(command, out))
            if verb:
                yield _fish(f"__fish_seen_subcommand_from {noun}", f"-f -a {verb}", _help(command, out))
            for option in TABLE.options(command):
                takes = " -r" if option.value else ""
                for name in dict.fromkeys((option.french, option.english)):
                    help = out.t(option.help)
                    yield _fish(f"__fish_seen_subcommand_from {noun}", f"-l {name}{takes}", help)


def _fish(condition: str, what: str, help: str) -> str:
    return f"complete -c veillee -n '{condition}' {what} -d '{_quoted(help)}'"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


def _help(command: Command, out: Output) -> str:
    return out.t(command.help)


def _nouns() -> tuple[str, ...]:
    return tuple(dict.fromkeys(noun for command in TABLE.commands for noun in command.nouns))


def _after(noun: str) -> tuple[str, ...]:
    """Verbs, choices and options that may follow this word."""
    words: list[str] = []
    for command in TABLE.under(noun):
        words += command.verbs
        for argument in command.arguments:
            words += [word for choice in argument.choices for word in choice]
        for option in TABLE.options(command):
            words += option.words
    return tuple(dict.fromkeys(words))
