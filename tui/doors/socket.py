"""The owner's end of an attached terminal: a `Channel` over its Unix socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import cast

from data.frames import CODE, DATA, END, ERROR, EXIT, RESIZE, SIZE, Frames, NotAFrame, frame
from data.socket import Request
from tui.doors.visit import HEARD, Caller, Channel, Visit
from tui.meters import Meter

MOST_WAITING, WAITING_AGAIN = 16_384, 2_048
Begin = Callable[[Caller, Channel], Visit]


def caller_of(request: Request) -> Caller:
    """Whoever asks is the user who owns the series; `afar`, the sshd of the machine let in somebody else."""
    heard = HEARD | {"TERM", "VEILLEE_LANG"}
    env = {name: value for name, value in request.env.items() if name in heard}
    columns, rows = request.size
    return Caller(
        request.key,
        env,
        terminal=request.argv[:1] == ("raw",),
        size=(int(columns), int(rows)),
        command=request.command,
        by_lines=request.argv[:1] != ("raw",),
        at_home=not request.afar,
        folder=request.cwd,
    )


async def attach(
    begin: Begin, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Serves one terminal until either end leaves."""
    channel = SocketChannel(writer)
    visit = begin(caller_of(request), channel)
    channel.drained = visit.drained
    frames = Frames()
    with suppress(OSError, NotAFrame, asyncio.CancelledError):
        while data := await reader.read(16_384):
            for kind, content in frames.feed(data):
                _hear(visit, kind, content)
    visit.lost()
    channel.close()


def _hear(visit: Visit, kind: bytes, content: bytes) -> None:
    if kind == DATA:
        visit.receive(content)
    elif kind == RESIZE and len(content) == SIZE.size:
        visit.resized(*SIZE.unpack(content))
    elif kind == END:
        visit.ended()


class SocketChannel:
    """Frames out; `drained` is called when a slow terminal takes bytes again."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self.drained: Callable[[], None] = lambda: None
        self.meter = Meter()
        self._writer = writer
        self._transport = cast(asyncio.Transport, writer.transport)
        self._transport.set_write_buffer_limits(MOST_WAITING, WAITING_AGAIN)
        self._waiting: asyncio.Task[None] | None = None

    @property
    def stalled(self) -> bool:
        return self._waiting is not None

    def write(self, data: bytes) -> None:
        self._send(DATA, data)

    def write_error(self, data: bytes) -> None:
        self._send(ERROR, data)

    def hold(self) -> None:
        with suppress(RuntimeError):
            self._transport.pause_reading()

    def release(self) -> None:
        with suppress(RuntimeError):
            self._transport.resume_reading()

    def exit(self, code: int) -> None:
        if not self._transport.is_closing():
            self._writer.write(frame(EXIT, CODE.pack(code)))
            self.release()
            self._writer.close()

    def close(self) -> None:
        if self._waiting:
            self._waiting.cancel()
        self._writer.close()

    def _send(self, kind: bytes, data: bytes) -> None:
        if not data or self._transport.is_closing():
            return
        self.meter.sends(len(data))
        self._writer.write(frame(kind, data))
        if self._waiting is None and self._transport.get_write_buffer_size() > MOST_WAITING:
            self._waiting = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        with suppress(OSError):
            await self._writer.drain()
        self._waiting = None
        self.drained()
