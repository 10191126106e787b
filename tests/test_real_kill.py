"""`kill -9` at random moments of the real program while it writes: what was said done is there."""

import os
import random
import subprocess
import time
from pathlib import Path

import pytest
from real import House

from data.store import Store
from models.contribution import Contribution
from tui.houses import SystemClock

LONG = os.environ.get("VEILLEE_LONG") == "1"
TO_CONTRIBUTE = ["contributions", "écrire", "atelier 1", "les deux", "sans thème", ""]
"""What is typed, line by line, to say one contribution after the other."""
PATIENCE = 0.06
"""Seconds: most of the time that the program takes to write all of it."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path / "serie")
    house.makes_series()
    return house


def killed_by_lines(house: House, chance: random.Random, nth: int) -> tuple[list[str], list[str]]:
    """Hundreds of contributions come through a pipe until the kill: what was said, what was confirmed."""
    said = [f"parole {nth} {number}" for number in range(400)]
    talk = house.directory.parent / "talk"
    talk.write_text("\n".join([*TO_CONTRIBUTE, *said, ""]), "utf-8")
    with talk.open() as words:
        program = subprocess.Popen(
            house.command("--lignes"), stdin=words, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert program.stdout
        for line in program.stdout:
            if line.startswith("Fait"):
                break
        time.sleep(chance.uniform(0, PATIENCE))
        program.kill()
        rest = program.stdout.read()
        program.wait()
    confirmed = 1 + sum(
        1 for line in rest.splitlines(keepends=True) if line.startswith("Fait") and "\n" in line
    )
    return said, said[:confirmed]


def contributions_in(directory: Path) -> list[str]:
    """What the next opening finds, without the cost of a process for each."""
    with Store.open(directory, SystemClock(), write=False) as store:
        return [one.text for one in store.durable.all(Contribution)]


def test_every_act_that_was_said_done_by_lines_survives_a_kill(house: House) -> None:
    chance = random.Random(2028)
    cut_short = 0
    expected: list[str] = []
    for nth in range(200 if LONG else 25):
        said, confirmed = killed_by_lines(house, chance, nth)
        there = contributions_in(house.directory)
        assert there[: len(expected)] == expected
        new = there[len(expected) :]
        assert new[: len(confirmed)] == confirmed, f"kill {nth}"
        assert new == said[: len(new)]
        cut_short += len(new) < len(said)
        expected = there
    assert cut_short > nth // 2, "the kills came too late to prove anything"
    assert house.contributions() == expected


def test_every_act_that_was_said_done_by_a_command_survives_a_kill(house: House) -> None:
    chance = random.Random(2028)
    done: list[str] = []
    for nth in range(60 if LONG else 12):
        word = f"parole {nth}"
        program = subprocess.Popen(house.command("contribuer", "1", word), stderr=subprocess.PIPE, text=True)
        time.sleep(chance.uniform(0.02, 0.25))
        program.kill()
        _, told = program.communicate()
        there = house.contributions()
        if "Fait" in told:
            done.append(word)
        elif word in there:
            done.append(word)  # on the disk, and killed before it could say so
        assert there == done
