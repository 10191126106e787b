"""Backups: one file, checked when made and before it is trusted."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from data import backup, migrations
from data.faults import DamagedBackup, NewerFormat, NoRoom
from data.files import Files
from data.migrations import Migration
from data.store import Store
from models.refusals import AlreadyThere
from tests.store_kinds import NOON, Build, PullDown, Rename, StillClock, do, names, opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with opened(tmp_path / "s") as store:
        for name in ("Bleue", "Verte", "Rouge"):
            do(store, Build(name))
        do(store, PullDown("w3"))
        do(store, Rename("w1", "Grise"))
        backup.save(store.journal.image, tmp_path / "sauvegarde.json", NOON)
    return tmp_path / "sauvegarde.json"


def test_what_is_saved_can_be_restored_elsewhere(file: Path, tmp_path: Path) -> None:
    assert backup.restore(file, tmp_path / "other", NOON) is None
    with opened(tmp_path / "other") as store:
        assert names(store) == ["Grise", "Verte"]
        assert do(store, Build("Jaune")).id == "w4"
    assert (tmp_path / "other").stat().st_mode & 0o777 == 0o700


def test_a_backup_is_for_its_owner_alone_and_forgets_what_could_be_undone(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Rouge" not in file.read_text()
    assert "Bleue" not in file.read_text()


def test_a_series_is_never_restored_over_another_one(file: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "other") as store:
        do(store, Build("mine"))
    with pytest.raises(AlreadyThere):
        backup.restore(file, tmp_path / "other", NOON)
    with opened(tmp_path / "other") as store:
        assert names(store) == ["mine"]
    moved = backup.restore(file, tmp_path / "other", NOON, aside=True)
    assert moved == tmp_path / "other.avant-20280502-100000"
    with opened(moved) as store:
        assert names(store) == ["mine"]
    with opened(tmp_path / "other") as store:
        assert names(store) == ["Grise", "Verte"]


def test_restoring_mends_a_damaged_series(file: Path, tmp_path: Path) -> None:
    (tmp_path / "s" / "veillee.journal").write_bytes(b"nonsense\n")
    backup.restore(file, tmp_path / "s", NOON, aside=True)
    with opened(tmp_path / "s") as store:
        assert names(store) == ["Grise", "Verte"]


@pytest.mark.parametrize("damage", ["one letter", "cut", "no sum"])
def test_a_backup_that_is_not_as_it_was_made_is_refused_before_anything_moves(
    file: Path, tmp_path: Path, damage: str
) -> None:
    content = file.read_text()
    about = json.loads(content)["_veillee"]["about"]
    changed = {
        "one letter": content.replace("Verte", "Verts"),
        "cut": content[:-20],
        "no sum": content.replace(about["sum"], ""),
    }
    file.write_text(changed[damage])
    with pytest.raises(DamagedBackup):
        backup.restore(file, tmp_path / "s", NOON, aside=True)
    with opened(tmp_path / "s") as store:
        assert names(store) == ["Grise", "Verte"]


def test_a_place_that_is_not_there_is_no_trouble_of_the_disk(file: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere" / "x.json"
    with pytest.raises(FileNotFoundError) as error:
        backup.restore(nowhere, tmp_path / "other", NOON)
    assert error.value.filename == str(nowhere)
    with opened(tmp_path / "s") as store:
        with pytest.raises(FileNotFoundError):
            backup.save(store.journal.image, nowhere, NOON)
        with pytest.raises(IsADirectoryError):
            backup.save(store.journal.image, tmp_path / "s", NOON)
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_backup_laid_out_again_by_another_program_is_still_good(file: Path, tmp_path: Path) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()), indent=4))
    backup.restore(file, tmp_path / "other", NOON)


def test_another_programs_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"a": 1}')
    with pytest.raises(DamagedBackup):
        backup.restore(tmp_path / "x.json", tmp_path / "other", NOON)
    assert not (tmp_path / "other").exists()


def test_a_backup_of_a_newer_program_is_refused(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = Migration("of tomorrow", lambda tables: None)
    monkeypatch.setattr(migrations, "MIGRATIONS", (newer,))
    with opened(tmp_path / "new") as store:
        do(store, Build("Bleue"))
        backup.save(store.journal.image, file, NOON)
    monkeypatch.setattr(migrations, "MIGRATIONS", ())
    with pytest.raises(NewerFormat) as fault:
        backup.restore(file, tmp_path / "other", NOON)
    assert fault.value.found == "of tomorrow"


def test_a_full_disk_leaves_the_older_backup_as_it_was(file: Path, tmp_path: Path) -> None:
    from data.files import Files

    class Full(Files):
        def write(self, descriptor: int, content: bytes) -> None:
            raise OSError(28, "no space")

    before = file.read_bytes()
    with opened(tmp_path / "s") as store, pytest.raises(NoRoom):
        backup.save(store.journal.image, file, NOON, Full())
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_one_backup_a_day_is_kept_by_itself_for_thirty_days(tmp_path: Path) -> None:
    clock = StillClock()
    for nth in range(33):
        with opened(tmp_path, clock=clock) as store:
            do(store, Build(f"salle {nth}"))
        with opened(tmp_path, clock=clock):
            clock.later(days=1)
    kept = sorted((tmp_path / "sauvegardes").iterdir())
    first = NOON.date() + timedelta(days=3)
    days = [first + timedelta(days=nth) for nth in range(30)]
    assert [path.name for path in kept] == [f"veillee-{day}.json" for day in days]
    backup.restore(kept[0], tmp_path / "other", NOON)
    with Store.open(tmp_path / "other", clock, write=False) as store:
        assert len(names(store)) == 3


class Forgetful(Files):
    """A disk that gives back other bytes than it was given."""

    def read(self, path: Path) -> bytes | None:
        content = super().read(path)
        return content and content.replace(b"Bleue", b"Bleur")


def test_a_backup_that_cannot_be_read_back_is_not_kept_nor_takes_the_place_of_another(tmp_path: Path) -> None:
    clock = StillClock()
    with opened(tmp_path, clock=clock) as store:
        do(store, Build("Bleue"))
    clock.later(days=1)
    with opened(tmp_path, clock=clock) as store:
        backup.keep_automatic(tmp_path, Files(), store.journal.image, clock.now())
        image = store.journal.image
    kept = sorted(path.name for path in (tmp_path / "sauvegardes").iterdir())
    backup.keep_automatic(tmp_path, Forgetful(), image, clock.now() + timedelta(days=1))
    assert sorted(path.name for path in (tmp_path / "sauvegardes").iterdir()) == kept
