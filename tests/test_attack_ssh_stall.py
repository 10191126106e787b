"""A terminal that takes nothing for a long time costs little, slows nobody, and is right again at once."""

import asyncio
import os
import time
from contextlib import suppress
from itertools import count
from statistics import median

import pytest
from paper_line import a_screen, meant_by, seen
from ssh_house import an_ssh_house
from test_attack_ssh_input import at_rest, latencies
from test_door_ssh_wire import a_terminal, faces, plain

from models.acts.thread import PostReply
from models.people import FACILITATION

pytestmark = pytest.mark.ssh
LONG = os.environ.get("VEILLEE_LONG") == "1"
STALL = 60.0 if LONG else 2.0
COSTS_AT_MOST = 65_536
RIGHT_WITHIN = 0.1
SLOW_MACHINE = 5
"""How much slower than the goal a machine that does other things may be, in the short form."""


def waiting(face):
    """Bytes kept in this process for a line that takes nothing."""
    channel = face._channel
    return channel._channel.get_write_buffer_size() + channel._conn._transport.get_write_buffer_size()


class Terminal:
    """Takes bytes as they come, and shows them once asked: pyte takes longer than any line."""

    def __init__(self, process, size):
        self.process, self.last = process, 0.0
        self._screen, self._stream = a_screen(*size)
        self._taken = b""
        self._reading = asyncio.create_task(self._read())

    async def _read(self):
        while data := await self.process.stdout.read(65_536):
            self._taken += data
            self.last = time.monotonic()

    @property
    def screen(self):
        self._stream.feed(self._taken)
        self._taken = b""
        return self._screen

    def shows(self, word):
        return any(word in row for row in self.screen.display)

    async def at_rest(self):
        while time.monotonic() - self.last < 0.3:
            await asyncio.sleep(0.05)

    def leave(self):
        self._reading.cancel()


async def test_a_client_that_stops_reading_is_right_again_at_once_and_nobody_notices(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client, process = await a_terminal(house, size=(100, 40))
        person, slow = Terminal(process, (100, 40)), faces(house)[0]
        await house.until(lambda: person.shows("inscrire"))
        process.stdin.write(b"d")
        await house.until(lambda: person.shows("Discussion"))
        _, calm = await a_terminal(house, key="max")
        await at_rest(calm)
        replies = count()

        async def live():
            """Much changes on the slow one's screen; seconds that another one's keys take meanwhile."""
            await house.owner.perform(PostReply(f"Réponse {next(replies)} " + "界é" * 60), FACILITATION)
            for _ in range(12):
                slow.app.driver.repaint()
            return await latencies(calm, count=2, pause=0.01)

        before = [one for _ in range(6) for one in await live()]
        client._transport.pause_reading()
        most, during, until = 0, [], time.monotonic() + STALL
        while time.monotonic() < until:
            during += await live()
            most = max(most, waiting(slow))
        assert slow.stalled
        assert most <= COSTS_AT_MOST
        began = time.monotonic()
        client._transport.resume_reading()
        await house.until(lambda: not slow.stalled)
        await person.at_rest()
        took = person.last - began
        keys = f"another's key {median(before) * 1000:.1f} ms, then {median(during) * 1000:.1f}"
        print(f"{STALL:.0f} s: {most} bytes kept, right after {took * 1000:.0f} ms; {keys}")
        assert plain(seen(person.screen)) == plain(seen(meant_by(slow.app)))
        assert took < RIGHT_WITHIN * (1 if LONG else SLOW_MACHINE)
        assert median(during) < 2 * median(before) + (0.02 if LONG else 0.1)
        process.stdin.write(b"\x1b")
        _, other = await a_terminal(house, size=(100, 40))
        fresh = Terminal(other, (100, 40))
        with suppress(AssertionError):
            await house.until(lambda: plain(seen(fresh.screen)) == plain(seen(person.screen)), 4)
        assert fresh.screen.display == person.screen.display
        assert plain(seen(fresh.screen)) == plain(seen(person.screen))
        for each in (person, fresh):
            each.leave()
        client.abort()
