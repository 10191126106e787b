"""The disk says no at every step, once or for a while, in every way: nothing confirmed is lost."""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Iterator
from typing import Any

from bench.faults import work
from bench.faults.disk import Disk
from bench.figures import Figures
from data.faults import NotYetErased, StoreFault
from data.journal import Journal
from data.store import Store

ERRORS = (errno.EIO, errno.ENOSPC, errno.EROFS, errno.EDQUOT)
FOR_HOW_LONG = (1, 2, 40)
"""Steps that fail, from the first one on."""
NEVER = 10**9
PATIENCE = 60
"""Times that the same acts are tried again."""


class Failures:
    def __init__(self) -> None:
        self.expected = work.states()
        self.tried = self.told = self.confirmed = 0
        self.defects: list[str] = []

    def one(self, first: int, code: int, length: int) -> list[str]:
        """The whole work on a disk whose steps from `first` on fail; the names of all steps."""
        self.tried += 1
        disk, clock = Disk(), work.Clock()
        steps: list[str] = []
        about = f"{errno.errorcode[code]} at step {first}, for {length}"

        def fail(step: str, nth: int) -> None:
            steps.append(step)
            if first <= nth < first + length:
                raise OSError(code, os.strerror(code))

        disk.before = fail
        store = self._opened(disk, clock, about)
        if store is None:
            return steps
        for acts in work.batches():
            if not self._insist(store, clock, acts, disk, about):
                return steps
        return steps

    def _opened(self, disk: Disk, clock: work.Clock, about: str) -> Store | None:
        for _ in range(PATIENCE):
            try:
                return work.opened(disk, clock)
            except StoreFault:
                self.told += 1
        self.defects.append(f"never opens: {about}")
        return None

    def _insist(self, store: Store, clock: work.Clock, acts: Any, disk: Disk, about: str) -> bool:
        """Until it is done; what is on the disk is looked at after each try."""
        before = store.journal.image.number
        for _ in range(PATIENCE):
            at, done = clock.at, False
            try:
                work.perform(store, clock, acts)
                done = True
            except NotYetErased:
                self.told, done = self.told + 1, True
            except StoreFault:
                self.told, clock.at = self.told + 1, at
            number = before + len(acts) if done else before
            if wrong := self._wrong(store, disk, number):
                self.defects.append(f"{wrong}: {about}")
                return False
            if done:
                self.confirmed += len(acts)
                return True
        self.defects.append(f"never recovers: {about}")
        return False

    def _wrong(self, store: Store, disk: Disk, number: int) -> str | None:
        image = store.journal.image
        if image.number < number or image.tables != self.expected[image.number]:
            return f"{image.number} in memory instead of {number}"
        for state in disk.states():
            try:
                found = Journal(work.NOWHERE, Disk(state), work.BEGINS).image
            except StoreFault as fault:
                return f"a power cut leaves {type(fault).__name__}"
            if found.number < number or found.tables != self.expected[found.number]:
                return f"a power cut leaves {found.number} of {number}"
        return None


def _every(steps: list[str]) -> Iterator[tuple[int, int, int]]:
    """The error, for how many steps, and from which one on."""
    yield from itertools.product(ERRORS, FOR_HOW_LONG, range(1, len(steps) + 1))


def _some(steps: list[str]) -> Iterator[tuple[int, int, int]]:
    for nth, kind in enumerate(sorted(set(steps))):
        places = [at for at, step in enumerate(steps, start=1) if step == kind]
        for one, place in enumerate(sorted({places[len(places) // 3], places[len(places) // 2], places[-1]})):
            yield ERRORS[(nth + one) % len(ERRORS)], FOR_HOW_LONG[one % len(FOR_HOW_LONG)], place


def campaign(quick: bool = False) -> Figures:
    """`quick`: a few steps of each kind, and not every one."""
    found = Failures()
    steps = found.one(NEVER, errno.EIO, 1)
    for code, length, first in _some(steps) if quick else _every(steps):
        found.one(first, code, length)
    return {
        "pannes": found.tried,
        "dites": found.told,
        "actes confirmés": found.confirmed,
        "défauts": len(found.defects),
        "lesquels": sorted(set(found.defects))[:10],
    }
