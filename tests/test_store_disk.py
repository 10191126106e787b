"""A disk that fails: nothing confirmed is lost, what was not is taken back, and it goes on when it can."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.faults import DiskFailing, NoRoom, NotPermitted, NotYetErased
from data.journal import Journal
from data.store import Store
from models.people import FACILITATION
from tests.store_kinds import (
    NOWHERE,
    Build,
    Erase,
    MemoryFiles,
    Page,
    Rename,
    Room,
    StillClock,
    Write,
    do,
    memory_store,
    names,
    opened,
)


class Failing(MemoryFiles):
    """`fails`: which steps fail, and how. `all_of_them`: at each try."""

    fails: dict[str, int]

    def __init__(self) -> None:
        super().__init__()
        self.fails = {}
        self.before = self._fail

    def _fail(self, step: str, nth: int) -> None:
        if step in self.fails:
            raise OSError(self.fails[step], os.strerror(self.fails[step]))


@pytest.fixture
def files() -> Failing:
    return Failing()


@pytest.fixture
def store(files: Failing) -> Store:
    store = memory_store(files)
    do(store, Build("Bleue"))
    return store


FULL = {"write": errno.ENOSPC}
UNSYNCED = {"sync": errno.EIO}


@pytest.mark.parametrize(("fails", "fault"), [(FULL, NoRoom), (UNSYNCED, DiskFailing)])
def test_a_failure_takes_back_all_that_was_not_confirmed(
    store: Store, files: Failing, fails: dict[str, int], fault: type[Exception]
) -> None:
    before = store.journal.image.frozen()
    taken_back: list[object] = []
    files.fails = fails
    store.decide(Build("Verte"), FACILITATION)
    store.decide(Rename("w2", "Rouge"), FACILITATION)
    store.watch(taken_back.append, early=True)
    with pytest.raises(fault):
        store.flush()
    assert isinstance(store.fault, fault)
    assert taken_back == [{("rooms", "w2")}]
    assert store.journal.image == before
    assert [room.name for room in store.current.all(Room)] == ["Bleue"]
    for left in (files.after_kill(), files.after_power_cut()):
        assert names(memory_store(left)) == ["Bleue"]


@pytest.mark.parametrize(("fails", "fault"), [(FULL, NoRoom), (UNSYNCED, DiskFailing)])
def test_it_is_read_only_while_the_disk_fails_and_goes_on_when_it_can(
    store: Store, files: Failing, fails: dict[str, int], fault: type[Exception]
) -> None:
    files.fails = fails
    with pytest.raises(fault):
        do(store, Build("Verte"))
    for _ in range(2):
        with pytest.raises(fault):
            store.decide(Build("Verte"), FACILITATION)
        assert not store.has_staged
    assert names(store) == ["Bleue"]
    files.fails = {}
    assert do(store, Build("Rouge")).id == "w2"
    assert store.fault is None
    for left in (files.after_kill(), files.after_power_cut()):
        assert names(memory_store(left)) == ["Bleue", "Rouge"]


def test_when_not_even_taking_back_works_only_new_files_are_trusted(store: Store, files: Failing) -> None:
    files.fails = {"write": errno.EIO, "truncate": errno.EIO}
    with pytest.raises(DiskFailing) as fault:
        do(store, Build("Verte"))
    assert fault.value.code == "EIO"
    assert names(memory_store(files.after_kill())) == ["Bleue"]
    files.fails = {}
    generation = store.journal.image.generation
    do(store, Build("Rouge"))
    assert store.journal.image.generation == generation + 1
    assert names(memory_store(files.after_power_cut())) == ["Bleue", "Rouge"]


def test_after_a_failed_fsync_everything_confirmed_is_written_again_in_new_files(
    store: Store, files: Failing
) -> None:
    def fails_once(step: str, nth: int) -> None:
        if step == "sync":
            files.before = lambda step, nth: None
            raise OSError(errno.EIO, "fsync")

    files.before = fails_once
    with pytest.raises(DiskFailing):
        do(store, Build("Verte"))
    generation = store.journal.image.generation
    do(store, Build("Rouge"))
    assert store.journal.image.generation == generation + 1


@pytest.mark.parametrize("step", ["create", "write", "sync", "rename", "sync_directory"])
def test_a_rewriting_that_fails_loses_nothing(store: Store, files: Failing, step: str) -> None:
    for nth in range(3):
        do(store, Build(f"salle {nth}"))
    everything = names(store)
    files.fails = {step: errno.ENOSPC}
    with pytest.raises(NoRoom):
        store.journal.rewrite()
    assert names(memory_store(files.after_kill())) == everything
    assert names(memory_store(files.after_power_cut())) == everything
    files.fails = {}
    do(store, Build("Rouge"))
    for left in (files.after_kill(), files.after_power_cut()):
        assert names(memory_store(left)) == [*everything, "Rouge"]


def test_an_erasure_that_finds_no_room_is_said_and_done_later(store: Store, files: Failing) -> None:
    do(store, Build("Zoé"))
    store.decide(Erase("w2"), FACILITATION)
    files.fails = {"create": errno.ENOSPC}
    with pytest.raises(NotYetErased) as fault:
        store.flush()
    assert isinstance(fault.value.cause, NoRoom)
    assert names(store) == ["Bleue"]
    assert any("Zoé".encode() in node.content for node in files.names.values())
    files.fails = {}
    do(store, Build("Rouge"))
    assert not any("Zoé".encode() in node.content for node in files.names.values())


def test_opening_on_a_failing_disk_reads_everything(files: Failing, store: Store) -> None:
    files.fails = FULL
    again = memory_store(files)
    assert names(again) == ["Bleue"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 128 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> None:
    file = os.open(disk / "fills", os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(file, b"x" * 512)
    except OSError as error:
        assert error.errno == errno.ENOSPC
    finally:
        os.close(file)


def test_a_full_disk_keeps_what_was_confirmed_and_goes_on_when_there_is_room(small_disk: Path) -> None:
    with opened(small_disk / "s") as store:
        confirmed = []
        with pytest.raises(NoRoom):
            for nth in range(1000):
                name = f"salle {nth} " + "x" * 3000
                do(store, Build(name))
                confirmed.append(name)
                if nth == 5:
                    fill(small_disk)
        assert len(confirmed) > 5
        assert names(store) == confirmed
        with pytest.raises(NoRoom):
            do(store, Build("x" * 5000))
    with Store.open(small_disk / "s", StillClock(), write=False) as reader:
        assert names(reader) == confirmed
    with opened(small_disk / "s") as store:
        assert names(store) == confirmed
        with pytest.raises(NoRoom):
            do(store, Build("x" * 5000))
        (small_disk / "fills").unlink()
        do(store, Build("there is room"))
    with opened(small_disk / "s") as store:
        assert names(store) == [*confirmed, "there is room"]


def test_a_text_edit_costs_less_than_300_bytes_on_disk(tmp_path: Path) -> None:
    long = "Nous voulons un numérique que l’on puisse réparer, partager et comprendre. " * 270
    middle = len(long) // 2
    with opened(tmp_path) as store:
        do(store, Write(Page("a1", (("p1", long),))))
        size = (tmp_path / "veillee.journal").stat().st_size
        for runs in (
            (("p1", long[:middle]), ("p2", "x"), ("p1", long[middle:])),
            (("p1", long[:middle]), ("p2", "xy"), ("p1", long[middle:])),
            (("p1", long[: middle - 900]), ("p2", "xy"), ("p1", long[middle:])),
        ):
            do(store, Write(Page("a1", runs)))
            after = (tmp_path / "veillee.journal").stat().st_size
            assert after - size < 300
            size = after


AS_NOBODY = """
import os, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.store_kinds import *
from data.faults import NotPermitted
os.setgid(65534); os.setuid(65534)
with Store.open(Path({directory!r}), StillClock(), write=False) as store:
    print(names(store))
