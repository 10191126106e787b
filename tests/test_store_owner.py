"""A living owner: one loop, one fsync for a batch, everybody told, nothing polled."""

import asyncio
import errno
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from data.faults import NoRoom, NotYetErased
from data.files import Files
from data.owner import Owner
from data.passing import NOTHING_PASSES, Passing
from data.store import Store
from models.people import FACILITATION
from models.refusals import Unknown
from tests.store_kinds import ANA, Build, Erase, Page, Rename, StillClock, Write, do, names, opened
from tests.test_store_contract import Close


class SlowFiles(Files):
    """A disk whose fsync can be held, counted, or made to fail."""

    def __init__(self) -> None:
        self.syncs = 0
        self.may_sync = threading.Event()
        self.may_sync.set()
        self.fails: int | None = None
        self.no_new_file = False

    def sync(self, descriptor: int) -> None:
        assert self.may_sync.wait(5)
        self.syncs += 1
        if self.fails:
            raise OSError(self.fails, "made to fail")
        super().sync(descriptor)

    def create(self, path: Path) -> int:
        if self.no_new_file:
            raise OSError(errno.ENOSPC, "made to fail")
        return super().create(path)


@asynccontextmanager
async def living(
    directory: Path, files: Files | None = None, passing: Passing = NOTHING_PASSES, clock: Any = None
) -> AsyncIterator[Owner]:
    clock = clock or StillClock()
    owner = Owner(
        Store.open(directory, clock, write=True, living=True, files=files or Files(), passing=passing)
    )
    try:
        yield owner
    finally:
        await owner.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.001)


