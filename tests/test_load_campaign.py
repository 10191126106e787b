"""The short form of `make load`: what people were told is done lasts, and nothing is left of them."""

import asyncio
import os
from pathlib import Path

import pytest

from bench.load import old_machine, runs


@pytest.mark.slow
@pytest.mark.ssh
def test_an_evening_over_ssh_loses_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    found = asyncio.run(runs.evening(tmp_path, 0.25, people=4))
    assert (found["actes perdus"], found["pourquoi"]) == (0, [])
    assert found["actes"] > 30
    assert found["dont signes tapés"] and found["dont tours de consentement"]
    assert found["tâches après"] <= found["tâches avant"]
    assert found["fichiers ouverts après"] <= found["fichiers ouverts avant"] + 1, "the journal stays open"


@pytest.mark.skipif(not os.environ.get("VEILLEE_LONG"), reason="a minute: VEILLEE_LONG=1")
@pytest.mark.ssh
def test_an_old_machine_loses_nothing(tmp_path: Path) -> None:
    found = asyncio.run(old_machine.visited(tmp_path, 12))
    if "passé" in found:
        pytest.skip(found["passé"])
    assert (found["actes perdus"], found["pourquoi"]) == (0, [])
    assert found["actes"]
