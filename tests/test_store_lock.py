"""One owner of a directory at a time; the next one waits, or is told who holds it."""

import os
import threading
import time
from pathlib import Path

import pytest

from data.faults import OwnedByAnother
from data.lock import Lock, holder_of
from data.store import Store
from tests.store_kinds import NOON, Build, StillClock, do, names, opened


def test_a_second_command_waits_for_the_first_to_finish(tmp_path: Path) -> None:
    arrived = threading.Event()

    def late_act() -> None:
        arrived.set()
        with opened(tmp_path) as store:
            do(store, Build("second"))

    late = threading.Thread(target=late_act)
    with opened(tmp_path) as store:
        late.start()
        arrived.wait()
        late.join(timeout=0.3)
        assert late.is_alive()
        do(store, Build("first"))
    late.join(timeout=5)
    with opened(tmp_path) as store:
        assert names(store) == ["first", "second"]


def test_who_waits_in_vain_is_told_who_holds_it_and_since_when(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(OwnedByAnother) as fault:
        Store.open(tmp_path, StillClock(), write=True, wait=0.05)
    assert (fault.value.pid, fault.value.since, fault.value.living) == (os.getpid(), NOON, False)


def test_nobody_waits_for_a_living_owner(tmp_path: Path) -> None:
    with opened(tmp_path, living=True):
        began = time.monotonic()
        with pytest.raises(OwnedByAnother) as fault:
            Store.open(tmp_path, StillClock(), write=True)
        assert time.monotonic() - began < 1
    assert fault.value.living


def test_reading_needs_no_lock(tmp_path: Path) -> None:
    with opened(tmp_path, living=True) as store:
        do(store, Build("Bleue"))
        with Store.open(tmp_path, StillClock(), write=False) as reader:
            assert names(reader) == ["Bleue"]


def test_a_forked_child_keeps_no_lock(tmp_path: Path) -> None:
    ready, go = os.pipe(), os.pipe()
    store = Store.open(tmp_path, StillClock(), write=True)
    child = os.fork()
    if not child:
        os.write(ready[1], b"x")
        os.read(go[0], 1)
        os._exit(0)
    try:
        os.read(ready[0], 1)
        store.close()
        with opened(tmp_path, wait=0.0):
            pass
    finally:
        os.write(go[1], b"x")
        os.waitpid(child, 0)


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    child = os.fork()
    if not child:
        Store.open(tmp_path, StillClock(), write=True, living=True)
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert holder_of(tmp_path).pid == child
    with opened(tmp_path, wait=0.0):
        assert holder_of(tmp_path).pid == os.getpid()
    assert holder_of(tmp_path).pid is None


def test_an_opening_that_fails_gives_the_lock_back(tmp_path: Path) -> None:
    (tmp_path / "veillee.json").write_text("[]")
    for _ in range(2):
        with pytest.raises(Exception, match=r"veillee\.json"):
            Store.open(tmp_path, StillClock(), write=True, wait=0.0)
    Lock(tmp_path, NOON, living=False, wait=0.0).release()
