"""The line-by-line face: the whole visit of one person."""

from __future__ import annotations

from tui.linear import home
from tui.linear.conversation import Conversation, Wire
from tui.linear.words import Ended, Quit
from tui.session import Session


async def talk(session: Session, wire: Wire) -> int:
    """Until « quitter » or the end of input; 0. What was said done is on disk whatever ends the visit."""
    c = Conversation(session, wire)
    stop = c.start()
    try:
        await home.visit(c)
    except Quit:
        _saved(c)
        c.say(c.t("Au revoir."))
    except Ended:
        if c.unfinished:
            c.say(c.t("Texte en cours : il n’a pas été enregistré."))
        _saved(c)
        c.say(c.t("Fin de la saisie, au revoir."))
    finally:
        stop()
    return 0


def _saved(c: Conversation) -> None:
    if c.done_acts:
        c.say(
            c.t.n(
                "Enregistré : {n} acte, tout ce qui a été dit « Fait ».",
                "Enregistré : {n} actes, tout ce qui a été dit « Fait ».",
                c.done_acts,
            )
        )
