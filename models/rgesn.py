"""The RGESN's score (référentiel général d’écoconception de services numériques, 2024, pages 7 and 8).

Partly met is not met; what is being met, or has not been asked of the host yet, weighs as what is not met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum


class Weight(Enum):
    """Prioritaire, recommandé, modéré."""

    PRIORITY = "P"
    RECOMMENDED = "R"
    MODERATE = "M"

    @property
    def points(self) -> float:
        return _POINTS[self]


_POINTS = {Weight.PRIORITY: 1.5, Weight.RECOMMENDED: 1.25, Weight.MODERATE: 1.0}


class State(StrEnum):
    """Where a criterion stands; the values are what files and `--json` say."""

    MET = "valide"
    NOT_MET = "non_valide"
    IN_PROGRESS = "en_cours"
    HOST = "a_demander"
    """It depends on whoever hosts, who has to be asked."""
    NOT_APPLICABLE = "non_applicable"


THEMES = 9
CRITERIA = 78
ALWAYS = frozenset(
    [
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "1.5",
        "1.6",
        "1.8",
        "1.9",
        "2.1",
        "2.2",
        "2.3",
        "2.6",
        "2.7",
        "4.1",
        "4.5",
        "4.6",
        "4.7",
        "9.1",
    ]
)
"""« Applicable à tous les services »: no service may set these aside."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """`title` in the framework's own French words; `how` it is met, or why not, in one's own words.

    `evidence`: files of the project, a test as `tests/test_x.py::test_y`.
    """

    number: str
    title: str
    weight: Weight
    state: State
    how: str
    evidence: tuple[str, ...] = ()

    @property
    def theme(self) -> int:
        return int(self.number.partition(".")[0])

    @property
    def applies(self) -> bool:
        return self.state is not State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Declaration:
    """All that a « déclaration d’écoconception » says; `target` is the score aimed at, `by` its day."""

    written: date
    review: date
    target: int
    by: date
    version: str
    themes: tuple[str, ...]
    paths: tuple[str, ...]
    plan: tuple[str, ...]
    minimum: tuple[str, ...]
    criteria: tuple[Criterion, ...]

    def under(self, theme: int) -> tuple[Criterion, ...]:
        return tuple(one for one in self.criteria if one.theme == theme)

    def in_state(self, state: State) -> tuple[Criterion, ...]:
        return tuple(one for one in self.criteria if one.state is state)

    def criterion(self, number: str) -> Criterion | None:
        return next((one for one in self.criteria if one.number == number), None)


def points(criteria: Iterable[Criterion]) -> float:
    """The weights of those that apply."""
    return sum(one.weight.points for one in criteria if one.applies)


def score(criteria: Iterable[Criterion]) -> float:
    """« Score d’avancement », in per cent: weights met over weights that apply."""
    every = tuple(criteria)
    whole = points(every)
    return 100 * points(one for one in every if one.state is State.MET) / whole if whole else 0.0


def faults(criteria: Iterable[Criterion]) -> Iterator[str]:
    """Numbers that the framework would not accept: set aside though they apply to every service, or twice."""
    seen: set[str] = set()
    for one in criteria:
        if one.number in seen or (one.number in ALWAYS and not one.applies):
            yield one.number
        seen.add(one.number)
