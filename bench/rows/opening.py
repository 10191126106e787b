"""Reading 10,000 acts again: from a journal that holds them all, and from the snapshot that they became."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.pty_program import ROOT, clean_environment
from bench.row import Row, row, sampled
from bench.series import Place
from data import paths
from data.store import Store
from models import lookup
from models.acts.contributions import Contribute
from models.acts.manifesto import EditArticle
from models.acts.polls import AnswerPoll
from models.manifesto import Article
from models.people import Actor, Participant, Role
from models.poll import Answer
from models.ports import Act
from models.states import State
from models.text import Edit
from tui.houses import PASSING, SystemClock

PART = "Sur le disque"
ACTS = 10_000
GOAL = 1.0
_OPENS = """
import sys, time
from pathlib import Path
from data.store import Store
from models.manifesto import Article
from models.poll import Poll
from tui.houses import PASSING, SystemClock
began = time.perf_counter()
with Store.open(Path(sys.argv[1]), SystemClock(), write=False, passing=PASSING) as store:
    for kind in (Article, Poll):
        list(store.durable.all(kind))
    print(time.perf_counter() - began)
"""


def rows(place: Place) -> Iterator[Row]:
    acts = ACTS // 10 if place.quick else ACTS
    directory = place.copy()
    sizes: list[int] = []
    first: list[int] = []
    with _kept_in_journal(directory) as store:
        for size, begins in _written(store, acts):
            (first if begins else sizes).append(size)
        shutil.copytree(directory, place.scratch / "journal")
        store.journal.rewrite()
    tries = place.tries(5, 2)
    for where, what in ((place.scratch / "journal", "le journal"), (directory, "l’instantané")):
        seconds = sampled([_opened(where) for _ in range(tries)])
        yield row(PART, f"rouvrir {acts} actes, dans {what}", "s", seconds, GOAL)
    edits = sampled(sizes)
    yield Row(
        PART,
        "une lettre dans un article, médiane",
        "o",
        edits.median,
        300,
        exact=True,
        spread=(min(sizes), max(sizes)),
    )
    yield Row(PART, "une lettre dans un article, au plus", "o", max(sizes), 300, exact=True)
    what = "… la première après un silence, qui garde l’état d’avant, au plus"
    yield Row(PART, what, "o", max(first), note="une fois par article et par séance d’écriture")


def _kept_in_journal(directory: Path) -> Store:
    """A store that does not turn its journal into a snapshot by itself."""
    store = Store.open(directory, SystemClock(), write=True, passing=PASSING)
    store.journal._rewrite_above = 1 << 40
    return store


def _written(store: Store, acts: int) -> Iterator[tuple[int, bool]]:
    """Half of them are letters typed in articles: gives what each of those costs in the journal, and
    whether it began a time of writing, before which the article is kept as it was."""
    chance = random.Random(2028)
    people = [Actor(Role.PARTICIPANT, one.id) for one in store.durable.all(Participant)]
    slots = [slot.id for slot in lookup.poll(store.durable, 2).slots]
    path = paths.journal_in(store.directory)
    for nth in range(acts):
        edits = nth % 2 == 0
        act = _edit(store, chance) if edits else _other(slots, chance, nth)
        before, states = path.stat().st_size, len(store.durable.all(State))
        store.decide(act, chance.choice(people))
        store.flush()
        if edits:
            yield path.stat().st_size - before, len(store.durable.all(State)) > states


def _edit(store: Store, chance: random.Random) -> Act[object]:
    one = chance.choice(list(store.current.all(Article)))
    return EditArticle(one.id, one.revision, Edit(chance.randint(0, len(one.text)), 0, chance.choice("aeé ")))


def _other(slots: list[str], chance: random.Random, nth: int) -> Act[object]:
    if chance.random() < 0.1:
        return Contribute(chance.randint(1, 2), f"Une phrase que quelqu’un a dite ce soir-là, la {nth}e")
    return AnswerPoll(2, {chance.choice(slots): chance.choice(list(Answer))})


def _opened(directory: Path) -> float:
    """Seconds, in a new process, its modules loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _OPENS, str(directory)],
        cwd=ROOT,
        env=clean_environment(PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)
