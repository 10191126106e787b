"""Signs of the same width for fonts and encodings that lack the wanted ones."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tui.painter.capabilities import Repertoire

_ACROSS = "╌╍┄┅┈┉╴╶╸╺╼╾▁▔▀▄"
_DOWN = "╎╏┆┇┊┋╵╷╹╻╽╿▌▐▎▏▍▕▊"


def _same(signs: str, substitute: str) -> dict[int, str]:
    return {ord(sign): substitute for sign in signs}


def _pairs(signs: str, substitutes: str) -> dict[int, str]:
    return {ord(sign): other for sign, other in zip(signs, substitutes, strict=True)}


_CORNERS = ["┏┍┎▗▛", "┓┑┒▖▜", "┗┕┖▝▙", "┛┙┚▘▟"]
_JUNCTIONS = ["┣┝┞┟┠┡┢", "┫┥┦┧┨┩┪", "┳┭┮┯┰┱┲", "┻┵┶┷┸┹┺", "╋┽┾┿╀╁╂╃╄╅╆╇╈╉╊"]
_FOR_BOTH = {
    **_same("✓✔☑☒", "x"),
    **_same("⭘○◯◌□☐▢◻◦", "o"),
    **_same("✗✘✕✖", "×"),
    **_same("⌫⏎↵⇤", "<"),
    **_same("⇥", ">"),
    **_same("★☆✦✱✻", "*"),
    **_same("⋅‧∙", "·"),
    **_same("‐‑‒−", "-"),
    **dict.fromkeys(range(10240, 10496), "."),
}

CONSOLE: dict[int, str] = {
    **_FOR_BOTH,
    **_same(_ACROSS, "─"),
    **_same(_DOWN, "│"),
    **{ord(sign): line for signs, line in zip(_CORNERS, "┌┐└┘", strict=True) for sign in signs},
    **{ord(sign): line for signs, line in zip(_JUNCTIONS, "├┤┬┴┼", strict=True) for sign in signs},
    **_same("▂▃", "_"),
    **_same("▅▆▇▉▋▚▞", "█"),
    **_same("◉◆◼▣▪", "■"),
    **_pairs("►◄▹◂▴▿", "▶◀▶◀▲▼"),
}
"""The Linux console with Lat15 or Uni2: what they have stays, the rest becomes the nearest they have."""

ASCII: dict[int, str] = {
    **_FOR_BOTH,
    **dict.fromkeys(range(9484, 9600), "+"),
    **_same("─━" + _ACROSS, "-"),
    **_same("═", "="),
    **_same("│┃║" + _DOWN, "|"),
    **_same("╱", "/"),
    **_same("╲", "\\"),
    **_same("▂▃", "_"),
    **_same("▅▆▇▉▋█▚▞▓▗▛▖▜▝▙▘▟", "#"),
    **_pairs("░▒", ".:"),
    **_same("●•◉◆■◼▣▪", "*"),
    **_pairs("←→↑↓⇐⇒⇑⇓↔↕", "<>^v<>^v-|"),
    **_pairs("▲▼▶◀▸▾►◄▹◂▴▿", "^v><>v><><^v"),
}
"""Plain signs for those who ask for them: letters, accents and quotation marks stay as they are."""

_MAPS: dict[Repertoire, dict[int, str]] = {
    Repertoire.UNICODE: {},
    Repertoire.CONSOLE: CONSOLE,
    Repertoire.ASCII: ASCII,
}


def signs_for(repertoire: Repertoire) -> dict[int, str]:
    """The map of a repertoire, for `str.translate`: one sign for one sign, never a change of width."""
    return _MAPS[repertoire]


_PLAINER = {
    **_pairs("’‘‚‛“”„‟–—―…«»·•×÷€œŒæÆßøØðÐþÞłŁđĐı", '\'\',\'""""---.""..x:EoOaAsoOdDtTlLdDi'),
}


@lru_cache(4096)
def spoken(sign: str, charset: str) -> str:
    """`sign` in one character that `charset` can write: without its accent if need be, else ``?``."""
    for candidate in (sign, _PLAINER.get(ord(sign[0]), ""), unicodedata.normalize("NFKD", sign)[0]):
        if candidate and _can_write(candidate, charset):
            return candidate
    return "?"


def _can_write(sign: str, charset: str) -> bool:
    try:
        return len(sign.encode(charset)) == 1
    except UnicodeError:
        return False
