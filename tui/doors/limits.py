"""Limits that never refuse a room: one address is a whole room, so they slow down, and forget soon."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

MOST_ADDRESSES = 1_000


class Tempo:
    """A token bucket for each name: `burst` at once, then `rate` a second. Names are kept in memory only."""

    def __init__(self, burst: int, rate: float) -> None:
        self._burst, self._rate = burst, rate
        self._free_at: OrderedDict[str, float] = OrderedDict()
        """When the bucket of each name will be full again."""

    def wait(self, name: str, now: float) -> float:
        """Takes a token; seconds until it is there."""
        full = max(now, self._free_at.pop(name, now)) + 1 / self._rate
        self._free_at[name] = full
        while len(self._free_at) > MOST_ADDRESSES:
            self._free_at.popitem(last=False)
        return max(0.0, full - now - self._burst / self._rate)


class Queue:
    """So many may wait at the door."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting = 0

    def enter(self) -> Callable[[], None] | None:
        """What is returned is to be called once, when they are in or gone. None: the queue is full."""
        if self._waiting >= self._most:
            return None
        self._waiting += 1
        return self._leave

    def _leave(self) -> None:
        self._waiting -= 1
