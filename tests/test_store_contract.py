"""What every store keeps, on a disk and in memory: acts, drafts, ids, watchers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from data.faults import NoRoom, OpenedToRead
from data.files import Files
from data.passing import Passing
from data.store import Store
from models.people import FACILITATION, Actor
from models.ports import Commons, Reading
from models.refusals import Unknown
from tests.store_kinds import (
    ANA,
    NOON,
    Build,
    MemoryFiles,
    Page,
    PullDown,
    Rename,
    Room,
    RoomFull,
    Sit,
    StillClock,
    Write,
    do,
    memory_store,
    names,
    rooms,
)

Reopen = Callable[[Store], Store]


@pytest.fixture(params=["disk", "memory"])
def kind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Opens the same series again and again."""
    files = MemoryFiles()
    made: list[Store] = []

    def fresh(**options: Any) -> Store:
        if made:
            made[-1].close()
        if request.param == "memory":
            made.append(memory_store(files, **options))
        else:
            made.append(Store.open(tmp_path / "s", options.pop("clock", StillClock()), write=True, **options))
        return made[-1]

    yield fresh
    made[-1].close()


def test_an_act_is_seen_once_it_is_durable(kind: Callable[..., Store]) -> None:
    store = kind()
    built = store.decide(Build("Bleue"), FACILITATION)
    assert rooms(store) == ()
    assert store.current.all(Room) == (built,)
    store.flush()
    assert rooms(store) == (built,)
    assert rooms(kind()) == (built,)


def test_a_failed_transaction_leaves_no_trace(kind: Callable[..., Store]) -> None:
    store = kind()
    do(store, Build("Bleue", size=1))
    do(store, Sit("w1", "p1"))
    before = store.journal.image.frozen()
    with pytest.raises(RoomFull):
        do(store, Sit("w1", "p2"))
    store.flush()
    assert store.journal.image == before
    assert [seat.person for seat in rooms(store)[0].seats] == ["p1"]
    assert do(store, Build("Verte")).id == "w2"
    assert names(kind()) == ["Bleue", "Verte"]


def test_a_bug_in_an_act_leaves_no_trace_either(kind: Callable[..., Store]) -> None:
    @dataclass
    class Broken:
        def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
            commons.put(Room(commons.new_id("w"), "half"))
            commons.put(Room("w2", 1j))  # type: ignore[arg-type]
            raise ZeroDivisionError

    store = kind()
    with pytest.raises(ZeroDivisionError):
        do(store, Broken())
    store.flush()
    assert rooms(store) == ()


def test_an_act_reads_what_was_decided_before_it_and_what_it_put_itself(kind: Callable[..., Store]) -> None:
    @dataclass
    class Look:
        def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[list[str], Room | None]:
            commons.remove(commons.get(Room, "w1"))
            commons.put(Room(commons.new_id("w"), "Rouge"))
            return [room.name for room in commons.all(Room)], commons.find(Room, "w1")

    store = kind()
    do(store, Build("Bleue"))
    store.decide(Build("Verte"), FACILITATION)
    assert store.decide(Look(), FACILITATION) == (["Verte", "Rouge"], None)
    store.flush()
    assert names(store) == ["Verte", "Rouge"]
    assert names(kind()) == ["Verte", "Rouge"]


def test_what_is_decided_while_a_batch_is_written_stays_decided(kind: Callable[..., Store]) -> None:
    store = kind()
    store.decide(Build("Bleue"), FACILITATION)
    writing = store.take()
    store.decide(Rename("w1", "Verte"), FACILITATION)
    store.journal.commit(writing)
    store.confirm(writing)
    assert names(store) == ["Bleue"]
    assert store.current.get(Room, "w1").name == "Verte"
    store.decide(Sit("w1", "p1"), FACILITATION)
    store.flush()
    assert [(room.name, len(room.seats)) for room in rooms(kind())] == [("Verte", 1)]


def test_an_id_is_never_given_twice(kind: Callable[..., Store]) -> None:
    store = kind()
    do(store, Build("Bleue"))
    do(store, Build("Verte"))
    do(store, PullDown("w2"))
    assert do(store, Build("Rouge")).id == "w3"
    do(store, Write(Page("a40")))
    store = kind()
    do(store, PullDown("w3"))
    store = kind()
    assert do(store, Build("Grise")).id == "w4"
    assert store.decide(_NewId("a"), FACILITATION) == "a41"


@dataclass
class _NewId:
    prefix: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> str:
        return commons.new_id(self.prefix)


def test_what_does_not_exist_is_said_with_its_table(kind: Callable[..., Store]) -> None:
    store = kind()
    with pytest.raises(Unknown) as no:
        do(store, Rename("w9", "Bleue"))
    assert (no.value.kind, no.value.key) == ("rooms", "w9")
    assert store.durable.find(Room, "w9") is None
    with pytest.raises(Unknown):
        store.durable.get(Room, "w9")


