"""What is worked out of a frozen value once, for all the sessions that show it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar, cast

V = TypeVar("V")
P = ParamSpec("P")
R = TypeVar("R")

_MOST = 32
_kept: list[OrderedDict[tuple[object, ...], tuple[object, object]]] = []


def once_for_each(make: Callable[Concatenate[V, P], R]) -> Callable[Concatenate[V, P], R]:
    """For a pure function of a frozen value that cannot be hashed, or is long to: known by its identity.

    The latest values are held, so that no other one takes the place of theirs in memory meanwhile.
    """
    known: OrderedDict[tuple[object, ...], tuple[V, R]] = OrderedDict()
    _kept.append(cast("OrderedDict[tuple[object, ...], tuple[object, object]]", known))

    def of(value: V, /, *more: P.args, **named: P.kwargs) -> R:
        key = (id(value), *more, *named.items())
        if key not in known:
            known[key] = (value, make(value, *more, **named))
            if len(known) > _MOST:
                known.popitem(last=False)
        return known[key][1]

    return of


def forget() -> None:
    """Holds nothing more: a value of before may say what somebody has had erased."""
    for known in _kept:
        known.clear()
