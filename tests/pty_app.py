"""A small app of ours, run in a terminal of its own by tests/test_door_terminal.py."""

import asyncio
import os
import sys
from pathlib import Path
from typing import ClassVar

from textual.content import Content
from textual.widgets import Input, Static

from tui.doors.terminal import local_terminal, run_in_terminal
from tui.fullscreen import TerminalApp, theme_for


class Evening(TerminalApp):
    CSS = "Screen { overflow: hidden; } Static { height: 1; } Input { margin: 1 0; }"
    BINDINGS: ClassVar = [
        ("ctrl+q", "quit", ""),
        ("ctrl+t", "fail", ""),
        ("ctrl+g", "flood", ""),
        ("ctrl+b", "block", ""),
    ]

    def compose(self):
        yield Static(Content("Une veillée à 界 et 🌱"), markup=False)
        yield Input(compact=True)
        for number in range(30):
            yield Static(f"ligne {number}", id=f"line{number}", markup=False)
        yield Static(f"{'fin':>70}", markup=False)

    def action_fail(self):
        raise RuntimeError("un mot de passe")

    async def action_flood(self):
        for number in range(150):
            for row in range(18):
                self.query_one(f"#line{row}", Static).update(f"{number} {row} " * 9)
            await asyncio.sleep(0.01)
        self.query_one("#line0", Static).update("tout est passé")

    def action_block(self):
        while True:
            pass


if __name__ == "__main__":
    terminal = local_terminal()
    app = Evening(terminal, log=Path(os.environ["APP_LOG"]) if "APP_LOG" in os.environ else None)
    app.theme = theme_for(terminal, "textual-light", dark=False)
    sys.exit(asyncio.run(run_in_terminal(app)))
