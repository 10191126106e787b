"""A series in memory for tests of rules: an act works on a draft, and a failed act leaves no trace."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from models.closing import must_be_open
from models.people import FACILITATION, Actor
from models.ports import Act, Entity
from models.refusals import Unknown

E = TypeVar("E", bound=Entity)
NOON = datetime(2028, 5, 2, 10, 0, tzinfo=UTC)
"""Noon in Paris, on the day of workshop 1."""

TABLES = {"Reply": "thread", "Settings": "settings", "Manifesto": "manifesto"}


def table_of(kind: type[Entity]) -> str:
    return TABLES.get(kind.__name__, f"{kind.__name__.lower()}s")


class MemoryCommons:
    """Values are frozen, so a draft is a copy of the tables and no more."""

    def __init__(self, *values: Entity) -> None:
        self.tables: dict[type[Entity], dict[str, Entity]] = {}
        self.numbers: dict[str, int] = {}
        for value in values:
            self.put(value)

    def get(self, kind: type[E], id: str) -> E:
        found = self.find(kind, id)
        if found is None:
            raise Unknown(table_of(kind), id)
        return found

    def find(self, kind: type[E], id: str) -> E | None:
        return self.tables.get(kind, {}).get(id)  # type: ignore[return-value]

    def all(self, kind: type[E]) -> Sequence[E]:
        return tuple(self.tables.get(kind, {}).values())  # type: ignore[arg-type]

    def put(self, value: Entity) -> None:
        self.tables.setdefault(type(value), {})[value.id] = value
        prefix = value.id.rstrip("0123456789")
        if number := value.id[len(prefix) :]:
            self.numbers[prefix] = max(self.numbers.get(prefix, 0), int(number))

    def remove(self, value: Entity) -> None:
        del self.tables[type(value)][value.id]

    def new_id(self, prefix: str) -> str:
        self.numbers[prefix] = self.numbers.get(prefix, 0) + 1
        return f"{prefix}{self.numbers[prefix]}"

    def draft(self) -> "MemoryCommons":
        copy = MemoryCommons()
        copy.tables = {kind: dict(table) for kind, table in self.tables.items()}
        copy.numbers = dict(self.numbers)
        return copy

    def become(self, other: "MemoryCommons") -> None:
        self.tables, self.numbers = other.tables, other.numbers


def do(commons: MemoryCommons, act: Act, by: Actor = FACILITATION, now: datetime = NOON) -> Any:
    """What the act returns; a refusal leaves `commons` as it was."""
    must_be_open(commons, act)
    draft = commons.draft()
    result = act.apply(draft, by, now)
    commons.become(draft)
    return result
