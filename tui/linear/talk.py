"""The line-by-line face: the whole visit of one person."""

from __future__ import annotations

from collections.abc import Mapping

from tui.faults import INTERRUPTED
from tui.i18n import N_
from tui.leavings import whose
from tui.linear import home as start
from tui.linear.conversation import Conversation, Wire
from tui.linear.words import Ended, Quit
from tui.session import Session

LOST = N_("Texte en cours : il n’a pas été enregistré.")
KEPT = N_("Texte en cours : pas enregistré ; il vous attend ici douze heures, à la même question.")


async def talk(session: Session, wire: Wire, home: Mapping[str, str] | None = None) -> int:
    """Until « quitter » or the end of input; 0. What was said done is on disk whatever ends the visit.

    `home`: the environment, at the owner's machine only, where files of this machine may be named.
    """
    c = Conversation(session, wire, home)
    stop = c.start()
    c.here = session.house.presences.enter(session.actor, session.now)
    try:
        if session.house.was_interrupted():
            c.say(c.t(INTERRUPTED))
        await start.visit(c)
    except Quit:
        _saved(c)
        c.say(c.t("Au revoir."))
    except Ended:
        if c.unfinished:
            c.say(c.t(KEPT if whose(c.session.actor) else LOST))
        _saved(c)
        c.say(c.t("Fin de la saisie, au revoir."))
    finally:
        c.here.leave()
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
