"""The owner of a series: acts come in one after the other, and last once they are on the disk."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from data import backup, erasing, migrations, paths, undoing
from data.draft import Draft, Pending
from data.faults import NotYetErased, OpenedToRead, StoreFault
from data.files import Files
from data.journal import Database, Journal
from data.lines import Record
from data.lock import Lock
from data.passing import NOTHING_PASSES, Due, Passing
from data.recent import Recent, name_of
from data.reopening import must_be_ours
from data.snapshot import Image
from data.views import Durable, Key, Shelf
from data.watching import Watcher, Watchers
from models.closing import must_be_open
from models.people import TIME, Actor
from models.ports import Act, Clock, Reading
from models.refusals import NothingToUndo

R = TypeVar("R")
WAIT = 5.0
"""Seconds that a command waits for another one to end."""


class Store:
    """Use `Store.open`. `durable` is for reading, `decide` then `flush` for doing."""

    def __init__(self, journal: Journal, lock: Lock | None, clock: Clock, passing: Passing) -> None:
        self.journal = journal
        self.lock = lock
        self.clock = clock
        self._due = Due(passing)
        self.db = Database(storage=lambda: journal)
        self.fault: StoreFault | None = None
        """Why nothing can be written just now."""
        self.torn = journal.torn if lock else 0
        """Bytes of a last line, never confirmed, that a crash had left: they are taken out."""
        self.migrated: tuple[str, ...] = ()
        shelf = Shelf(journal.directory)
        self._durable = Durable(journal.image, shelf)
        self._pending = Pending(self._durable, journal.image, shelf)
        self._watchers, self._early = Watchers(), Watchers()

    @classmethod
    def open(
        cls,
        directory: Path,
        clock: Clock,
        *,
        write: bool,
        living: bool = False,
        passing: Passing = NOTHING_PASSES,
        files: Files | None = None,
        wait: float = WAIT,
    ) -> "Store":
        """To write: the owner of the directory, a `living` one or for an instant. Raises StoreFault."""
        now = clock.now()
        files = files or Files()
        if write:
            must_be_ours(directory, files)
        lock = Lock(directory, now, living, wait) if write else None
        try:
            store = cls(Journal(directory, files, now), lock, clock, passing)
            store._begin(now)
        except BaseException:
            if lock:
                lock.release()
            raise
        return store

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self.close()
        except StoreFault:
            # What went wrong first is what people are told.
            if kind is None:
                raise

    @property
    def directory(self) -> Path:
        return self.journal.directory

    @property
    def durable(self) -> Reading:
        """What everybody may read. A store opened to read shows what time has brought, without writing it."""
        return self._durable if self.lock else self._pending

    @property
    def current(self) -> Reading:
        """What is decided, durable or not yet: for texts written together, seen at once."""
        return self._pending

    @property
    def has_staged(self) -> bool:
        return bool(self._pending.staged)

    def decide(self, act: Act[R], by: Actor, now: datetime | None = None) -> R:
        """What the act returns; it lasts once flushed. Raises a Refusal or a StoreFault, without a trace."""
        now = now or self.clock.now()
        self._ready_to_write()
        self.let_time_pass(now)
        return self._do(act, by, now)

    def flush(self) -> None:
        """Makes durable all that is decided, or takes all of it back and raises a StoreFault."""
        if records := self.take():
            try:
                self.journal.commit(records)
            except StoreFault as fault:
                self.take_back(fault)
                raise
            self.confirm(records)
        self.tidy(self.journal.image)

    def close(self) -> None:
        try:
            if self.lock:
                self.flush()
                if self.lock.living:
                    # The journal holds everything: if this fails, the next owner will do it.
                    with contextlib.suppress(StoreFault):
                        self.journal.leave()
        finally:
            self.journal.close()
            if self.lock:
                self.lock.release()
                self.lock = None

    def watch(self, watcher: Watcher, early: bool = False) -> Callable[[], None]:
        """Called with (table, id) of what changed once durable; `early`: once decided, or taken back."""
        return (self._early if early else self._watchers).add(watcher)

    def last_act(self, by: Actor, now: datetime | None = None) -> Recent | None:
        """The last act of that person (facilitating), if it can still be undone."""
        recents = self.journal.image.recents
        mine = (recents.get(name) for name in (name_of(by), str(by.role)))
        last = max((one for one in mine if one), key=lambda one: one.number, default=None)
        return undoing.undoable(last, self._pending, now or self.clock.now())

    def undo(self, by: Actor, now: datetime | None = None) -> Recent:
        """Puts back what that person's last act had replaced, as a new act. Raises NothingToUndo."""
        by.must_facilitate()
        now = now or self.clock.now()
        self._ready_to_write()
        self.let_time_pass(now)
        if (last := self.last_act(by, now)) is None:
            raise NothingToUndo()
        draft = Draft(self._pending)
        undoing.put_back(last, draft)
        self._staged(self._pending.stage(draft, last.act, name_of(by), now, undoes=True))
        return last

    # In parts, so that the disk can be waited for elsewhere (data/owner.py).
    def take(self) -> list[Record]:
        """What is decided and not yet written, for the journal to commit."""
        return self._pending.take()

    def confirm(self, records: Sequence[Record]) -> None:
        """They are on the disk: everybody may know."""
        self.fault = None
        self.journal.apply(records)
        self._pending.confirmed(records[-1].number)
        keys = frozenset(key for record in records for key in record.keys)
        self._durable.changed(keys)
        for table in {table for table, _ in keys}:
            self.db.table(table).clear_cache()
        self._watchers.tell(keys)

    def take_back(self, fault: StoreFault) -> None:
        """Nothing that was not confirmed remains; what is decided meanwhile rested on it."""
        self.fault = fault
        self._staged(self._pending.taken_back())

    def tidy(self, image: Image) -> None:
        """Rewrites the snapshot when it is time. Raises NotYetErased."""
        if not self.journal.wants_rewrite:
            return
        owed = self.journal.owes_erasure
        try:
            if owed:
                # Before the journal, whose line reminds of what is owed if this is interrupted.
                backup.erase_automatic(self.directory, self.journal.files, image, self.journal.now, owed)
            self.journal.rewrite(image)
        except StoreFault as fault:
            if owed:
                raise NotYetErased(fault) from fault

    def _begin(self, now: datetime) -> None:
        image = self.journal.image
        needed = migrations.needed(image, paths.snapshot_in(self.directory))
        if self.journal.corrected and not needed:
            self._durable.must_be_sound()
        if self.lock:
            backup.keep_automatic(self.directory, self.journal.files, image, now)
        self.migrated = migrations.run(image, needed)
        if self.lock is None:
            self.let_time_pass(now)
            return
        try:
            if self.migrated:
                # No line may follow documents of the old shape.
                self.journal.must_rewrite = True
                self.journal.rewrite()
            self.let_time_pass(now)
            self.flush()
        except StoreFault as fault:
            self.fault = fault

    def let_time_pass(self, now: datetime | None = None) -> None:
        """Decides what is due."""
        now = now or self.clock.now()
        self.journal.now = now
        for act in self._due.acts(self._pending, now):
            self._do(act, TIME, now)

    def next_due(self, now: datetime) -> datetime | None:
        """When `let_time_pass` will next have something to decide."""
        return self._due.next(self._pending, now)

    def _ready_to_write(self) -> None:
        if self.lock is None:
            raise OpenedToRead(self.directory)
        if self.fault:
            self.journal.recover()
            self.fault = None

    def _do(self, act: Act[R], by: Actor, now: datetime) -> R:
        must_be_open(self._pending, act)
        draft = Draft(self._pending)
        result = act.apply(draft, by, now)
        # What is not signed is by nobody, here too: an opinion must not be found in a file.
        who = replace(by, person=None) if getattr(act, "nameless", False) else by
        erases, called = erasing.reach(act, self._pending), getattr(act, "called", type(act).__name__)
        self._staged(self._pending.stage(draft, called, name_of(who), now, erases=erases))
        return result

    def _staged(self, keys: frozenset[Key]) -> None:
        self._due.changed(keys)
        self._early.tell(keys)
