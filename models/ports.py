"""What an act may read and put. The store implements it; so do the tests' memory store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from models.people import Actor


class Entity(Protocol):
    """A thing that lasts: a frozen value with an id of its own, never used twice."""

    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Splice:
    """A change of an article's text that costs its own size on disk, not the text's.

    At `position` (in characters), `removed` characters make room for `runs`: pairs of author id and words.
    """

    position: int
    removed: int
    runs: tuple[tuple[str, str], ...]


class Reading(Protocol):
    """What anybody may read of the series."""

    def get(self, kind: type[E], id: str) -> E:
        """Raises Unknown(kind, id)."""

    def find(self, kind: type[E], id: str) -> E | None: ...

    def all(self, kind: type[E]) -> Sequence[E]:
        """In order of creation."""


class Commons(Reading, Protocol):
    """A draft of the series: an act reads it as if alone, and what it puts lasts only if the act succeeds."""

    def put(self, value: Entity) -> None: ...

    def remove(self, value: Entity) -> None: ...

    def new_id(self, prefix: str) -> str:
        """The next of `c1`, `c2`…, never one that was used before, even by something removed since."""


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, in UTC."""


R_co = TypeVar("R_co", covariant=True)


class Act(Protocol[R_co]):
    """One thing that somebody does. The key, the command, the line and the offline queue build the same.

    What `apply` returns is what the person is told. An act whose class says `erases = True` leaves no trace
    of what it removed, in the journal either, and cannot be undone.
    """

    def apply(self, commons: Commons, by: Actor, now: datetime) -> R_co: ...
