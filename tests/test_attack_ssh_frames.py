"""The painter against pyte, through real connections: no cell differs, no session sends foreign codes."""

import asyncio
import os
import random
import re
import signal

import pytest
from paper_line import seen
from ssh_house import an_ssh_house
from test_painter_frames import Reference, expected, redraw

from tui.painter.capabilities import Depth, terminal_from
from tui.painter.frame import Painter

pytestmark = pytest.mark.ssh
FRAMES = 2_000 if os.environ.get("VEILLEE_LONG") == "1" else 150
ALLOWED = {
    Depth.NONE: {0, 1, 4, 7},
    Depth.SIXTEEN: {0, 1, 2, 3, 4, 7, 9, *range(30, 38), *range(40, 48), *range(90, 98)},
}


class Painting:
    """A face that paints by chance, and keeps what it wants shown; frames for a stalled line are dropped."""

    def __init__(self, caller, channel):
        self.terminal = terminal_from(caller.env, *caller.size)
        self.wanted, self.painter = Reference(*caller.size), Painter(self.terminal)
        self.sent = self.dropped = self.shown = 0
        self._channel = channel
        self._over = asyncio.Event()
        self.chance = random.Random(f"{self.terminal.depth} {FRAMES}")
        self.take(b"\x1b[?7l")

    def draw(self):
        redraw(self.chance, self.painter, self.wanted)
        self.painter.place_cursor(self.chance.randrange(20), self.chance.randrange(5))

    def flush(self):
        if self._channel.stalled or self.chance.random() < 0.2:
            self.dropped += 1
        else:
            self.take(self.painter.take())
            self.shown += 1

    def take(self, data):
        self.sent += len(data)
        self._channel.write(data)

    def resized(self, columns, rows):
        self.wanted.resize(columns, rows)
        self.painter.resize(columns, rows)

    def catch_up(self):
        self.take(self.painter.take())

    async def run(self):
        await self._over.wait()
        return 0

    def lost(self):
        self._over.set()

    ended = lost

    def receive(self, data): ...

    def drained(self): ...

    def say_goodbye(self, sentence):
        self._over.set()


class Beside:
    """A real ssh on a terminal of its own, and the face that paints on it."""

    def __init__(self, screen, face):
        self.screen, self.face, self.differences = screen, face, 0

    async def has_all(self, house):
        await house.until(lambda: len(self.screen.received) == self.face.sent, 20)

    async def compare(self, house):
        await self.has_all(house)
        if seen(self.screen.screen) != seen(expected(self.face.wanted, self.face.terminal.depth)):
            self.differences += 1

    async def resize(self, house, columns, rows):
        self.face.catch_up()
        await self.has_all(house)
        self.screen.resize(columns, rows)
        await house.until(lambda: (self.face.painter.columns, self.face.painter.rows) == (columns, rows))

    async def stall(self, house):
        """Its client is stopped, as by a line that takes nothing; what is drawn meanwhile is made up for."""
        self.screen.process.send_signal(signal.SIGSTOP)
        before, beyond = self.face.dropped, 20
        while beyond:
            self.face.draw()
            self.face.painter.forget()
            beyond -= self.face._channel.stalled
            self.face.flush()
            await asyncio.sleep(0)
        assert self.face.dropped >= before + 20
        self.screen.process.send_signal(signal.SIGCONT)
        await house.until(lambda: not self.face._channel.stalled, 20)
        self.face.catch_up()


async def three_terminals(house, monkeypatch):
    faces = []
    monkeypatch.setattr(house.reception, "_face", lambda *given: faces.append(Painting(*given)) or faces[-1])
    found = []
    for env in ({"COLORTERM": "truecolor"}, {"TERM": "xterm"}, {"NO_COLOR": "1"}):
        screen = await house.screen(size=(40, 10), **env)
        await house.until(lambda: len(faces) > len(found))
        found.append(Beside(screen, faces[-1]))
    return found


async def test_three_terminals_beside_each_other_show_exactly_what_is_wanted_of_each(tmp_path, monkeypatch):
    async with an_ssh_house(tmp_path) as house:
        terminals = await three_terminals(house, monkeypatch)
        assert [one.face.terminal.depth for one in terminals] == [Depth.TRUE, Depth.SIXTEEN, Depth.NONE]
        for number in range(FRAMES):
            if number % 500 == 70:
                await terminals[number // 500 % 3].stall(house)
            for each in terminals:
                each.face.draw()
                each.face.flush()
                happening = each.face.chance.random()
                if happening < 0.05:
                    size = each.face.chance.randint(20, 60), each.face.chance.randint(5, 14)
                    await each.resize(house, *size)
                if number % 5 == 4:
                    each.face.catch_up()
                    await each.compare(house)
        assert [one.differences for one in terminals] == [0, 0, 0]
        print([(one.face.shown, one.face.dropped) for one in terminals])
        true, *others = (sgr_codes(one.screen.received) for one in terminals)
        assert {38, 48} <= true
        for one, found in zip(terminals[1:], others, strict=True):
            assert found <= ALLOWED[one.face.terminal.depth]


def sgr_codes(sent):
    groups = re.findall(rb"\x1b\[([0-9;]*)m", sent)
    return {int(code or 0) for group in groups for code in group.split(b";")}
