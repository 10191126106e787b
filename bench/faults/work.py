"""What people do while the disk fails: a whole series in some forty acts, always the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from data.files import Files
from data.journal import Journal
from data.lock import Lock
from data.store import Store
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, EditArticle
from models.acts.people import EraseMyData
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.registration import Newcomer, Register
from models.acts.series import MakeSeries, Template
from models.contribution import Dimension
from models.people import FACILITATION, AllThree
from models.poll import Answer
from models.settings import Section
from models.text import Edit
from tui.houses import PASSING

NOWHERE = Path("/nowhere/of/veillee")
BEGINS = datetime(2028, 4, 3, 9, 0, tzinfo=UTC)
LATER = datetime(2028, 4, 4, 9, 0, tzinfo=UTC)
FIRST = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
TITLES = ("Le numérique est politique", "Renforcer le projet", "Aboutir à un manifeste V0")
SMALL = 3_000
"""Bytes of journal above which the snapshot is rewritten: small, so that it happens often."""


class Clock:
    def __init__(self, now: datetime = BEGINS) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at


class _NoLock:
    """In memory nobody else can come."""

    living = True

    def leaves(self) -> None: ...

    def release(self) -> None: ...


def batches() -> Iterator[tuple[Any, ...]]:
    """Acts that are written together, as several people's are."""
    yield (
        MakeSeries(Template("Essai", (Section("Pourquoi", "Parce que."),), TITLES), FIRST, FIRST + _HOURS),
    )
    yield ProposeSlots(2, FIRST.date(), 4), ProposeSlots(3, FIRST.date(), 4)
    yield tuple(Register((1,), AllThree.YES, newcomer=Newcomer(name)) for name in ("Zoé", "Léa", "Noé"))
    yield (AddArticle("Outils", "Réparer."),)
    for nth in range(4):
        yield tuple(_answer(nth, person) for person in ("p1", "p2", "p3"))
        yield (
            *(Contribute(1, f"Parole {nth} {one} « é »", Dimension.BOTH) for one in range(3)),
            _letter(nth),
        )
    yield (EraseMyData("p2"),)
    yield tuple(Contribute(1, f"Après {one}", Dimension.BOTH) for one in range(4))


_HOURS = timedelta(hours=1, minutes=30)


def _answer(nth: int, person: str) -> AnswerPoll:
    answers = tuple(Answer)
    return AnswerPoll(2, {f"s{slot}": answers[(nth + slot) % 3] for slot in range(1, 5)}, person)


def _letter(nth: int) -> EditArticle:
    return EditArticle("a1", nth, Edit(0, 0, "é"))


def opened(files: Files, clock: Clock) -> Store:
    """The real store, codec, rules and journal over these files. Raises StoreFault."""
    journal = Journal(NOWHERE, files, clock.now(), smallest_rewrite=SMALL)
    store = Store(journal, cast(Lock, _NoLock()), clock, PASSING)
    store._begin(clock.now())
    return store


def perform(store: Store, clock: Clock, acts: tuple[Any, ...]) -> None:
    """Raises StoreFault."""
    clock.at += timedelta(minutes=7)
    for act in acts:
        store.decide(act, FACILITATION)
    store.flush()


def states() -> dict[int, Any]:
    """The tables after each act, by its number: what must be found."""
    from bench.faults.disk import Disk

    clock = Clock()
    store = opened(Disk(), clock)
    found: dict[int, Any] = {0: {}}
    for acts in batches():
        clock.at += timedelta(minutes=7)
        for act in acts:
            store.decide(act, FACILITATION)
            store.flush()
            found[store.journal.image.number] = store.journal.image.frozen().tables
    return found
