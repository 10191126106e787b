"""A clock that goes back, leaps, or stands on the hour that summer time takes away or gives twice."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from bench.faults import work
from bench.faults.disk import Disk
from bench.figures import Figures
from data.faults import StoreFault
from data.journal import Journal
from models.acts.thread import PostReply
from models.people import FACILITATION
from models.refusals import Refusal
from models.thread import Reply

EDGES = tuple(
    datetime.fromisoformat(f"{one}+00:00")
    for one in (
        "1970-01-01T00:00:00",
        "2028-03-26T00:59:59",
        "2028-03-26T01:00:00",
        "2028-10-29T00:30:00",
        "2028-10-29T01:30:00",
        "2028-02-29T23:59:59",
        "2038-01-19T03:14:08",
        "2099-12-31T23:59:59",
    )
)
"""In UTC: both changes of hour in Paris, a leap day, the end of 32 bits."""
STEPS = (-86_400 * 40, -86_400, -7_200, -3_600, -1, 0, 1, 3_600, 86_400, 86_400 * 3)
WALK = 30


def campaign(walks: int = 200) -> Figures:
    found = {"promenades de l’horloge": walks, "actes confirmés": 0, "refusés par une règle": 0, "défauts": 0}
    wrong: set[str] = set()
    for seed in range(walks):
        try:
            done, refused = _walk(random.Random(seed))
        except Exception as error:
            wrong.add(f"{type(error).__name__} {error} (promenade {seed})")
            continue
        found["actes confirmés"] += done
        found["refusés par une règle"] += refused
    found["défauts"] = len(wrong)
    return {**found, "lesquels": sorted(wrong)[:10]}


def _walk(chance: random.Random) -> tuple[int, int]:
    """How many acts were confirmed and refused. Raises what must not happen."""
    disk, clock = Disk(), work.Clock()
    store = work.opened(disk, clock)
    for acts in work.batches():
        work.perform(store, clock, acts)
    said: list[tuple[str, datetime | None]] = []
    refused = 0
    for nth in range(WALK):
        clock.at = _moved(clock.at, chance)
        try:
            store.decide(PostReply(f"À {nth}"), FACILITATION)
            said.append((f"À {nth}", clock.at))
        except Refusal:
            refused += 1
        store.flush()
        if chance.random() < 0.2:
            store.close()
            store = work.opened(disk, clock)
        due = store.next_due(clock.at)
        if due is not None and not isinstance(due, datetime):
            raise TypeError(due)
    try:
        found = Journal(work.NOWHERE, Disk(next(disk.states())), clock.at).image
    except StoreFault as fault:
        raise AssertionError(f"{type(fault).__name__} at the end") from fault
    if found.tables != store.journal.image.tables:
        raise AssertionError("what is on the disk is not what is in memory")
    found_again = work.opened(Disk(next(disk.states())), clock)
    if [(one.text, one.at) for one in found_again.durable.all(Reply)] != said:
        raise AssertionError("words are gone, or are of another moment")
    return len(said), refused


def _moved(now: datetime, chance: random.Random) -> datetime:
    if chance.random() < 0.2:
        return chance.choice(EDGES)
    moved = now + timedelta(seconds=chance.choice(STEPS))
    return max(moved, datetime(1970, 1, 1, tzinfo=UTC))
