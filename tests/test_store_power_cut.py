"""The power goes at any byte: all that was said done is there, and what was not is no damage."""

import os
from pathlib import Path

import pytest

from bench.faults import power_cut
from data.faults import DamagedLine
from data.store import Store
from models.people import FACILITATION
from tests.store_kinds import Build, StillClock, do, names, opened

EVERY = 5 if os.environ.get("VEILLEE_LONG") else 151
ZEROS = b"\0" * 40


@pytest.mark.slow
def test_whatever_a_power_cut_leaves_of_a_write_opens_with_all_that_was_confirmed() -> None:
    found = power_cut.campaign(EVERY)
    assert found["lesquels"] == []
    assert found["coupures"] > 3_000
    assert found["repris ensuite"]


@pytest.fixture
def series(tmp_path: Path) -> Path:
    """One act that was confirmed, then three in one batch."""
    with opened(tmp_path) as store:
        do(store, Build("Bleue"))
        for name in ("Verte", "Rouge", "Grise"):
            store.decide(Build(name), FACILITATION)
        store.flush()
    return tmp_path / "veillee.journal"


@pytest.mark.parametrize("lost", [[2], [3], [2, 3], [2, 4], [4]])
def test_zeros_in_a_batch_of_which_a_power_cut_kept_the_end_are_no_damage(
    series: Path, lost: list[int]
) -> None:
    rows = series.read_bytes().splitlines(keepends=True)
    series.write_bytes(b"".join(ZEROS + row[40:] if nth in lost else row for nth, row in enumerate(rows)))
    with opened(series.parent) as store:
        assert names(store) == ["Bleue", "Verte", "Rouge", "Grise"][: lost[0] - 1]
        assert store.torn
        do(store, Build("Jaune"))
    with opened(series.parent) as store:
        assert names(store)[-1] == "Jaune"
        assert not store.torn


def test_zeros_before_a_batch_that_was_written_later_are_damage(series: Path) -> None:
    rows = series.read_bytes().splitlines(keepends=True)
    series.write_bytes(b"".join((rows[0], ZEROS + rows[1][40:], *rows[2:])))
    with pytest.raises(DamagedLine) as fault:
        Store.open(series.parent, StillClock(), write=True)
    assert fault.value.line == 2


def test_a_wrong_letter_in_the_last_batch_is_damage(series: Path) -> None:
    series.write_bytes(series.read_bytes().replace(b"Rouge", b"Rouze"))
    with pytest.raises(DamagedLine):
        Store.open(series.parent, StillClock(), write=True)
