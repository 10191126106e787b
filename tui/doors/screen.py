"""The full screen at the end of a channel: the same app and the same driver as on a local terminal."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tui.app import VeilleeApp
from tui.doors.driver import LineDriver
from tui.doors.visit import Caller, Channel
from tui.painter.capabilities import clamp, terminal_from
from tui.session import Session

_CATCH_UP = 0.02
CRASHED = 1


class ScreenFace:
    """Runs one app; is the `Line` of its driver and the `Face` of its visit."""

    def __init__(self, session: Session, caller: Caller, channel: Channel, log: Path | None) -> None:
        self.terminal = terminal_from(caller.env, *_sensible(*caller.size))
        self.app = VeilleeApp(session, self.terminal, log=log)
        self.app.writes_here = caller.at_home
        self.app.line = self
        self._channel = channel
        self._driver: LineDriver | None = None
        self._before = b""
        self._size = self.terminal.columns, self.terminal.rows
        self._gone = False
        self._sentence = ""

    async def run(self) -> int:
        await self.app.run_async(size=clamp(*self._size), mouse=self.terminal.mouse)
        if self._driver is not None:
            self._driver.stop_application_mode()
        self._driver = None
        if self.app.crashed:
            self._say(self.app.apology)
            return CRASHED
        self._say(self._sentence)
        return self.app.return_code or 0

    # --- Line

    @property
    def stalled(self) -> bool:
        return self._gone or self._channel.stalled

    def write(self, data: bytes) -> None:
        if not self._gone:
            self._channel.write(data)

    def listen(self, driver: LineDriver) -> None:
        self._driver = driver
        if self._size != driver.window:
            driver.resized(*self._size)
        before, self._before = self._before, b""
        if before:
            self.receive(before)
        if self._gone:
            driver.hung_up()

    # --- Face

    def receive(self, data: bytes) -> None:
        if self._driver is None:
            self._before += data
            return
        self._driver.receive(data)
        if self._driver.is_behind:
            self._channel.hold()
            asyncio.get_running_loop().call_later(_CATCH_UP, self._go_on)

    def resized(self, columns: int, rows: int) -> None:
        self._size = _sensible(columns, rows)
        if self._driver is not None:
            self._driver.resized(*self._size)

    def drained(self) -> None:
        if self._driver is not None:
            self._driver.drained()

    def ended(self) -> None:
        self.lost()

    def lost(self) -> None:
        self._gone = True
        if self._driver is not None:
            self._driver.hung_up()

    def say_goodbye(self, sentence: str) -> None:
        self._sentence = sentence
        if self._driver is not None:
            self._driver.hung_up()

    # --- inside

    def _go_on(self) -> None:
        if self._driver is None or not self._driver.is_behind:
            self._channel.release()
        else:
            asyncio.get_running_loop().call_later(_CATCH_UP, self._go_on)

    def _say(self, sentence: str) -> None:
        if sentence:
            self.write(f"{sentence}\r\n".encode(self.terminal.charset, "replace"))


def _sensible(columns: int, rows: int) -> tuple[int, int]:
    """A window that was never told its size says 0 by 0; one may claim 2^32 columns of nothing."""
    return min(columns, 65_535) or 80, min(rows, 65_535) or 24
