"""Which cells of a row to write again: pure functions on two rows, the shown one and the wanted one."""

from __future__ import annotations

from collections.abc import Iterator

from tui.painter.sgr import PLAIN, Look

WIDEST_BRIDGE = 6
"""Unchanged cells written again at most, rather than jumped over."""
SHORTEST_ERASE = 4
"""Blanks up to the right edge from which erasing is shorter than writing them."""


class Row:
    """One line of cells and how each is drawn; never changed, so what is shown and wanted can share it."""

    __slots__ = ("cells", "looks")

    def __init__(self, cells: list[str], looks: list[Look]) -> None:
        self.cells = cells
        self.looks = looks

    @classmethod
    def blank(cls, width: int) -> Row:
        return cls([" "] * width, [PLAIN] * width)

    def is_like(self, other: Row) -> bool:
        return self is other or (self.cells == other.cells and self.looks == other.looks)

    def cut_at(self, x: int) -> bool:
        """Whether a sign two columns wide stands across the left edge of column `x`."""
        return x < len(self.cells) and self.cells[x] == ""

    def sized(self, width: int) -> Row:
        """The row, `width` cells long."""
        return Row.blank(width).with_cells(0, self.cells, self.looks)

    def with_cells(self, x: int, cells: list[str], looks: list[Look]) -> Row:
        """The row with other cells from column `x`; signs cut in half, there or at its end, become blanks."""
        room = max(0, len(self.cells) - x)
        halved = len(cells) > room > 0 and cells[room] == ""
        fitting = cells[:room]
        if halved:
            fitting[-1] = " "
        if fitting and fitting[0] == "":
            fitting[0] = " "
        end = x + len(fitting)
        before, after = self.cells[:x], self.cells[end:]
        if fitting and self.cut_at(x):
            before[-1] = " "
        if fitting and self.cut_at(end):
            after[0] = " "
        return Row(before + fitting + after, self.looks[:x] + looks[:room] + self.looks[end:])


def changed(shown: Row, wanted: Row) -> tuple[int, int] | None:
    """The columns from the first to after the last that differ; None if none does.

    They never begin in the middle of a wide sign: its two cells are laid, and cut, together.
    """
    pairs = zip(shown.cells, wanted.cells, shown.looks, wanted.looks, strict=True)
    differing = [x for x, (a, b, c, d) in enumerate(pairs) if a != b or c is not d]
    if not differing:
        return None
    return differing[0], differing[-1] + 1


def runs(shown: Row, wanted: Row, first: int, after: int) -> Iterator[tuple[int, int]]:
    """The stretches to write between two columns given by `changed`.

    Where wide or combined signs are in either row the whole stretch is one: a terminal that draws them
    otherwise than we count would keep a half of them.
    """
    if not (_is_even(shown.cells[first:after]) and _is_even(wanted.cells[first:after])):
        yield first, after
        return
    start, end = first, first
    for x in range(first, after):
        if shown.cells[x] == wanted.cells[x] and shown.looks[x] is wanted.looks[x]:
            continue
        if x > end and not _is_worth_bridging(wanted, end, x):
            if end > start:
                yield start, end
            start = x
        end = x + 1
    yield start, end


def _is_even(cells: list[str]) -> bool:
    return len(cells) == len("".join(cells)) and "" not in cells


def _is_worth_bridging(wanted: Row, end: int, start: int) -> bool:
    """Whether writing the unchanged cells from `end` to `start` again costs no more than a jump."""
    gap = start - end
    if gap > WIDEST_BRIDGE or end == 0:
        return False
    jump = 3 if gap == 1 else 4
    return _cost(wanted, end, start) <= jump


def _cost(wanted: Row, end: int, start: int) -> int:
    looks = wanted.looks
    cost, worn = 0, looks[end - 1]
    for x in range(end, start):
        cost += len(wanted.cells[x].encode("utf-8", "replace"))
        if looks[x] is not worn:
            cost, worn = cost + len(looks[x].sgr) + 3, looks[x]
    if worn is not looks[start]:
        cost += len(looks[start].sgr) + 3
    if looks[end - 1] is not looks[start]:
        cost -= len(looks[start].sgr) + 3
    return cost


def blank_from(wanted: Row, coloured_erase: bool) -> int:
    """The column from which `wanted` is blank up to its end, on one background that erasing leaves."""
    ground = wanted.looks[-1].ground
    x = len(wanted.cells)
    if ground is None or (ground and not coloured_erase):
        return x
    while x and wanted.cells[x - 1] == " " and wanted.looks[x - 1].ground == ground:
        x -= 1
    return x
