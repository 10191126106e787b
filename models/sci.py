"""What something emits: software carbon intensity, SCI = (E × I + M) per R (ISO/IEC 21031:2024).

Every figure is a span: what is likely, between a low and a high value. Energy in kWh, emissions in gCO2e.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

HOURS_A_YEAR = 8_760
"""M counts calendar time: a machine that sleeps in a drawer ages too."""


@dataclass(frozen=True, slots=True)
class Span:
    """An order of magnitude: `likely`, and the bounds within which nothing better is known."""

    low: float
    likely: float
    high: float

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def __mul__(self, other: Span | float) -> Span:
        by = other if isinstance(other, Span) else Span(other, other, other)
        return Span(self.low * by.low, self.likely * by.likely, self.high * by.high)

    def __truediv__(self, other: Span) -> Span:
        """The least over the most, and the most over the least."""
        return Span(self.low / other.high, self.likely / other.likely, self.high / other.low)


NOTHING = Span(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed and not measured, with the sources that `tui/sobriety.py` names.

    `terminal_watts`, `server_watts`: of the whole machine; `core_watts`: more, for a processor core at work;
    `terminal_kg`, `server_kg`: to make it; `years`: how long it is used; `grid`: gCO2e/kWh;
    `network`: kWh/GB.
    """

    terminal_watts: Span = Span(5.07, 32.4, 64.8)
    server_watts: Span = Span(3, 15, 60)
    core_watts: Span = Span(1, 5, 20)
    terminal_kg: Span = Span(87.5, 175, 350)
    server_kg: Span = Span(138.5, 277, 554)
    years: Span = Span(5, 8, 10)
    grid: Span = Span(81, 98, 98)
    network: Span = Span(0.0059, 0.059, 0.59)


@dataclass(frozen=True, slots=True)
class Use:
    """What was used: a terminal for so long, bytes on a network, a processor, and a share of a machine.

    `share`: the part of the machine's memory that is held, from 0 to 1, for `running`.
    """

    terminal: timedelta = timedelta(0)
    network_bytes: int = 0
    cpu_seconds: float = 0.0
    running: timedelta = timedelta(0)
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """In gCO2e, by what emits it."""

    terminal: Span
    network: Span
    server: Span

    @property
    def whole(self) -> Span:
        return self.terminal + self.network + self.server


def estimate(use: Use, given: Assumptions | None = None) -> Estimate:
    given = given or Assumptions()
    return Estimate(
        _machine(use.terminal, 1.0, given.terminal_watts, given.terminal_kg, given),
        given.network * (use.network_bytes / 1e9) * given.grid,
        _machine(use.running, use.share, given.server_watts, given.server_kg, given)
        + given.core_watts * (use.cpu_seconds / 3.6e6) * given.grid,
    )


def _machine(time: timedelta, share: float, watts: Span, made: Span, given: Assumptions) -> Span:
    """E × I, and M = TE × (TiR / EL) × (RR / ToR)."""
    hours = time.total_seconds() / 3600
    energy = watts * (hours * share / 1000)
    embodied = made * 1000.0 / (given.years * float(HOURS_A_YEAR)) * (hours * share)
    return energy * given.grid + embodied
