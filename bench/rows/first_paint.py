"""From the Enter key of the shell to the home screen, and what the process weighs then."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.process import megabytes
from bench.pty_program import VEILLEE, Program
from bench.row import Row, row, sampled
from bench.scene import READY
from bench.series import Place

PART = "Plein écran, au démarrage"
STOCK = [sys.executable, "-m", "bench.stock", "home"]
FIRST_LINE = "Veillée"
HOME = "politique"
"""Of workshop 1's title: the home screen is there."""
BASELINE = "Textual nu, une page de lignes"
MEANING = {
    "PSS": "ce qui est partagé avec d’autres programmes est compté à parts égales",
    "RSS": "ce qui est partagé avec d’autres programmes est compté en entier",
}


@dataclass
class Try:
    """One start: seconds to the first line and to the page, bytes sent by then, megabytes."""

    first: float
    page: float
    sent: int
    pss: float
    rss: float


def rows(place: Place) -> Iterator[Row]:
    ours, stock = [], []
    for _ in range(place.tries(9, 3)):
        ours.append(_tried([*VEILLEE, "--donnees", str(place.series)], FIRST_LINE, HOME))
        stock.append(_tried(STOCK, READY, READY))
    nothing = sampled([one.page for one in stock]).median
    told = {"baseline": nothing, "baseline_is": BASELINE}
    yield row(PART, "première ligne de texte", "s", sampled([one.first for one in ours]), None, **told)
    yield row(PART, "accueil affiché", "s", sampled([one.page for one in ours]), 0.7, **told)
    for what, kind, goal in (("pss", "PSS", 45), ("rss", "RSS", None)):
        mine, theirs = (sampled([getattr(one, what) for one in tries]) for tries in (ours, stock))
        told = {"baseline": theirs.median, "baseline_is": BASELINE}
        yield row(PART, f"mémoire à l’accueil ({kind})", "Mo", mine, goal, **told, note=MEANING[kind])
    yield row(PART, "octets du premier affichage", "o", sampled([one.sent for one in ours]), None)


def _tried(command: Sequence[str], first: str, page: str) -> Try:
    with Program(command) as program:
        began = program.until(lambda: first in program.text)
        shown = program.until(lambda: page in program.text)
        program.settle()
        pid = program.process.pid
        return Try(began, shown, len(program.sent), megabytes(pid), megabytes(pid, "Rss"))


def painted(directory: Path, group: Path | None = None) -> tuple[float, float]:
    """Seconds to the first line of text, and to the home screen."""
    with Program([*VEILLEE, "--donnees", str(directory)], group=group) as program:
        first = program.until(lambda: FIRST_LINE in program.text, 60)
        return first, program.until(lambda: HOME in program.text, 60)
