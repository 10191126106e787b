"""For whom something is done, when several people share one keyboard."""

from __future__ import annotations

from models import lookup
from models.people import Participant
from models.ports import Reading
from tui.screens.base import Page
from tui.session import Session
from tui.widgets.dialogs import AskOne


def everybody(reading: Reading) -> tuple[Participant, ...]:
    """People that one may act for: not the groups that answered a poll as one."""
    return tuple(one for one in reading.all(Participant) if not one.group)


def signing(session: Session) -> tuple[Participant, ...]:
    """In whose name one may act here: one's own; whoever facilitates, for oneself first, then for anybody."""
    me = session.person
    mine = (me,) if me else ()
    if not session.facilitates:
        return mine
    return (*mine, *(one for one in everybody(session.commons) if one != me))


async def whose(page: Page, question: str) -> str | None:
    """The person of this terminal, or whom facilitation names; None: nobody. Needs a worker."""
    me = page.session.person
    if not page.session.facilitates:
        return me.id if me else None
    people = [(one.id, one.name) for one in signing(page.session)]
    if not people:
        page.say(page.t("Personne n’est inscrit pour le moment : commencez par une inscription."), wrong=True)
        return None
    return await page.ask(AskOne(question, people))


def name_of(reading: Reading, person: str | None) -> str:
    return ", ".join(lookup.names(reading, [person])) if person else ""
