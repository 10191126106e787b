"""To whom each text goes: people of the series, with a contact or not."""

from __future__ import annotations

from collections.abc import Iterable

from models import lookup
from models.people import Participant
from models.registration import Standing
from models.workshop import Workshop
from tui.messages.kinds import kind_named, workshop_of
from tui.messages.polls import decided, open_polls, unanswered
from tui.messages.seats import offered
from tui.session import Session


def recipients(kind: str, session: Session, workshop: int | None = None) -> tuple[Participant, ...]:
    """Those whom the text for everybody suits; nobody for the invitation, which goes to everybody else.

    Who waits has a rank of their own: their confirmation is written for them by name.

    Contacts are facilitation's. Raises NotAllowed, Unknown.
    """
    session.actor.must_facilitate()
    found = kind_named(kind)
    one = workshop_of(session, found, workshop)
    known = (session.commons.find(Participant, id) for id in dict.fromkeys(_ids(found.key, session, one)))
    return tuple(person for person in known if person)


def split(people: Iterable[Participant]) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Those who can be written to, then those without a contact, whom somebody has to tell."""
    people = tuple(people)
    return tuple(one for one in people if one.contact), tuple(one for one in people if not one.contact)


def _ids(key: str, session: Session, one: Workshop | None) -> Iterable[str]:
    match key:
        case "rappel":
            return unanswered(session, open_polls(session, one))
        case "dates":
            return _active(decided(session, one))
        case "relecture" | "publication":
            return _everybody(session)
        case "effacement":
            return [person.id for person in session.commons.all(Participant) if not person.keep_for_next]
        case "invitation":
            return ()
    assert one is not None
    match key:
        case "place":
            return [each.person for each in offered(session, one)]
        case "veille":
            return [each.person for each in one.confirmed]
        case "confirmation":
            return [each.person for each in one.of(Standing.CONFIRMED if one.start else Standing.INTENTION)]
        case _:
            return _active((one,))


def _active(workshops: Iterable[Workshop]) -> list[str]:
    """Those whose registration stands; who came without one was there, and is told nothing of plans."""
    return [
        each.person
        for one in workshops
        for each in one.registrations
        if each.active and each.standing is not Standing.WALKED_IN
    ]


def _everybody(session: Session) -> list[str]:
    """Registered somewhere, or present once: the text is theirs too."""
    return [
        each.person for one in lookup.workshops(session.commons) for each in one.registrations if each.active
    ]
