"""The base of our full screen: a Textual app that a door serves, and that leaves nothing behind.

    app = MyApp(terminal_from(os.environ, columns, rows), log=path)
    code = await run_in_terminal(app)          # tui.doors.terminal; other doors set app.line themselves

In tests, `app.run_test()` works as with any Textual app (nothing is painted then).

The terminal's own cursor is shown where the focus is: at `cursor_screen_offset` (an `Offset` on the screen)
if the focused widget has it, as Textual's Input and TextArea do, else at the beginning of its content.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, ScreenStackError
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Input

from tui.doors.driver import Line, LineDriver
from tui.painter.capabilities import Depth, Terminal
from tui.textual_mended import mend
from tui.textual_private import CompositorUpdate, lines_of, rows_at_once

mend()

# The terminal shows its own cursor: one drawn beside it would say the same again, in bytes at every key.
_NO_DRAWN_CURSOR = """
Input > .input--cursor, TextArea .text-area--cursor {
    background: transparent; color: $foreground; text-style: none;
}
"""


class TerminalApp(App[None]):
    """A full screen on `terminal`.

    `log` is the file that receives the trace of a bug, without any value; `apology` the sentence for the
    person whose session it ended, which the door prints once the terminal is restored.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "repaint", show=False, priority=True)]

    def __init__(
        self, terminal: Terminal | None = None, *, log: Path | None = None, apology: str | None = None
    ) -> None:
        super().__init__(driver_class=LineDriver)
        self.terminal = terminal or Terminal()
        self.line: Line | None = None
        """Set by the door before the app runs."""
        self.crashed = False
        """Whether a bug ended the app; the door then prints `apology`."""
        self.apology = apology or (
            "Veillée s’est arrêtée sur une erreur du programme. Ce qui était « enregistré » l’est toujours."
        )
        self._crash_log = log
        self._seal()

    def _seal(self) -> None:
        """Take back what Textual reads from, or writes to, the process it runs in."""
        self._capture_stdout = sys.stdout  # type: ignore[assignment]
        self._capture_stderr = sys.stderr  # type: ignore[assignment]
        self.features = frozenset()
        self.devtools = None
        self.animation_level = "none"
        # Two widgets of each screen, which nothing of ours uses.
        self._disable_tooltips = self._disable_notifications = True
        self.no_color = self.terminal.depth is Depth.NONE
        del self._filters[1:]
        self.stylesheet.add_source(_NO_DRAWN_CURSOR, read_from=(__file__, "cursors"))

    @property
    def driver(self) -> LineDriver | None:
        """Our driver while a door serves the app; None in Pilot tests."""
        return self._driver if isinstance(self._driver, LineDriver) else None

    # --- painting

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """None behind a screen that hides what is beneath it: Textual would write and paint that one too."""
        hides = self._screen_stack and not self._screen_stack[-1].styles.background.is_transparent
        return [] if hides else super()._background_screens

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        driver = self.driver
        if driver is None:
            super()._display(screen, renderable)
            return
        try:
            if renderable is None or self._batch_count or not self._running or self._closed:
                return
            try:
                pieces = lines_of(renderable) if isinstance(renderable, CompositorUpdate) else ()
                driver.show(pieces, self.cursor_offset())
            except Exception as error:
                self._handle_exception(error)
        finally:
            self.post_display_hook()

    def paint_rows(self) -> None:
        """Paints the rows that changed, if nothing else did, without a full turn of Textual's messages."""
        driver = self.driver
        if driver is None or self._batch_count or not self._running or self._closed or not self._screen_stack:
            return
        if pieces := rows_at_once(self.screen):
            driver.show(pieces, self.cursor_offset())

    def cursor_offset(self) -> Offset | None:
        """Where the terminal's own cursor belongs; None hides it (there is no screen)."""
        try:
            focused = self.focused
        except ScreenStackError:
            return None
        if focused is None:
            return self.cursor_position
        own = getattr(focused, "cursor_screen_offset", None)
        if not isinstance(own, Offset):
            return focused.content_region.offset
        # At the end of its text, Input gives the cell after the one where the next letter goes.
        at_end = isinstance(focused, Input) and focused.cursor_position == len(focused.value)
        return own - (1, 0) if at_end else own

    def action_repaint(self) -> None:
        """Paint the whole screen again."""
        if self.driver is not None:
            self.driver.repaint()

    # --- a bug ends this session only, and says nothing of what was in it

    def _handle_exception(self, error: Exception) -> None:
        self.crashed = True
        with suppress(OSError):
            self._record(error)
        super()._handle_exception(error)

    def _record(self, error: BaseException) -> None:
        if self._crash_log is None:
            return
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        with os.fdopen(os.open(self._crash_log, flags, 0o600), "a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{trace_of(error)}\n")

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    # --- nothing leaves by another way than the painter

    def _set_pointer_shape(self, shape: str) -> None: ...

    def copy_to_clipboard(self, text: str) -> None:
        """For pasting within this session; the terminal's clipboard is not touched (OSC 52)."""
        self._clipboard = text

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing: the browser would open where the program runs."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing: it would write a file where the program runs."""

    def action_suspend_process(self) -> None:
        """Nothing: other sessions may live in this process."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Nothing: other sessions may live in this process."""
        yield


def theme_for(terminal: Terminal, wanted: str, *, dark: bool) -> str:
    """The theme to set before an app runs: with 16 colours or fewer, one that keeps the terminal's own."""
    if terminal.depth > Depth.SIXTEEN:
        return wanted
    return "ansi-dark" if dark else "ansi-light"


def trace_of(error: BaseException) -> str:
    """Where an error and its causes came from: types, files and lines, never a message or a value."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        frames = traceback.extract_tb(link.__traceback__)
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines.extend(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
        link = link.__cause__ or link.__context__
    return "\n".join(lines)
