"""The power goes at every byte of all that is written: what was said done is there, and it goes on."""

from __future__ import annotations

from typing import Any

from bench.faults import work
from bench.faults.disk import Disk, State
from bench.figures import Figures
from data import paths
from data.faults import StoreFault
from data.journal import Journal

GO_ON_EVERY = 40
"""After one state in so many, somebody also goes on working."""


class Cuts:
    """Opens every state that is not one opened already."""

    def __init__(self, every: int) -> None:
        self.every = every
        self.expected = work.states()
        self.confirmed = 0
        self.deciding = 0
        """The last number that may be on the disk, said done or not."""
        self.cuts = self.opened = self.went_on = 0
        self.defects: list[str] = []
        self._seen: set[tuple[int, bytes | None, bytes | None]] = set()
        self._places = 0

    def look(self, disk: Disk) -> None:
        self._places += 1
        if self._places % self.every:
            return
        for state in disk.states():
            self.cuts += 1
            key = self.confirmed, state.get(_SNAPSHOT), state.get(_JOURNAL)
            if key not in self._seen:
                self._seen.add(key)
                self._open(state)

    def _open(self, state: State) -> None:
        self.opened += 1
        try:
            found = Journal(work.NOWHERE, Disk(state), work.BEGINS)
        except StoreFault as fault:
            self._defect(f"{type(fault).__name__} {fault.args}", state)
            return
        number = found.image.number
        if number < self.confirmed:
            self._defect(f"act {number + 1} to {self.confirmed} lost", state)
        elif found.image.tables != self.expected[number]:
            self._defect(f"act {number} reads otherwise", state)
        elif self.opened % GO_ON_EVERY == 0:
            self._go_on(state, number)

    def _go_on(self, state: State, number: int) -> None:
        from models.acts.series import ChangeSetting

        self.went_on += 1
        disk, clock = Disk(state), work.Clock(work.LATER)
        store = work.opened(disk, clock)
        if number:
            work.perform(store, clock, (ChangeSetting("facilitation_contact", "x@example.org"),))
        again = Journal(work.NOWHERE, Disk(next(disk.states())), clock.now())
        if again.image.tables != store.journal.image.tables:
            self._defect("what was done afterwards is not there", state)

    def _defect(self, what: str, state: State) -> None:
        self.defects.append(what)


_SNAPSHOT, _JOURNAL = paths.snapshot_in(work.NOWHERE), paths.journal_in(work.NOWHERE)


def campaign(every: int = 1) -> Figures:
    """`every`: one byte in so many is tried."""
    cuts = Cuts(every)
    disk, clock = Disk(), work.Clock()
    disk.every_byte = True
    disk.watch = lambda: cuts.look(disk)
    store = work.opened(disk, clock)
    for acts in work.batches():
        work.perform(store, clock, acts)
        cuts.confirmed = store.journal.image.number
    store.close()
    found: dict[str, Any] = {
        "coupures": cuts.cuts,
        "états différents rouverts": cuts.opened,
        "repris ensuite": cuts.went_on,
        "actes": cuts.confirmed,
        "défauts": len(cuts.defects),
        "lesquels": sorted(set(cuts.defects))[:10],
    }
    return found
