"""A scripted conversation: lines in, text out."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from tui.linear.talk import talk
from tui.session import Session

Step = str | Callable[[], Any]


class Script:
    """A wire that answers with these lines, then ends. A callable among them happens before the next line."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.steps = list(steps)
        self.said = ""

    hides = False

    async def read_line(self, hidden: bool = False) -> str | None:
        while self.steps:
            step = self.steps.pop(0)
            if isinstance(step, str):
                return step
            result = step()
            if asyncio.iscoroutine(result):
                await result
        return None

    def write(self, text: str) -> None:
        self.said += text


def told(session: Session, *steps: Step) -> str:
    """What is said to somebody who types these lines, its no-break spaces made ordinary."""
    wire = Script(steps)
    assert asyncio.run(talk(session, wire)) == 0
    return wire.said.replace("\u00a0", " ")


def lines_of(typed: str) -> list[str]:
    """« 2 | 1 | o » as lines; an empty part is Enter alone."""
    return [part.strip() for part in typed.split("|")]
