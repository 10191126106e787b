"""What a careless script, a strange terminal or a full disk may not do to a command. Real processes."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from real import BUG, ROOT, VEILLEE, House, Said, environment

WAYS = ("<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", "| true")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path / "data")
    made.makes_series()
    return made


@pytest.fixture
def held(house: House) -> Iterator[House]:
    """Somebody has the series open, line by line: commands go through that process."""
    owner = house.starts("--lignes")
    assert owner.stdout
    assert any("Votre choix" in line for line in owner.stdout)
    yield house
    owner.communicate("quitter\n", timeout=20)


def shell(house: House, script: str, **more: str) -> Said:
    """`veillee` in a script of people's own, about this house."""
    function = f'veillee() {{ {" ".join(VEILLEE)} "$@"; }}\n'
    env = environment(VEILLEE_DATA=str(house.directory), **more)
    done = subprocess.run(
        ["bash", "-c", function + script],
        capture_output=True,
        env=env,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def people(house: House) -> list[str]:
    return [one["nom"] for one in house.tells("inscriptions", "1")]


@FULL
@pytest.mark.parametrize("way", WAYS)
def test_a_stream_that_is_closed_full_or_left_breaks_nothing(house: House, way: str) -> None:
    for command in ("inscrire 1 --pour Ana", "ateliers", "article ajouter Outils"):
        said = shell(house, f"veillee {command} {way}")
        assert BUG not in said.err and "Exception" not in said.err, (command, said.err)
    assert people(house) == ["Ana"]
    assert [one["titre"] for one in house.tells("manifeste", "--format", "json")["articles"]] == ["Outils"]


@FULL
def test_an_answer_that_found_no_room_is_not_passed_over_in_silence(house: House) -> None:
    said = shell(house, "veillee agenda > /dev/full")
    assert said.code == 3
    assert "n’a pas pu être écrite jusqu’au bout" in said.err


def test_no_sentence_is_written_into_the_journal_when_stdout_was_closed(house: House) -> None:
    shell(house, r"printf '5\n1\nOutils\nRéparer.\n.\nquitter\n' | veillee --lignes >&-")
    assert "Réparer." in house.does("manifeste").out
    assert b"Votre choix" not in (house.directory / "veillee.journal").read_bytes()


@FULL
@pytest.mark.parametrize("way", [">&-", "<&- >&- 2>&-", ">/dev/full"])
def test_nor_does_it_while_somebody_has_the_series_open(held: House, way: str) -> None:
    said = shell(held, f"veillee inscrire 1 --pour Ana {way}; veillee article ajouter Outils {way}")
    assert BUG not in said.err and "Exception" not in said.err, said.err
    assert people(held) == ["Ana"]


def test_a_command_leaves_the_lines_of_a_loop_to_the_loop(held: House) -> None:
    shell(held, r"printf 'Ana\nBo\nClo\n' | while read name; do veillee inscrire 1 --pour $name; done")
    assert people(held) == ["Ana", "Bo", "Clo"]


@pytest.mark.parametrize("errors", ["utf-8:strict", "utf-8:surrogateescape"])
def test_a_name_in_an_older_encoding_loses_no_letter(house: House, errors: str) -> None:
    said = shell(house, r"veillee inscrire 1 --pour $'Zo\xe9'", PYTHONIOENCODING=errors)
    assert said.code == 0
    assert people(house) == ["Zoé"]


def test_a_text_piped_in_an_older_encoding_loses_no_letter(house: House) -> None:
    said = shell(
        house, r"printf 'R\xe9parer' | veillee article ajouter Outils", PYTHONIOENCODING="utf-8:strict"
    )
    assert said.code == 0, said.err
    assert "Réparer" in house.does("manifeste").out


def test_a_file_whose_name_is_in_an_older_encoding_is_found(house: House, tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/r\xe9ponses.txt"
    Path(os.fsdecode(file)).write_text("# Outils\n\nRéparer.\n", "utf-8")
    said = shell(house, rf"veillee importer {tmp_path}/$'r\xe9ponses.txt' --manifeste")
    assert said.code == 0, said.err


@pytest.mark.parametrize("charset", ["ascii", "iso8859-15"])
def test_no_sentence_stops_on_a_letter_that_the_terminal_lacks(house: House, charset: str) -> None:
    house.registers("Zoé ☃")
    env = environment(PYTHONIOENCODING=charset, VEILLEE_DATA=str(house.directory))
    done = subprocess.run([*VEILLEE, "inscriptions", "1"], capture_output=True, env=env, cwd=ROOT, check=True)
    said = done.stdout.decode(charset)
    assert "Zo" in said and "place confirm" in said and "confirm?" not in said


def test_an_unset_variable_of_a_script_never_falls_on_the_usual_directory(house: House) -> None:
    for words in ("inscrire 1 --pour Ana --donnees ''", "--donnees= --lignes", "--donnees ''"):
        said = shell(house, f"veillee {words}")
        assert (said.code, said.err.splitlines()[0]) == (2, "Il manque une valeur après --donnees.")
    assert people(house) == []


@pytest.mark.parametrize("place", ["a file", "a link to nowhere", "a name too long", "under a file"])
def test_a_directory_that_cannot_be_is_said_to_be_the_trouble(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    found = {"a file": "file", "a link to nowhere": "link", "a name too long": "x" * 300}.get(place, "file/x")
    said = House(tmp_path / found).says("init")
    assert said.code == 3
    assert "ne peut pas servir de dossier" in said.err
    assert (tmp_path / "file").read_text() == "mine"


def test_a_file_that_is_no_backup_is_not_taken_for_a_directory(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    said = House(tmp_path / "data").says("restaurer", str(tmp_path / "notes.txt"))
    assert said.code == 3
    assert "n’est pas une sauvegarde" in said.err


@pytest.mark.parametrize("number", ["9" * 5000, "²", "1e3", "-1"])
def test_no_number_that_is_none_ends_in_a_traceback(house: House, number: str) -> None:
    for words in (["reglages", f"places={number}"], ["creneau", "2", "proposer", "--nombre", number]):
        said = house.says(*words)
        assert said.code in (1, 2)
        assert len(said.err) < 400


def test_a_text_about_a_workshop_asks_which_one(house: House) -> None:
    said = house.says("message", "veille")
    assert (said.code, said.err.splitlines()[0]) == (2, "Il manque N.")


def test_nobody_is_said_to_be_able_to_come_when_nobody_has_answered(house: House) -> None:
    for number in ("2", "3"):
        house.does("creneau", "proposer", number)
    assert "tout le monde peut venir" not in house.does("dates").out


def test_no_link_that_a_browser_would_run_is_given_as_the_video_call(house: House, tmp_path: Path) -> None:
    for link in ("javascript:alert(1)", "un salon", "http://"):
        assert house.says("visio", "1", link).code == 1
        assert House(tmp_path / "other").says("init", "--visio", link).code == 1
    house.does("visio", "1", "https://visio.example/x")
    assert house.does("visio", "1", "").code == 0
