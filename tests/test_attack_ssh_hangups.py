"""A terminal that hangs up, at any moment and as often as it likes, ends a visit cleanly: never a bug."""

import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest
from real import BUG, ROOT, VEILLEE, House, environment

HUNG_UP = 128 + signal.SIGHUP
MOMENTS = (0.0, 0.1, 0.3, 0.6, 1.0, 2.5)


def hangs_up(house: House, words: tuple[str, ...], moment: float, log: Path, signals: int) -> int:
    """The exit code of a program whose terminal goes away after `moment` seconds."""
    master, slave = pty.openpty()
    env = environment(TERM="xterm-256color", VEILLEE_DATA=str(house.directory))
    with log.open("wb") as errors:
        person = subprocess.Popen(
            [*VEILLEE, *words],
            stdin=slave,
            stdout=slave,
            stderr=errors,
            env=env,
            cwd=ROOT,
            start_new_session=True,
        )
    os.close(slave)
    end = time.monotonic() + moment
    os.set_blocking(master, False)
    while time.monotonic() < end:
        try:
            os.read(master, 65_536)
        except BlockingIOError:
            time.sleep(0.01)
    os.close(master)
    for _ in range(signals):
        person.send_signal(signal.SIGHUP)
        time.sleep(0.02)
    return person.wait(15)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_terminal_that_goes_away_while_the_program_starts_or_runs_is_no_bug(tmp_path, moment):
    house = House(tmp_path / "serie")
    house.makes_series()
    house.registers("Léa")
    code = hangs_up(house, (), moment, tmp_path / "log", signals=0)
    assert code in (0, HUNG_UP)
    assert BUG not in (tmp_path / "log").read_text()
    assert "Léa" in house.does("inscriptions", "1").out


def test_a_second_hang_up_does_not_cut_the_first_one_short(tmp_path):
    house = House(tmp_path / "serie")
    house.makes_series()
    code = hangs_up(house, (), 4.0, tmp_path / "log", signals=3)
    assert code in (0, HUNG_UP)
    assert (tmp_path / "log").read_text() == ""


@pytest.mark.parametrize("moment", MOMENTS[:4])
def test_an_attached_terminal_that_goes_away_is_no_bug_either(tmp_path, moment):
    house = House(tmp_path / "serie")
    house.makes_series()
    server = house.starts("servir", "--port", "0", "--adresse", "127.0.0.1")
    try:
        while "Pour arrêter" not in (server.stdout.readline() or "Pour arrêter"):
            pass
        for signals in (0, 3):
            code = hangs_up(house, ("attacher",), moment, tmp_path / "log", signals)
            # Killed at once by the signal's own default, when it came before any of our own lines was run.
            assert code in (0, HUNG_UP, -signal.SIGHUP), (tmp_path / "log").read_text()
            assert BUG not in (tmp_path / "log").read_text()
    finally:
        server.terminate()
        server.wait(10)
