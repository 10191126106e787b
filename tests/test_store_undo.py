"""Facilitation's last act can be undone for ten minutes, or until somebody else's act rests on it."""

from pathlib import Path

import pytest

from models.people import FACILITATION, Actor, Role
from models.refusals import NotAllowed, NothingToUndo
from tests.store_kinds import (
    ANA,
    Build,
    Erase,
    PullDown,
    Rename,
    Sit,
    StillClock,
    do,
    names,
    opened,
    rooms,
)

BO = Actor(Role.FACILITATION, "p2")


def test_what_the_last_act_replaced_is_put_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        do(store, Sit("w1", "p1"))
        do(store, Rename("w1", "Verte"))
        undone = store.undo(FACILITATION)
        store.flush()
        assert undone.act == "Rename"
        assert names(store) == ["Bleue"]
        assert len(rooms(store)[0].seats) == 1


def test_numbers_that_only_go_up_do_so_when_undoing_too(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        do(store, Rename("w1", "Verte"))
        store.undo(FACILITATION)
        store.flush()
        assert rooms(store)[0].sequence == 1


def test_what_was_made_goes_and_what_was_removed_comes_back(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        do(store, PullDown("w1"))
        store.undo(FACILITATION)
        do(store, Build("Verte"))
        store.undo(FACILITATION)
        store.flush()
        assert names(store) == ["Bleue"]


@pytest.mark.parametrize("living", [False, True])
def test_another_command_can_undo_it_within_ten_minutes(tmp_path: Path, living: bool) -> None:
    clock = StillClock()
    with opened(tmp_path, clock=clock, living=living) as store:
        do(store, Build("Bleue"))
        do(store, Rename("w1", "Verte"))
    clock.later(minutes=9, seconds=59)
    with opened(tmp_path, clock=clock, living=living) as store:
        assert store.last_act(FACILITATION) is not None
        store.undo(FACILITATION)
    with opened(tmp_path, clock=clock, living=living) as store:
        assert names(store) == ["Bleue"]
        with pytest.raises(NothingToUndo):
            store.undo(FACILITATION)


def test_after_ten_minutes_it_stands_and_the_disk_forgets_what_it_replaced(tmp_path: Path) -> None:
    clock = StillClock()
    with opened(tmp_path, clock=clock, living=True) as store:
        do(store, Build("Bleue"))
        do(store, Rename("w1", "Verte"))
    assert "Bleue" in (tmp_path / "veillee.json").read_text()
    clock.later(minutes=10)
    with opened(tmp_path, clock=clock, living=True) as store:
        with pytest.raises(NothingToUndo):
            store.undo(FACILITATION)
        do(store, Rename("w1", "Rouge"), ANA)
    assert "Bleue" not in (tmp_path / "veillee.json").read_text()


def test_nothing_is_undone_under_somebody_elses_act(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        do(store, Sit("w1", "p1"), ANA)
        with pytest.raises(NothingToUndo):
            store.undo(FACILITATION)
        do(store, Build("Verte"))
        do(store, Sit("w1", "p3"), ANA)
        store.undo(FACILITATION)
        store.flush()
        assert names(store) == ["Bleue"]


def test_each_facilitator_undoes_their_own(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        do(store, Build("Verte"), BO)
        store.undo(FACILITATION)
        store.flush()
        assert names(store) == ["Verte"]


def test_only_facilitation_undoes(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"), ANA)
        with pytest.raises(NotAllowed):
            store.undo(ANA)
        with pytest.raises(NothingToUndo):
            store.undo(FACILITATION)


def test_an_undoing_is_not_undone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        do(store, Build("Verte"))
        store.undo(FACILITATION)
        store.flush()
        with pytest.raises(NothingToUndo):
            store.undo(FACILITATION)
        assert names(store) == ["Bleue"]


def test_erasing_forgets_what_could_be_undone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        do(store, Build("Zoé"))
        do(store, Build("Bleue"))
        do(store, Rename("w1", "Ana"))
        do(store, Erase("w2"), ANA)
        with pytest.raises(NothingToUndo):
            store.undo(FACILITATION)
