"""One session of an SSH connection: the `Channel` of its visit. asyncssh calls it, and is not needed here."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from tui.doors.visit import Caller, Visit, environment
from tui.meters import Meter

MOST_WAITING, WAITING_AGAIN = 16_384, 2_048
"""Bytes a slow line may have before it; how many are left when it is served again."""
LONGEST_STALL = 180.0
"""Seconds a line may take nothing at all."""
LINGERING = 10.0
"""Seconds a connection is kept after its session: its client should have left."""
LONGEST_WITHOUT_SESSION = 30.0
"""Seconds in which a connection that is let in should say what it came for."""
STDERR = 1


_KEEPALIVE = {"TCP_KEEPIDLE": 120, "TCP_KEEPINTVL": 30, "TCP_KEEPCNT": 4}
_NOTSENT_LOWAT = getattr(socket, "TCP_NOTSENT_LOWAT", 25)


def prepare(line: socket.socket) -> None:
    """The kernel finds dead peers, without waking anybody here; and it says early that a line is slow."""
    for name, value in _KEEPALIVE.items():
        if hasattr(socket, name):
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    line.setsockopt(socket.IPPROTO_TCP, _NOTSENT_LOWAT, MOST_WAITING // 2)


class Host(Protocol):
    """What the door asks of the house."""

    environ: Mapping[str, str]

    def visit(self, caller: Caller, channel: SshVisit) -> Visit:
        """Begins at once."""

    def knocks(self, address: str, let_go: Callable[[], None]) -> Callable[[], None]:
        """Somebody is at the door; what is returned says they are in, or gone. Too many: one is let go."""

    async def admitted(self, address: str, key: str) -> None:
        """Returns when it is their turn: at once for a key that is known."""


class SshVisit:
    """Between asyncssh and a visit, both ways."""

    def __init__(self, conn: Any, host: Host, key: str, *, by_lines: bool) -> None:
        self._conn, self._host, self._key, self._by_lines = conn, host, key, by_lines
        self.meter = Meter()
        self._channel: Any = None
        self._term: str | None = None
        self._size = (80, 24)
        self._command: str | None = None
        self._visit: Visit | None = None
        self._full = False
        self._patience: asyncio.TimerHandle | None = None

    # --- what asyncssh says

    def connection_made(self, chan: Any) -> None:
        self._channel = chan
        chan.set_write_buffer_limits(MOST_WAITING, WAITING_AGAIN)

    def pty_requested(self, term: str, size: tuple[int, int, int, int], modes: Any) -> bool:
        self._term, self._size = term, size[:2]
        return True

    def terminal_size_changed(self, columns: int, rows: int, *pixels: int) -> None:
        self._size = columns, rows
        if self._visit:
            self._visit.resized(columns, rows)

    def shell_requested(self) -> bool:
        return True

    def exec_requested(self, command: str) -> bool:
        self._command = command
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        return False

    def session_started(self) -> None:
        said = self._channel.get_environment_bytes()
        env = {
            name.decode("ascii", "replace"): value.decode("utf-8", "replace") for name, value in said.items()
        }
        caller = Caller(
            self._key,
            environment(self._term or "", env, self._host.environ),
            self._term is not None,
            self._size,
            self._command,
            self._by_lines,
            wire=self._conn.carried,
        )
        self._visit = self._host.visit(caller, self)

    def data_received(self, data: bytes, datatype: int | None) -> None:
        if self._visit:
            self._visit.receive(data)

    def eof_received(self) -> bool:
        if self._visit:
            self._visit.ended()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        if self._visit:
            self._visit.lost()
        self._visit = None
        conn, self._conn = self._conn, None
        conn.visits.discard(self)
        expect(conn, LINGERING)

    def signal_received(self, signal: str) -> None: ...

    def break_received(self, msec: int) -> bool:
        return False

    def soft_eof_received(self) -> None: ...

    def pause_writing(self) -> None:
        self._full = True
        self._wait()

    def resume_writing(self) -> None:
        """Of this channel, or of the connection that carries it."""
        self._full = self._full and self._channel.get_write_buffer_size() > WAITING_AGAIN
        if not self.stalled:
            self._stop_waiting()
            if self._visit:
                self._visit.drained()

    def connection_paused(self) -> None:
        """The line takes nothing more for now."""
        self._wait()

    # --- Channel

    @property
    def stalled(self) -> bool:
        return self._full or self._conn is None or self._conn.paused

    def write(self, data: bytes) -> None:
        self.meter.sends(len(data))
        self._send(data)

    def write_error(self, data: bytes) -> None:
        self.meter.sends(len(data))
        self._send(data, STDERR)

    def hold(self) -> None:
        if self._conn is not None:
            self._channel.pause_reading()

    def release(self) -> None:
        if self._conn is not None:
            self._channel.resume_reading()

    def exit(self, code: int) -> None:
        if self._conn is not None:
            with suppress(OSError):
                self._channel.exit(code)

    # --- inside

    def _send(self, data: bytes, kind: int | None = None) -> None:
        if data and self._conn is not None and not self._channel.is_closing():
            with suppress(OSError):
                self._channel.write(data, kind)

    def _wait(self) -> None:
        if self._patience is None and self._conn is not None:
            loop = asyncio.get_running_loop()
            self._patience = loop.call_later(LONGEST_STALL, self._conn.abort)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None


def expect(conn: Any, seconds: float | None = None) -> None:
    """Lets a connection go that nobody uses for so long."""

    def leave() -> None:
        conn.expecting = None
        conn.abort()

    if not conn.visits and not conn.is_closed():
        delay = LONGEST_WITHOUT_SESSION if seconds is None else seconds
        conn.expecting = asyncio.get_running_loop().call_later(delay, leave)


def expect_no_more(conn: Any) -> None:
    """Somebody uses it, or it has ended: nothing has to wake up for it."""
    if conn.expecting is not None:
        conn.expecting.cancel()
        conn.expecting = None
