"""A letter for each person, to stand beside their words or their caret, told apart without colours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.names import plain
from models.text import SOMEONE, Run

LOOKS = 6
"""Kinds `hand0`… that tell authors apart besides their letter; the seventh looks as the first."""
NOBODY = "?"


def letters(names: Mapping[str, str]) -> dict[str, str]:
    """For each person, by id: the first letter of their name that nobody before has, else a figure."""
    given: dict[str, str] = {SOMEONE: NOBODY}
    for id, name in names.items():
        if id != SOMEONE:
            own = (sign.upper() for sign in plain(name) if sign.isalnum() and len(sign.upper()) == 1)
            taken = set(given.values())
            given[id] = next((sign for sign in (*own, *"123456789+") if sign not in taken), "+")
    return {id: given[id] for id in names}


def looks(authors: Iterable[str]) -> dict[str, str]:
    """The kind of each author's words; those of « quelqu’un » stand out in no way."""
    known = [author for author in authors if author != SOMEONE]
    return {author: f"hand{at % LOOKS}" for at, author in enumerate(known)}


@dataclass(frozen=True, slots=True)
class Hands:
    """Who wrote in an article: for each author, in order, a name, a letter and a look."""

    names: Mapping[str, str]
    signs: Mapping[str, str]
    looks: Mapping[str, str]

    def letters(self, runs: Iterable[Run]) -> str:
        """Whose words these are, each once; `+` at the second place: more than two people's."""
        found = list(dict.fromkeys(self.signs.get(author, NOBODY) for author, said in runs if said.strip()))
        return "".join(found) if len(found) < 3 else f"{found[0]}+"


def hands_of(names: Mapping[str, str]) -> Hands:
    return Hands(names, letters(names), looks(names))