def test_putting_back_what_was_there_is_no_act(kind: Callable[..., Store]) -> None:
    store = kind()
    do(store, Build("Bleue"))
    number = store.journal.image.number
    do(store, Rename("w1", "Bleue"))
    assert store.journal.image.number == number


def test_watchers_are_told_what_changed_once_for_a_batch_and_only_once_it_lasts(
    kind: Callable[..., Store],
) -> None:
    store = kind()
    told: list[Any] = []
    early: list[Any] = []
    stop = store.watch(told.append)
    store.watch(early.append, early=True)
    store.decide(Build("Bleue"), FACILITATION)
    store.decide(Write(Page("a1", (("p1", "oui"),))), ANA)
    assert (told, early) == ([], [{("rooms", "w1")}, {("pages", "a1")}])
    store.flush()
    assert told == [{("rooms", "w1"), ("pages", "a1")}]
    stop()
    do(store, Rename("w1", "Verte"))
    assert len(told) == 1


def test_everything_is_in_order_of_creation_even_what_is_changed_or_brought_back(
    kind: Callable[..., Store],
) -> None:
    store = kind()
    for name in ("Bleue", "Verte", "Rouge"):
        do(store, Build(name))
    do(store, Rename("w1", "Grise"))
    do(store, PullDown("w2"))
    store.undo(FACILITATION)
    store.flush()
    assert names(store) == ["Grise", "Verte", "Rouge"]
    assert names(kind()) == ["Grise", "Verte", "Rouge"]


def test_half_of_a_surrogate_pair_is_kept_as_typed(kind: Callable[..., Store]) -> None:
    do(kind(), Build("\ud83d[b]\x00\u2028é"))
    assert names(kind()) == ["\ud83d[b]\x00\u2028é"]


@dataclass
class Close:
    """What time brings to the rooms of these tests: they close at one."""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        for room in commons.all(Room):
            commons.put(Room(room.id, "fermée"))


def closing(reading: Reading, now: datetime) -> list[Close]:
    late = now >= NOON.replace(hour=11)
    return [Close()] if late and any(room.name != "fermée" for room in reading.all(Room)) else []


PASSING = Passing(closing, lambda reading, now: NOON.replace(hour=11))


def test_what_time_brings_comes_before_the_next_act_and_lasts_even_if_that_act_is_refused(
    kind: Callable[..., Store],
) -> None:
    clock = StillClock()
    store = kind(clock=clock, passing=PASSING)
    do(store, Build("Bleue"))
    clock.later(hours=2)
    assert names(store) == ["Bleue"]
    with pytest.raises(Unknown):
        store.decide(Rename("w9", "Verte"), ANA)
    store.flush()
    assert names(store) == ["fermée"]


def test_what_time_brings_comes_when_a_writer_opens(kind: Callable[..., Store]) -> None:
    do(kind(), Build("Bleue"))
    clock = StillClock()
    clock.later(hours=2)
    assert names(kind(clock=clock, passing=PASSING)) == ["fermée"]


def test_a_reader_sees_what_time_has_brought_and_writes_nothing_of_it(tmp_path: Path) -> None:
    with Store.open(tmp_path, StillClock(), write=True) as store:
        do(store, Build("Bleue"))
    clock = StillClock()
    clock.later(hours=2)
    with Store.open(tmp_path, clock, write=False, passing=PASSING) as reader:
        assert names(reader) == ["fermée"]
        with pytest.raises(OpenedToRead):
            reader.decide(Build("Verte"), FACILITATION)
    with Store.open(tmp_path, StillClock(), write=False) as reader:
        assert names(reader) == ["Bleue"]


def test_what_went_wrong_first_is_what_is_told(tmp_path: Path) -> None:
    class Full(Files):
        full = False

        def write(self, descriptor: int, content: bytes) -> None:
            if self.full:
                raise OSError(28, "no space")
            super().write(descriptor, content)

    files = Full()
    with Store.open(tmp_path, StillClock(), write=True, files=files) as store:
        do(store, Build("Bleue"))
    files.full = True
    with pytest.raises(Unknown), Store.open(tmp_path, StillClock(), write=True, files=files) as store:
        store.decide(Build("Verte"), FACILITATION)
        store.decide(Rename("w9", "Rouge"), FACILITATION)
    with pytest.raises(NoRoom), Store.open(tmp_path, StillClock(), write=True, files=files) as store:
        store.decide(Build("Verte"), FACILITATION)
    with Store.open(tmp_path, StillClock(), write=True) as store:
        assert names(store) == ["Bleue"]
