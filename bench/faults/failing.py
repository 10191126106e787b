"""The disk says no at every step, once or for a while, in every way: nothing confirmed is lost."""

from __future__ import annotations

import errno
import os
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

    def one(self, first: int, code: int, length: int) -> int:
        """The whole work on a disk whose steps from `first` on fail; how many steps there were."""
        self.tried += 1
        disk, clock = Disk(), work.Clock()
        about = f"{errno.errorcode[code]} at step {first}, for {length}"

        def fail(step: str, nth: int) -> None:
            if first <= nth < first + length:
                raise OSError(code, os.strerror(code))

        disk.before = fail
        store = self._opened(disk, clock, about)
        if store is None:
            return disk.steps
        for acts in work.batches():
            if not self._insist(store, clock, acts, disk, about):
                return disk.steps
        return disk.steps

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


def campaign(every: int = 1) -> Figures:
    """`every`: one step in so many is made to fail."""
    found = Failures()
    steps = found.one(NEVER, errno.EIO, 1)
    for code in ERRORS:
        for length in FOR_HOW_LONG:
            for first in range(1, steps + 1, every):
                found.one(first, code, length)
    return {
        "pannes": found.tried,
        "dites": found.told,
        "actes confirmés": found.confirmed,
        "défauts": len(found.defects),
        "lesquels": sorted(set(found.defects))[:10],
    }
