"""Textual as it is shipped, the baseline of the full screen: `python -m bench.stock home|grid|editor`.

From the home, F2 opens the grid and F3 the editor.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static, TextArea

from bench.scene import ARTICLE, PEOPLE, READY, SLOTS


class Stock(App[None]):
    """A page of lines, a grid of 8 slots and 15 people, or an editor."""

    BINDINGS = [("x", "turn", ""), ("f2", "to('grid')", ""), ("f3", "to('editor')", "")]  # noqa: RUF012

    def __init__(self, what: str) -> None:
        super().__init__()
        self.what = what

    def compose(self) -> ComposeResult:
        yield Static(READY)
        if self.what == "grid":
            table: DataTable[str] = DataTable()
            table.add_columns(*(f"lun. {day}" for day in range(SLOTS)))
            for _ in range(PEOPLE):
                table.add_row(*("O" for _ in range(SLOTS)))
            yield table
        elif self.what == "editor":
            yield TextArea(ARTICLE)
        else:
            yield from (Static(f"ligne {number}") for number in range(20))

    def on_mount(self) -> None:
        if self.what != "home":
            self.query("DataTable, TextArea").first().focus()

    async def action_to(self, what: str) -> None:
        self.what = what
        await self.recompose()
        self.on_mount()

    def action_turn(self) -> None:
        table = self.query_one(DataTable)
        old = table.get_cell_at(table.cursor_coordinate)
        table.update_cell_at(Coordinate(*table.cursor_coordinate), "N" if old == "O" else "O")


if __name__ == "__main__":
    Stock(sys.argv[1] if len(sys.argv) > 1 else "home").run()
