"""Who is told what changed: pairs of a table and an id."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import Context
from typing import TYPE_CHECKING, Any

from data.views import Key

if TYPE_CHECKING:
    import asyncio

Watcher = Callable[[frozenset[Key]], None]


class Watchers:
    """In order of arrival."""

    def __init__(self) -> None:
        self._watchers: list[Watcher] = []

    def add(self, watcher: Watcher) -> Callable[[], None]:
        """What is returned ends it."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def tell(self, keys: frozenset[Key]) -> None:
        if keys:
            for watcher in tuple(self._watchers):
                watcher(keys)


class InTurn:
    """Tells one at each turn of the loop: two hundred screens to write anew keep no line waiting meanwhile.

    Whoever has not had their turn yet is told everything at once. Each is told in a call of its own: one
    that fails disturbs nobody.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: dict[Callable[[frozenset[Any]], None], frozenset[Any]] = {}

    def tell(self, told: Callable[[frozenset[Any]], None], what: frozenset[Any]) -> None:
        if not self._waiting:
            self._loop.call_soon(self._tell_next, context=Context())
        self._waiting[told] = self._waiting.get(told, frozenset()) | what

    def forget(self, told: Callable[[frozenset[Any]], None]) -> None:
        """It has gone."""
        self._waiting.pop(told, None)

    def _tell_next(self) -> None:
        if not self._waiting:
            return
        told = next(iter(self._waiting))
        what = self._waiting.pop(told)
        if self._waiting:
            self._loop.call_soon(self._tell_next, context=Context())
        told(what)
