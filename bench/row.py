"""One measure beside its goal."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """Several tries of one thing: their median, and where half of them lie."""

    median: float
    low: float
    high: float
    tries: int


@dataclass(frozen=True, slots=True)
class Row:
    """`measured` None: it could not be measured, and `note` says why. `exact`: no machine makes it vary.

    `baseline` and `floor` come from the same run: stock Textual or what `baseline_is` says, and a program
    of curses (`bench/floor.py`).
    """

    part: str
    what: str
    unit: str
    measured: float | None
    goal: float | None = None
    baseline: float | None = None
    baseline_is: str = ""
    floor: float | None = None
    spread: tuple[float, float] | None = None
    exact: bool = False
    note: str = ""

    @property
    def ratio(self) -> float | None:
        if self.measured is None or not self.baseline:
            return None
        return self.measured / self.baseline

    @property
    def kept(self) -> bool:
        """Within the goal, or without one."""
        return self.measured is not None and (self.goal is None or self.measured <= self.goal)

    @property
    def verdict(self) -> str:
        if self.measured is None:
            return "non mesuré"
        if self.goal is None:
            return ""
        return "OK" if self.kept else "au-delà du but"


def sampled(values: Sequence[float]) -> Sample:
    ordered = sorted(values)
    return Sample(statistics.median(ordered), at(ordered, 0.25), at(ordered, 0.75), len(ordered))


def at(values: Sequence[float], share: float) -> float:
    """The value below which that share of them lies: `at(values, 0.95)` is the 95th percentile."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def row(part: str, what: str, unit: str, sample: Sample, goal: float | None, **more: Any) -> Row:
    """A row of several tries: their median, and their middle half as spread."""
    return Row(part, what, unit, sample.median, goal, spread=(sample.low, sample.high), **more)
