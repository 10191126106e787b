"""An act tried without doing it (`--simuler`): it reads the series, and what it puts stays here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from models.ports import Act, Entity, Reading
from models.refusals import Unknown
from tui.session import Session

E = TypeVar("E", bound=Entity)
R = TypeVar("R")

_BEYOND = 1_000_000_000
"""Ids given here are thrown away; they must only be nobody else's."""


class Rehearsal:
    """The commons of acts that leave no trace; each sees what those before it put."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._values: dict[type[Any], dict[str, Entity | None]] = {}
        self._given: Counter[str] = Counter()

    def get(self, kind: type[E], id: str) -> E:
        found = self.find(kind, id)
        if found is None:
            raise Unknown(f"{kind.__name__.lower()}s", id)
        return found

    def find(self, kind: type[E], id: str) -> E | None:
        mine = self._values.get(kind, {})
        return cast(E | None, mine[id]) if id in mine else self._reading.find(kind, id)

    def all(self, kind: type[E]) -> Sequence[E]:
        values = {one.id: one for one in self._reading.all(kind)} | self._values.get(kind, {})
        return tuple(cast(E, one) for one in values.values() if one is not None)

    def put(self, value: Entity) -> None:
        self._values.setdefault(type(value), {})[value.id] = value

    def remove(self, value: Entity) -> None:
        self._values.setdefault(type(value), {})[value.id] = None

    def new_id(self, prefix: str) -> str:
        self._given[prefix] += 1
        return f"{prefix}{_BEYOND + self._given[prefix]}"


class Doing:
    """Does acts for good, or rehearses them: the same code shows what would happen and makes it happen."""

    def __init__(self, session: Session, *, really: bool) -> None:
        self._session = session
        self._rehearsal = None if really else Rehearsal(session.commons)

    @property
    def commons(self) -> Reading:
        return self._rehearsal or self._session.commons

    async def perform(self, act: Act[R]) -> R:
        if self._rehearsal is None:
            return await self._session.perform(act)
        return act.apply(self._rehearsal, self._session.actor, self._session.now)
