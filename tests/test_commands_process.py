"""The real `veillee`, in processes of their own, over a directory of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "samples"


class Shell:
    def __init__(self, folder: Path) -> None:
        self.data = folder / "serie"
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": str(ROOT),
            "VEILLEE_DATA": str(self.data),
        }

    def run(self, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "tui", *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
            stdin=subprocess.DEVNULL,
            env={**self.env, **env},
        )

    def must(self, *words: str, **env: str) -> str:
        done = self.run(*words, **env)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    def json(self, *words: str) -> object:
        return json.loads(self.must(*words, "--json"))


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def test_a_whole_series_by_commands_alone(shell: Shell) -> None:
    shell.must("init", "--date", "2028-05-02T11:00")
    for number in range(1, 17):
        shell.must("inscrire", "1", "--pour", f"Personne {number}")
    last = shell.json("inscriptions", "1")[-1]  # type: ignore[index]
    assert (last["nom"], last["statut"], last["rang"]) == ("Personne 16", "attente", 1)
    for number in (2, 3):
        sample = str(SAMPLES / f"framadate-atelier{number}.csv")
        assert shell.json("importer", sample, "--atelier", str(number))["ajoutes"] > 0  # type: ignore[call-overload]
    best = shell.json("dates")[0]  # type: ignore[index]
    shell.must("fixer", "--atelier2", best["creneau2"], "--atelier3", best["creneau3"])
    assert shell.must("agenda").count("BEGIN:VEVENT") == 3
    shell.must("contribuer", "1", "Réparer avant d'acheter")
    shell.must("article", "ajouter", "Réparer", "--texte", "Nous réparons.")
    shell.must("article", "lier", "a1", "c1")
    assert "Nous réparons." in shell.must("manifeste")


def test_a_backup_brings_the_series_back_elsewhere(shell: Shell, tmp_path: Path) -> None:
    shell.must("init")
    shell.must("inscrire", "tous", "--pour", "Zoé")
    before = shell.json("personnes")
    file, other = str(tmp_path / "sauvegarde.json"), str(tmp_path / "ailleurs")
    shell.must("sauvegarder", file)
    assert shell.run("sauvegarder", file).returncode == 1
    assert shell.run("restaurer", file).returncode == 1
    shell.must("restaurer", file, "--donnees", other)
    assert shell.json("personnes", "--donnees", other) == before
    told = shell.run("restaurer", file, "--donnees", other, "--remplacer").stderr.replace("\u00a0", " ")
    (aside,) = tmp_path.glob("ailleurs.avant-*")
    assert str(aside) in told and "effacer quelqu’un ne l’atteint plus" in told
    Path(file).write_text("{}", "utf-8")
    assert shell.run("restaurer", file, "--donnees", str(tmp_path / "rien")).returncode == 3


def test_without_a_series_every_command_says_how_to_make_one(shell: Shell) -> None:
    done = shell.run("ateliers")
    assert (done.returncode, done.stdout) == (1, "")
    assert "veillee init" in done.stderr
    assert not shell.data.exists(), "reading writes nothing"


def test_a_second_series_is_refused(shell: Shell) -> None:
    shell.must("init")
    assert shell.run("init").returncode == 1


def test_another_program_s_directory_is_left_alone(shell: Shell) -> None:
    shell.data.mkdir()
    (shell.data / "veillee.json").write_text('{"autre": "programme"}', "utf-8")
    done = shell.run("inscrire", "1", "--pour", "Zoé")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Traceback" not in done.stderr
    assert (shell.data / "veillee.json").read_text("utf-8") == '{"autre": "programme"}'


def test_a_reader_that_leaves_early_is_no_error(shell: Shell) -> None:
    shell.must("init")
    line = f'"{sys.executable}" -m tui ressources --json | head -c 10; echo " ${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, check=True, timeout=30, env=shell.env
    )
    assert done.stdout == '[{"id": "l 0\n'
    assert done.stderr == ""


@pytest.mark.parametrize("locale", ["C", "fr_FR.ISO-8859-15", "POSIX"])
def test_old_locales_do_not_break_anything(shell: Shell, locale: str) -> None:
    shell.must("init")
    shell.must("inscrire", "1", "--pour", "Zoé")
    done = subprocess.run(
        [sys.executable, "-m", "tui", "inscriptions", "1"],
        capture_output=True,
        check=True,
        env={**shell.env, "LC_ALL": locale, "PYTHONIOENCODING": "iso-8859-15"},
    )
    assert "Zoé".encode("iso-8859-15") in done.stdout


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (
            ["--aide"],
            {"models", "data.store", "textual", "asyncio", "argparse", "tinydb", "dateutil", "json"},
        ),
        (["ateliers"], {"textual", "rich", "asyncio", "asyncssh", "argparse", "icalendar"}),
        (
            ["inscriptions", "1", "--json"],
            {"textual", "rich", "asyncio", "asyncssh", "argparse", "icalendar"},
        ),
    ],
)
def test_a_command_loads_only_what_it_needs(shell: Shell, words: list[str], unwanted: set[str]) -> None:
    shell.must("init")
    code = f"import sys; sys.argv[1:] = {words!r}\nfrom tui.__main__ import main\nmain()\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=shell.env
    )
    assert not unwanted & set(done.stdout.splitlines()[-1].split())
