"""What has become worse than in the newest run that was kept, beyond a margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.calibration import Calibration
from bench.row import Row


@dataclass(frozen=True, slots=True)
class Margin:
    """What is let pass: so many times what was measured, and so much more."""

    times: float
    more: float


MARGINS = {
    "o": Margin(1.1, 2),
    "": Margin(1, 0),
    "Mo": Margin(1.15, 1),
    "ms": Margin(2, 2),
    "s": Margin(2, 0.05),
    "%": Margin(1.5, 5),
}
"""By unit. Bytes and wake-ups are the same everywhere; the rest depends on who else uses the machine."""
TIMES = ("ms", "s", "%")


@dataclass(frozen=True, slots=True)
class Run:
    machine: Calibration
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Worse:
    """`expected`: what the run before lets expect on this machine; `now` None: it is measured no more."""

    name: str
    unit: str
    expected: float
    now: float | None


def named(rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """Each with the whole of its name: « … 95 % » follows the row that it goes on with."""
    head = ""
    for row in rows:
        if row.what.startswith("…"):
            yield f"{row.part} : {head} {row.what}", row
        else:
            head = row.what
            yield f"{row.part} : {row.what}", row


def worse(before: Run, now: Run) -> Iterator[Worse]:
    """Rows that are new are no regression; rows that are gone are."""
    found = dict(named(now.rows))
    for name, old in named(before.rows):
        if old.measured is None:
            continue
        row = found.get(name)
        if row is None or row.measured is None:
            yield Worse(name, old.unit, old.measured, None)
            continue
        expected, margin = _expected(old, row, before.machine, now.machine), MARGINS[old.unit]
        if row.measured > expected * margin.times + margin.more:
            yield Worse(name, old.unit, expected, row.measured)


def _expected(old: Row, row: Row, then: Calibration, now: Calibration) -> float:
    """Times are compared as ratios: to what stands beside them in their own run, or to an empty loop."""
    assert old.measured is not None
    if old.unit not in TIMES:
        return old.measured
    if old.baseline and row.baseline:
        return old.measured * row.baseline / old.baseline
    return old.measured * now.loop.median / then.loop.median
