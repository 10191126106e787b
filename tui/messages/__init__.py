"""Texts that people send: the program writes them and sends nothing.

Plain text on lines of 72 columns, in the session's language, the subject first; recipients apart.
"""

from __future__ import annotations

from collections.abc import Callable

from models import lookup
from models.people import Participant
from models.refusals import Unknown
from models.workshop import Workshop
from tui.messages.invitation import invitation
from tui.messages.kinds import KINDS, Kind, NothingToSay, kind_named, why
from tui.messages.seats import confirmation, proposed
from tui.session import Session

__all__ = ["KINDS", "Kind", "NothingToSay", "kind_named", "message", "why"]

_OWN = ("invitation", "confirmation", "place")
"""Texts that people may read for themselves; the others are facilitation's."""


def message(kind: str, session: Session, workshop: int | None = None, person: str | None = None) -> str:
    """The text, for everybody or for one person (an id), of one workshop (its number) where it is about one.

    Raises Unknown (no such kind, workshop or person), NothingToSay, NotAllowed, and what the rules say.
    """
    found = kind_named(kind)
    whom = session.commons.get(Participant, person) if person else None
    if found.key not in _OWN or (person != session.actor.person and found.key != "invitation"):
        session.actor.must_facilitate()
    if not found.about_workshop:
        return _OF_THE_SERIES[found.key](session, whom)
    if workshop is None:
        raise Unknown("atelier", "")
    return _OF_A_WORKSHOP[found.key](session, lookup.workshop(session.commons, workshop), whom)


_OF_THE_SERIES: dict[str, Callable[[Session, Participant | None], str]] = {"invitation": invitation}
_OF_A_WORKSHOP: dict[str, Callable[[Session, Workshop, Participant | None], str]] = {
    "confirmation": confirmation,
    "place": proposed,
}
