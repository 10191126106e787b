"""The announcement that ships is ours in both languages: while unchanged, each page says it in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from data.template import template

_SEATS = "{places}"


def in_language(words: str, spoken: str, wanted: str) -> str | None:
    """The same words in the wanted language; None for people's own, which have no translation."""
    for pattern, twin in _twins(spoken, wanted):
        if found := pattern.fullmatch(words):
            return twin.replace(_SEATS, found[1]) if found.groups() else twin
    return None


@cache
def _twins(spoken: str, wanted: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(re.escape(one).replace(re.escape(_SEATS), r"(\d+)", 1)), other)
        for one, other in zip(_texts(spoken), _texts(wanted), strict=True)
    )


def _texts(language: str) -> Iterator[str]:
    """In an order that is the same in every language. Titles of workshops are French everywhere."""
    found = template(language)
    yield found.title
    for section in found.sections:
        yield from (section.title, section.text)
    yield from (one.text for one in found.replies)
