"""A visit of nobody, so that the first person does not wait for what is made once for all."""

from __future__ import annotations

import asyncio

from tui.doors.visit import Caller
from tui.meters import Meter


class Nowhere:
    """A channel that leads nowhere; `shown` is done at the first frame."""

    stalled = False

    def __init__(self) -> None:
        self.shown = asyncio.Event()
        self.meter = Meter()
        self.count = 0

    def write(self, data: bytes) -> None:
        self.count += len(data)
        if self.count > 500:
            self.shown.set()

    def write_error(self, data: bytes) -> None: ...

    def hold(self) -> None: ...

    def release(self) -> None: ...

    def exit(self, code: int) -> None:
        self.shown.set()


CALLERS = (
    Caller(env={"TERM": "xterm-256color", "LANG": "fr_FR.UTF-8"}, terminal=True),
    Caller(env={"TERM": "xterm-256color", "COLORTERM": "truecolor"}, terminal=True),
)
