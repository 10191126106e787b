"""What is piped in, read only by a command that wants it: the loop of a script keeps its own lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from tui.commands.parsing import Misused, Request, parsed


def piped(argv: Sequence[str], stdin: TextIO) -> str | None:
    """The text to hand to whoever does the command; None when it reads nothing, or asks at a terminal."""
    try:
        wanted = reads(parsed(argv))
    except Misused:
        return None
    return stdin.read() if wanted and not stdin.isatty() else None


def reads(request: Request) -> bool:
    """Whether stdin holds what this command lacks: a text that is not among its words, a file named `-`."""
    command = request.command
    if command is None:
        return False
    takes = command.takes("texte") or any(one.name == "TEXTE" and one.optional for one in command.arguments)
    lacks = takes and not request.has("texte") and not request.text("TEXTE")
    return lacks or request.path("FICHIER") == "-"
