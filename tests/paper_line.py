"""A line that ends in a pyte screen: what a person would see, without any terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import Context

import pyte

from tui.doors.driver import LineDriver
from tui.fullscreen import TerminalApp


class PaperLine:
    """A door in memory: `sent` keeps each write, `screen` shows them; set `stalled` to hold frames back."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent: list[bytes] = []
        self.stalled = False
        self.driver: LineDriver | None = None

    def write(self, data: bytes) -> None:
        self.sent.append(data)
        self._stream.feed(data)

    def listen(self, driver: LineDriver) -> None:
        self.driver = driver

    def type(self, text: str) -> None:
        """As if a person typed, or a terminal answered, `text`."""
        assert self.driver is not None
        self.driver.receive(text.encode())

    def resize(self, columns: int, rows: int) -> None:
        assert self.driver is not None
        self.screen.resize(rows, columns)
        self.driver.resized(columns, rows)

    def unstall(self) -> None:
        assert self.driver is not None
        self.stalled = False
        self.driver.drained()

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def cursor(self) -> tuple[int, int]:
        return self.screen.cursor.x, self.screen.cursor.y


async def until(condition: Callable[[], bool], seconds: float = 8.0) -> None:
    """Wait for what must come true; fail when it does not."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, "it never came true"
        await asyncio.sleep(0.01)


async def settled(app: TerminalApp, line: PaperLine) -> None:
    """Wait until nothing has been sent for a moment."""
    count = -1
    while count != len(line.sent):
        count = len(line.sent)
        await asyncio.sleep(0.12)


@asynccontextmanager
async def on_paper(app: TerminalApp) -> AsyncIterator[PaperLine]:
    """Run `app` on a line in memory, in a context of its own; a bug in it fails the test that does not see it."""
    line = PaperLine(app.terminal.columns, app.terminal.rows)
    app.line = line
    task = asyncio.create_task(app.run_async(), context=Context())
    try:
        await until(lambda: line.driver is not None or task.done())
        await settled(app, line)
        yield line
    finally:
        if not app.crashed:
            app.exit()
        await asyncio.wait_for(task, 8)
        if app._exception is not None:
            raise app._exception
