"""The full screen at the end of a channel: the same app and the same driver as on a local terminal."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tui.app import VeilleeApp
from tui.doors.driver import LineDriver
from tui.doors.visit import Caller, Channel
from tui.painter.capabilities import clamp, terminal_from
from tui.session import Session

_CATCH_UP = 0.01
AT_ONCE = 32
"""Bytes of keys that an app is given in one turn of the loop; a paste, which is one event, is given whole."""
LARGEST = (1_000, 500)
"""Columns and rows beyond which no window is believed: each of its cells would be kept here."""
_PASTE = b"\x1b[200~"
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
        self._typed = b""
        self._turn: asyncio.TimerHandle | None = None
        self._size = self.terminal.columns, self.terminal.rows
        self._gone = False
        self._sentence = ""

    async def run(self) -> int:
        await self.app.run_async(size=clamp(*self._size), mouse=self.terminal.mouse)
        if self._driver is not None:
            self._driver.stop_application_mode()
        self._driver = None
        if self._turn:
            self._turn.cancel()
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
        self._take_turn()
        if self._gone:
            driver.hung_up()

    # --- Face

    def receive(self, data: bytes) -> None:
        """A little at a time: a flood of keys leaves the loop to the others, and loses none."""
        self._typed += data
        if self._turn is None:
            self._take_turn()

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

    def _take_turn(self) -> None:
        self._turn = None
        driver = self._driver
        if driver is None:
            return
        if self._typed and not driver.is_behind:
            part = portion(self._typed, driver.is_pasting)
            self._typed = self._typed[len(part) :]
            driver.receive(part)
        if self._typed or driver.is_behind:
            self._channel.hold()
            self._turn = asyncio.get_running_loop().call_later(_CATCH_UP, self._take_turn)
        else:
            self._channel.release()

    def _say(self, sentence: str) -> None:
        if sentence:
            self.write(f"{sentence}\r\n".encode(self.terminal.charset, "replace"))


def portion(typed: bytes, pasting: bool) -> bytes:
    """The beginning of what was typed that fits one turn, no sequence of a key cut in two."""
    if pasting or typed.startswith(_PASTE) or len(typed) <= AT_ONCE:
        return typed
    part = typed[:AT_ONCE]
    cut = part.rfind(b"\x1b")
    return part[:cut] if cut > 0 else part


def _sensible(columns: int, rows: int) -> tuple[int, int]:
    """A window that was never told its size says 0 by 0; one may claim 2^32 columns of nothing."""
    return min(columns, LARGEST[0]) or 80, min(rows, LARGEST[1]) or 24
