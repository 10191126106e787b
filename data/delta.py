"""What changed between two JSON values, so that an act costs on disk what it changes, not the document.

A patch is a list whose first item says what to do:
`["=", value]` becomes · `["-"]` goes · `[".", {key: patch}]` inside an object · `["#", {index: patch}]`
inside a list · `["@", start, removed, items]` in a list · `["~", start, removed, text]` in a text · and
`["&", start, removed, kept, kept_after, runs]` in a list of [author, words]: of the runs taken out, the
first gives its `kept` first characters to the first new one, the last its `kept_after` last ones to the
last new one.
"""

from collections.abc import Callable, Sequence
from typing import Any

Json = Any
Patch = list[Any]

WORTH_CUTTING = 24


def delta(old: Json, new: Json) -> Patch | None:
    """None: they say the same. `patched(old, delta(old, new))` is always `new`, order of keys included."""
    if old is new:
        return None
    if isinstance(old, dict) and isinstance(new, dict):
        return _in_object(old, new)
    if isinstance(old, list) and isinstance(new, list):
        return _in_list(old, new)
    if old == new and type(old) is type(new):
        return None
    if isinstance(old, str) and isinstance(new, str):
        return _in_text(old, new)
    return ["=", new]


def patched(old: Json, patch: Patch) -> Json:
    """A new value; `old` is left as it was. For another value: LookupError, TypeError, ValueError."""
    return _APPLY[patch[0]](old, *patch[1:])


def _in_object(old: dict[str, Json], new: dict[str, Json]) -> Patch | None:
    changes: dict[str, Patch] = {key: ["-"] for key in old if key not in new}
    kept = [key for key in old if key in new]
    if list(new) != kept + [key for key in new if key not in old]:
        return ["=", new]
    for key, value in new.items():
        change = delta(old[key], value) if key in old else ["=", value]
        if change is not None:
            changes[key] = change
    return [".", changes] if changes else None


def _in_list(old: list[Json], new: list[Json]) -> Patch | None:
    start, after = _common(old, new)
    left, right = old[start : len(old) - after], new[start : len(new) - after]
    if len(left) == len(right):
        changes = {str(start + i): delta(a, b) for i, (a, b) in enumerate(zip(left, right, strict=True))}
        kept = {index: change for index, change in changes.items() if change is not None}
        return ["#", kept] if kept else None
    if left and right and _are_runs(left) and _are_runs(right):
        return _in_runs(start, left, right)
    return ["@", start, len(left), right]


def _in_runs(start: int, left: list[Json], right: list[Json]) -> Patch:
    room = min(len(left[0][1]) if len(left) == 1 else 2**53, len(right[0][1]) if len(right) == 1 else 2**53)
    kept = _same_start(left[0][1], right[0][1]) if left[0][0] == right[0][0] else 0
    kept_after = _same_end(left[-1][1], right[-1][1]) if left[-1][0] == right[-1][0] else 0
    kept_after = min(kept_after, room - kept)
    runs = [list(run) for run in right]
    runs[0][1] = runs[0][1][kept:]
    runs[-1][1] = runs[-1][1][: len(runs[-1][1]) - kept_after]
    return ["&", start, len(left), kept, kept_after, runs]


def _in_text(old: str, new: str) -> Patch:
    if len(new) < WORTH_CUTTING:
        return ["=", new]
    start = _same_start(old, new)
    after = min(_same_end(old, new), min(len(old), len(new)) - start)
    if start + after < WORTH_CUTTING:
        return ["=", new]
    return ["~", start, len(old) - start - after, new[start : len(new) - after]]


def _common(old: list[Json], new: list[Json]) -> tuple[int, int]:
    """How many items are the same at the start and at the end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and _same(old[start], new[start]):
        start += 1
    after = 0
    while after < shorter - start and _same(old[-1 - after], new[-1 - after]):
        after += 1
    return start, after


def _same(old: Json, new: Json) -> bool:
    """Also 1 and True, and the order of keys, are told apart."""
    return old is new or (bool(old == new) and (isinstance(old, str) or repr(old) == repr(new)))


def _same_start(old: str, new: str) -> int:
    """Length of the common beginning, by halves: comparing slices is a memcmp."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_end(old: str, new: str) -> int:
    return _same_start(old[::-1], new[::-1])


def _are_runs(items: Sequence[Json]) -> bool:
    return all(
        isinstance(item, list) and len(item) == 2 and isinstance(item[0], str) and isinstance(item[1], str)
        for item in items
    )


def _become(_old: Json, value: Json) -> Json:
    return value


def _object_patched(old: dict[str, Json], changes: dict[str, Patch]) -> Json:
    new = dict(old)
    for key, change in changes.items():
        if change[0] == "-":
            del new[key]
        else:
            new[key] = patched(new.get(key), change)
    return new


def _items_patched(old: list[Json], changes: dict[str, Patch]) -> Json:
    new = list(old)
    for index, change in changes.items():
        new[int(index)] = patched(new[int(index)], change)
    return new


def _spliced(old: Any, start: int, removed: int, inserted: Any) -> Json:
    if start + removed > len(old):
        raise LookupError(start)
    return old[:start] + inserted + old[start + removed :]


def _runs_patched(old: list[Json], start: int, removed: int, kept: int, kept_after: int, runs: Json) -> Json:
    first, last = old[start][1], old[start + removed - 1][1]
    new = [list(run) for run in runs]
    new[0][1] = first[:kept] + new[0][1]
    new[-1][1] = new[-1][1] + last[len(last) - kept_after :]
    return old[:start] + new + old[start + removed :]


_APPLY: dict[str, Callable[..., Json]] = {
    "=": _become,
    ".": _object_patched,
    "#": _items_patched,
    "@": _spliced,
    "~": _spliced,
    "&": _runs_patched,
}
