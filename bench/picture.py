"""Pictures of the real program: it runs in a pseudo-terminal, keys are typed, the screen is drawn as PNG.

    python -m bench.picture home.png --keys "down enter" -- .venv/bin/veillee --donnees /tmp/serie

Keys are words (`down`, `enter`, `esc`, `tab`, `ctrl+l`), single signs, or `=text` typed as it is. `,` waits.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pyte
from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts/truetype/dejavu")
KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "back": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
}
PAPER, INK = "#ffffff", "#202020"
NAMED = {
    "black": "#000000",
    "red": "#aa0000",
    "green": "#00aa00",
    "brown": "#aa5500",
    "blue": "#0000aa",
    "magenta": "#aa00aa",
    "cyan": "#00aaaa",
    "white": "#aaaaaa",
    "brightblack": "#555555",
    "brightred": "#ff5555",
    "brightgreen": "#55ff55",
    "brightbrown": "#ffff55",
    "brightblue": "#5555ff",
    "brightmagenta": "#ff55ff",
    "brightcyan": "#55ffff",
    "brightwhite": "#ffffff",
}
QUIET = 0.35
"""Seconds without a byte after which the program is taken to have painted everything."""
OPENING = 2.0
"""The same while it opens: it says a first line long before the rest."""


def screen_of(command: Sequence[str], keys: Sequence[str], columns: int, rows: int, term: str) -> pyte.Screen:
    """The screen as a terminal would show it once the keys have been typed."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM=term, LANG="C.UTF-8", LC_ALL="C.UTF-8")
        os.execvp(command[0], list(command))
    try:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        _read(terminal, stream, 8.0, OPENING)
        for key in keys:
            if key != ",":
                os.write(terminal, _bytes(key))
            _read(terminal, stream, 2.0)
    finally:
        os.kill(pid, 15)
        _read(terminal, pyte.ByteStream(pyte.Screen(columns, rows)), 2.0)
        os.close(terminal)
        os.waitpid(pid, 0)
    return screen


def _bytes(key: str) -> bytes:
    if key.startswith("=") and len(key) > 1:
        return key[1:].encode()
    if key.startswith("ctrl+"):
        return bytes([ord(key[-1].upper()) - 64])
    return KEYS.get(key, key).encode()


def _read(terminal: int, stream: pyte.ByteStream, patience: float, quiet: float = QUIET) -> None:
    """Reads until nothing has come for `quiet` seconds; `patience` is how long the first byte may take."""
    deadline = time.monotonic() + patience
    while select.select([terminal], [], [], max(deadline - time.monotonic(), 0))[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            return
        if not data:
            return
        stream.feed(data)
        deadline = time.monotonic() + quiet


def drawn(screen: pyte.Screen, size: int = 16, cursor: bool = True) -> Image.Image:
    """The screen as a picture, the terminal's own cursor shown as a bar."""
    plain, bold = (ImageFont.truetype(str(FONTS / name), size) for name in _FACES)
    across, down = round(plain.getlength("M")), round(size * 1.25)
    margin = size
    picture = Image.new(
        "RGB", (screen.columns * across + 2 * margin, screen.lines * down + 2 * margin), PAPER
    )
    pen = ImageDraw.Draw(picture)
    ground = _colour(screen.buffer[0][0].bg, PAPER)
    pen.rectangle((0, 0, *picture.size), fill=ground)
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            ink, paper = _colour(cell.fg, INK), _colour(cell.bg, PAPER)
            if cell.reverse:
                ink, paper = paper, ink
            left, top = margin + x * across, margin + y * down
            pen.rectangle((left, top, left + across, top + down), fill=paper)
            if cell.data.strip():
                pen.text((left, top), cell.data, fill=ink, font=bold if cell.bold else plain)
            for wanted, at in ((cell.underscore, down - 2), (cell.strikethrough, down // 2)):
                if wanted:
                    pen.line((left, top + at, left + across, top + at), fill=ink)
    if cursor and not screen.cursor.hidden:
        left, top = margin + screen.cursor.x * across, margin + screen.cursor.y * down
        pen.rectangle((left, top, left + 2, top + down - 1), fill="#d04000")
    return picture


_FACES = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf")


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    return NAMED.get(name, f"#{name}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--keys", default="")
    parser.add_argument("--size", default="80x24")
    parser.add_argument("--term", default="xterm-256color")
    parser.add_argument("--text", action="store_true", help="print the screen as text too")
    parser.add_argument("command", nargs="+")
    given = parser.parse_args(arguments)
    columns, _, rows = given.size.partition("x")
    screen = screen_of(given.command, given.keys.split(), int(columns), int(rows), given.term)
    drawn(screen).save(given.picture)
    if given.text:
        print("\n".join(line.rstrip() for line in screen.display))
    return 0


if __name__ == "__main__":
    sys.exit(main())
