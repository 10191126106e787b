"""Codes that people can read aloud and type: four easy words. Chance lives here, rules know none."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from random import Random, SystemRandom
from string import ascii_lowercase

from models.access import WORDS_OF_A_CODE


def new_code(chance: Random | None = None) -> str:
    """« cerise-lampe-tulipe-ardoise »: one of fifty thousand million."""
    chosen = chance or SystemRandom()
    return "-".join(chosen.choice(easy_words()) for _ in range(WORDS_OF_A_CODE))


@cache
def easy_words() -> tuple[str, ...]:
    """French words of four to eight letters without accents, none a letter away from another."""
    return tuple((files("data") / "content" / "mots.txt").read_text("ascii").split())


def new_mark(length: int = 8) -> str:
    """Letters that nobody can guess, and that say nothing."""
    chance = SystemRandom()
    return "".join(chance.choice(ascii_lowercase) for _ in range(length))
