"""The three streams that this process was given, made safe before anything is read, said or opened."""

from __future__ import annotations

import os
import sys


def ready() -> None:
    """Closed streams lead nowhere instead: the journal must never open at a number where sentences go.

    Bytes that are no letters of the locale are kept as surrogates, and no sentence stops on a sign.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "replace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=errors)


def recovered(text: str) -> str:
    """Words typed in an older encoding than the locale's: UTF-8 if they are, else Latin-9; never dropped."""
    if not any("\udc80" <= sign <= "\udcff" for sign in text):
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return "".join(_letter(sign) for sign in text)


def carried(content: bytes) -> str:
    """A file that is no text, where only text passes: each byte beyond ASCII as half a character."""
    return content.decode("ascii", "surrogateescape")


def uncarried(text: str) -> bytes | None:
    """The file that such a text carries; None for words."""
    if not any("\udc80" <= sign <= "\udcff" for sign in text):
        return None
    return text.encode("ascii", "surrogateescape")


def _letter(sign: str) -> str:
    lost = "\udc80" <= sign <= "\udcff"
    return bytes((ord(sign) - 0xDC00,)).decode("iso8859-15") if lost else sign
