"""What is worked out of a frozen value once, for all the sessions that show it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from typing import Concatenate, ParamSpec, TypeVar, cast

V = TypeVar("V")
P = ParamSpec("P")
R = TypeVar("R")

_MOST = 32
_forgets: list[Callable[[], None]] = []


def once_for_each(make: Callable[Concatenate[V, P], R]) -> Callable[Concatenate[V, P], R]:
    """For a pure function of a frozen value that cannot be hashed, or is long to: known by its identity.

    The latest values are held, so that no other one takes the place of theirs in memory meanwhile.
    """
    known: OrderedDict[tuple[object, ...], tuple[V, R]] = OrderedDict()
    _forgets.append(known.clear)

    def of(value: V, /, *more: P.args, **named: P.kwargs) -> R:
        key = (id(value), *more, *named.items())
        if key not in known:
            known[key] = (value, make(value, *more, **named))
            if len(known) > _MOST:
                known.popitem(last=False)
        return known[key][1]

    return of


def once_for_all(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For a pure function of values that can be hashed, which may be people's words: the latest are held."""

    def kept(make: Callable[P, R]) -> Callable[P, R]:
        known = lru_cache(most)(make)
        _forgets.append(known.cache_clear)
        return cast("Callable[P, R]", known)

    return kept


def forget() -> None:
    """Holds nothing more: a value of before may say what somebody has had erased."""
    for one in _forgets:
        one()
