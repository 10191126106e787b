"""`kill -9` at random moments of a writing process: every act that was said done is there."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store_kinds import Build, do, names, opened

KILLS = 200 if os.environ.get("VEILLEE_LONG") else 25


def killed(directory: Path, first: int, how: str, after: float) -> list[int]:
    """The numbers that were confirmed before the kill."""
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).parent / "store_child.py"), str(directory), str(first), how],
        stdout=subprocess.PIPE,
    )
    assert child.stdout
    began = child.stdout.readline()
    time.sleep(after)
    child.kill()
    rest = child.stdout.read()
    child.wait()
    return [int(number) for number in (began + rest).split(b"\n")[:-1]]


@pytest.mark.slow
def test_every_act_that_was_confirmed_survives_a_kill_at_any_moment(tmp_path: Path) -> None:
    chance = random.Random(2028)
    confirmed: list[int] = []
    torn = unconfirmed = 0
    for nth in range(KILLS):
        how = "living" if nth % 2 else "instant"
        confirmed += killed(tmp_path, confirmed[-1] + 1000 if confirmed else 1, how, chance.uniform(0, 0.03))
        with opened(tmp_path) as store:
            there = [int(name.split()[-1]) for name in names(store)]
            torn += bool(store.torn)
        assert len(there) == len(set(there))
        missing = set(confirmed) - set(there)
        assert not missing, f"kill {nth}: {sorted(missing)}"
        unconfirmed += len(there) - len(confirmed)
        confirmed = there
    assert len(confirmed) > KILLS
    with opened(tmp_path) as store:
        do(store, Build("it goes on"))
