"""A living owner: acts come in on one asyncio loop and go to the disk in batches, one fsync for each."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from data.faults import DiskFailing, NotYetErased, StoreFault
from data.lines import Record
from data.recent import Recent
from data.snapshot import Image
from data.store import Store
from data.watching import InTurn, Watcher
from models.people import Actor
from models.ports import Act, Reading

R = TypeVar("R")
Waiter = asyncio.Future[None]


class Owner:
    """To be made on the loop that it lives on. It owns the store: `close` closes it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._loop = asyncio.get_running_loop()
        self._turns = InTurn(self._loop)
        self._disk = ThreadPoolExecutor(1, "disk")
        self._waiting: list[Waiter] = []
        """For all that is decided, or being written, to be durable."""
        self._busy = False
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

    def decide(self, act: Act[R], by: Actor) -> tuple[R, Waiter]:
        """What the act returns, at once: whoever watches early sees it. The future ends once it is durable.

        Raises a Refusal, or a StoreFault; the future may hold a StoreFault too.
        """
        try:
            result = self.store.decide(act, by)
        finally:
            self._write_soon()
        lasting = self._durably()
        if not self._busy:
            _settle([lasting], None)
            self._waiting.remove(lasting)
        return result, lasting

    async def undo(self, by: Actor) -> Recent:
        """See Store.undo."""
        return await self._lasting(lambda: self.store.undo(by))

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """As Store.watch, each in their turn: see InTurn."""
        stop = self.store.watch(lambda keys: self._turns.tell(watcher, keys))

        def gone() -> None:
            stop()
            self._turns.forget(watcher)

        return gone

    async def close(self) -> None:
        """Everything that was decided lasts; the snapshot is rewritten."""
        if self.store.lock:
            self.store.lock.leaves()
        while self._busy:
            await asyncio.wait([self._durably()])
        if self._timer:
            self._timer.cancel()
        self._disk.shutdown()
        self.store.close()

    async def _lasting(self, decide: Callable[[], R]) -> R:
        try:
            result = decide()
        finally:
            # Also after a refusal: what time has brought before it is decided.
            self._write_soon()
        if self._busy:
            await self._durably()
        return result

    def _durably(self) -> Waiter:
        waiter = self._loop.create_future()
        self._waiting.append(waiter)
        return waiter

    def _write_soon(self) -> None:
        """At the loop's next turn, with all that is decided until then."""
        if self.store.has_staged and not self._busy:
            self._busy = True
            self._loop.call_soon(self._write)

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, []
        if self.store.has_staged:
            self._disk.submit(self._commit, self.store.take(), waiting)
        else:
            self._busy = False
            _settle(waiting, None)
            self._arm()

    def _commit(self, records: list[Record], waiting: list[Waiter]) -> None:
        """In the thread of the disk."""
        error: Exception | None = None
        try:
            self.store.journal.commit(records)
        except Exception as caught:
            error = caught
        self._loop.call_soon_threadsafe(self._committed, records, waiting, error)

    def _committed(self, records: list[Record], waiting: list[Waiter], error: Exception | None) -> None:
        if error:
            # What is decided meanwhile rests on what could not be written.
            self.store.take_back(_as_fault(error, self.store))
            _settle((*waiting, *self._waiting), error)
            self._waiting = []
        else:
            self.store.confirm(records)
            if self.store.journal.wants_rewrite:
                self._disk.submit(self._tidy, self.store.journal.image.frozen(), waiting)
                return
            _settle(waiting, None)
        self._write()

    def _tidy(self, image: Image, waiting: list[Waiter]) -> None:
        """In the thread of the disk."""
        error: Exception | None = None
        try:
            self.store.tidy(image)
        except NotYetErased as fault:
            error = fault
        self._loop.call_soon_threadsafe(self._tidied, waiting, error)

    def _tidied(self, waiting: list[Waiter], error: Exception | None) -> None:
        _settle(waiting, error)
        self._write()

    def _arm(self) -> None:
        """One timer for the next thing that time brings; what is due already waits for the next act."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        now = self.store.clock.now()
        due = self.store.next_due(now)
        if due and due > now:
            self._timer = self._loop.call_later((due - now).total_seconds(), self._time_passed)

    def _time_passed(self) -> None:
        self._timer = None
        self.store.let_time_pass()
        self._write_soon()
        if not self._busy:
            self._arm()


def _settle(waiting: Iterable[Waiter], error: Exception | None) -> None:
    for waiter in waiting:
        if waiter.done():
            continue
        if error is None:
            waiter.set_result(None)
        else:
            waiter.set_exception(error)
            # Nobody may be waiting any more: that is no mistake to be reported.
            waiter.exception()


def _as_fault(error: Exception, store: Store) -> StoreFault:
    return error if isinstance(error, StoreFault) else DiskFailing(store.directory, type(error).__name__)
