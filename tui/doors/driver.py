"""Textual's driver for every door (local terminal, Unix socket, SSH): no thread, no polling, no signal.

A door gives the app a `Line` before it runs (``app.line = line``). When the app is ready, the driver calls
``line.listen(driver)``; from then on the door calls `receive`, `resized`, `drained` and `hung_up`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextvars import Context
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual import events
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from tui.doors.keys import Keyboard
from tui.painter.capabilities import Terminal, clamp
from tui.painter.frame import Painter
from tui.textual_private import Piece, active_app

if TYPE_CHECKING:
    from textual.app import App

RESIZE_DELAY = 0.1
"""Seconds a window must keep its size before the app is laid out again."""
_MOST_WAITING = 64
"""Events an app may have before it, above which the door had better stop reading."""


class Line(Protocol):
    """The way to one person's terminal."""

    @property
    def stalled(self) -> bool:
        """True while bytes given earlier still wait: frames are then left out, not queued."""

    def write(self, data: bytes) -> None:
        """Send `data`, at once or as soon as the terminal takes it; never blocks, never raises."""

    def listen(self, driver: LineDriver) -> None:
        """The app is ready: from now on tell `driver` what comes in."""


class OnLine(Protocol):
    """What the driver asks of an app (`tui.fullscreen.TerminalApp`)."""

    terminal: Terminal
    line: Line | None


def entering(terminal: Terminal) -> bytes:
    """What is sent first: another screen where there is one, no automatic wrap, pastes told apart."""
    modes = "?1049;2004h" if terminal.alternate_screen else "?2004h"
    mouse = "\x1b[?1000;1002;1006h" if terminal.mouse else ""
    query = "\x1b[?2026$p" if terminal.queries else ""
    return f"\x1b[{modes}\x1b[?7l{mouse}{query}".encode("ascii")


def leaving(terminal: Terminal) -> bytes:
    """What is sent last, in reverse order; the cursor is always given back."""
    mouse = "\x1b[?1006;1002;1000l" if terminal.mouse else ""
    screen = "\x1b[?2004;1049l" if terminal.alternate_screen else "\x1b[H\x1b[2J\x1b[?2004l"
    return f"\x1b[m{mouse}\x1b[?7h{screen}\x1b[?25h".encode("ascii")


class LineDriver(Driver):
    """Between one Textual app and one line."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        host = cast("OnLine", app)
        if host.line is None:
            raise RuntimeError("a door must set app.line before the app runs")
        self.terminal = host.terminal
        # Textual's debug mode would log every key, passwords included, to a file.
        super().__init__(app, debug=False, mouse=mouse, size=clamp(*self.window))
        self.painter = Painter(self.terminal)
        self._line = host.line
        self._keyboard = Keyboard(self.terminal.charset)
        self._expiry: asyncio.TimerHandle | None = None
        self._resize: asyncio.TimerHandle | None = None
        self._open = False
        # A context of its own: what the app prevents or runs meanwhile must not reach what is typed.
        self._context = Context()
        self._context.run(active_app.set, app)

    # --- what the door says

    def receive(self, data: bytes) -> None:
        """Bytes came from the terminal."""
        self._context.run(self._tell, self._keyboard.feed(data))
        self._expiry = self._later(self._expiry, self._keyboard.patience, self._expire)

    def resized(self, columns: int, rows: int) -> None:
        """The window has another size, or lost what it showed."""
        self.terminal = self.terminal.sized(columns, rows)
        self._resize = self._later(self._resize, RESIZE_DELAY, self._lay_out)

    def drained(self) -> None:
        """The line takes bytes again: what was left out meanwhile is made up for in one frame."""
        self.flush()

    def hung_up(self) -> None:
        """Nobody is there any more."""
        self._context.run(self._app.exit)

    @property
    def is_behind(self) -> bool:
        """More was typed than the app has dealt with: the door reads on when it has."""
        focused = self._app.focused if self._app._screen_stack else None
        return any(pump._message_queue.qsize() > _MOST_WAITING for pump in (self._app, focused) if pump)

    @property
    def is_pasting(self) -> bool:
        """Whether what comes next belongs to one paste."""
        return self._keyboard.pasting

    @property
    def window(self) -> tuple[int, int]:
        """The terminal's own size, columns and rows; the app's is clamped."""
        return self.terminal.columns, self.terminal.rows

    # --- what the app says

    def show(self, pieces: Iterable[Piece], cursor: tuple[int, int] | None) -> None:
        """Draw, and send the difference if the line takes it."""
        for x, y, segments in pieces:
            self.painter.draw(x, y, segments)
        if cursor is None:
            self.painter.hide_cursor()
        else:
            self.painter.place_cursor(*cursor)
        self.flush()

    def repaint(self) -> None:
        """Paint everything again, as when another program has written over the screen."""
        self.painter.forget()
        self.flush()

    def flush(self) -> None:
        """Send what changed since the last frame, unless the line is stalled."""
        if self._open and not self._line.stalled and (frame := self.painter.take()):
            self._line.write(frame)

    def write(self, data: str) -> None:
        """Only the bell: whatever else Textual would write here is not ours to send."""
        if data == "\a" and self._open and not self._line.stalled:
            self._line.write(b"\a")

    def send_message(self, message: Message) -> None:
        self._app.post_message(message)

    def start_application_mode(self) -> None:
        self._open = True
        self._line.write(entering(self.terminal))
        self._post_size()
        self._line.listen(self)

    def disable_input(self) -> None:
        for timer in (self._expiry, self._resize):
            if timer is not None:
                timer.cancel()

    def stop_application_mode(self) -> None:
        """Give the terminal back; once only."""
        if self._open:
            self._open = False
            self._line.write(leaving(self.terminal))

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Nothing: the browser would open where the program runs, not where the person is."""

    def deliver_binary(self, binary: Any, **how: Any) -> None:
        """Nothing: files are written by acts that say where."""

    # --- inside

    def _later(
        self, timer: asyncio.TimerHandle | None, delay: float | None, call: Callable[[], None]
    ) -> asyncio.TimerHandle | None:
        if timer is not None:
            timer.cancel()
        return None if delay is None else self._loop.call_later(delay, call, context=self._context)

    def _expire(self) -> None:
        self._expiry = None
        self._tell(self._keyboard.expire())

    def _tell(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if isinstance(message, TerminalSupportsSynchronizedOutput):
                self.painter.synchronized = self.terminal.queries
            elif not isinstance(message, events.MouseEvent) or self._points_inside(message):
                self.process_message(message)

    def _points_inside(self, event: events.MouseEvent) -> bool:
        columns, rows = self._size or (0, 0)
        return self.terminal.mouse and 0 <= event.screen_x < columns and 0 <= event.screen_y < rows

    def _lay_out(self) -> None:
        self._resize = None
        self._size = clamp(*self.window)
        width, height = self._size
        self.painter.resize(min(self.window[0], width), min(self.window[1], height))
        self._post_size()
        self.flush()

    def _post_size(self) -> None:
        size = Size(*(self._size or (80, 24)))
        self.send_message(events.Resize(size, size))
