"""The terminal of this process: its size, its raw mode, the signals that end a visit.

Nothing but the standard library: a terminal that attaches to an owner opens with it.
"""

from __future__ import annotations

import os
import signal
import termios
from typing import Any

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


def size(descriptor: int) -> tuple[int, int]:
    """Columns and rows."""
    try:
        columns, rows = os.get_terminal_size(descriptor)
    except OSError:
        return 80, 24
    # A serial line that was never told its size says 0 by 0.
    return columns or 80, rows or 24


def raw(attributes: list[Any]) -> list[Any]:
    """As cfmakeraw(3) has it, the terminal's eight bits kept."""
    iflag, oflag, cflag, lflag, ispeed, ospeed, characters = attributes
    iflag &= ~(termios.BRKINT | termios.ICRNL | termios.INLCR | termios.INPCK | termios.ISTRIP | termios.IXON)
    lflag &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    characters = list(characters)
    characters[termios.VMIN], characters[termios.VTIME] = 1, 0
    return [iflag, oflag & ~termios.OPOST, cflag, lflag, ispeed, ospeed, characters]
