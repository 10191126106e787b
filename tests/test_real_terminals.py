"""Real terminals: two at once on one series, Ctrl-C, hang-ups, readers that leave."""

import fcntl
import os
import shutil
import signal
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from real import BUG, House, environment
from test_real_kill import TO_CONTRIBUTE

from bench.pty_program import Program

HOME = "Le numérique est politique"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = House(tmp_path_factory.mktemp("terminals") / "serie")
    house.makes_series()
    house.registers("Maëlle")
    return house.directory


@pytest.fixture
def house(made: Path, tmp_path: Path) -> House:
    return House(Path(shutil.copytree(made, tmp_path / "serie")))


@pytest.fixture
def screen(house: House) -> Iterator[Program]:
    """The full screen, open on the series."""
    with Program(house.command()) as program:
        program.until(lambda: HOME in program.text)
        yield program


def test_what_a_command_does_beside_the_full_screen_is_seen_there_at_once(
    house: House, screen: Program
) -> None:
    screen.until(lambda: "1 / 15" in screen.text)
    placed = house.tells("inscrire", "1", "--pour", "[b]Zoé[/b]", "--aux-trois", "oui")
    assert placed == [{"atelier": 1, "statut": "confirmee", "rang": None}]
    screen.until(lambda: "2 / 15" in screen.text, 10)
    assert house.tells("ateliers")[0]["inscrits"] == 2
    assert [one["nom"] for one in house.tells("inscriptions", "1")] == ["Maëlle", "[b]Zoé[/b]"]


def test_a_command_beside_the_full_screen_answers_as_if_it_were_alone(house: House, screen: Program) -> None:
    assert house.says("inscrire", "9", "--pour", "Zoé").code == 1
    assert house.says("inscrire").code == 2
    assert "already" in house.says("init", "--langue", "en").err
    article = house.tells("article", "ajouter", "Nos outils", stdin="Lu sur l’entrée.\n")
    assert house.tells("manifeste")["articles"][0]["texte"] == "Lu sur l’entrée."
    assert article["id"] == "a1"


def test_a_person_set_beside_the_full_screen_is_who_acts_from_then_on(house: House, screen: Program) -> None:
    house.does("reglages", "personne=Maëlle")
    assert house.tells("liberer", "1")["statut"] == "liberee"


def test_a_second_full_screen_sees_what_the_first_one_does(house: House, screen: Program) -> None:
    with Program(house.command()) as second:
        second.until(lambda: HOME in second.text)
        house.does("inscrire", "1", "--pour", "Zoé", "--aux-trois", "oui")
        for one in (screen, second):
            one.until(lambda: "2 / 15" in one.text, 10)  # noqa: B023
        second.type("q")
        assert second.end() == 0
        assert second.is_given_back
    screen.type("down")
    house.does("liberer", "1", "--pour", "Zoé")
    screen.until(lambda: "1 / 15" in screen.text, 10)


def test_a_conversation_beside_the_full_screen_is_seen_there(house: House, screen: Program) -> None:
    said = house.says("--lignes", stdin="\n".join([*TO_CONTRIBUTE, "par lignes", "", "quitter", ""]))
    assert said.code == 0
    assert "Fait" in said.out
    assert house.contributions() == ["par lignes"]
    screen.until(lambda: "1 idée" in screen.text, 10)


def test_a_killed_full_screen_does_not_keep_the_series(house: House, screen: Program) -> None:
    os.kill(screen.process.pid, signal.SIGKILL)
    screen.process.wait()
    began = time.monotonic()
    house.does("contribuer", "1", "après")
    assert time.monotonic() - began < 4.5
    assert house.contributions() == ["après"]


@pytest.mark.parametrize("how", ["hang up", "terminate", "interrupt"])
def test_a_full_screen_that_ends_in_the_middle_of_a_field_leaves_all_that_was_done(
    house: House, screen: Program, how: str
) -> None:
    house.does("contribuer", "1", "avant")
    screen.press("i")
    screen.type(*"Noémie")
    screen.settle()
    if how == "hang up":
        screen.hang_up()
        code = screen.end()
    else:
        screen.signal(signal.SIGTERM if how == "terminate" else signal.SIGINT)
        code = screen.end()
        assert screen.is_given_back
    assert code in (0, 128 + signal.SIGHUP, 128 + signal.SIGTERM, 128 + signal.SIGINT)
    assert not (house.directory / "veillee.log").exists()
    assert not (house.directory / "veillee.sock").exists()
    assert house.contributions() == ["avant"]
    assert [one["nom"] for one in house.tells("inscriptions", "1")] == ["Maëlle"]


