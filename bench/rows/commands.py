"""What a command costs above the interpreter that runs it, and what it loads."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence

from bench.calibration import bare_interpreter
from bench.pty_program import ROOT, VEILLEE, clean_environment
from bench.row import Row, at, row, sampled
from bench.series import Place

PART = "Commandes"
READING = (
    ("ateliers",),
    ("sondage", "2"),
    ("inscriptions", "1"),
    ("manifeste", "--json"),
    ("annonce",),
)
HELP_GOAL, READING_GOAL = 0.15, 0.2
HEAVY = ("textual", "asyncio", "rich", "asyncssh")


def rows(place: Place) -> Iterator[Row]:
    wanted = [("--help", ()), *((" ".join(one), one) for one in READING)]
    tries = place.tries(11, 3)
    for name, words in wanted:
        command = [*VEILLEE, *(words or ("--help",)), "--donnees", str(place.series)]
        above, bare, whole = [], [], []
        for _ in range(tries):
            bare.append(_timed([]))
            whole.append(_timed(command))
            above.append(whole[-1] - bare[-1])
        goal = HELP_GOAL if words == () else READING_GOAL
        yield row(
            PART,
            f"veillee {name}, au-dessus de l’interpréteur",
            "s",
            sampled(above),
            goal,
            baseline=at(bare, 0.5),
            baseline_is="python -c pass",
        )
    loaded = {name for _, words in wanted for name in heavy_modules(place, words or ("--help",))}
    yield Row(
        PART,
        "modules de Textual, Rich ou asyncio chargés par ces commandes",
        "",
        len(loaded),
        0,
        exact=True,
        note=", ".join(sorted(loaded)),
    )


def heavy_modules(place: Place, words: Sequence[str]) -> set[str]:
    """What it imports that it should do without, as `-X importtime` tells."""
    command = [VEILLEE[0], "-X", "importtime", *VEILLEE[1:], *words, "--donnees", str(place.series)]
    done = subprocess.run(
        command, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=True
    )
    names = (line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line)
    return {name for name in names if name.partition(".")[0] in HEAVY}


def _timed(command: Sequence[str]) -> float:
    began = time.perf_counter()
    if command:
        subprocess.run(command, cwd=ROOT, env=clean_environment(), check=True, stdout=subprocess.DEVNULL)
    else:
        bare_interpreter()
    return time.perf_counter() - began
