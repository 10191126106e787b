"""Fifteen people for an hour and a half, compressed: register, vote, contribute, write together, consent."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bench.load.people import DOWN, END, Done, Guest
from bench.load.series import LEADER, SLOTS, TEXT
from bench.writers import type_in_turn

ARTICLE, AGREED = "a1", "a2"
"""The one that is written together, and the one that rounds are about."""
SIGNS = ("abcdefghijklnopqrstuvwxyz", "ABDEFGIJLMNOPQRSTUVWXYZ", "0123456789")
WRITERS, PACE = 3, 0.2
SHARES = {"voter": 0.25, "contribuer": 0.25, "écrire": 0.25, "consentir": 0.25}


class Evening:
    """`leader` facilitates; `people` are known to nobody before they register."""

    def __init__(
        self, leader: Guest, people: Sequence[Guest], seconds: float, *, known: bool = False
    ) -> None:
        self.known = known
        self.rounds = 0
        self.leader, self.people, self.seconds = leader, people, seconds
        self.done = leader.done
        self.chance = random.Random(2028)
        self.seen: list[float] = []
        """Milliseconds from a sign typed to the others' screens."""

    async def pass_by(self) -> None:
        await self.come()
        for name, do in (
            ("voter", self.vote),
            ("contribuer", self.contribute),
            ("écrire", self.write),
            ("consentir", self.consent),
        ):
            await do(time.monotonic() + SHARES[name] * self.seconds)

    async def come(self) -> None:
        await self.leader.sit()
        for one in self.people:
            if not self.known:
                await one.register()
            await one.sit()
        for one in self.people:
            # The sixth newcomer in ten minutes is for facilitation to approve; those before are in already.
            await self.leader.says("presence", "1", one.name, "presence")

    async def vote(self, until: float) -> None:
        """Everybody looks at the grid while all answer."""
        for one in self.people:
            one.send(b"s")
        await self._each(until, 2.0, self._answer)
        await asyncio.gather(*(one.back_home() for one in self.people))

    async def contribute(self, until: float) -> None:
        for one in self.people:
            one.send(b"c")
        await self._each(until, 3.0, self._contribute)
        await asyncio.gather(*(one.back_home() for one in self.people))

    async def write(self, until: float) -> None:
        """Three type, everybody sees; then the next three."""
        for one in self.people:
            await one.open_article()
        watching = [asyncio.create_task(one.watch()) for one in self.people]
        turn = 0
        # Once at least: on a machine that is taken, opening the article may last as long.
        while not turn or time.monotonic() < until:
            writers = [self.people[(turn + nth) % len(self.people)] for nth in range(WRITERS)]
            for nth, one in enumerate(writers):
                await one.press(*(DOWN,) * (2 * nth), END)
            await self._turn(writers)
            turn += WRITERS
        for task in watching:
            task.cancel()
        for one in self.people:
            self.seen += one.delays
            one.delays.clear()
            one.awaited.clear()
        await asyncio.gather(*(one.back_home() for one in self.people))

    async def _turn(self, writers: Sequence[Guest]) -> None:
        typed = await type_in_turn(writers, self.people, SIGNS, 25, PACE)
        self.done.typed += typed
        self.done.lacking += await self._lacking(len(TEXT) + typed)
        await self.leader.says("article", "ecrire", ARTICLE, "--texte", TEXT)

    async def _lacking(self, length: int) -> int:
        """How many signs the article lacks, once the last ones have had time to come through."""
        lacking = length
        for _ in range(20):
            said = await self.leader.asks("article", "lire", ARTICLE, "--json")
            lacking = length - len(json.loads(said)["texte"]) if said else length
            if lacking <= 0:
                return 0
            await asyncio.sleep(0.2)
        return lacking

    async def consent(self, until: float) -> None:
        """Round after round about the same article, until time is over."""
        nth = 0
        while time.monotonic() < until:
            if not await self.leader.says("consentement", "ouvrir", AGREED, "--atelier", "1"):
                return
            nth += 1
            for one in self.people:
                answer = ("reserve", "--motif", f"À revoir {nth}") if self.chance.random() < 0.3 else ("oui",)
                await one.consent(AGREED, *answer)
                await asyncio.sleep(self.chance.uniform(0, 0.4))
        self.rounds = nth

    async def leave(self) -> None:
        for one in (self.leader, *self.people):
            await one.leave_politely()

    async def _each(self, until: float, pause: float, act: Callable[[Guest], Awaitable[Any]]) -> None:
        """Everybody again and again, each at their own pace."""

        async def one_after_the_other(one: Guest) -> None:
            while time.monotonic() < until:
                await act(one)
                await asyncio.sleep(self.chance.uniform(0, 2 * pause))

        await asyncio.gather(*map(one_after_the_other, self.people))

    async def _answer(self, one: Guest) -> None:
        await one.answer(self.chance.choice((2, 3)), "".join(self.chance.choices("osn.", k=SLOTS)))

    async def _contribute(self, one: Guest) -> None:
        await one.contribute(f"{one.name} dit {len(self.done.contributions)} {self.chance.random()}")


def guests(port: int, keys: Sequence[Any], leader: Any, done: Done) -> tuple[Guest, list[Guest]]:
    """Who facilitates, and the others; what all of them are told is done goes into `done`."""
    people = [Guest(f"Personne {nth + 1}", port, key, done) for nth, key in enumerate(keys)]
    return Guest(LEADER, port, leader, done), people
