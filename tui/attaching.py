"""A terminal attached to the owner of a series: bytes through its Unix socket, both ways. Nothing but the
standard library, and no loop of asyncio: it must open at once, and cost nothing.

Under the system's sshd (`ForceCommand veillee attacher`) the key is the one that it proved (ExposeAuthInfo)
and the command the one that it was given: never facilitation by the permissions of files.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import termios
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

from data.frames import CODE, DATA, END, ERROR, EXIT, RESIZE, SIZE, Frames, NotAFrame, frame
from data.socket import Request, call
from tui.doors import tty

CHUNK = 16_384
NETWORK = 4
_DUMB = ("", "dumb", "unknown")


def attach(directory: Path, env: Mapping[str, str], *, lines: bool, sshd: bool) -> int | None:
    """The exit code of the visit; None: no living owner listens."""
    afar = sshd and "SSH_CONNECTION" in env
    terminal = os.isatty(0) and os.isatty(1)
    command = env.get("SSH_ORIGINAL_COMMAND") if afar else None
    lines = lines or env.get("TERM", "") in _DUMB or env.get("ACCESSIBLE") == "1"
    raw = terminal and not lines and command is None
    request = Request(
        ("raw",) if raw else (),
        cwd=str(Path.cwd()),
        env={name: value for name, value in env.items() if _is_told(name)},
        terminal=True,
        command=command,
        size=tty.size(1),
        afar=afar,
        key=proven_key(env) if afar else "",
    )
    connection = call(directory, request)
    if connection is None:
        return None
    with connection:
        return Attached(connection, raw).run()


def proven_key(env: Mapping[str, str]) -> str:
    """SHA256 of the key in sshd's SSH_USER_AUTH file (sshd_config(5), ExposeAuthInfo); empty: none."""
    try:
        said = Path(env.get("SSH_USER_AUTH", "")).read_text("ascii").splitlines()
        methods = (line.split() for line in said)
        blob = next(words[2] for words in methods if words[:1] == ["publickey"] and len(words) > 2)
        digest = sha256(b64decode(blob, validate=True)).digest()
    except (OSError, ValueError, StopIteration):
        return ""
    return "SHA256:" + b64encode(digest).decode().rstrip("=")


def _is_told(name: str) -> bool:
    names = ("TERM", "TERM_PROGRAM", "COLORTERM", "NO_COLOR", "ACCESSIBLE", "LANG", "VEILLEE_LANG")
    return name in names or name.startswith("LC_")


class Attached:
    """Until the owner says the exit code, or leaves. The terminal is given back whatever happens."""

    def __init__(self, connection: socket.socket, raw: bool) -> None:
        self._connection, self._raw = connection, raw
        self._frames = Frames()
        self._code: int | None = None
        self._ended = 0
        self._before: list[Any] | None = None
        self._handlers: dict[int, Any] = {}
        self._wake, self._woken = os.pipe()

    def run(self) -> int:
        self._take()
        try:
            self._carry()
        finally:
            self._give_back()
        if self._ended:
            return 128 + self._ended
        return NETWORK if self._code is None else self._code

    def _take(self) -> None:
        os.set_blocking(self._woken, False)
        self._handlers = {number: signal.signal(number, self._signalled) for number in tty.ENDING}
        if self._raw:
            self._handlers[signal.SIGWINCH] = signal.signal(signal.SIGWINCH, self._signalled)
            with suppress(termios.error):  # it hung up meanwhile: its keyboard says so
                self._before = termios.tcgetattr(0)
                termios.tcsetattr(0, termios.TCSANOW, tty.raw(self._before))

    def _give_back(self) -> None:
        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(0, termios.TCSADRAIN, self._before)
            if self._code is None:
                # The owner is gone without giving the screen back.
                self._show(1, b"\x1b[m\x1b[?1006;1002;1000l\x1b[?7h\x1b[?2004;1049l\x1b[?25h")
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._wake)
        os.close(self._woken)

    def _signalled(self, number: int, stack: FrameType | None) -> None:
        if number != signal.SIGWINCH:
            if self._ended and number != signal.SIGHUP:
                # Somebody insists: the terminal takes nothing more, perhaps.
                self._give_back()
                signal.signal(number, signal.SIG_DFL)
                os.kill(os.getpid(), number)
            self._ended = number
        with suppress(BlockingIOError):
            os.write(self._woken, b"!")

    def _carry(self) -> None:
        ready = select.poll()
        hears: dict[int, Callable[[], bool]] = {
            self._connection.fileno(): self._from_owner,
            self._wake: self._from_signals,
            0: self._from_keyboard,
        }
        for source in hears:
            ready.register(source, select.POLLIN)
        while self._code is None:
            for source, _ in ready.poll():
                if hears[source]():
                    continue
                if source != 0:
                    return
                ready.unregister(source)

    def _from_owner(self) -> bool:
        try:
            data = self._connection.recv(CHUNK)
            frames = list(self._frames.feed(data))
        except (OSError, NotAFrame):
            return False
        for kind, content in frames:
            if kind in (DATA, ERROR):
                self._show(1 if kind == DATA else 2, content)
            elif kind == EXIT:
                self._code = CODE.unpack(content)[0]
        return bool(data)

    def _from_signals(self) -> bool:
        os.read(self._wake, CHUNK)
        if self._ended:
            # Two would be one too many: the owner ends the visit, and says so.
            with suppress(OSError):
                self._connection.shutdown(socket.SHUT_WR)
            return False
        self._send(frame(RESIZE, SIZE.pack(*tty.size(1))))
        return True

    def _from_keyboard(self) -> bool:
        try:
            data = os.read(0, CHUNK)
        except OSError:
            data = b""
        self._send(frame(DATA, data) if data else frame(END))
        return bool(data)

    def _send(self, data: bytes) -> None:
        with suppress(OSError):
            self._connection.sendall(data)

    def _show(self, descriptor: int, data: bytes) -> None:
        left = memoryview(data)
        with suppress(OSError):
            while left:
                left = left[os.write(descriptor, left) :]
