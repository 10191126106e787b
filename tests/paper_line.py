"""A line that ends in a pyte screen: what a person would see, without any terminal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import Context
from unicodedata import normalize

import pyte
from wcwidth import wcwidth

from tui.doors.driver import LineDriver
from tui.fullscreen import TerminalApp
from tui.painter.sgr import looks_for


class PaperLine:
    """A door in memory: `sent` keeps each write, `screen` shows them; set `stalled` to hold frames back."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen, self._stream = a_screen(columns, rows)
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
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        lines = ("".join(row[x].data for x in range(self.screen.columns)) for row in rows)
        return "\n".join(line.rstrip() for line in lines)

    @property
    def cursor(self) -> tuple[int, int]:
        return self.screen.cursor.x, self.screen.cursor.y


class StrictScreen(pyte.Screen):
    """As real terminals do, and pyte does not: half a wide sign that is written over blanks the other.

    `erases_with_colour` False is a terminal without "bce".
    """

    erases_with_colour = True

    def draw(self, data: str) -> None:
        for char in data:
            width = max(0, wcwidth(char))
            if width:
                self._break(min(self.cursor.x, self.columns - width), width)
            super().draw(char)

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        self._break(self.cursor.x, self.columns - self.cursor.x)
        worn = self.cursor.attrs
        if not self.erases_with_colour:
            self.cursor.attrs = self.default_char
        super().erase_in_line(how, private)
        self.cursor.attrs = worn

    def _break(self, x: int, width: int) -> None:
        line = self.buffer[self.cursor.y]
        if x > 0 and line[x].data == "":
            line[x - 1] = line[x - 1]._replace(data=" ")
        if x + width < self.columns and line[x + width].data == "":
            line[x + width] = line[x + width]._replace(data=" ")


def a_screen(columns: int, rows: int, erases_with_colour: bool = True) -> tuple[pyte.Screen, pyte.ByteStream]:
    """A terminal that does not wrap, as ours is told to be."""
    screen = StrictScreen(columns, rows)
    screen.erases_with_colour = erases_with_colour
    stream = pyte.ByteStream(screen)
    stream.feed(b"\x1b[?7l")
    return screen, stream


def seen(screen: pyte.Screen) -> list[list[object]]:
    """All that can be seen: on a blank only its ground, its line and whether it is reversed."""
    return [[_visible(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]


def _visible(char: pyte.screens.Char) -> object:
    if char.data == " " and not (char.reverse or char.underscore or char.strikethrough):
        return " ", char.bg
    return tuple(char)


def meant_by(app: TerminalApp) -> pyte.Screen:
    """What the compositor has, written the plain way on a screen of the same size."""
    columns, rows = app.terminal.columns, app.terminal.rows
    if app.driver is not None:
        columns, rows = app.driver.window
    screen, stream = a_screen(columns, rows)
    looks = looks_for(app.terminal.depth)
    for y, strip in enumerate(app.screen._compositor.render_strips()[:rows]):
        stream.feed(f"\x1b[{y + 1}H".encode())
        for text, style, _ in strip.crop(0, columns):
            words = normalize("NFC", text).replace("\u00a0", " ")
            stream.feed(f"\x1b[{looks.of(style).sgr}m{words}".encode())
    return screen


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
        await asyncio.sleep(0.06)


@asynccontextmanager
async def on_paper(app: TerminalApp) -> AsyncIterator[PaperLine]:
    """Run `app` on a line in memory, in a context of its own; a bug in it fails the test."""
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
