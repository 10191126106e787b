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
from bench.series import Place
from bench.stock import READY

PART = "Une touche"
TYPED = (
    "Nous voulons des outils que chaque lieu puisse garder, comprendre, réparer et transmettre à son tour. "
)
ARROWS = ("right", "right", "down", "left", "down", "right", "up", "left")
LETTERS = ("n", "s", "o", "n", "o", "s", "n", "o")
GRID, EDITOR = "s", "m e"
"""The keys that lead there from home."""


@dataclass(frozen=True)
class Plan:
    """Keys typed on a screen; `stock`: the same in Textual as it is shipped."""

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
    yield row(
        PART,
        f"{plan.what} : octets",
        "o",
        sampled(sizes),
        plan.goal,
        baseline=_stock(*plan.stock),
        baseline_is="Textual nu",
        exact=True,
        note=note,
    )
    # The goals are for typing: an answer is shown once it is on the disk.
    median, late = (6.0, 15.0) if plan.way == EDITOR else (None, None)
    yield Row(PART, "… premier octet, médiane", "ms", statistics.median(delays), median)
    yield Row(PART, "… premier octet, 95\u00a0%", "ms", at(delays, 0.95), late)


def _ours(place: Place, way: str, keys: Sequence[str]) -> tuple[list[int], list[float]]:
    with Program([*VEILLEE, "--donnees", str(place.copy())]) as program:
        program.until(lambda: HOME in program.text)
        program.settle()
        program.go(*way.split())
        if way == EDITOR:
            program.press("ctrl+end")
        return _typed(program, keys)


def _stock(what: str, keys: Sequence[str]) -> float:
    with Program([sys.executable, "-m", "bench.stock", what]) as program:
        program.until(lambda: READY in program.text)
        program.settle()
        program.press("ctrl+end")
        return statistics.median(_typed(program, keys)[0])


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
