"""One act over a draft, kept or thrown away alone; and what the things that it makes are called."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from data import acts, records
from models.copy_refusals import RestsOnRefused
from models.ports import Commons, Entity
from models.refusals import Unknown
from models.replica import made_by, symbol

E = TypeVar("E", bound=Entity)


class Layer:
    """A draft over a draft: what one act comes to, kept or thrown away alone."""

    def __init__(self, under: Commons) -> None:
        self._under = under
        self._values: dict[type[Any], dict[str, Any]] = {}
        self.made: list[str] = []
        """Ids given, in order."""

    def get(self, kind: type[E], id: str) -> E:
        found = self.find(kind, id)
        if found is None:
            raise Unknown(records.table_of(kind), id)
        return found

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

    def new_id(self, prefix: str) -> str:
        self.made.append(self._under.new_id(prefix))
        return self.made[-1]

    def keep(self) -> None:
        for kind, values in self._values.items():
            for id, value in values.items():
                if value is not None:
                    self._under.put(value)
                elif (gone := self._under.find(kind, id)) is not None:
                    self._under.remove(gone)


def symbols(token: str, made: Iterable[str]) -> dict[str, str]:
    """What the things that an act made are called until it is judged, and their ids here."""
    counts: dict[str, int] = {}
    named = {}
    for id in made:
        prefix = id.rstrip("0123456789")
        counts[prefix] = counts.get(prefix, 0) + 1
        named[symbol(token, prefix, counts[prefix])] = id
    return named


def named_now(ids: Mapping[str, str]) -> acts.Rename:
    """Raises RestsOnRefused for what nobody has made."""

    def now(name: str) -> str:
        if name not in ids and made_by(name) is not None:
            raise RestsOnRefused()
        return ids.get(name, name)

    return now
