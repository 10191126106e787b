"""The short form of `make load`: what people were told is done lasts, and nothing is left of them."""

import asyncio
import os
from pathlib import Path

import pytest

from bench.load import old_machine, runs
from bench.load.house import Held


@pytest.mark.slow
@pytest.mark.ssh
def test_an_evening_over_ssh_loses_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    found = asyncio.run(runs.evening(tmp_path, 0.15, people=4))
    assert (found["actes perdus"], found["pourquoi"]) == (0, [])
    assert found["actes"] > 30
    assert found["dont signes tapés"] and found["dont tours de consentement"]
    assert found["tâches après"] <= found["tâches avant"]
    assert found["fichiers ouverts après"] <= found["fichiers ouverts avant"] + 1, "the journal stays open"


def test_what_grows_otherwise_than_by_what_is_kept_fails_the_campaign() -> None:
    """Two evenings of a thousand acts, then visits that only look."""
    flat = [Held(70, live, 10, 1, 2) for live in (40, 41, 42)]
    assert runs.grown(flat, [1_000, 2_000, 3_000], [flat[-1]] * 3) == []
    assert runs.grown([*flat, Held(70, 53, 10, 1, 2)], [1_000, 2_000, 3_000, 4_000], [flat[-1]] * 3)
    assert runs.grown(flat, [1_000, 2_000, 3_000], [Held(70, live, 10, 1, 2) for live in (43, 44, 45)])
    assert runs.grown(flat, [1_000, 2_000, 3_000], [flat[-1], Held(70, 42, 10, 2, 2)]) == ["tasks : [1, 2]"]


@pytest.mark.skipif(not os.environ.get("VEILLEE_LONG"), reason="a minute: VEILLEE_LONG=1")
@pytest.mark.ssh
def test_an_old_machine_loses_nothing(tmp_path: Path) -> None:
    found = asyncio.run(old_machine.visited(tmp_path, 12))
    if "passé" in found:
        pytest.skip(found["passé"])
    assert (found["actes perdus"], found["pourquoi"]) == (0, [])
    assert found["actes"]
