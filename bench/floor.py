"""The least that a full screen can cost, by curses alone: `python -m bench.floor home|grid|editor`.

The same screens and keys as `bench.stock`: from the home, F2 opens the grid and F3 the editor.
"""

from __future__ import annotations

import curses
import locale
import sys

from bench.scene import ARTICLE, PEOPLE, READY, SLOTS

LEFT, TOP, WIDTH = 12, 2, 8
ESCAPE = 27
STEPS = {b"A": (-1, 0), b"B": (1, 0), b"D": (0, -1), b"C": (0, 1)}
"""By the letter that ends an arrow, as a terminal sends it before it is asked for another mode."""
OTHERS = {curses.KEY_F2: "grid", curses.KEY_F3: "editor"}


class Floor:
    """A page of lines, a grid of 8 slots and 15 people, or an editor; curses sends the cells that changed."""

    def __init__(self, screen: curses.window, what: str) -> None:
        self.screen = screen
        self.row = self.column = 0
        self.open(what)

    def open(self, what: str) -> None:
        self.what = what
        self.screen.erase()
        self.screen.addstr(0, 0, READY)
        if what == "grid":
            self.answers = [["O"] * SLOTS for _ in range(PEOPLE)]
            for row in range(PEOPLE):
                for column in range(SLOTS):
                    self.show(row, column, False)
            self.show(self.row, self.column, True)
        elif what == "editor":
            self.screen.addstr(TOP, 0, ARTICLE)
        else:
            for number in range(20):
                self.screen.addstr(TOP + number, 0, f"ligne {number}")
        self.screen.refresh()

    def show(self, row: int, column: int, here: bool) -> None:
        look = curses.A_REVERSE if here else curses.A_NORMAL
        self.screen.addstr(TOP + row, LEFT + WIDTH * column, f" {self.answers[row][column]} ", look)

    def arrow(self) -> None:
        """After ESC: curses knows the arrows of the other mode only."""
        while not (last := bytes([self.screen.getch()])).isalpha():
            pass
        if self.what == "grid":
            down, right = STEPS.get(last, (0, 0))
            self.show(self.row, self.column, False)
            self.row, self.column = (self.row + down) % PEOPLE, (self.column + right) % SLOTS
            self.show(self.row, self.column, True)
        self.screen.refresh()

    def key(self, key: int) -> None:
        if key in OTHERS:
            self.open(OTHERS[key])
        elif key == ESCAPE:
            self.arrow()
        elif self.what == "grid" and key == ord("x"):
            old = self.answers[self.row][self.column]
            self.answers[self.row][self.column] = "N" if old == "O" else "O"
            self.show(self.row, self.column, True)
        elif self.what == "editor" and 32 <= key < 256:
            self.screen.addch(key)
        self.screen.refresh()


def _run(screen: curses.window) -> None:
    curses.use_default_colors()
    floor = Floor(screen, sys.argv[1] if len(sys.argv) > 1 else "home")
    while True:
        floor.key(screen.getch())


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    curses.wrapper(_run)
