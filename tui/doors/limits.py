"""Limits that never refuse a room: one address is a whole room, so they slow down, and forget soon."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable

MOST_ADDRESSES = 1_000
WRONG_CODES = 30
LONGEST_WAIT = 10.0


class Tempo:
    """A token bucket for each name: `burst` at once, then `rate` a second. Names are kept in memory only."""

    def __init__(self, burst: int, rate: float) -> None:
        self._burst, self._rate = burst, rate
        self._free_at: OrderedDict[str, float] = OrderedDict()
        """When the bucket of each name will be full again."""

    def wait(self, name: str, now: float) -> float:
        """Takes a token; seconds until it is there."""
        self._free_at[name] = max(now, self._free_at.pop(name, now)) + 1 / self._rate
        while len(self._free_at) > MOST_ADDRESSES:
            self._free_at.popitem(last=False)
        return self.late(name, now)

    def late(self, name: str, now: float) -> float:
        """Seconds by which the tokens taken are too many."""
        return max(0.0, self._free_at.get(name, now) - now - self._burst / self._rate)


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


class Guesses:
    """Wrong codes, whoever types them: after `WRONG_CODES` in an hour each waits some seconds, no more."""

    def __init__(self) -> None:
        self._tempo = Tempo(WRONG_CODES, WRONG_CODES / 3600)

    async def wait_for_turn(self) -> None:
        late = self._tempo.late("", asyncio.get_running_loop().time())
        if late > 0:
            await asyncio.sleep(min(late, LONGEST_WAIT))

    def wrong(self) -> None:
        self._tempo.wait("", asyncio.get_running_loop().time())
