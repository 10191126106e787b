"""Changes of shape: in order, each once, remembered by the series."""

from pathlib import Path

import pytest

from data import backup, migrations, snapshot
from data.faults import NewerFormat, NoRoom
from data.files import Files
from data.lines import Tables
from data.migrations import Migration
from data.store import Store
from tests.store_kinds import NOON, Build, StillClock, do, names, opened, rooms

OLD = """{
"_veillee": {
"about": {"format":1,"generation":1,"number":2,"migrations":[]},
"ids": {"w":2}
},
"halls": {
"w1": {"id":"w1","title":"Bleue","_v":1},
"w2": {"id":"w2","title":"Verte","_v":2}
}
}
"""


def to_rooms(tables: Tables) -> None:
    tables["rooms"] = tables.pop("halls")


def to_names(tables: Tables) -> None:
    table = tables["rooms"]
    for id, document in table.items():
        table[id] = {**{key: document[key] for key in document if key != "title"}, "name": document["title"]}


BOTH = (Migration("halls are rooms", to_rooms), Migration("titles are names", to_names))


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from data import reopening

    (tmp_path / "veillee.json").write_text(OLD)
    (tmp_path / "veillee.journal").write_bytes(reopening.header(1, OLD.encode()))
    monkeypatch.setattr(migrations, "MIGRATIONS", BOTH)
    return tmp_path


def test_an_old_series_is_brought_to_today_once(old: Path) -> None:
    with opened(old) as store:
        assert store.migrated == ("halls are rooms", "titles are names")
        assert names(store) == ["Bleue", "Verte"]
    with opened(old) as store:
        assert store.migrated == ()
        do(store, Build("Rouge"))
    with opened(old) as store:
        assert names(store) == ["Bleue", "Verte", "Rouge"]


def test_the_series_as_it_was_is_kept_beside_it(old: Path) -> None:
    with opened(old):
        pass
    kept = next((old / "sauvegardes").iterdir()).read_text()
    assert '"halls"' in kept


def test_a_reader_sees_an_old_series_and_leaves_it_old(old: Path) -> None:
    with Store.open(old, StillClock(), write=False) as store:
        assert names(store) == ["Bleue", "Verte"]
    assert (old / "veillee.json").read_text() == OLD


def test_only_what_is_new_is_done(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", BOTH[:1])
    with opened(old) as store:
        assert store.migrated == ("halls are rooms",)
    monkeypatch.setattr(migrations, "MIGRATIONS", BOTH)
    with opened(old) as store:
        assert store.migrated == ("titles are names",)
        assert names(store) == ["Bleue", "Verte"]


def test_a_new_series_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", BOTH)
    for _ in range(2):
        with opened(tmp_path) as store:
            assert store.migrated == ()
            do(store, Build("Bleue"))
    with opened(tmp_path) as store:
        assert len(rooms(store)) == 2


def test_a_series_that_has_had_one_of_a_newer_program_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(old):
        pass
    monkeypatch.setattr(migrations, "MIGRATIONS", BOTH[:1])
    with pytest.raises(NewerFormat) as fault:
        Store.open(old, StillClock(), write=True)
    assert fault.value.found == "titles are names"


def test_names_of_migrations_are_told_apart() -> None:
    names = [one.name for one in migrations.MIGRATIONS]
    assert len(set(names)) == len(names)


def test_no_room_to_write_it_in_its_new_shape_leaves_it_in_the_old_one(old: Path) -> None:
    class Full(Files):
        full = True

        def create(self, path: Path) -> int:
            if self.full:
                raise OSError(28, "no space")
            return super().create(path)

    files = Full()
    with Store.open(old, StillClock(), write=True, files=files) as store:
        assert names(store) == ["Bleue", "Verte"]
        with pytest.raises(NoRoom):
            do(store, Build("Rouge"))
        assert (old / "veillee.json").read_text() == OLD
        files.full = False
        do(store, Build("Rouge"))
    with opened(old) as store:
        assert names(store) == ["Bleue", "Verte", "Rouge"]


def test_a_backup_of_an_older_program_is_restored_in_today_s_shape(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, again = tmp_path / "ailleurs" / "sauvegarde.json", tmp_path / "reprise"
    file.parent.mkdir()
    monkeypatch.setattr(migrations, "MIGRATIONS", ())
    backup.save(snapshot.parsed(OLD.encode(), old), file, NOON)
    monkeypatch.setattr(migrations, "MIGRATIONS", BOTH)
    assert backup.restore(file, again, NOON) is None
    with opened(again) as store:
        assert store.migrated == ()
        assert names(store) == ["Bleue", "Verte"]
