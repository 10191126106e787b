"""The steps of a running order, as text: one on each line, `10 | Accueil | tour de prénoms | Maëlle`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.names import Field, clean_line, harmless
from models.refusals import Refusal
from models.settings import must_be_possible

LONGEST_STEP = 240
MOST_STEPS = 60
PART = Field("step", 200, needed=False)

_STEP = re.compile(
    r"(?:(?P<hours>\d{1,2})\s*h(?:eures?|ours?)?\s*(?P<more>\d{1,2})?"
    r"|(?P<minutes>[-−+]?\d{1,9})\s*(?:minutes?|min\.?|mn|m|['′])?)"
    r"(?:\s*[|\t:·–—]\s*|\s+)(?P<parts>.+)",
    re.I,
)
_PARTS = re.compile(r"\s*[|\t]\s*")


@dataclass
class StepUnread(Refusal):
    """A line of a running order begins with whole minutes, then says what for."""

    line: int
    words: str


@dataclass
class MinutesOutOfBounds(Refusal):
    """A step lasts from 1 to `longest` minutes."""

    line: int
    longest: int


@dataclass
class TooManySteps(Refusal):
    most: int


@dataclass(frozen=True, slots=True)
class Step:
    minutes: int
    aim: str
    method: str = ""
    who: str = ""

    def __post_init__(self) -> None:
        must_be_possible(self, "minutes")


def parsed(text: str) -> tuple[Step, ...]:
    """The steps of a text. Raises StepUnread, MinutesOutOfBounds, TooManySteps, TooLong."""
    lines = enumerate(harmless(text).split("\n"), start=1)
    steps = tuple(_step(number, line.strip()) for number, line in lines if line.strip())
    if len(steps) > MOST_STEPS:
        raise TooManySteps(MOST_STEPS)
    return steps


def _step(number: int, line: str) -> Step:
    found = _STEP.fullmatch(line.strip("|").strip())
    if found is None:
        raise StepUnread(number, line)
    minutes = _minutes(found)
    if not 1 <= minutes <= LONGEST_STEP:
        raise MinutesOutOfBounds(number, LONGEST_STEP)
    aim, method, *who = (*_PARTS.split(found["parts"]), "")
    if not aim:
        raise StepUnread(number, line)
    return Step(minutes, clean_line(aim, PART), clean_line(method, PART), clean_line(" ".join(who), PART))


def _minutes(found: re.Match[str]) -> int:
    """« 20 », « 20 min », « 1 h », « 1h30 »."""
    if found["hours"]:
        return int(found["hours"]) * 60 + int(found["more"] or 0)
    return int(found["minutes"].replace("−", "-"))


def as_text(steps: Iterable[Step]) -> str:
    """The text that `parsed` reads back."""
    return "\n".join(_line(one) for one in steps)


def _line(one: Step) -> str:
    parts = [str(one.minutes), one.aim, one.method, one.who]
    while not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def total_minutes(steps: Iterable[Step]) -> int:
    return sum(one.minutes for one in steps)
