"""What it costs, section by section, and the declaration of ecodesign."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tui import ecodesign, sobriety
from tui.linear.conversation import Conversation
from tui.linear.ecodesign import declaration
from tui.linear.menus import Entry, menu
from tui.linear.questions import read_list
from tui.sobriety_words import Section, in_one_line, sections


async def cost(c: Conversation) -> None:
    c.say(in_one_line(sobriety.cost(c.session), c.t))
    await menu(c, lambda: c.t("Ce que cela coûte"), partial(_entries, c))


def _entries(c: Conversation) -> Sequence[Entry]:
    """Measured when a section is opened, not when the menu is read."""
    entries: list[Entry] = [
        (title, partial(_read, number=number)) for number, (title, _) in enumerate(_sections(c))
    ]
    return [*entries, (c.t(ecodesign.TITLE), declaration)]


async def _read(c: Conversation, number: int) -> None:
    title, sentences = _sections(c)[number]
    await read_list(c, title, sentences)


def _sections(c: Conversation) -> tuple[Section, ...]:
    return sections(sobriety.cost(c.session), c.t)
