"""One visit from afar: what came through a door, and the face that answers it.

A door (SSH, the Unix socket) makes a `Caller` and a `Channel`, then tells the visit what comes in: `receive`,
`ended`, `resized`, `drained`, `lost`. The visit picks the face: a full screen on a terminal, lines without
one, a command when there is one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextvars import Context
from dataclasses import dataclass, field
from typing import Protocol

from tui.i18n import language_named
from tui.meters import Meter, Wire
from tui.painter.capabilities import is_dumb
from tui.session import Session

LONGEST_SILENCE = 12 * 3600.0
"""Seconds without a key after which a visit ends."""
HELD_BEFORE_THE_FACE = 65_536
"""Bytes typed before the face is there that are kept; a door's own window is not larger."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, as far as the door knows, and what they asked for."""

    key: str = ""
    """SHA256 of the key that this connection has proven; empty: none."""
    env: Mapping[str, str] = field(default_factory=dict)
    terminal: bool = False
    size: tuple[int, int] = (80, 24)
    command: str | None = None
    by_lines: bool = False
    at_home: bool = False
    """On the owner's machine, as the user who owns the series."""
    folder: str = ""
    """Where they stand there."""
    wire: Callable[[], Wire] | None = field(default=None, compare=False)
    """What their line of the network has carried, where the door knows."""

    @property
    def wants_lines(self) -> bool:
        return self.by_lines or not self.terminal or is_dumb(self.env) or self.env.get("ACCESSIBLE") == "1"


HEARD = frozenset(
    {"LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "COLORTERM", "NO_COLOR", "TERM_PROGRAM", "ACCESSIBLE"}
)
"""What a caller may say of their terminal; anything else they send is refused."""


def environment(term: str, said: Mapping[str, str], server: Mapping[str, str]) -> Mapping[str, str]:
    """A caller's environment: their own locale decides the language, then the server's setting."""
    env = {name: value for name, value in said.items() if name in HEARD}
    own = next(filter(None, (env.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if "VEILLEE_LANG" in server and language_named(own) is None:
        env["VEILLEE_LANG"] = server["VEILLEE_LANG"]
    return {**env, "TERM": term}


class Channel(Protocol):
    """The way back to one caller. `meter` counts what it writes, and what its visit hears."""

    meter: Meter

    @property
    def stalled(self) -> bool:
        """True while the line does not take more; `Visit.drained` is called when it does again."""

    def write(self, data: bytes) -> None:
        """Never blocks, never raises."""

    def write_error(self, data: bytes) -> None: ...

    def hold(self) -> None:
        """Stop hearing the caller: nothing of what they type is lost, it waits with them."""

    def release(self) -> None: ...

    def exit(self, code: int) -> None:
        """The last word."""


class Face(Protocol):
    """What answers a caller."""

    def receive(self, data: bytes) -> None: ...

    def ended(self) -> None:
        """Nothing more will be typed."""

    def resized(self, columns: int, rows: int) -> None: ...

    def drained(self) -> None: ...

    def lost(self) -> None:
        """Nobody is there any more."""

    def say_goodbye(self, sentence: str) -> None:
        """The server stops: end politely, as soon as possible."""

    async def run(self) -> int:
        """The exit code."""


Welcome = Callable[[Caller], Session]
Build = Callable[[Caller, Channel], Face]


class Visit:
    """From the first byte to the last. `build` makes the face, in a context that is this visit's alone."""

    def __init__(self, caller: Caller, channel: Channel, build: Build) -> None:
        self.caller = caller
        self.over = False
        self.apology = ""
        self.farewell = ""
        """What is said to somebody who has not typed anything for very long."""
        self._heard = asyncio.get_running_loop().time()
        self._silence: asyncio.TimerHandle | None = None
        self.task: asyncio.Task[None] | None = None
        self._channel = channel
        self._build = build
        self._face: Face | None = None
        self._before = b""
        self._ended = False

    def begin(self, done: Callable[[Visit, BaseException | None], None]) -> None:
        """`done` is told once, with the bug that ended it if it was one."""

        def told(task: asyncio.Task[None]) -> None:
            done(self, None if task.cancelled() else task.exception())

        loop = asyncio.get_running_loop()
        self.task = loop.create_task(self._run(), context=Context())
        self.task.add_done_callback(told)
        self._watch_silence(LONGEST_SILENCE)

    async def _run(self) -> None:
        code = 1
        try:
            face = self._face = self._build(self.caller, self._channel)
            if self._before:
                face.receive(self._before)
                self._before = b""
            if self._ended:
                face.ended()
            if not self.over:
                code = await face.run()
        except Exception:
            self._channel.write_error(f"{self.apology}\r\n".encode())
            raise
        finally:
            self.over = True
            self._face = None
            if self._silence:
                self._silence.cancel()
            self._channel.exit(code)

    def receive(self, data: bytes) -> None:
        self._heard = asyncio.get_running_loop().time()
        self._channel.meter.receives(len(data))
        if self._face:
            self._face.receive(data)
        elif not self.over:
            self._before = (self._before + data)[:HELD_BEFORE_THE_FACE]

    def ended(self) -> None:
        self._ended = True
        if self._face:
            self._face.ended()

    def resized(self, columns: int, rows: int) -> None:
        if self._face:
            self._face.resized(columns, rows)

    def drained(self) -> None:
        if self._face:
            self._face.drained()

    def lost(self) -> None:
        face, self.over = self._face, True
        if face:
            face.lost()

    def say_goodbye(self, sentence: str) -> None:
        if self._face:
            self._face.say_goodbye(sentence)

    def _watch_silence(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        self._silence = loop.call_later(seconds, self._consider_silence)

    def _consider_silence(self) -> None:
        """One timer for the whole visit: it is set anew only when it rings too early."""
        left = self._heard + LONGEST_SILENCE - asyncio.get_running_loop().time()
        if left > 0:
            self._watch_silence(left)
        else:
            self.say_goodbye(self.farewell)
