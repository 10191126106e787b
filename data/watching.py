"""Who is told what changed: pairs of a table and an id."""

from collections.abc import Callable

from data.views import Key

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
