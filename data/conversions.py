"""How the parts of a value become JSON and come back, given what the same parts were converted to before."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeVar

Before = tuple[Any, Any]
"""What was converted before, and what it became."""
Convert = Callable[[Any, Before | None], Any]


class Codec(NamedTuple):
    """None: the value is its own JSON."""

    encode: Convert | None
    decode: Convert | None


AS_IS = Codec(None, None)
EXPECTED = (str, int, bool)
LARGEST = 2**31 - 1
"""Nothing that is counted here is more, and dates cannot be reckoned with more."""
FIRST_YEAR, LAST_YEAR = 1000, 8999
"""Python's calendar ends at 1 and 9999: the longest delay of the settings leads nowhere outside it."""
LONGEST = 2**31
"""Seconds: some 68 years."""
D = TypeVar("D", bound=date)
NOTHING = object()
"""There was nothing before."""


def converted(convert: Convert | None, part: Any, old: Any, made: Any) -> Any:
    """`made` is what `old` became."""
    if convert is None:
        return part
    if made is NOTHING:
        return convert(part, None)
    return made if part is old else convert(part, (old, made))


def each(convert: Convert, items: Sequence[Any], before: Before | None) -> list[Any]:
    """Items that came in or went are found by what both sequences begin and end with."""
    if before is None:
        return [convert(item, None) for item in items]
    old, made = before
    shorter = min(len(old), len(items))
    start = 0
    while start < shorter and items[start] is old[start]:
        start += 1
    after = 0
    while after < shorter - start and items[-1 - after] is old[-1 - after]:
        after += 1
    end = len(items) - after
    if len(items) == len(old):
        changed = [converted(convert, items[i], old[i], made[i]) for i in range(start, end)]
    else:
        changed = [convert(item, None) for item in items[start:end]]
    return [*made[:start], *changed, *made[len(made) - after :]]


def entries(
    key: Convert, value: Convert | None, items: Mapping[Any, Any], before: Before | None
) -> dict[Any, Any]:
    old, made = before or ({}, {})
    new = {}
    for name, item in items.items():
        name_made = key(name, None)
        new[name_made] = converted(value, item, old.get(name), made.get(name_made, NOTHING))
    return new


def unless_none(convert: Convert) -> Convert:
    def perhaps(value: Any, before: Before | None) -> Any:
        if value is None:
            return None
        return convert(value, None if before is None or before[0] is None else before)

    return perhaps


def expecting(hint: Any, name: str) -> Convert | None:
    """Files are legible, people correct them: a word in place of a number is said, not met much later."""
    if hint not in EXPECTED:
        return None

    def checked(value: Any, before: Before | None) -> Any:
        if not isinstance(value, hint) or (hint is int and abs(value) > LARGEST):
            raise TypeError(name)
        return value

    return checked


def expected(hints: tuple[Any, ...], items: Any) -> tuple[Any, ...]:
    """The same of what stands in a list, one hint for each. Raises TypeError."""
    if not isinstance(items, list) or len(items) != len(hints) or not all(map(isinstance, items, hints)):
        raise TypeError(items)
    return tuple(items)


def simple(into: Callable[[Any], Any], back: Callable[[Any], Any]) -> Codec:
    return Codec(lambda value, before: into(value), lambda value, before: back(value))


def same(value: Any, before: Before | None) -> Any:
    return value


def instant(moment: datetime) -> str:
    """`2028-05-02T09:00:00Z`. A moment without a zone is a mistake of the program: ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"an instant needs a zone: {moment}")
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """In UTC. Raises ValueError also for a moment that could not be reckoned with."""
    return _reckonable(datetime.fromisoformat(text)).astimezone(UTC)


def day(text: str) -> date:
    """Raises ValueError, as `moment`."""
    return _reckonable(date.fromisoformat(text))


def length(seconds: float) -> timedelta:
    """Raises ValueError: it leads out of the calendar from any year."""
    if abs(seconds) > LONGEST:
        raise ValueError(seconds)
    return timedelta(seconds=seconds)


def _reckonable(found: D) -> D:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(found)
    return found


SIMPLE: dict[Any, Codec] = {
    datetime: simple(instant, moment),
    date: simple(date.isoformat, day),
    time: simple(time.isoformat, time.fromisoformat),
    timedelta: simple(timedelta.total_seconds, length),
}
