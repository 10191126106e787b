"""What tests of screens share: a page on a terminal of some size, its text, and keys pressed one by one.

async with on_screen(a_series()) as pilot:
    await type_in(pilot, "enter", "Zoé", "enter")
    assert "Zoé" in text_of(pilot)
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from tui.app import VeilleeApp
from tui.painter.capabilities import Terminal
from tui.session import Session

WIDE, NARROW, TINY = (80, 24), (40, 20), (20, 5)


@asynccontextmanager
async def on_screen(
    session: Session, size: tuple[int, int] = WIDE, terminal: Terminal | None = None
) -> AsyncIterator[Pilot[Any]]:
    app = VeilleeApp(session, terminal)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def rows_of(pilot: Pilot[Any]) -> list[str]:
    """The rows on the screen, from top to bottom, trailing blanks left out; a dialog's ground included."""
    width, height = pilot.app.size
    screen = pilot.app.screen
    cells = [[" "] * width for _ in range(height)]
    layers = [one for one in pilot.app.screen_stack if one is screen or one in pilot.app._background_screens]
    for layer in layers:
        for y, strip in enumerate(layer._compositor.render_strips()):
            if any(segment.text.strip() for segment in strip) or layer is not screen or len(layers) == 1:
                cells[y] = list(strip.text.ljust(width))
    return ["".join(row).rstrip() for row in cells]


def text_of(pilot: Pilot[Any]) -> str:
    """All that can be read now, as one text where no-break spaces are spaces."""
    return "\n".join(rows_of(pilot)).replace("\u00a0", " ").replace("\u202f", " ")


def flat_text_of(pilot: Pilot[Any]) -> str:
    """The same without its line ends: for sentences that may be wrapped."""
    return " ".join(text_of(pilot).split())


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def type_in(pilot: Pilot[Any], *words: str) -> None:
    """Each word typed letter by letter; `enter`, `escape`, `down`… are keys."""
    for word in words:
        await pilot.press(*([word] if word in _KEYS else [_key(letter) for letter in word]))
        await pilot.pause()


_KEYS = {"enter", "escape", "down", "up", "left", "right", "space", "tab", "home", "end", "backspace"}


def _key(letter: str) -> str:
    return "space" if letter == " " else letter


def current(pilot: Pilot[Any]) -> str:
    """The name of the page on top."""
    return type(pilot.app.screen).__name__
