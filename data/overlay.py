"""Values laid over what is read: they hide it, and go no further unless somebody takes them."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar, cast

from data.views import found_or_unknown
from models.ports import Entity, Reading

E = TypeVar("E", bound=Entity)
U = TypeVar("U", bound=Reading)


class Overlay(Generic[U]):
    """What an act reads, puts and removes, over what was there."""

    def __init__(self, under: U) -> None:
        self._under = under
        self._values: dict[type[Any], dict[str, Any]] = {}
        """None for what was removed."""

    def get(self, kind: type[E], id: str) -> E:
        return found_or_unknown(self.find(kind, id), kind, id)

    def find(self, kind: type[E], id: str) -> E | None:
        if id in (mine := self._values.get(kind, {})):
            return cast(E | None, mine[id])
        return self._under.find(kind, id)

    def all(self, kind: type[E]) -> Sequence[E]:
        if kind not in self._values:
            return self._under.all(kind)
        values = {value.id: value for value in self._under.all(kind)} | self._values[kind]
        return tuple([value for value in values.values() if value is not None])

    def put(self, value: Entity) -> None:
        self._values.setdefault(type(value), {})[value.id] = value

    def remove(self, value: Entity) -> None:
        self.get(type(value), value.id)
        self._values.setdefault(type(value), {})[value.id] = None
