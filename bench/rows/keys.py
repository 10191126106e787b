"""Bytes that one key costs, and how soon its first byte is there."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Sequence

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
TOGGLES = ("o", "s", "n", ".")
GRID, EDITOR = "s", "m enter"
"""The keys that lead there from home."""


def rows(place: Place) -> Iterator[Row]:
    arrows, toggles, typed = place.tries(20, 8), place.tries(12, 4), place.tries(100, 20)
    plans = (
        ("flèche dans la grille du sondage", GRID, _cycle(ARROWS, arrows), 60, ("grid", ARROWS)),
        ("réponse dans la grille du sondage", GRID, _cycle(TOGGLES, toggles), 60, ("grid", ("x",))),
        ("lettre tapée à la fin d’un article", EDITOR, (*TYPED[:typed],), 12, ("editor", (*TYPED[:10],))),
    )
    for what, way, keys, goal, (stock, stock_keys) in plans:
        yield from _rows(place, what, way, keys, goal, _stock(stock, stock_keys))


def _rows(place: Place, what: str, way: str, keys: Sequence[str], goal: float, stock: float) -> Iterator[Row]:
    try:
        sizes, delays = _ours(place, way, keys)
    except NeverCame:
        yield Row(PART, f"{what} : octets", "o", None, goal, exact=True, note="cet écran ne s’est pas ouvert")
        return
    baseline = "Textual nu"
    sizes_of = sampled(sizes)
    yield row(PART, f"{what} : octets", "o", sizes_of, goal, baseline=stock, baseline_is=baseline, exact=True)
    median, late = statistics.median(delays), at(delays, 0.95)
    yield Row(PART, f"{what} : premier octet, médiane", "ms", median, 6)
    yield Row(PART, f"{what} : premier octet, 95\u00a0%", "ms", late, 15)


def _ours(place: Place, way: str, keys: Sequence[str]) -> tuple[list[int], list[float]]:
    with Program([*VEILLEE, "--donnees", str(place.copy())]) as program:
        program.until(lambda: HOME in program.text)
        program.settle()
        for key in way.split():
            before = program.text
            program.press(key, 0.4)
            if program.text == before:
                raise NeverCame(key)
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