try:
    Store.open(Path({directory!r}), StillClock(), write=True)
except NotPermitted as fault:
    print("not permitted")
"""


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
def test_a_directory_that_one_may_only_read_is_read(tmp_path: Path) -> None:
    directory = tmp_path / "s"
    with opened(directory) as store:
        do(store, Build("Bleue"))
    for path in (tmp_path, *tmp_path.parents):
        if path.is_relative_to(tempfile.gettempdir()) and path != Path(tempfile.gettempdir()):
            path.chmod(0o755)
    directory.chmod(0o555)
    for path in directory.iterdir():
        path.chmod(0o444)
    script = AS_NOBODY.format(root=str(Path(__file__).parent.parent), directory=str(directory))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["['Bleue']", "not permitted"], done.stderr


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    directory = tmp_path / "deep" / "s"
    before = os.umask(umask)
    try:
        directory.parent.mkdir(mode=0o777)
        directory.parent.chmod(0o777)
        for _ in range(2):
            with opened(directory, living=True) as store:
                do(store, Build("Bleue"))
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in directory.rglob("*") if path.is_file()}
    assert set(modes) == {"veillee.json", "veillee.journal", "veillee.lock", "veillee-2028-05-02.json"}
    assert set(modes.values()) == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (directory, directory / "sauvegardes")} == {0o700}


def test_a_directory_that_others_use_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "other").touch()
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_no_permission_to_make_the_directory_is_said(tmp_path: Path) -> None:
    class Forbidden(MemoryFiles):
        def read(self, path: Path) -> bytes | None:
            raise PermissionError(errno.EACCES, "no")

    with pytest.raises(NotPermitted):
        Journal(NOWHERE, Forbidden(), StillClock().now())