async def test_an_act_is_done_once_it_is_durable(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        await owner.perform(Build("Bleue"), FACILITATION)
        files.may_sync.clear()
        acting = asyncio.create_task(owner.perform(Build("Verte"), FACILITATION))
        await asyncio.sleep(0.05)
        assert not acting.done()
        assert names(owner.store) == ["Bleue"]
        files.may_sync.set()
        assert (await acting).name == "Verte"
        assert names(owner.store) == ["Bleue", "Verte"]


async def test_acts_that_come_together_share_one_fsync_and_are_told_together(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        await owner.perform(Build("Bleue"), FACILITATION)
        told: list[Any] = []
        owner.watch(told.append)
        before = files.syncs
        await asyncio.gather(*(owner.perform(Build(f"salle {nth}"), FACILITATION) for nth in range(50)))
        await until(lambda: bool(told))
        assert files.syncs - before == 1
        assert [len(keys) for keys in told] == [50]


async def test_acts_decided_during_an_fsync_rest_on_what_it_writes(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        files.may_sync.clear()
        first = asyncio.create_task(owner.perform(Build("Bleue"), FACILITATION))
        await asyncio.sleep(0.02)
        second = asyncio.create_task(owner.perform(Rename("w1", "Verte"), FACILITATION))
        await asyncio.sleep(0.02)
        files.may_sync.set()
        await asyncio.gather(first, second)
        assert names(owner.store) == ["Verte"]


async def test_a_refusal_comes_at_once(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        files.may_sync.clear()
        acting = asyncio.create_task(owner.perform(Build("Bleue"), FACILITATION))
        await asyncio.sleep(0.02)
        with pytest.raises(Unknown):
            await owner.perform(Rename("w9", "Verte"), FACILITATION)
        assert not acting.done()
        files.may_sync.set()
        await acting


async def test_when_a_batch_fails_everybody_who_waits_is_told_and_it_goes_on_later(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        await owner.perform(Build("Bleue"), FACILITATION)
        files.fails = errno.ENOSPC
        files.may_sync.clear()
        writing = [asyncio.create_task(owner.perform(Build("Verte"), FACILITATION)) for _ in range(3)]
        await asyncio.sleep(0.02)
        behind = asyncio.create_task(owner.perform(Rename("w2", "Rouge"), FACILITATION))
        await asyncio.sleep(0.02)
        files.may_sync.set()
        for result in await asyncio.gather(*writing, behind, return_exceptions=True):
            assert isinstance(result, NoRoom)
        assert names(owner.store) == ["Bleue"]
        with pytest.raises(NoRoom):
            await owner.perform(Build("Verte"), FACILITATION)
        files.fails = None
        assert (await owner.perform(Build("Rouge"), FACILITATION)).id == "w2"
    with opened(tmp_path) as store:
        assert names(store) == ["Bleue", "Rouge"]


async def test_who_hangs_up_while_it_is_written_has_acted(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        files.may_sync.clear()
        acting = asyncio.create_task(owner.perform(Build("Bleue"), FACILITATION))
        await asyncio.sleep(0.02)
        acting.cancel()
        files.may_sync.set()
        await asyncio.gather(acting, return_exceptions=True)
        await owner.perform(Build("Verte"), FACILITATION)
        assert names(owner.store) == ["Bleue", "Verte"]


async def test_words_written_together_are_seen_before_they_are_durable(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        seen: list[Any] = []
        owner.store.watch(seen.append, early=True)
        files.may_sync.clear()
        page = Page("a1", (("p1", "oui"),))
        acting = asyncio.create_task(owner.perform(Write(page), ANA))
        await until(lambda: bool(seen))
        assert owner.current.get(Page, "a1") == page
        assert owner.durable.find(Page, "a1") is None
        files.may_sync.set()
        await acting
        assert owner.durable.get(Page, "a1") == page


async def test_a_watcher_that_fails_disturbs_nobody(tmp_path: Path) -> None:
    async with living(tmp_path) as owner:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
        told: list[Any] = []
        owner.watch(lambda keys: 1 / 0)  # type: ignore[arg-type]
        owner.watch(told.append)
        await owner.perform(Build("Bleue"), FACILITATION)
        await until(lambda: bool(told))


async def test_undoing_lasts_too(tmp_path: Path) -> None:
    async with living(tmp_path) as owner:
        await owner.perform(Build("Bleue"), FACILITATION)
        await owner.undo(FACILITATION)
    with opened(tmp_path) as store:
        assert names(store) == []


async def test_erasing_is_done_once_old_files_are_rewritten(tmp_path: Path) -> None:
    files = SlowFiles()
    async with living(tmp_path, files) as owner:
        await owner.perform(Build("Zoé"), FACILITATION)
        await owner.perform(Build("Bleue"), FACILITATION)
        await owner.perform(Erase("w1"), FACILITATION)
        assert b"Zo\xc3\xa9" not in b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
        await owner.perform(Build("Ana"), FACILITATION)
        files.no_new_file = True
        with pytest.raises(NotYetErased):
            await owner.perform(Erase("w3"), FACILITATION)
        assert names(owner.store) == ["Bleue"]
        files.no_new_file = False


async def test_what_time_brings_comes_at_its_instant_without_anybody_acting(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
    clock = StillClock()
    due = clock.now() + timedelta(milliseconds=50)
    asked = []

    def next_due(reading: Any, now: Any) -> Any:
        asked.append(now)
        return due if names_of(reading) != ["fermée"] else None

    def names_of(reading: Any) -> list[str]:
        from tests.store_kinds import Room

        return [room.name for room in reading.all(Room)]

    passing = Passing(lambda reading, now: [Close()] if now >= due else [], next_due)
    async with living(tmp_path, passing=passing, clock=clock) as owner:
        told: list[Any] = []
        owner.watch(told.append)
        clock.at = due
        await until(lambda: bool(told))
        assert names(owner.store) == ["fermée"]
        count = len(asked)
        await asyncio.sleep(0.1)
        assert len(asked) == count


async def test_nothing_wakes_up_while_nothing_happens(tmp_path: Path) -> None:
    loop = asyncio.get_running_loop()
    async with living(tmp_path) as owner:
        await owner.perform(Build("Bleue"), FACILITATION)
        await asyncio.sleep(0.05)
        turns = 0
        run_once = loop._run_once  # type: ignore[attr-defined]

        def counted() -> None:
            nonlocal turns
            turns += 1
            run_once()

        loop._run_once = counted  # type: ignore[attr-defined]
        used = time.process_time()
        await asyncio.sleep(0.5)
        loop._run_once = run_once  # type: ignore[attr-defined]
        assert turns <= 2
        assert time.process_time() - used < 0.05


async def test_closing_waits_for_what_is_being_written(tmp_path: Path) -> None:
    async with living(tmp_path) as owner:
        acting = [asyncio.create_task(owner.perform(Build(f"{n}"), FACILITATION)) for n in range(5)]
        await asyncio.sleep(0)
    await asyncio.gather(*acting)
    with opened(tmp_path) as store:
        assert len(names(store)) == 5
    assert len((tmp_path / "veillee.journal").read_bytes().splitlines()) == 1


async def test_other_peoples_acts_go_on_while_the_snapshot_is_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.journal.SMALLEST_REWRITE", 1500)
    async with living(tmp_path) as owner:
        for nth in range(30):
            await asyncio.gather(
                *(owner.perform(Build(f"salle {nth} {hand}"), FACILITATION) for hand in range(3))
            )
        assert owner.store.journal.image.generation > 2
    with opened(tmp_path) as store:
        assert len(names(store)) == 90
