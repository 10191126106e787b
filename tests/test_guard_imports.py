"""What each face loads, seen in a process of its own: a static graph cannot see an import that is put off."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from real import ROOT, House, environment

SPY = """
import contextlib, io, json, sys
from tui.__main__ import main
loaded = {}
for words in json.loads(sys.argv[1]):
    sys.argv = ["veillee", *words]
    with contextlib.redirect_stdout(io.StringIO()):
        code = main()
    assert code == 0, words
    loaded[" ".join(words)] = sorted({module.partition(".")[0] for module in sys.modules})
print(json.dumps(loaded))
"""
SPY_LINES = """
import json, sys
from tui.__main__ import main
sys.argv = ["veillee", "--lignes", "--donnees", sys.argv[1]]
code = main()
heavy = {"textual", "rich", "asyncssh"} & {module.partition(".")[0] for module in sys.modules}
print(json.dumps(sorted(heavy)), file=sys.stderr)
sys.exit(code)
"""
READING = (
    ("--aide",),
    ("--version",),
    ("ateliers",),
    ("ateliers", "--json", "--langue", "en"),
    ("annonce",),
    ("sondage", "2"),
    ("inscriptions", "1"),
    ("dates",),
    ("contributions",),
    ("manifeste", "--json"),
    ("reprises",),
    ("discussion",),
    ("ressources",),
    ("personnes",),
    ("reglages",),
    ("message", "invitation"),
    ("bulletin",),
    ("completion", "bash"),
)
WRITING = (
    ("inscrire", "1", "--pour", "Zoé", "--aux-trois", "oui"),
    ("creneau", "proposer", "2"),
    ("contribuer", "1", "Réparer"),
    ("article", "ajouter", "Nos outils", "--texte", "Voici."),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("imports") / "serie")
    house.makes_series()
    return house


def loaded_by(house: House, *commands: tuple[str, ...], stdin: str = "") -> dict[str, set[str]]:
    """The packages that are loaded once the program has done each command, one after the other."""
    given = json.dumps([[*words, "--donnees", str(house.directory)] for words in commands])
    done = subprocess.run(
        [sys.executable, "-c", SPY, given],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return {words: set(packages) for words, packages in found.items()}


def test_no_command_loads_a_screen_or_an_event_loop(house: House) -> None:
    heavy = {"textual", "rich", "asyncio", "asyncssh", "ssl"}
    for words, packages in loaded_by(house, *READING, *WRITING).items():
        assert not packages & heavy, words


def test_help_loads_no_database_and_no_calendar(house: House) -> None:
    (packages,) = loaded_by(house, ("--aide",)).values()
    assert not packages & {"tinydb", "dateutil", "icalendar"}


def test_a_whole_conversation_by_lines_loads_no_screen(house: House) -> None:
    menus = "".join(f"{number}\nretour\n" for number in range(1, 10))
    command = [sys.executable, "-c", SPY_LINES, str(house.directory)]
    done = subprocess.run(
        command,
        input=f"{menus}quitter\n",
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stderr.splitlines()[-1]) == []


def test_nothing_is_read_or_made_when_the_modules_are_imported(tmp_path: Path) -> None:
    every = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for package in ("models", "data", "tui")
        for path in (ROOT / package).rglob("*.py")
        if path.stem not in ("__init__", "__main__") and "ssh" not in path.stem
    )
    script = f"import importlib\nfor name in {every}: importlib.import_module(name)"
    env = environment(HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path), VEILLEE_DATA=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-B", "-c", script],
        capture_output=True,
        text=True,
        env=env,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
