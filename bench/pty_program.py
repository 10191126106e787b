"""The real program in a pseudo-terminal: keys are typed, its bytes are counted and read as a terminal would.

with Program(VEILLEE + ["--donnees", str(directory)]) as program:
    program.until(lambda: "Manifeste" in program.text)
    sent = program.press("down")
"""

from __future__ import annotations

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyte

ROOT = Path(__file__).resolve().parent.parent
VEILLEE = [sys.executable, "-m", "tui"]
KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "end": "\x1b[F",
    "ctrl+c": "\x03",
    "ctrl+end": "\x1b[1;5F",
}
QUIET = 0.25
"""Seconds without a byte after which the program is taken to have said everything."""
# Joins a control group first if one is named, then takes the terminal as its controlling one.
_START = 'if [ -n "$2" ]; then echo $$ >"$2"; fi; terminal=$1; shift 2; exec "$@" <>"$terminal" >&0 2>&0'


class NeverCame(AssertionError):
    """What was waited for did not happen; says what the screen shows."""


class Program:
    """`arrivals`: every read, with its moment in seconds after the start."""

    def __init__(
        self,
        command: Sequence[str] = VEILLEE,
        environment: Mapping[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
        group: Path | None = None,
    ) -> None:
        self.master, self.slave = os.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes: list[Any] = termios.tcgetattr(self.slave)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.arrivals: list[tuple[float, bytes]] = []
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            ["sh", "-c", _START, "sh", os.ttyname(self.slave), str(group or ""), *command],
            cwd=ROOT,
            env=clean_environment(**(environment or {})),
            start_new_session=True,
        )

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def sent(self) -> bytes:
        return b"".join(data for _, data in self.arrivals)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float) -> bytes:
        """The next bytes that come within `seconds`, b"" if none do."""
        if not select.select([self.master], [], [], max(seconds, 0))[0]:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            return b""
        self.arrivals.append((time.monotonic() - self.started, data))
        self._stream.feed(data)
        return data

    def until(self, condition: Callable[[], bool], seconds: float = 20.0) -> float:
        """When the bytes that made it true came, in seconds after the start. Raises NeverCame."""
        deadline = time.monotonic() + seconds
        while not condition():
            ended = self.process.poll() is not None
            if (not self.read(0.05) and ended) or time.monotonic() > deadline:
                raise NeverCame(f"it never came true; the screen says:\n{self.text}")
        return self.arrivals[-1][0] if self.arrivals else time.monotonic() - self.started

    def settle(self, quiet: float = QUIET, patience: float = 10.0) -> bytes:
        """Everything that comes until nothing has come for `quiet` seconds."""
        got, deadline = b"", time.monotonic() + patience
        while time.monotonic() < deadline and (data := self.read(quiet)):
            got += data
        return got

    def type(self, *keys: str) -> None:
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())

    def press(self, key: str, quiet: float = QUIET) -> bytes:
        """Types one key; all that the program sends in answer."""
        self.type(key)
        return self.settle(quiet)

    def go(self, *keys: str) -> None:
        """Types keys that each show something else, as those that lead to a page. Raises NeverCame."""
        for key in keys:
            before = self.text
            self.type(key)
            self.until(lambda before=before: self.text != before)  # type: ignore[misc]
            self.settle()

    def signal(self, number: int) -> None:
        os.killpg(self.process.pid, number)

    def hang_up(self) -> None:
        """As when the window is closed: the terminal is gone."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def end(self, seconds: float = 20.0) -> int:
        """Waits for the program's own end; its exit code."""
        if self.master < 0:
            return self.process.wait(seconds)
        self.until(lambda: self.process.poll() is not None, seconds)
        self.settle(0.05)
        return self.process.returncode

    @property
    def is_given_back(self) -> bool:
        """Whether the terminal has its modes again, and shows its cursor."""
        return bool(termios.tcgetattr(self.slave) == self.modes) and not self.screen.cursor.hidden

    def close(self) -> None:
        """Ends it politely, then not."""
        if self.process.poll() is None:
            self.process.terminate()
            with suppress(NeverCame):
                self.end(5.0)
            self.process.kill()
        self.process.wait()
        self.hang_up()
        if self.slave >= 0:
            os.close(self.slave)
            self.slave = -1


def clean_environment(**more: str) -> dict[str, str]:
    """A terminal of 256 colours in French, and nothing of who runs this."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", "VEILLEE_LANG": "fr", **more}
