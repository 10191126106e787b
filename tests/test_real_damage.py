"""Directories that cannot be opened, under the real program: each face says why, what is safe, what to do."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from real import BUG, House

from bench.pty_program import Program

WITHOUT_PRIVILEGE = (
    "setpriv",
    "--bounding-set=-dac_override,-dac_read_search",
    "--inh-caps=-dac_override,-dac_read_search",
)
"""Root obeys permissions without these capabilities; everybody else obeys them anyway."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three contributions, the last lines of the journal."""
    house = House(tmp_path_factory.mktemp("damage") / "serie")
    house.makes_series()
    for word in ("un", "deux", "trois"):
        house.does("contribuer", "1", word)
    return house.directory


@pytest.fixture
def house(written: Path, tmp_path: Path) -> House:
    """A copy, whose name needs quotes in a shell."""
    return House(Path(shutil.copytree(written, tmp_path / "l’atelier d’à côté")))


def files_of(house: House) -> dict[str, bytes]:
    """Everything there but the lock, which says who is there."""
    found = (path for path in house.directory.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(house.directory)): path.read_bytes() for path in found}


def refusals(house: House) -> list[str]:
    """What each face says of a directory that it cannot open; all of them end with 3."""
    said = [house.says(*words) for words in (("ateliers",), ("contribuer", "1", "x"), ("--lignes",))]
    assert [one.code for one in said] == [3, 3, 3]
    assert not any(one.out for one in said[:2])
    with Program(house.command()) as program:
        assert program.end() == 3
        assert program.is_given_back
    shown = " ".join(program.text.split())
    assert BUG not in shown
    return [*(one.err for one in said), shown]


@pytest.mark.parametrize("content", ['{"name": "another", "version": 3}', "[1, 2]", "x = 1\n", "\x00\x01"])
def test_another_programs_file_is_left_alone(tmp_path: Path, content: str) -> None:
    house = House(tmp_path)
    (tmp_path / "veillee.json").write_text(content)
    before = files_of(house)
    for sentence in refusals(house):
        assert "autre programme" in sentence
        assert "--donnees" in sentence
    assert files_of(house) == before


def test_a_file_where_the_directory_should_be_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("à moi")
    for sentence in refusals(House(file)):
        assert "--donnees" in sentence
    assert file.read_text() == "à moi"


def test_a_damaged_middle_line_stops_the_opening_and_says_how_to_restore(house: House) -> None:
    journal = house.directory / "veillee.journal"
    lines = journal.read_bytes().splitlines(keepends=True)
    assert b"deux" in lines[3]
    lines[3] = lines[3].replace(b"deux", b"dieu")
    journal.write_bytes(b"".join(lines))
    before = files_of(house)
    for sentence in refusals(house):
        assert re.search(r"ligne 4\b", sentence)
    assert files_of(house) == before
    told = house.says("ateliers").err
    typed = shlex.split(told[told.index("veillee restaurer") :].rstrip(" .\n"))
    house.does(*typed[1:])
    assert house.tells("ateliers")[0]["numero"] == 1
    house.does("contribuer", "1", "après")


def test_a_torn_last_line_is_cut_and_said(house: House) -> None:
    journal = house.directory / "veillee.journal"
    journal.write_bytes(journal.read_bytes()[:-7])
    assert house.contributions() == ["un", "deux"]
    said = house.does("contribuer", "1", "quatre")
    assert "interrompu" in said.err
    assert house.contributions() == ["un", "deux", "quatre"]
    assert "interrompu" not in house.does("contribuer", "1", "cinq").err


@pytest.mark.parametrize("face", ["--lignes", ""])
def test_a_torn_last_line_is_said_by_faces_that_stay(house: House, face: str) -> None:
    journal = house.directory / "veillee.journal"
    journal.write_bytes(journal.read_bytes()[:-7])
    with Program(house.command(*filter(None, [face]))) as program:
        program.until(lambda: "interrompu" in program.text)
    assert house.contributions() == ["un", "deux"]


@pytest.fixture
def without_privilege(house: House) -> House:
    if os.getuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root obeys no permission, and setpriv is not here to make it")
    prefix = () if os.getuid() else WITHOUT_PRIVILEGE
    if prefix and subprocess.run([*prefix, "true"], check=False).returncode:
        pytest.skip("setpriv may not take privileges away here")
    return House(house.directory, prefix=prefix)


def test_where_one_may_only_read_reading_works_and_writing_is_refused(without_privilege: House) -> None:
    house = without_privilege
    before = files_of(house)
    for path in (*house.directory.iterdir(), house.directory):
        path.chmod(0o500 if path.is_dir() else 0o400)
    assert house.contributions() == ["un", "deux", "trois"]
    said = house.says("contribuer", "1", "quatre")
    assert said.code == 3
    assert "droits" in said.err
    house.directory.chmod(0o700)
    assert files_of(house) == before


def test_where_one_may_not_even_look_it_is_said(without_privilege: House) -> None:
    house = without_privilege
    house.directory.chmod(0)
    for sentence in refusals(house):
        assert "droits" in sentence
    house.directory.chmod(0o700)
    assert house.contributions() == ["un", "deux", "trois"]
