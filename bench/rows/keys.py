"""Bytes that one key costs, and how soon its first byte is there."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.pty_program import VEILLEE, NeverCame, Program
from bench.row import Row, at, row, sampled
from bench.rows.first_paint import HOME
from bench.scene import READY
from bench.series import Place

PART = "Une touche"
STOCK = "Textual nu"
TYPED = (
    "Nous voulons des outils que chaque lieu puisse garder, comprendre, réparer et transmettre à son tour. "
)
ARROWS = ("right", "right", "down", "left", "down", "right", "up", "left")
LETTERS = ("n", "s", "o", "n", "o", "s", "n", "o")
GRID, EDITOR = "s", "m e"
"""The keys that lead there from home."""


@dataclass(frozen=True)
class Plan:
    """Keys typed on a screen; `stock`: the same in Textual as it is shipped, and in curses."""

    what: str
    way: str
    keys: tuple[str, ...]
    goal: float
    stock: tuple[str, Sequence[str]]


def rows(place: Place) -> Iterator[Row]:
    arrows, toggles, typed = place.tries(20, 8), place.tries(12, 8), place.tries(100, 20)
    plans = (
        Plan("flèche dans la grille du sondage", GRID, _cycle(ARROWS, arrows), 60, ("grid", ARROWS)),
        Plan("réponse changée sur place (espace)", GRID, ("space",) * toggles, 60, ("grid", ("x",))),
        Plan("réponse posée en avançant (o, s, n)", GRID, LETTERS, 120, ("grid", ("x",))),
        Plan("lettre tapée à la fin d’un article", EDITOR, (*TYPED[:typed],), 12, ("editor", (*TYPED[:10],))),
    )
    for plan in plans:
        yield from _rows(place, plan)


def _rows(place: Place, plan: Plan) -> Iterator[Row]:
    try:
        sizes, delays = _ours(place, plan.way, plan.keys)
    except NeverCame:
        why = "cet écran ne s’est pas ouvert"
        yield Row(PART, f"{plan.what} : octets", "o", None, plan.goal, exact=True, note=why)
        return
    note = "une réponse et une flèche" if plan.goal == 120 else ""
    stock, floor = (_beside(program, *plan.stock) for program in ("bench.stock", "bench.floor"))
    yield row(
        PART,
        f"{plan.what} : octets",
        "o",
        sampled(sizes),
        plan.goal,
        baseline=stock.size,
        baseline_is=STOCK,
        floor=floor.size,
        exact=True,
        note=note,
    )
    # The goals are for typing: an answer is shown once it is on the disk.
    median, late = (6.0, 15.0) if plan.way == EDITOR else (None, None)
    median_now, late_now = statistics.median(delays), at(delays, 0.95)
    told = ("… premier octet, médiane", "… premier octet, 95\u00a0%")
    yield Row(PART, told[0], "ms", median_now, median, stock.median, STOCK, floor.median)
    yield Row(PART, told[1], "ms", late_now, late, stock.late, STOCK, floor.late)


def _ours(place: Place, way: str, keys: Sequence[str]) -> tuple[list[int], list[float]]:
    with Program([*VEILLEE, "--donnees", str(place.copy())]) as program:
        program.until(lambda: HOME in program.text)
        program.settle()
        program.go(*way.split())
        if way == EDITOR:
            program.press("ctrl+end")
        return _typed(program, keys)


@dataclass(frozen=True)
class Beside:
    """Of a program that is no Veillée: median bytes of a key, milliseconds to the first of them."""

    size: float
    median: float
    late: float


def _beside(module: str, what: str, keys: Sequence[str]) -> Beside:
    with Program([sys.executable, "-m", module, what]) as program:
        program.until(lambda: READY in program.text)
        program.settle()
        program.press("ctrl+end")
        sizes, delays = _typed(program, keys)
        return Beside(statistics.median(sizes), statistics.median(delays), at(delays, 0.95))


def _typed(program: Program, keys: Sequence[str]) -> tuple[list[int], list[float]]:
    """For each key, the bytes of the whole answer and the milliseconds to the first of them."""
    sizes, delays = [], []
    for key in keys:
        began = time.monotonic()
        program.type(key)
        first = program.read(1.0)
        delays.append((time.monotonic() - began) * 1000)
        sizes.append(len(first) + len(program.settle(0.12)))
    return sizes, delays


def _cycle(keys: Sequence[str], count: int) -> tuple[str, ...]:
    return tuple(keys[nth % len(keys)] for nth in range(count))