def test_ctrl_c_in_the_full_screen_gives_the_terminal_back(house: House, screen: Program) -> None:
    screen.type("ctrl+c")
    assert screen.end() == 0
    assert screen.is_given_back
    house.does("contribuer", "1", "après")


@pytest.mark.parametrize("how", ["hang up", "terminate", "ctrl+c"])
def test_letters_typed_just_before_the_end_are_kept(house: House, screen: Program, how: str) -> None:
    house.does("article", "ajouter", "Nos outils", "--texte", "Nous réparons.")
    screen.settle()
    for key in ("m", "e", "ctrl+end"):
        screen.press(key)
    screen.type(*" Ensemble.")
    screen.until(lambda: "Ensemble." in screen.text)
    if how == "hang up":
        screen.hang_up()
    elif how == "terminate":
        screen.signal(signal.SIGTERM)
    else:
        screen.type("ctrl+c")
    assert screen.end() in (0, 128 + signal.SIGTERM)
    assert house.tells("manifeste")["articles"][0]["texte"] == "Nous réparons. Ensemble."


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP, signal.SIGTERM])
def test_a_conversation_stopped_while_it_writes_has_done_what_it_said(
    house: House, tmp_path: Path, number: int
) -> None:
    said = [f"parole {nth}" for nth in range(2000)]
    talk = tmp_path / "talk"
    talk.write_text("\n".join([*TO_CONTRIBUTE, *said, ""]), "utf-8")
    with talk.open() as words:
        program = subprocess.Popen(
            house.command("--lignes"),
            stdin=words,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        assert program.stdout
        assert program.stderr
        told = next(line for line in program.stdout if line.startswith("Fait"))
        program.send_signal(number)
        # Not communicate(): it would pass over what was read ahead above.
        rest, errors = program.stdout.read(), program.stderr.read()
        program.wait(20)
    assert BUG not in errors
    confirmed = sum(line.startswith("Fait") for line in (told + rest).splitlines())
    assert house.contributions() == said[:confirmed]
    assert confirmed < len(said)


def wait_until_read(pipe: IO[str]) -> None:
    """Until whoever is at the other end has taken all that was written."""
    deadline = time.monotonic() + 20
    left = b"...."
    while any(left) and time.monotonic() < deadline:
        time.sleep(0.02)
        left = fcntl.ioctl(pipe, termios.FIONREAD, b"\0\0\0\0")
    assert not any(left)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_stopped_while_it_waits_for_a_text_has_done_nothing(house: House, number: int) -> None:
    with house.starts("article", "ajouter", "Nos outils") as program:
        assert program.stdin
        program.stdin.write("Le début d’un texte\n")
        program.stdin.flush()
        wait_until_read(program.stdin)
        program.send_signal(number)
        assert program.wait(10) in (130, -number, 128 + number)
        assert program.stderr
        assert BUG not in program.stderr.read()
    assert house.tells("manifeste")["articles"] == []
    house.does("contribuer", "1", "après")


def test_a_reader_that_leaves_breaks_nothing(house: House) -> None:
    for words in ("annonce", "ressources", "ressources --json", "--aide", "agenda"):
        done = subprocess.run(
            ["sh", "-c", f'{{ "$@" {words}; echo "code $?" >&2; }} | head -c 1', "sh", *house.command()],
            capture_output=True,
            text=True,
            env=environment(),
            check=False,
        )
        assert len(done.stdout) == 1
        assert BUG not in done.stderr
        assert "Exception" not in done.stderr
        assert "code 0" in done.stderr, words


def test_a_reader_that_leaves_does_not_undo_what_was_done(house: House) -> None:
    with house.starts("contribuer", "1", "dite", "--json") as program:
        assert program.stdout
        program.stdout.close()
        program.stdout = None
        _, errors = program.communicate(timeout=20)
    assert BUG not in errors
    assert house.contributions() == ["dite"]
