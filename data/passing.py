"""What time brings, asked for only when it can have changed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from data.views import Key
from models.ports import Act, Reading

_NEVER = datetime.max.replace(tzinfo=UTC)


class Passing(NamedTuple):
    """The acts that are due, when the next ones will be, and the tables that both rest on (none: on all)."""

    due: Callable[[Reading, datetime], Sequence[Act[object]]]
    next: Callable[[Reading, datetime], datetime | None]
    tables: frozenset[str] = frozenset()


NOTHING_PASSES = Passing(lambda reading, now: (), lambda reading, now: None)


class Due:
    """Before each act one asks; most acts change nothing of what is due."""

    def __init__(self, passing: Passing) -> None:
        self._passing = passing
        self._quiet_until: datetime | None = None

    def acts(self, reading: Reading, now: datetime) -> Sequence[Act[object]]:
        if self._quiet_until and now < self._quiet_until:
            return ()
        found = self._passing.due(reading, now)
        # What they bring may make something else due: then one asks again.
        self._quiet_until = None if found else self._passing.next(reading, now) or _NEVER
        return found

    def next(self, reading: Reading, now: datetime) -> datetime | None:
        """The next instant at which something will be due."""
        if self._quiet_until and now < self._quiet_until:
            return None if self._quiet_until is _NEVER else self._quiet_until
        return self._passing.next(reading, now)

    def changed(self, keys: Iterable[Key]) -> None:
        tables = self._passing.tables
        if not tables or any(table in tables for table, _ in keys):
            self._quiet_until = None
