"""Limits that never refuse a room: one address is a whole room, so they slow down, and forget soon."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Callable

MOST_ADDRESSES = 1_000
WRONG_CODES = 30
LONGEST_WAIT = 10.0
SELDOM = 60.0


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
    """So many may wait at the door. Beyond, the address with most of them loses the one who waits longest:
    nobody is kept out by somebody who comes a hundred times and says nothing."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: dict[object, tuple[str, Callable[[], None]]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def enter(self, address: str, let_go: Callable[[], None]) -> Callable[[], None]:
        """What is returned is to be called when they are in, or gone."""
        if len(self._waiting) >= self._most:
            self._make_room()
        place = object()
        self._waiting[place] = address, let_go
        return lambda: self._waiting.pop(place, None) and None

    def _make_room(self) -> None:
        ((busiest, _),) = Counter(address for address, _ in self._waiting.values()).most_common(1)
        first = next(place for place, (address, _) in self._waiting.items() if address == busiest)
        _, let_go = self._waiting.pop(first)
        let_go()


class Seldom:
    """Says that a limit holds, once a minute at most: no flood fills the log."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._again: dict[str, float] = {}

    def __call__(self, line: str) -> None:
        now = asyncio.get_running_loop().time()
        if now >= self._again.get(line, 0.0):
            self._again[line] = now + SELDOM
            self._say(line)


class Guesses:
    """Wrong codes, whoever types them: after `WRONG_CODES` in an hour each waits some seconds, no more."""

    def __init__(self) -> None:
        self.told: Callable[[str], None] = lambda line: None
        """Hears that guesses are slowed down."""
        self._tempo = Tempo(WRONG_CODES, WRONG_CODES / 3600)

    async def wait_for_turn(self) -> None:
        late = self._tempo.late("", asyncio.get_running_loop().time())
        if late > 0:
            self.told("ralentissement : codes faux")
            await asyncio.sleep(min(late, LONGEST_WAIT))

    def wrong(self) -> None:
        self._tempo.wait("", asyncio.get_running_loop().time())
