"""The wire of this machine: stdin and stdout, whatever they are. No thread, no polling, no escape byte."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import termios
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from tui.meters import Meter
from tui.painter.glyphs import spoken

_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_CHUNK = 65_536
_LONGEST = 1_000_000
"""Bytes without an end of line that are taken for a whole one: no input may fill the memory."""


class LocalWire:
    """Reads file descriptor `source` and writes `sink`, both in `charset`.

    A terminal or a pipe is waited for by the loop; a regular file, which epoll refuses, is read at once.
    Signals of `_ENDS` end the conversation as an end of input does; `interrupted` says which came.
    """

    def __init__(
        self, source: int = 0, sink: int = 1, charset: str = "utf-8", meter: Meter | None = None
    ) -> None:
        self._meter = meter or Meter()
        self.interrupted: int | None = None
        self._source, self._sink, self._charset = source, sink, charset
        self._lines: deque[str] = deque()
        self._rest = b""
        self._over = False
        self._closed = False
        self._waiting: asyncio.Future[None] | None = None

    @contextmanager
    def opened(self) -> Iterator[LocalWire]:
        """Inside the loop: signals end the conversation instead of the process."""
        loop = asyncio.get_running_loop()
        for number in _ENDS:
            loop.add_signal_handler(number, self._interrupt, number)
        try:
            yield self
        finally:
            for number in _ENDS:
                loop.remove_signal_handler(number)

    @property
    def hides(self) -> bool:
        return os.isatty(self._source)

    async def read_line(self, hidden: bool = False) -> str | None:
        with _unseen(self._source) if hidden and self.hides else nullcontext():
            while not self._lines and not self._over:
                await self._more()
        return self._lines.popleft() if self._lines and not self.interrupted else None

    def write(self, text: str) -> None:
        """A reader that went away is no error: the next question finds the end of input."""
        left = memoryview(encoded(text, self._charset))
        self._meter.sends(len(left))
        while left and not self._closed:
            try:
                left = left[os.write(self._sink, left) :]
            except BlockingIOError:  # another program left this terminal so
                os.set_blocking(self._sink, True)
            except OSError:
                self._closed = self._over = True

    async def _more(self) -> None:
        loop = asyncio.get_running_loop()
        self._waiting = loop.create_future()
        try:
            loop.add_reader(self._source, self._wake)
        except PermissionError:
            self._read()
            return
        try:
            await self._waiting
        finally:
            loop.remove_reader(self._source)
        if not self._over:
            self._read()

    def _wake(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    def _interrupt(self, number: int) -> None:
        self.interrupted, self._over = number, True
        self._wake()

    def _read(self) -> None:
        found = b""
        with suppress(OSError):
            found = os.read(self._source, _CHUNK)
            self._meter.receives(len(found))
        *whole, self._rest = (self._rest + found).split(b"\n")
        self._over = self._over or not found
        if self._rest and (not found or len(self._rest) > _LONGEST):
            whole, self._rest = [*whole, self._rest], b""
        self._lines += [line.decode(self._charset, "replace").removesuffix("\r") for line in whole]


@contextmanager
def _unseen(terminal: int) -> Iterator[None]:
    """What is typed is not shown, but for the end of the line (termios(3), ECHO and ECHONL)."""
    try:
        before = termios.tcgetattr(terminal)
        hidden = [*before[:3], before[3] & ~termios.ECHO | termios.ECHONL, *before[4:]]
        termios.tcsetattr(terminal, termios.TCSANOW, hidden)
    except termios.error:
        yield
        return
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, before)


def encoded(text: str, charset: str) -> bytes:
    """The text in an older encoding: letters it lacks lose their accents, never the sentence its sense."""
    try:
        return text.encode(charset)
    except UnicodeEncodeError:
        return "".join(one if one == "\n" else spoken(one, charset) for one in text).encode(charset)


@contextmanager
def local_wire(meter: Meter | None = None) -> Iterator[LocalWire]:
    """Stdin and stdout of this process, in the encoding of its locale."""
    with LocalWire(0, 1, sys.stdout.encoding or "utf-8", meter).opened() as wire:
        yield wire
