"""The shortest way for a cursor from one cell to another, among what every terminal understands."""

from __future__ import annotations


def move(x: int | None, y: int | None, to_x: int, to_y: int) -> str:
    """From column `x`, row `y` (counted from 0; None where the terminal alone knows) to `to_x`, `to_y`.

    A line feed is only used upwards of the last row, where it cannot scroll: `to_y` is a row of the screen.
    """
    if y == to_y:
        return _along(x, to_x)
    address = _address(to_x, to_y)
    if y is not None and to_x == 0 and y < to_y and to_y - y + 1 <= len(address):
        return "\r" + "\n" * (to_y - y)
    return address


def _along(x: int | None, to_x: int) -> str:
    if x == to_x:
        return ""
    if to_x == 0:
        return "\r"
    column = f"\x1b[{to_x + 1}G"
    if x is None or x > to_x:
        return column
    forward = "\x1b[C" if to_x - x == 1 else f"\x1b[{to_x - x}C"
    return min(forward, column, key=len)


def _address(to_x: int, to_y: int) -> str:
    if to_x == 0:
        return f"\x1b[{to_y + 1}H" if to_y else "\x1b[H"
    return f"\x1b[{to_y + 1};{to_x + 1}H" if to_y else f"\x1b[;{to_x + 1}H"
