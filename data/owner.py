"""A living owner: acts come in on one asyncio loop and go to the disk in batches, one fsync for each."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import TypeVar

from data.faults import DiskFailing, NotYetErased, StoreFault
from data.lines import Record
from data.recent import Recent
from data.store import Store, Watcher
from models.people import Actor
from models.ports import Act, Reading

R = TypeVar("R")
Waiter = asyncio.Future[None]


class Owner:
    """To be made on the loop that it lives on. It owns the store: `close` closes it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._loop = asyncio.get_running_loop()
        self._disk = ThreadPoolExecutor(1, "disk")
        self._waiter: Waiter | None = None
        """Of what is decided; `_in_flight`: of what is being written."""
        self._in_flight: Waiter | None = None
        self._writing: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._arm()

    @property
    def durable(self) -> Reading:
        return self.store.durable

    @property
    def current(self) -> Reading:
        return self.store.current

    async def perform(self, act: Act[R], by: Actor) -> R:
        """What the act returns, once durable. Raises a Refusal at once, a StoreFault if it could not last."""
        return await self._lasting(lambda: self.store.decide(act, by))

    async def undo(self, by: Actor) -> Recent:
        """See Store.undo."""
        return await self._lasting(lambda: self.store.undo(by))

    def watch(
        self, watcher: Watcher, *, early: bool = False, context: Context | None = None
    ) -> Callable[[], None]:
        """As Store.watch, once for each batch, in a call of its own: a failing watcher disturbs nobody."""
        return self.store.watch(lambda keys: self._later(watcher, keys, context), early)

    async def close(self) -> None:
        """Everything that was decided lasts; the snapshot is rewritten."""
        if self.store.lock:
            self.store.lock.leaves()
        if self._timer:
            self._timer.cancel()
        while self._writing:
            await self._writing
        self._disk.shutdown()
        self.store.close()

    def _later(self, watcher: Watcher, keys: frozenset[tuple[str, str]], context: Context | None) -> None:
        self._loop.call_soon(watcher, keys, context=context)

    async def _lasting(self, decide: Callable[[], R]) -> R:
        try:
            result = decide()
        finally:
            # Also after a refusal: what time has brought before it is decided.
            waiter = self._asked_to_write()
        if waiter:
            await asyncio.shield(waiter)
        return result

    def _asked_to_write(self) -> Waiter | None:
        """The waiter of everything decided so far; None when all of it is durable."""
        if not self.store.has_staged:
            return self._in_flight
        if self._waiter is None:
            self._waiter = self._loop.create_future()
        if self._writing is None:
            self._writing = self._loop.create_task(self._write())
        return self._waiter

    async def _write(self) -> None:
        try:
            while self.store.has_staged:
                self._in_flight, self._waiter = self._waiter, None
                await self._write_batch(self.store.take())
                _settle(self._in_flight, None)
        finally:
            self._in_flight = self._writing = None
            self._arm()

    async def _write_batch(self, records: list[Record]) -> None:
        journal = self.store.journal
        try:
            await self._loop.run_in_executor(self._disk, journal.commit, records)
        except Exception as error:
            # What is decided meanwhile rests on what could not be written.
            self.store.take_back(_as_fault(error, self.store))
            _settle(self._in_flight, error)
            _settle(self._waiter, error)
            self._waiter = None
            return
        erasing = any(record.erases for record in records)
        self.store.confirm(records)
        if not erasing:
            _settle(self._in_flight, None)
        if journal.wants_rewrite:
            try:
                await self._loop.run_in_executor(self._disk, self.store.tidy, journal.image.frozen())
            except NotYetErased as fault:
                _settle(self._in_flight, fault)

    def _arm(self) -> None:
        """One timer for the next thing that time brings; what is due already waits for the next act."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        now = self.store.clock.now()
        due = self.store.passing.next(self.store.current, now)
        if due and due > now:
            self._timer = self._loop.call_later((due - now).total_seconds(), self._time_passed)

    def _time_passed(self) -> None:
        self._timer = None
        self.store.let_time_pass()
        if self._asked_to_write() is None:
            self._arm()


def _settle(waiter: Waiter | None, error: Exception | None) -> None:
    if waiter is None or waiter.done():
        return
    if error is None:
        waiter.set_result(None)
    else:
        waiter.set_exception(error)
        # Nobody may be waiting any more: that is no mistake to be reported.
        waiter.exception()


def _as_fault(error: Exception, store: Store) -> StoreFault:
    return error if isinstance(error, StoreFault) else DiskFailing(store.directory, type(error).__name__)
