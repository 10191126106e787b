"""What tests of the store share: two small kinds, acts on them, a clock, files in memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, cast

from bench.faults.disk import Disk
from data import records
from data.journal import Journal
from data.lock import Lock
from data.passing import NOTHING_PASSES, Passing
from data.store import Store
from models.people import FACILITATION, Actor, Role
from models.ports import Commons
from models.refusals import Refusal

ANA = Actor(Role.PARTICIPANT, "p1")
NOON = datetime(2028, 5, 2, 10, 0, tzinfo=UTC)


class Mood(StrEnum):
    CALM = "calme"
    LIVELY = "vive"


@dataclass(frozen=True, slots=True)
class Seat:
    person: str
    since: datetime
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class Room:
    id: str
    name: str
    size: int = 15
    day: date | None = None
    seats: tuple[Seat, ...] = ()
    answers: Mapping[str, Mapping[str, Mood]] = field(default_factory=lambda: MappingProxyType({}))
    sequence: int = 0

    def after_undo(self, current: "Room") -> "Room":
        return replace(self, sequence=current.sequence + 1)


@dataclass(frozen=True, slots=True)
class Page:
    id: str
    runs: tuple[tuple[str, str], ...] = ()


records.keep(Room, "rooms")
records.keep(Page, "pages")


@dataclass
class RoomFull(Refusal):
    room: str


@dataclass(frozen=True, slots=True)
class Build:
    name: str
    size: int = 15

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Room:
        room = Room(commons.new_id("w"), self.name, self.size)
        commons.put(room)
        return room


@dataclass(frozen=True, slots=True)
class Sit:
    """Refused after it has put something, to see that nothing of it stays."""

    room: str
    person: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Room:
        room = commons.get(Room, self.room)
        seated = replace(room, seats=(*room.seats, Seat(self.person, now, Mood.LIVELY)))
        commons.put(seated)
        if len(seated.seats) > room.size:
            commons.put(Room(commons.new_id("w"), "a trace"))
            raise RoomFull(room.id)
        return seated


@dataclass(frozen=True, slots=True)
class Rename:
    room: str
    name: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Room:
        renamed = replace(commons.get(Room, self.room), name=self.name)
        commons.put(renamed)
        return renamed


@dataclass(frozen=True, slots=True)
class PullDown:
    room: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        commons.remove(commons.get(Room, self.room))


@dataclass(frozen=True, slots=True)
class Erase:
    erases: ClassVar[bool] = True
    room: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        commons.remove(commons.get(Room, self.room))


@dataclass(frozen=True, slots=True)
class Write:
    """Puts a page as it is given."""

    page: Page

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        commons.put(self.page)


class StillClock:
    """Moves only when asked to."""

    def __init__(self, now: datetime = NOON) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at

    def later(self, **duration: float) -> None:
        self.at += timedelta(**duration)


class MemoryFiles(Disk):
    """What is left of it is another one, where work can go on."""

    def after_power_cut(self) -> "MemoryFiles":
        """Only what was synced, file by file and directory by directory."""
        return MemoryFiles({path: node.durable for path, node in self.since_sync[0].items()})

    def after_kill(self) -> "MemoryFiles":
        """The system goes on: everything that was written is there."""
        return MemoryFiles({path: node.content for path, node in self.names.items()})


class NoLock:
    """In memory nobody else can come."""

    living = True

    def leaves(self) -> None: ...

    def release(self) -> None: ...


NOWHERE = Path("/nowhere")


def memory_store(
    files: MemoryFiles, clock: StillClock | None = None, passing: Passing = NOTHING_PASSES
) -> Store:
    """The real store, codec and journal, over files in memory."""
    clock = clock or StillClock()
    journal = Journal(NOWHERE, files, clock.now())
    store = Store(journal, cast(Lock, NoLock()), clock, passing)
    store._begin(clock.now())
    return store


@contextmanager
def opened(directory: Path, **options: Any) -> Iterator[Store]:
    store = Store.open(directory, options.pop("clock", StillClock()), write=True, **options)
    try:
        yield store
    finally:
        store.close()


def do(store: Store, act: Any, by: Actor = FACILITATION) -> Any:
    """Decided and durable."""
    result = store.decide(act, by)
    store.flush()
    return result


def rooms(store: Store) -> tuple[Room, ...]:
    return tuple(store.durable.all(Room))


def names(store: Store) -> list[str]:
    return [room.name for room in rooms(store)]
