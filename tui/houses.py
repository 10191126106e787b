"""The series as faces hold it: a store opened for an instant, or an owner that lives."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from data import records
from data.faults import StoreFault
from data.passing import Passing
from data.store import Store
from models.acts.time import RESTS_ON, due, next_due
from models.people import FACILITATION, TIME, Actor, Participant
from models.ports import Act, Reading
from models.replica import Copy
from tui import once
from tui.i18n import Translator
from tui.leavings import Leavings
from tui.meters import metered
from tui.presence import Presences
from tui.session import Session
from tui.together import Together

if TYPE_CHECKING:
    from asyncio import Future

    from data.owner import Owner

R = TypeVar("R")
Told = Callable[[frozenset[str]], None]
Keys = frozenset[tuple[str, Any]]
_PEOPLE = records.table_of(Participant)


class SystemClock:
    """The machine's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)


PASSING = Passing(due, next_due, frozenset(records.table_of(kind) for kind in RESTS_ON))


class InstantHouse:
    """For one command: each act is on the disk when `perform` returns, without an event loop."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.presences = Presences()
        self.together = tables_over(store)
        self.leavings = Leavings()

    @property
    def reading(self) -> Reading:
        return self.store.durable

    async def perform(self, act: Act[R], by: Actor) -> R:
        result = self.store.decide(_as_here(self.reading, act), by)
        self.store.flush()
        return result

    def decide(self, act: Act[R], by: Actor) -> tuple[R, "Future[None]"]:
        result = self.store.decide(_as_here(self.reading, act), by)
        self.store.flush()
        return result, _done()

    async def undo(self, by: Actor) -> str:
        undone = self.store.undo(by)
        self.store.flush()
        return undone.act

    def was_interrupted(self) -> bool:
        return _told_once(self.store)

    def watch(self, told: Told) -> Callable[[], None]:
        return self.store.watch(lambda keys: told(_tables(keys)))


class LivingHouse:
    """For faces that stay: acts of several sessions go to the disk in batches."""

    def __init__(self, owner: "Owner") -> None:
        self.owner = owner
        self.together = tables_over(owner.store)
        self.presences = Presences(self._visit_ended)
        self.leavings = Leavings()
        from tui.doors.limits import Guesses

        self.guesses = Guesses()
        self._endings: set[Future[None]] = set()
        from tui import unsent

        known = partial(is_known, self.reading)
        unsent.take_back(owner.store.directory, self.leavings, known, owner.store.clock.now())
        owner.store.watch(self._forget)

    @property
    def reading(self) -> Reading:
        return self.owner.durable

    async def perform(self, act: Act[R], by: Actor) -> R:
        # By its name: commands, which come through here too, need not load what they do not use.
        if type(act).__name__ == "UseCode":
            return await self._guess(act, by)
        return await self.owner.perform(_as_here(self.reading, act), by)

    def decide(self, act: Act[R], by: Actor) -> tuple[R, "Future[None]"]:
        return self.owner.decide(_as_here(self.reading, act), by)

    async def _guess(self, act: Act[R], by: Actor) -> R:
        """A code that may be wrong: beyond so many wrong ones, whoever it is waits a little."""
        from models.access import UnknownCode

        await self.guesses.wait_for_turn()
        try:
            return await self.owner.perform(act, by)
        except UnknownCode:
            self.guesses.wrong()
            raise

    async def undo(self, by: Actor) -> str:
        return (await self.owner.undo(by)).act

    def was_interrupted(self) -> bool:
        return _told_once(self.owner.store)

    def watch(self, told: Told) -> Callable[[], None]:
        return self.owner.watch(lambda keys: told(_tables(keys)))

    def _forget(self, keys: Keys) -> None:
        """Whoever is erased, by themselves, by facilitation or by time, leaves nothing here."""
        if _PEOPLE in _tables(keys):
            self.leavings.only(partial(is_known, self.reading))
            once.forget()

    def _visit_ended(self, person: str, came: datetime) -> None:
        """Nobody waits for it; `close` does."""
        from asyncio import get_running_loop
        from contextvars import Context

        ending = get_running_loop().create_task(self._end_visit(person, came), context=Context())
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)

    async def _end_visit(self, person: str, came: datetime) -> None:
        from models.acts.visits import EndVisit

        # A disk that says no has told people already: this mark is the least of it.
        with suppress(StoreFault):
            await self.owner.perform(EndVisit(person, came), TIME)

    async def close(self) -> None:
        """Once everybody has left: what they had not sent waits for the next start."""
        from asyncio import gather

        from tui import unsent

        if self._endings:
            # Awaited one by one, an ending that is over but not yet discarded would be awaited for ever.
            await gather(*self._endings, return_exceptions=True)
        unsent.leave(self.owner.store.directory, self.leavings, self.owner.store.clock.now())
        await self.owner.close()


def is_known(reading: Reading, person: str) -> bool:
    return reading.find(Participant, person) is not None


@contextmanager
def opened(directory: Path, t: Translator, *, write: bool) -> Iterator[Session]:
    """A session for one command, in the name of whoever this machine's settings say. Raises StoreFault."""
    clock = SystemClock()
    with Store.open(directory, clock, write=write, passing=PASSING) as store:
        yield metered(session_in(InstantHouse(store), t), directory)
        if write:
            from tui import unsent

            unsent.forget(directory, partial(is_known, store.durable))


def session_in(house: InstantHouse | LivingHouse, t: Translator) -> Session:
    """At the owner's machine one facilitates: the directory's permissions are the proof.

    A copy is for who took it: a participant's facilitates nothing.
    """
    taken_by = next((Actor(one.role, one.person) for one in house.reading.all(Copy)), FACILITATION)
    return Session(house, taken_by, t, SystemClock()).as_set()


def _as_here(reading: Reading, act: Act[R]) -> Act[R]:
    """On a copy, what is done waits for the server too."""
    if not reading.all(Copy):
        return act
    from data.offline import waits

    return waits(reading, act)


def tables_over(store: Store) -> Together:
    """Where people write together: they see what is decided."""
    return Together(lambda: store.current, partial(store.watch, early=True))


def _done() -> "Future[None]":
    from asyncio import get_running_loop

    future: Future[None] = get_running_loop().create_future()
    future.set_result(None)
    return future


def _told_once(store: Store) -> bool:
    torn, store.torn = store.torn, 0
    return torn > 0


def _tables(keys: frozenset[tuple[str, Any]]) -> frozenset[str]:
    return frozenset(table for table, _ in keys)
