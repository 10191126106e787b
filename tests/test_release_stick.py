"""`make trousse`: what a stick installs without a network, and what it refuses before anything is done."""

import fcntl
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from on_a_stick import Computer, erase, made, needs_namespaces, visit
from real import House

from release import places, stick

LIMIT_MB = 8.0


@pytest.fixture
def light(tmp_path: Path) -> Computer:
    """A stick with everything but real wheels, and a home with a space and an accent in its name."""
    folder, home = tmp_path / "trousse", tmp_path / "l'été d'Ana"
    stick.copy_texts(folder)
    for name in ("paquets/veillee-9.9-py3-none-any.whl", "programme/pip-9.9-py3-none-any.whl"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"no wheel")
    seal(folder)
    home.mkdir()
    return Computer(home, home, folder, prefix=())


def seal(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink(missing_ok=True)
    (folder / "SHA256SUMS").write_text("".join(stick.sums(folder)), "utf-8")


def refused(computer: Computer, script: str = "installer.sh", **more: str) -> str:
    done = computer.tries("sh", str(computer.stick / script), **more)
    assert done.returncode == 1
    return done.stdout + done.stderr


def a_series(computer: Computer) -> Path:
    directory = computer.home / ".local" / "share" / "veillee"
    House(directory).makes_series()
    return directory


def installed_before(computer: Computer) -> Path:
    """The command of an installation made from a stick."""
    old = computer.home / ".local/lib/veillee/versions/0.0.1-x/bin/veillee"
    command = computer.home / ".local/bin/veillee"
    for one in (old, command):
        one.parent.mkdir(parents=True)
    old.write_text("old")
    command.symlink_to(old)
    return command


def test_a_stick_installs_runs_and_is_removed_without_a_network(tmp_path):
    needs_namespaces()
    folder = made(tmp_path / "trousse")
    assert sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) < LIMIT_MB * 1e6
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=folder, check=True)
    home = tmp_path / "chez Zoé"
    home.mkdir()
    computer = Computer(home, home, folder)
    ask = "import socket; socket.create_connection(('192.0.2.1', 80), 5)"
    assert "Network is unreachable" in refusal_of(computer, ask)
    visit(computer)
    assert "Effacée" in erase(computer, "effacer")
    assert list(home.iterdir()) == []


def test_whatever_is_on_the_stick_can_be_written_on_fat(light):
    names = [str(one.relative_to(light.stick)) for one in light.stick.rglob("*")]
    assert [name for name in names if re.search(r'[^ -~]|[<>:"|?*\\]', name)] == []
    assert len({name.lower() for name in names}) == len(names)
    assert [one for one in light.stick.rglob("*") if one.is_symlink()] == []


def test_what_is_read_first_names_every_place_and_fits_a_terminal(light):
    text = (light.stick / "LISEZ-MOI.txt").read_text("utf-8")
    place = places.places({"HOME": "~"})
    for path in (place.program, place.command, place.manual):
        assert text.count(f"~/{path.relative_to(place.home)}") >= 2
    assert [line for line in text.splitlines() if len(line) > 80] == []


def refusal_of(computer: Computer, code: str) -> str:
    done = subprocess.run(
        computer.command("python3", "-c", code), capture_output=True, text=True, check=False
    )
    assert done.returncode
    return done.stderr


def test_a_damaged_stick_is_named_and_changes_nothing(light):
    (light.stick / "programme" / "pip-9.9-py3-none-any.whl").write_bytes(b"half")
    (light.stick / "manuel" / "veillee.1").unlink()
    said = refused(light)
    assert "manuel/veillee.1, programme/pip-9.9-py3-none-any.whl" in said
    assert "Rien n’a été changé" in said
    assert light.files == []


def test_it_speaks_english_to_who_reads_english(light):
    (light.stick / "manuel" / "veillee.1").unlink()
    assert "The stick is damaged" in refused(light, LANG="en_GB.UTF-8")
    assert "La clé est abîmée" in refused(light, LANG="en_GB.UTF-8", VEILLEE_LANG="fr")


def test_sudo_is_refused_for_the_home_is_a_person_s(light):
    if os.geteuid():
        pytest.skip("only root can be what sudo makes")
    assert "Sans sudo" in refused(light, SUDO_USER="ana")
    assert light.files == []


def test_the_command_of_another_installation_is_left_alone(light):
    command = light.home / ".local" / "bin" / "veillee"
    command.parent.mkdir(parents=True)
    command.write_text("from pipx")
    assert f"Une autre installation est là : {command}" in refused(light).replace("\u00a0", " ")
    assert command.read_text() == "from pipx"


def test_a_home_that_has_another_name_today_is_the_same_home(light, tmp_path):
    installed_before(light)
    (tmp_path / "mobile").symlink_to(light.home)
    light.does("sh", str(light.stick / "desinstaller.sh"), HOME=str(tmp_path / "mobile"))
    assert list(light.home.iterdir()) == []


def test_an_installation_that_fails_leaves_the_former_one_and_nothing_else(light):
    command = installed_before(light)
    before = light.files
    assert "L’installation n’a pas abouti" in refused(light)
    assert (command.read_text(), light.files) == ("old", before)


def test_a_first_installation_that_fails_leaves_an_empty_home(light):
    assert "L’installation n’a pas abouti" in refused(light)
    assert list(light.home.iterdir()) == []


def test_without_a_recent_python_it_says_which_is_needed(light, tmp_path):
    tools = tmp_path / "old"
    tools.mkdir()
    for name in ("sh", "dirname", "env"):
        (tools / name).symlink_to(str(shutil.which(name)))
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    assert "Python 3.11" in refused(light, PATH=str(tools))
    assert "needs Python 3.11" in refused(light, PATH=str(tools), LANG="en_US.UTF-8")


@pytest.mark.parametrize("script", ["installer.sh", "desinstaller.sh"])
def test_nothing_is_changed_under_a_series_that_is_open(light, script):
    command, directory = installed_before(light), a_series(light)
    with (directory / "veillee.lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert f"Veillée est ouverte sur {directory}" in refused(light, script)
    assert command.exists()


def test_a_series_is_never_erased_without_somebody_at_a_terminal(light):
    directory = a_series(light)
    said = light.does("sh", str(light.stick / "desinstaller.sh"))
    assert "Pour l’effacer" in said
    assert (directory / "veillee.json").exists()


@pytest.mark.parametrize("typed", ["", "oui", "o", "effacer tout"])
def test_any_other_word_keeps_the_series(light, typed):
    directory = a_series(light)
    assert "Gardée" in erase(light, typed)
    assert (directory / "veillee.json").exists()


def test_each_series_is_asked_about_by_itself(light):
    kept = light.home / ".local" / "share" / "veillee-exemple"
    a_series(light)
    House(kept).makes_series()
    with light.on_screen("sh", str(light.stick / "desinstaller.sh")) as program:
        program.until(lambda: "Tapez" in program.text)
        program.type("effacer\n")
        program.until(lambda: program.text.count("Tapez") == 2)
        program.type("\n")
        assert program.end() == 0
    assert {Path(one).parts[2] for one in light.files} == {"veillee-exemple"}


def test_what_else_lives_in_the_home_stays(light):
    installed_before(light)
    neighbour = light.home / ".local" / "bin" / "autre"
    neighbour.write_text("neighbour")
    light.does("sh", str(light.stick / "desinstaller.sh"))
    assert light.files == [".local/bin/autre"]
