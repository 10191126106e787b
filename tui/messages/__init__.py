"""Texts that people send: the program writes them and sends nothing.

Plain text on lines of 72 columns, in the session's language, the subject first; recipients apart.
"""

from __future__ import annotations

from models.people import Participant
from models.workshop import Workshop
from tui.messages import manifesto, plans, polls, seats
from tui.messages.erasure import erasure
from tui.messages.invitation import invitation
from tui.messages.kinds import KINDS, Kind, NothingToSay, kind_named, why, workshop_of
from tui.messages.recipients import recipients, split
from tui.session import Session

__all__ = ["KINDS", "Kind", "NothingToSay", "kind_named", "message", "recipients", "split", "why"]

_OWN = ("confirmation", "place")
"""Texts that people may read about themselves; the invitation is everybody's, the others facilitation's."""


def message(kind: str, session: Session, workshop: int | None = None, person: str | None = None) -> str:
    """The text, for everybody or for one person (an id), of one workshop (its number) where it is about one.

    Raises Unknown (no such kind, workshop or person), NothingToSay, NotAllowed, and what the rules say.
    """
    found = kind_named(kind)
    own = found.key in _OWN and person is not None and person == session.actor.person
    if found.key != "invitation" and not own:
        session.actor.must_facilitate()
    whom = session.commons.get(Participant, person) if person else None
    return _written(found, session, workshop_of(session, found, workshop), whom)


def _written(kind: Kind, session: Session, one: Workshop | None, person: Participant | None) -> str:
    if one and kind.about_workshop:
        return _OF_A_WORKSHOP[kind.key](session, one, person)
    if kind.key in _OF_DATES:
        return _OF_DATES[kind.key](session, one, person)
    return _OF_THE_SERIES[kind.key](session, person)


_OF_THE_SERIES = {
    "invitation": invitation,
    "relecture": manifesto.to_reread,
    "publication": manifesto.published,
    "effacement": erasure,
}
_OF_DATES = {"rappel": polls.reminder, "dates": polls.chosen}
_OF_A_WORKSHOP = {
    "confirmation": seats.confirmation,
    "place": seats.proposed,
    "veille": plans.eve,
    "report": plans.moved,
    "annulation": plans.called_off,
}
