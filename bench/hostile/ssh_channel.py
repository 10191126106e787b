"""The door of SSH, as asyncssh opens it: random requests, environments, windows, words, beside a neighbour.

One server for all inputs, and somebody in it line by line who must notice nothing.
"""

from __future__ import annotations

import asyncio
import atexit
import random
from collections.abc import Callable
from functools import cache
from typing import Any

from bench.faults import work
from bench.faults.disk import Disk, State
from data.owner import Owner
from tui.doors.ssh_visit import SshVisit
from tui.doors.visit import Visit
from tui.houses import LivingHouse, session_in
from tui.i18n import Translator
from tui.meters import NO_WIRE, Wire, metered
from tui.reception import Reception

TURNS = 400
"""Of the loop, in which what has heard the end of its line ends."""
SCREENS = 0.05
"""The share of full screens: each costs as much as a hundred commands."""
SIZES = (0, 1, 24, 80, 300, 2_000, 2**31, 2**32 - 1)
NAMES = (
    b"LANG",
    b"LC_ALL",
    b"TERM_PROGRAM",
    b"NO_COLOR",
    b"ACCESSIBLE",
    b"LD_PRELOAD",
    b"VEILLEE_DATA",
    b"\xff",
)


class _Line:
    """What asyncssh's connection is to a session."""

    expecting: Any = None
    paused = False

    def __init__(self) -> None:
        self.visits: set[SshVisit] = set()

    def carried(self) -> Wire:
        return NO_WIRE

    def is_closed(self) -> bool:
        return True

    def abort(self) -> None: ...


class _Channel:
    def __init__(self, environment: dict[bytes, bytes]) -> None:
        self.environment = environment
        self.said = b""
        self.code: int | None = None

    def set_write_buffer_limits(self, high: int, low: int) -> None: ...

    def get_environment_bytes(self) -> dict[bytes, bytes]:
        return self.environment

    def get_write_buffer_size(self) -> int:
        return 0

    def is_closing(self) -> bool:
        return self.code is not None

    def write(self, data: bytes, kind: int | None = None) -> None:
        self.said += data

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...

    def exit(self, code: int) -> None:
        self.code = code


class _Reception(Reception):
    """Keeps what has stopped a visit."""

    wrong: BaseException | None = None

    def _left(self, meter: Any, visit: Visit, error: BaseException | None) -> None:
        self.wrong = self.wrong or error
        super()._left(meter, visit, None)


class _Server:
    def __init__(self, state: State) -> None:
        self.loop = asyncio.new_event_loop()
        self.loop.run_until_complete(self._open(state))
        atexit.register(self._close)

    def _close(self) -> None:
        self.neighbour.connection_lost(None)
        self.loop.run_until_complete(self._until(lambda: not self.reception.present))
        self.loop.run_until_complete(self.house.close())
        self.loop.close()

    async def _open(self, state: State) -> None:
        owner = Owner(work.opened(Disk(state), work.Clock(work.LATER)))
        self.house = LivingHouse(owner)
        session = metered(session_in(self.house, Translator("fr")), work.NOWHERE)
        self.reception = _Reception(session, work.NOWHERE, {}, most=50)
        self.neighbour, self.theirs = self._session({}, by_lines=True)
        self.neighbour.session_started()

    def _session(self, environment: dict[bytes, bytes], *, by_lines: bool) -> tuple[SshVisit, _Channel]:
        line, channel = _Line(), _Channel(environment)
        visit = SshVisit(line, self.reception, "", by_lines=by_lines)
        line.visits.add(visit)
        visit.connection_made(channel)
        return visit, channel

    async def give(self, content: bytes) -> None:
        chance, rows = random.Random(content), content.split(b"\n")
        environment = {chance.choice(NAMES): row[:200] for row in rows[:3]}
        visit, channel = self._session(environment, by_lines=chance.random() < 0.3)
        screen = chance.random() < SCREENS
        if screen:
            size = (chance.choice(SIZES), chance.choice(SIZES), 0, 0)
            visit.pty_requested(rows[0][:60].decode("utf-8", "replace"), size, None)
        elif chance.random() < 0.6:
            visit.exec_requested(rows[0].decode("utf-8", "replace"))
        visit.session_started()
        for row in rows:
            self._one(visit, row + b"\n", chance)
            await asyncio.sleep(0)
        visit.eof_received()
        await self._until(lambda: channel.code is not None)
        visit.connection_lost(None)
        await self._until(lambda: self.reception.present == 1)
        await self._nobody_noticed()

    def _one(self, visit: SshVisit, row: bytes, chance: random.Random) -> None:
        match chance.randrange(8):
            case 0:
                visit.terminal_size_changed(chance.choice(SIZES), chance.choice(SIZES), 0, 0)
            case 1:
                visit.pause_writing()
                visit.resume_writing()
            case 2:
                visit.signal_received(row.decode("utf-8", "replace"))
                visit.break_received(0)
            case _:
                visit.data_received(row, None)

    async def _nobody_noticed(self) -> None:
        if self.reception.wrong:
            error, self.reception.wrong = self.reception.wrong, None
            raise error
        assert self.reception.present == 1, "a visit that nobody holds stays"
        self.theirs.said = b""
        self.neighbour.data_received(b".aide\n", None)
        await self._until(lambda: bool(self.theirs.said))
        assert self.theirs.said and self.theirs.code is None, "the neighbour is answered no more"

    async def _until(self, there: Callable[[], bool]) -> None:
        for turn in range(TURNS):
            if there():
                return
            # What a thread does has its time too.
            await asyncio.sleep(0 if turn < TURNS // 2 else 0.005)


def door(state: Callable[[], State]) -> Callable[[bytes], None]:
    """`state`: a series as a disk has it."""

    @cache
    def server() -> _Server:
        return _Server(state())

    return lambda content: server().loop.run_until_complete(server().give(content))
