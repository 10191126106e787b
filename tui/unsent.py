"""The file in which an owner that stops leaves the unsent words of people of the series, for its next start.

It holds nothing of visitors, is read by its owner alone (0600), and is gone once it has been read. Whoever is
erased meanwhile goes from it too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from data.files import Files
from models.people import Role
from tui.leavings import KEPT_FOR, Doing, Leavings, Left, Stand

NAME = "textes-en-cours.json"

Known = Callable[[str], bool]
"""Whether a person, by their id, is still in the series."""
Entry = tuple[str, datetime, Left]


def leave(directory: Path, leavings: Leavings, now: datetime) -> None:
    """Nothing is written when nobody left anything. A disk that says no costs the unsent words alone."""
    left = leavings.of_people(now)
    if left:
        _write(directory, ((person, since, one) for person, (since, one) in left.items()))


def take_back(directory: Path, leavings: Leavings, known: Known, now: datetime) -> None:
    for person, since, left in _read(directory):
        if known(person) and now - since < KEPT_FOR:
            leavings.put_back(person, since, left)
    _remove(directory)


def forget(directory: Path, known: Known) -> None:
    """After what a command did while no server runs: it may have erased somebody."""
    if not (directory / NAME).exists():
        return
    kept = [entry for entry in _read(directory) if known(entry[0])]
    if kept:
        _write(directory, kept)
    else:
        _remove(directory)


def _remove(directory: Path) -> None:
    with suppress(OSError):
        Files().remove(directory / NAME)


def _write(directory: Path, entries: Iterable[Entry]) -> None:
    documents = [
        {
            "person": person,
            "since": since.isoformat(),
            "role": left.role.value,
            "places": [[one.page, one.given, _plain(one.cursor)] for one in left.places],
            "doing": _doing(left.doing),
            "words": [[page, given, question, text] for (page, given, question), text in left.words],
        }
        for person, since, left in entries
    ]
    with suppress(OSError):
        Files().replace(directory / NAME, json.dumps(documents, ensure_ascii=False).encode())


def _plain(value: object) -> object:
    return value if isinstance(value, str | int) else None


def _doing(doing: Doing | None) -> list[Any] | None:
    """Answers that are no plain words cannot be given again: the words themselves can."""
    if doing is None or any(not isinstance(given, str | int | None) for _, given in doing.answers):
        return None
    return [doing.action, doing.answers]


def _read(directory: Path) -> list[Entry]:
    """What cannot be read is left out: it was never confirmed to anybody."""
    try:
        documents = json.loads(Files().read(directory / NAME) or b"[]")
        return list(_entries(documents))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []


def _entries(documents: list[dict[str, Any]]) -> Iterator[Entry]:
    for one in documents:
        places = tuple(Stand(page, tuple(given), cursor) for page, given, cursor in one["places"])
        again = one["doing"]
        doing = Doing(again[0], tuple((asked, given) for asked, given in again[1])) if again else None
        words = tuple(((page, tuple(given), asked), text) for page, given, asked, text in one["words"])
        yield (
            one["person"],
            datetime.fromisoformat(one["since"]),
            Left(places, doing, words, Role(one["role"])),
        )
