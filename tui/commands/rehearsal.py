"""An act tried without doing it (`--simuler`): it reads the series, and what it puts stays here."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from data.overlay import Overlay
from models.ports import Act, Reading
from tui.session import Session

R = TypeVar("R")

_BEYOND = 1_000_000_000
"""Ids given here are thrown away; they must only be nobody else's."""


class Rehearsal(Overlay[Reading]):
    """The commons of acts that leave no trace; each sees what those before it put."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._given: Counter[str] = Counter()

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
