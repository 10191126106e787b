"""What one terminal can do, as a frozen value worked out from its environment alone.

The same function serves the local terminal, an SSH session and the Unix socket: each gives the
environment it was told (``TERM``, ``COLORTERM``, ``NO_COLOR``, ``LC_ALL``, ``LC_CTYPE``, ``LANG``).
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from fnmatch import fnmatchcase

NARROWEST, WIDEST = 20, 300
SHORTEST, TALLEST = 5, 100


class Depth(IntEnum):
    """How many colours may be named: the value is their number."""

    NONE = 0
    SIXTEEN = 16
    EIGHT_BIT = 256
    TRUE = 16_777_216


class Repertoire(IntEnum):
    """Which signs the terminal's font has."""

    ASCII = 0
    CONSOLE = 1
    """The Linux console's Lat15 and Uni2 fonts: no half blocks, no check marks, no braille, no emoji."""
    UNICODE = 2


@dataclass(frozen=True, slots=True)
class Terminal:
    """A person's terminal: what may be sent to it, and its size in cells."""

    depth: Depth = Depth.TRUE
    glyphs: Repertoire = Repertoire.UNICODE
    columns: int = 80
    rows: int = 24
    charset: str = "utf-8"
    """Python's name of the encoding spoken on the line, both ways."""
    alternate_screen: bool = True
    """False: the screen is cleared on leaving, there is no other one to go back to."""
    mouse: bool = True
    queries: bool = True
    """May be asked what it supports (DECRQM); old consoles would print the question."""
    coloured_erase: bool = True
    """Erasing fills with the current background ("bce")."""

    def sized(self, columns: int, rows: int) -> Terminal:
        """The same terminal, at another size."""
        return replace(self, columns=columns, rows=rows)


def clamp(columns: int, rows: int) -> tuple[int, int]:
    """The size an app is laid out in: a window can be dragged to nothing, or claim 2^32 columns."""
    return max(NARROWEST, min(columns, WIDEST)), max(SHORTEST, min(rows, TALLEST))


def terminal_from(
    environment: Mapping[str, str], columns: int = 80, rows: int = 24, *, ascii_only: bool = False
) -> Terminal:
    """The terminal that `environment` describes; `ascii_only` is the person's own wish for plain signs."""
    term = environment.get("TERM", "").lower()
    charset = charset_from(environment)
    console = _is_console(term)
    return Terminal(
        depth=_depth(term, environment),
        glyphs=_glyphs(console, charset, ascii_only),
        columns=columns,
        rows=rows,
        charset=charset,
        alternate_screen=not console,
        mouse=not console,
        queries=not console and not _matches(term, _SCREEN) and not _is_apple(environment),
        coloured_erase=_matches(term, _COLOURED_ERASE),
    )


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Whether the terminal cannot address its screen at all: such a person is served line by line."""
    return environment.get("TERM", "").lower() in _DUMB


_DUMB = ("", "dumb", "unknown")
_CONSOLES = ("linux*", "vt[0-9]*", "ansi*", "cons25*", "console")
_SCREEN = ("screen*",)
_MANY_COLOURS = (
    "*256color*", "tmux*", "kitty*", "xterm-kitty", "foot*", "alacritty*", "wezterm*", "ghostty*",
    "xterm-ghostty", "contour*", "konsole*", "vte*", "iterm*", "gnome*", "st-*",
)  # fmt: skip
_COLOURED_ERASE = (
    "linux*", "xterm*", "tmux*", "rxvt*", "kitty*", "foot*", "alacritty*", "wezterm*", "ghostty*",
    "contour*", "konsole*", "vte*", "gnome*", "st-*", "putty*",
)  # fmt: skip
_UTF8_NAMES = ("utf-8", "utf8", "utf_8")


def _matches(term: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(term, pattern) for pattern in patterns)


def _is_console(term: str) -> bool:
    return term in _DUMB or _matches(term, _CONSOLES)


def _is_apple(environment: Mapping[str, str]) -> bool:
    # Apple's Terminal prints the last letter of a DECRQM question.
    return environment.get("TERM_PROGRAM") == "Apple_Terminal"


def _depth(term: str, environment: Mapping[str, str]) -> Depth:
    if environment.get("NO_COLOR") or term in _DUMB or term.endswith(("-m", "-mono")):
        return Depth.NONE
    if _is_console(term):
        return Depth.SIXTEEN
    if _is_true(term, environment):
        return Depth.TRUE
    return Depth.EIGHT_BIT if _matches(term, _MANY_COLOURS) else Depth.SIXTEEN


def _is_true(term: str, environment: Mapping[str, str]) -> bool:
    # GNU screen hands on the COLORTERM of the terminal around it, but not its colours.
    announced = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    return term.endswith("-direct") or (announced and not _matches(term, _SCREEN))


def _glyphs(console: bool, charset: str, ascii_only: bool) -> Repertoire:
    if ascii_only or charset != "utf-8":
        return Repertoire.ASCII
    return Repertoire.CONSOLE if console else Repertoire.UNICODE


def charset_from(environment: Mapping[str, str]) -> str:
    """The encoding of a locale, as Python names it; UTF-8 where nothing is said."""
    locale = next((environment[n] for n in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(n)), "")
    if not locale:
        return "utf-8"
    if locale in ("C", "POSIX"):
        return "ascii"
    _language, _, encoding = locale.partition("@")[0].partition(".")
    if not encoding:
        return "iso8859-15" if locale.endswith("@euro") else "iso8859-1"
    return _known_charset(encoding)


def _known_charset(encoding: str) -> str:
    if encoding.lower() in _UTF8_NAMES:
        return "utf-8"
    try:
        name = codecs.lookup(encoding).name
        # Only encodings in which an escape sequence is the same bytes can carry a screen.
        return name if "\x1b[0m~".encode(name) == b"\x1b[0m~" else "ascii"
    except (LookupError, ValueError):
        return "ascii"
