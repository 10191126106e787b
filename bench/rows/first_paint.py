"""From the Enter key of the shell to the home screen, and what the process weighs then."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.process import megabytes
from bench.pty_program import VEILLEE, Program
from bench.row import Row, row, sampled
from bench.series import Place
from bench.stock import READY

PART = "Plein écran, au démarrage"
STOCK = [sys.executable, "-m", "bench.stock", "home"]
FIRST_LINE = "Veillée"
HOME = "politique"
"""Of workshop 1's title: the home screen is there."""


def rows(place: Place) -> Iterator[Row]:
    first, ours, stock, weights, bare, sizes = [], [], [], [], [], []
    for _ in range(place.tries(9, 3)):
        with Program([*VEILLEE, "--donnees", str(place.series)]) as program:
            first.append(program.until(lambda: FIRST_LINE in program.text))
            ours.append(program.until(lambda: HOME in program.text))
            program.settle()
            sizes.append(len(program.sent))
            weights.append(megabytes(program.process.pid))
        with Program(STOCK) as program:
            stock.append(program.until(lambda: READY in program.text))
            program.settle()
            bare.append(megabytes(program.process.pid))
    told = "Textual nu, une page de lignes"
    median = sampled(stock).median
    yield row(PART, "première ligne de texte", "s", sampled(first), None, baseline=median, baseline_is=told)
    yield row(PART, "accueil affiché", "s", sampled(ours), 0.7, baseline=median, baseline_is=told)
    yield row(
        PART,
        "mémoire à l’accueil (PSS)",
        "Mo",
        sampled(weights),
        45,
        baseline=sampled(bare).median,
        baseline_is=told,
    )
    yield row(PART, "octets du premier affichage", "o", sampled(sizes), None)


def painted(directory: Path, group: Path | None = None) -> tuple[float, float]:
    """Seconds to the first line of text, and to the home screen."""
    with Program([*VEILLEE, "--donnees", str(directory)], group=group) as program:
        first = program.until(lambda: FIRST_LINE in program.text, 60)
        return first, program.until(lambda: HOME in program.text, 60)
