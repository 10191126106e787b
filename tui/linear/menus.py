"""Menus: key words, and the journey each begins. A refusal is said, and the menu comes back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from data.faults import NotYetErased, StoreFault
from models.refusals import Refusal
from tui import faults
from tui.linear.acts import named
from tui.linear.conversation import Conversation
from tui.linear.questions import UndoAsked, choose
from tui.linear.words import Back

Journey = Callable[[Conversation], Awaitable[None]]
Entry = tuple[str, Journey]


async def menu(c: Conversation, title: Callable[[], str], entries: Callable[[], Sequence[Entry]]) -> None:
    """Until « retour ». Title and entries are made anew each time: they say what is true now.

    After a journey that showed no other list, an unchanged menu is not read out again.
    """
    said: tuple[int, list[str]] = (0, [])
    while True:
        options = entries()
        if not options:
            return
        words = [one for one, _ in options]
        try:
            journey = await choose(
                c, title(), options, undo=c.session.facilitates, known=said == (c.lists, words)
            )
        except UndoAsked:
            journey = undo
        except Back:
            return
        said = (c.lists, words)
        await run(c, journey)


async def run(c: Conversation, journey: Journey) -> None:
    """One journey to its end, or until it is left or refused."""
    try:
        await journey(c)
    except Back:
        return
    except Refusal as no:
        c.refuse(no)
    except NotYetErased as done:
        c.say(faults.sentence(done, c.t))
    except StoreFault as fault:
        c.error(faults.sentence(fault, c.t))


async def undo(c: Conversation) -> None:
    name = await c.undo()
    c.done(c.t("défait, {acte}", acte=named(name, c.t)))
