"""The local terminal: raw while an app runs on it, given back whatever happens.

    app = MyApp(local_terminal(), log=…)
    return await run_in_terminal(app)

Idle, it costs nothing: the loop sleeps until the kernel has bytes, room, or a signal.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import errno
import os
import select
import signal
import termios
import time
from collections.abc import Mapping
from functools import partial
from typing import Any

from tui.doors import tty
from tui.doors.driver import LineDriver
from tui.fullscreen import TerminalApp
from tui.meters import Meter
from tui.painter.capabilities import Terminal, clamp, terminal_from

LAST_WORDS = 0.5
"""Seconds a slow terminal is given to take the last bytes."""
_CATCH_UP = 0.02
HUNG_UP = 128 + signal.SIGHUP


def local_terminal(environment: Mapping[str, str] | None = None, *, ascii_only: bool = False) -> Terminal:
    """The terminal this process was started on."""
    env = os.environ if environment is None else environment
    return terminal_from(env, *tty.size(1), ascii_only=ascii_only)


async def run_in_terminal(app: TerminalApp, meter: Meter | None = None) -> int:
    """Run `app` on the terminal of this process until it ends; returns the exit code.

    128 + the signal's number after SIGTERM, SIGHUP or SIGINT (Ctrl-C typed is a key, not a signal).
    Raises OSError when standard input is no terminal.
    """
    line = LocalLine(app, meter)
    app.line = line
    try:
        line.open()
    except (OSError, termios.error) as error:
        if error.args[0] not in (errno.EIO, errno.ENXIO):
            raise
        # It hung up while the program was starting: nobody is there, and nothing is wrong.
        return HUNG_UP
    try:
        await app.run_async(size=clamp(app.terminal.columns, app.terminal.rows), mouse=app.terminal.mouse)
    finally:
        line.close()
    if app.crashed:
        # Not print: Python may know less of this terminal's encoding than its environment says.
        os.write(2, f"{app.apology}\n".encode(app.terminal.charset, "replace"))
    return app.return_code or 0


class LocalLine:
    """The controlling terminal as a line, opened anew so that being non-blocking is our affair alone."""

    def __init__(self, app: TerminalApp, meter: Meter | None = None) -> None:
        self._app = app
        self._meter = meter or Meter()
        self._loop = asyncio.get_running_loop()
        self._fd = -1
        self._before: list[Any] | None = None
        self._waiting = bytearray()
        self._driver: LineDriver | None = None
        self._handlers: dict[signal.Signals, Any] = {}
        self._ending = False
        self._gone = False

    # --- Line

    @property
    def stalled(self) -> bool:
        return bool(self._waiting)

    def write(self, data: bytes) -> None:
        if self._fd < 0:
            return
        if not self._waiting:
            data = data[self._send(data) :]
            if data:
                self._loop.add_writer(self._fd, self._send_more)
        self._waiting += data

    def listen(self, driver: LineDriver) -> None:
        self._driver = driver
        self._read_again()
        self._loop.add_signal_handler(signal.SIGWINCH, self._measure)
        if tty.size(self._fd) != driver.window:
            self._measure()

    # --- taking the terminal, giving it back

    def open(self) -> None:
        """Take the terminal: raw, with somebody to answer signals."""
        self._fd = _open_terminal()
        self._before = termios.tcgetattr(self._fd)
        atexit.register(self.close)
        termios.tcsetattr(self._fd, termios.TCSANOW, tty.raw(self._before))
        # Not the loop's handlers for these: they must work while a bug keeps the loop busy.
        self._handlers = {number: signal.signal(number, self._end) for number in tty.ENDING}

    def close(self) -> None:
        """Give the terminal back as it was; once only, and without failing."""
        if self._fd < 0:
            return
        if self._driver is not None:
            self._driver.stop_application_mode()
        self._stop_watching()
        self._say_last_words()
        with contextlib.suppress(termios.error, TypeError):
            termios.tcsetattr(self._fd, termios.TCSANOW, self._before or [])
        os.close(self._fd)
        self._fd = -1
        atexit.unregister(self.close)

    def _stop_watching(self) -> None:
        for number, handler in self._handlers.items():
            # A hang-up comes twice, from the system and from the shell: what is left to close is closed.
            hung_up = number == signal.SIGHUP and (self._ending or self._gone)
            signal.signal(number, signal.SIG_IGN if hung_up else handler)
        if self._loop.is_closed():
            return
        self._loop.remove_reader(self._fd)
        self._loop.remove_writer(self._fd)
        self._loop.remove_signal_handler(signal.SIGWINCH)

    def _say_last_words(self) -> None:
        deadline = time.monotonic() + LAST_WORDS
        room = select.poll()
        room.register(self._fd, select.POLLOUT)
        while self._waiting and (left := deadline - time.monotonic()) > 0:
            if not room.poll(left * 1000):
                break
            del self._waiting[: self._send(bytes(self._waiting))]
        self._waiting.clear()

    # --- events of the loop

    def _read(self) -> None:
        try:
            data = os.read(self._fd, 1024)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        driver = self._driver
        if driver is None:
            return
        if not data:
            self._gone = True
            self._loop.remove_reader(self._fd)
            driver.hung_up()
            return
        self._meter.receives(len(data))
        driver.receive(data)
        if driver.is_behind:
            self._loop.remove_reader(self._fd)
            self._loop.call_later(_CATCH_UP, self._read_again)

    def _read_again(self) -> None:
        if self._fd < 0:
            return
        if self._driver is not None and self._driver.is_behind:
            self._loop.call_later(_CATCH_UP, self._read_again)
        else:
            self._loop.add_reader(self._fd, self._read)

    def _send(self, data: bytes) -> int:
        """Bytes the terminal took; all of them when it is gone."""
        try:
            taken = os.write(self._fd, data)
            self._meter.sends(taken)
            return taken
        except BlockingIOError:
            return 0
        except OSError:
            return len(data)

    def _send_more(self) -> None:
        del self._waiting[: self._send(bytes(self._waiting))]
        if not self._waiting:
            self._loop.remove_writer(self._fd)
            if self._driver is not None:
                self._driver.drained()

    def _measure(self) -> None:
        if self._driver is not None:
            self._driver.resized(*tty.size(self._fd))

    def _end(self, number: int, frame: object) -> None:
        """A polite end; at the second signal an end at once, the terminal given back all the same."""
        if not self._ending:
            self._ending = True
            self._loop.call_soon_threadsafe(partial(self._app.exit, return_code=128 + number))
            return
        if number == signal.SIGHUP:
            return
        self.close()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _open_terminal() -> int:
    flags = os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK
    try:
        return os.open(os.ttyname(0), flags)
    except OSError:
        # After su or sudo the terminal still belongs to somebody else, and in a chroot or a container it may
        # have no name: it is ours under its general one.
        return os.open("/dev/tty", flags)
