"""No name that a stranger gives leads to a file of the server, or out of the directory it is about."""

import asyncio
import io
from dataclasses import replace
from pathlib import Path

import pytest
from house import a_series, registered
from hypothesis import example, given
from hypothesis import strategies as st

from data.exports.csv import csv_text
from data.exports.directory import write_export
from data.exports.publication import publish_files
from data.files import Files
from tui.commands.run import run_command_async
from tui.commands.table import TABLE

FILES = {"FICHIER", "DOSSIER", "HOTE"}
NAMES_A_FILE = [
    (command.name, one.name) for command in TABLE.commands for one in command.arguments if one.name in FILES
]
NOWHERE = Path("/nowhere/x")
SECRET = "le secret du serveur"


@pytest.mark.parametrize(("command", "argument"), NAMES_A_FILE)
@pytest.mark.parametrize("name", ["secret", "../secret", "{}/secret", "~/secret", "\x1b]0;x\x07", "..", "/"])
def test_from_afar_no_command_reads_or_writes_a_file_of_the_server(
    command: str, argument: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ici"
    place.mkdir()
    for secret in (tmp_path / "secret", place / "secret"):
        secret.write_text(f"# {SECRET}\n\n{SECRET}\n")
    monkeypatch.chdir(place)
    monkeypatch.setenv("HOME", str(tmp_path))
    session = replace(a_series(), afar=True)
    words = [*command.split(), *(["x"] if command == "rapporter" else []), name.format(tmp_path)]
    out, err = io.StringIO(), io.StringIO()
    code = asyncio.run(run_command_async(words, session, io.StringIO(), out, err, {}, at_home=False))
    assert code in (1, 2)
    assert SECRET not in out.getvalue() + err.getvalue()
    assert "\x1b" not in err.getvalue()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["ici", "secret", "secret"]


def test_there_are_commands_that_name_files() -> None:
    assert {"importer", "exporter", "publier", "sauvegarder", "restaurer"} <= {
        name for name, _ in NAMES_A_FILE
    }


@given(st.text(max_size=20).map(lambda text: f"{text}.md"))
@example("../x.md")
@example("/etc/x.md")
@example("a/../../x.md")
@example("x.md\n../y.md")
def test_no_name_in_an_export_leads_out_of_it(name: str) -> None:
    plain = name.removesuffix(".md")
    if plain.isascii() and plain.islower() and plain.isalpha():
        return
    with pytest.raises(ValueError):
        write_export(NOWHERE, "", {name: b""})
    with pytest.raises(ValueError):
        publish_files(NOWHERE, {name: b""})


def test_what_is_written_beside_a_file_never_goes_through_somebodys_link(tmp_path: Path) -> None:
    victim = tmp_path / "profil"
    victim.write_text("à moi")
    shared = tmp_path / "partage"
    shared.mkdir()
    (shared / ".serie.json.new").symlink_to(victim)
    with pytest.raises(OSError):
        Files().replace(shared / "serie.json", b"une sauvegarde")
    assert victim.read_text() == "à moi"
    Files().replace(shared / "autre.json", b"une sauvegarde")
    assert [path.name for path in shared.iterdir()] == ["autre.json"]


@pytest.mark.parametrize("sign", [*"=+-@\t\r\n", "＝", "＋", "－", "＠"])
def test_no_word_of_people_is_computed_by_a_spreadsheet(sign: str) -> None:
    """OWASP, CSV Injection: the signs that begin a formula, wide ones too."""
    first = csv_text([[f'{sign}cmd|"/c calc"!A1', "x"]]).lstrip('"')
    assert first.startswith("'")


def test_numbers_and_names_stay_what_they_are_in_a_spreadsheet() -> None:
    assert csv_text([[-3, "Zoé", "l’été", ""]]) == "-3,Zoé,l’été,\r\n"


def test_a_hostile_name_is_guarded_in_every_table_of_the_commands() -> None:
    session = a_series()
    registered(session, "=cmd|'/c calc'!A1")
    for words in (["inscriptions", "1", "--csv"], ["sondage", "2", "--csv"]):
        out, err = io.StringIO(), io.StringIO()
        asyncio.run(run_command_async(words, session, io.StringIO(), out, err, {}))
        cells = [cell for line in out.getvalue().splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.strip('"').startswith("=")]
