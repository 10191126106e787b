"""Files are legible, so people correct them: what cannot be is said with its place, and never met later."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.faults.processes import make_series
from data.backup import restore
from data.faults import DamagedDocument, DamagedLine
from data.lines import sealed
from data.store import Store
from models.acts.contributions import Contribute
from models.contribution import Dimension
from models.people import FACILITATION
from tests.store_kinds import Build, StillClock, do, names, opened
from tui.faults import sentence
from tui.houses import PASSING, SystemClock
from tui.i18n import Translator


@pytest.fixture
def series(tmp_path: Path) -> Path:
    with opened(tmp_path, living=True) as store:
        do(store, Build("Bleue"))
    with opened(tmp_path) as store:
        do(store, Build("Verte"))
    return tmp_path


@pytest.mark.parametrize(("field", "wrong"), [("name", ["x"]), ("size", ["x"]), ("size", 10**30)])
def test_a_value_that_cannot_be_is_said_with_its_document_and_field_when_it_is_opened(
    series: Path, field: str, wrong: object
) -> None:
    with opened(series, living=True):
        pass
    snapshot = series / "veillee.json"
    said = json.loads(snapshot.read_text())
    said["rooms"]["w1"][field] = wrong
    snapshot.write_text(json.dumps(said))
    with pytest.raises(DamagedDocument) as fault, opened(series):
        pass
    assert (fault.value.path, fault.value.table) == (snapshot, "rooms")
    assert (fault.value.id, fault.value.field) == ("w1", field)
    assert json.loads(snapshot.read_text())["rooms"]["w1"][field] == wrong, "what was typed is theirs"


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


HUGE = 10**9
TOO_LATE, TOO_EARLY = "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+05:00"


@pytest.mark.parametrize(
    ("table", "id", "field", "wrong", "within"),
    [
        *(("workshops", "w1", name, HUGE, "") for name in ("offer_hours", "freeze_hours", "release_hours")),
        *(("settings", "settings", name, HUGE, "") for name in ("keep_days", "purge_days", "purge_months")),
        *(("workshops", "w1", "start", said, "") for said in (TOO_EARLY, TOO_LATE, "demain")),
        ("polls", "q1", "slots", [{"id": "s1", "day": "9999-12-31"}], ".day"),
        ("polls", "q1", "scribed", [{"x": 1}], ""),
        ("polls", "q1", "scribed", "p1", ""),
        ("articles", "a1", "text", {"runs": [["p1", ["mots"]]]}, ".runs"),
        ("contributions", "c1", "theme", [], ""),
        ("running_orders", "o1", "steps", [{"minutes": HUGE, "aim": "Accueil"}], ""),
    ],
)
def test_what_cannot_be_is_said_with_its_place_and_the_way_back(
    whole: Path, table: str, id: str, field: str, wrong: object, within: str
) -> None:
    """At the opening, and not by the page that would have counted with it."""
    snapshot, (backup,) = whole / "veillee.json", (whole / "sauvegardes").iterdir()
    before = backup.read_bytes()
    said = json.loads(snapshot.read_text())
    documents = said.setdefault(table, {})
    documents[id] = {"id": id, "workshop": 1, "title": "Titre", **documents.get(id, {}), field: wrong}
    snapshot.write_text(json.dumps(said))
    for write in (True, False):
        with pytest.raises(DamagedDocument) as fault:
            Store.open(whole, SystemClock(), write=write, passing=PASSING)
        shown = sentence(fault.value, Translator("fr")).replace("\xa0", " ")
        assert f"Dans {snapshot}, {table} {id} : le champ « {field}{within} »" in shown
        assert f"veillee restaurer {backup} --remplacer" in shown
    assert backup.read_bytes() == before, "no backup is made of what is damaged"
    assert restore(backup, whole, SystemClock().now(), aside=True)
    Store.open(whole, SystemClock(), write=True, passing=PASSING).close()


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A real series whose snapshot says everything, with the day's backup beside it."""
    make_series(tmp_path / "serie")
    for _ in range(2):
        with Store.open(tmp_path / "serie", SystemClock(), write=True, living=True, passing=PASSING) as store:
            store.decide(Contribute(1, "Mots", Dimension.BOTH), FACILITATION)
    return tmp_path / "serie"


def test_an_act_of_before_the_calendar_is_damage_of_its_line(series: Path) -> None:
    journal = series / "veillee.journal"
    head, line = journal.read_bytes().splitlines()
    said = {name: value for name, value in json.loads(line).items() if name != "sum"}
    journal.write_bytes(head + b"\n" + sealed({**said, "by": "animation", "at": TOO_EARLY}))
    with pytest.raises(DamagedLine):
        Store.open(series, StillClock(), write=True)
