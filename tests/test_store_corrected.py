"""Files are legible, so people correct them: what cannot be is said with its place, and never met later."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.faults import DamagedDocument, DamagedLine
from data.lines import sealed
from data.store import Store
from tests.store_kinds import Build, Room, StillClock, do, names, opened


@pytest.fixture
def series(tmp_path: Path) -> Path:
    with opened(tmp_path, living=True) as store:
        do(store, Build("Bleue"))
    with opened(tmp_path) as store:
        do(store, Build("Verte"))
    return tmp_path


@pytest.mark.parametrize(("field", "wrong"), [("name", ["x"]), ("size", ["x"]), ("size", 10**30)])
def test_a_value_that_cannot_be_is_said_with_its_document_and_field(
    series: Path, field: str, wrong: object
) -> None:
    with opened(series, living=True):
        pass
    snapshot = series / "veillee.json"
    said = json.loads(snapshot.read_text())
    said["rooms"]["w1"][field] = wrong
    snapshot.write_text(json.dumps(said))
    with opened(series) as store, pytest.raises(DamagedDocument) as fault:
        store.durable.get(Room, "w1")
    assert (fault.value.table, fault.value.id, fault.value.field) == ("rooms", "w1", field)


@pytest.mark.parametrize(
    "change",
    [
        {"at": 3},
        {"at": ""},
        {"by": {}},
        {"ids": {"w": "x"}},
        {"ids": [1]},
        {"do": [[7, "w3", 0, ["=", {}]]]},
        {"do": [["rooms", 10**30, 0, ["=", {"name": "x"}]]]},
        {"n": "2"},
        {"do": 4},
    ],
)
def test_a_line_that_was_sealed_again_and_makes_no_sense_is_damage(
    series: Path, change: dict[str, Any]
) -> None:
    journal = series / "veillee.journal"
    head, line = journal.read_bytes().splitlines()
    said = {name: value for name, value in json.loads(line).items() if name != "sum"}
    journal.write_bytes(head + b"\n" + sealed({**said, **change}))
    with pytest.raises(DamagedLine) as fault, Store.open(series, StillClock(), write=True) as store:
        names(store)
    assert fault.value.line == 2
