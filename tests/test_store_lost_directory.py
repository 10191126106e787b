"""The directory goes away under its owner: nothing more is said done, and nothing that was is lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.faults import DirectoryGone
from data.store import Store
from models.people import FACILITATION
from tests.store_kinds import Build, Room, StillClock, do, names, opened


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "serie"


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with opened(place, living=True) as store:
        do(store, Build("Bleue"))
        yield store


def found_in(place: Path) -> list[str]:
    return names(Store.open(place, StillClock(), write=False))


def test_nothing_is_confirmed_in_a_directory_that_is_nowhere_any_more(store: Store, place: Path) -> None:
    shutil.rmtree(place)
    for _ in range(2):
        with pytest.raises(DirectoryGone) as fault:
            do(store, Build("Verte"))
        assert fault.value.path == place
    assert names(store) == ["Bleue"]
    assert not place.exists()


def test_a_directory_that_is_put_back_goes_on(store: Store, place: Path) -> None:
    place.rename(place.with_name("ailleurs"))
    with pytest.raises(DirectoryGone):
        do(store, Build("Verte"))
    place.with_name("ailleurs").rename(place)
    do(store, Build("Rouge"))
    store.close()
    assert found_in(place) == ["Bleue", "Rouge"]


def test_a_directory_that_was_removed_is_written_again_at_a_clean_stop(store: Store, place: Path) -> None:
    shutil.rmtree(place)
    with pytest.raises(DirectoryGone):
        do(store, Build("Verte"))
    store.close()
    assert found_in(place) == ["Bleue"]


def test_another_series_in_its_place_is_never_written_over(store: Store, place: Path) -> None:
    place.rename(place.with_name("ailleurs"))
    with opened(place, clock=StillClock()) as other:
        do(other, Build("Autre"))
    with pytest.raises(DirectoryGone):
        do(store, Build("Verte"))
    with pytest.raises(DirectoryGone):
        store.journal.rewrite()
    store.close()
    assert found_in(place) == ["Autre"]
    assert found_in(place.with_name("ailleurs")) == ["Bleue"]


def test_a_batch_on_its_way_when_the_directory_goes_is_taken_back(store: Store, place: Path) -> None:
    store.decide(Build("Verte"), FACILITATION)
    shutil.rmtree(place)
    with pytest.raises(DirectoryGone):
        store.flush()
    assert [room.name for room in store.current.all(Room)] == ["Bleue"]
