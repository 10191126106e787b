"""The words of the purge: when people's data go, of whom, and how to be kept."""

from __future__ import annotations

from models import purge
from models.calendar import PARIS
from models.people import Participant
from tui import dates
from tui.session import Session


def planned(session: Session) -> str:
    """When, and how many people; also when nothing is planned."""
    t, on = session.t, purge.erased_on(session.commons)
    if on is None:
        return t("Il n’y a personne à effacer.")
    people = len(purge.to_erase(session.commons))
    return t.n(
        "{n} personne sera effacée le {jour}.",
        "{n} personnes seront effacées le {jour}.",
        people,
        jour=dates.day(on, PARIS, t, year=True),
    )


def announced(session: Session) -> str:
    """What somebody reads once it is announced, unless they asked to be kept; else nothing."""
    me, t = session.person, session.t
    on = purge.erased_on(session.commons)
    if me is None or me.keep_for_next or on is None or purge.purging(session.commons).announced is None:
        return ""
    day = dates.day(on, PARIS, t, now=session.now)
    return t("Le {jour}, ce qui dit qui vous êtes s’effacera. Pour rester : réglages.", jour=day)


def to_tell(session: Session) -> str:
    """What facilitation reads once it is announced: when, how many people, and that they are to be told."""
    if not session.facilitates or purge.purging(session.commons).announced is None:
        return ""
    if purge.erased_on(session.commons) is None:
        return ""
    return f"{planned(session)} {session.t('Prévenez-les : textes à envoyer.')}"


def kept(session: Session) -> tuple[Participant, ...]:
    return tuple(one for one in session.commons.all(Participant) if one.keep_for_next)
