"""A series that another one continues: it stays to be read, and changes no more."""

from dataclasses import dataclass
from datetime import datetime

from models.ports import Reading
from models.refusals import Refusal


@dataclass
class SeriesClosed(Refusal):
    """What people decided stays as it is; `next` is where it goes on."""

    next: str


@dataclass(frozen=True, slots=True)
class Closing:
    """`next`: the name of the series that continues this one, as its host knows it."""

    id: str
    at: datetime
    next: str


def closing(reading: Reading) -> Closing | None:
    return reading.find(Closing, "closing")


def must_be_open(reading: Reading, act: object) -> None:
    """Acts about people's own data, and what time brings, say `on_closed = True`. Raises SeriesClosed."""
    closed = closing(reading)
    if closed and not getattr(act, "on_closed", False):
        raise SeriesClosed(closed.next)
