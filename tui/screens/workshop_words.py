"""What the page of a workshop says: its facts, its people, where I stand. Pure functions of values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models import lookup, seating
from models.people import Participant, Role
from models.registration import Presence, Registration, Standing
from models.workshop import Status, Workshop
from tui import dates, wording
from tui.i18n import N_
from tui.session import Session
from tui.widgets.lines import Part, accent, good, quiet, spans, strong

NOTES = {
    "retrait": N_("retrait"),
    "deplacement": N_("déplacement dans la liste"),
    "reunion": N_("deux fiches réunies"),
    "report": N_("changement de date"),
    "annulation": N_("annulation"),
}


def sees_video(session: Session, workshop: Workshop) -> bool:
    if session.facilitates or lookup.settings(session.commons).video_public:
        return True
    mine = workshop.registration(session.actor.person or "")
    return mine is not None and mine.standing is Standing.CONFIRMED


def video(session: Session, workshop: Workshop) -> str:
    t = session.t
    if not workshop.video:
        return t("le lien viendra ; vous le lirez ici")
    if sees_video(session, workshop):
        return workshop.video
    return t("le lien est donné aux personnes qui ont une place confirmée")


def seats(session: Session, workshop: Workshop) -> Iterator[str]:
    t, now = session.t, session.now
    yield wording.seats(workshop, now, t)
    if workshop.status(now) is Status.DATED:
        yield wording.free_seats(workshop, now, t)
    if held := workshop.reserved_seats(now):
        reasons = ", ".join(one.reason for one in workshop.reserved)
        yield t.n("{n} place réservée ({motif})", "{n} places réservées ({motif})", held, motif=reasons)
    if waiting := wording.waiting(workshop, t):
        yield waiting
    if workshop.present:
        yield t.n("{n} personne présente", "{n} personnes présentes", len(workshop.present))


def own_state(session: Session, workshop: Workshop) -> tuple[Part, ...]:
    """Where I stand, with my rank and its reason."""
    me, t = session.actor.person, session.t
    mine = workshop.registration(me) if me else None
    if me is None or (mine is None and session.facilitates):
        return ()
    if mine is None or not mine.active:
        return (quiet(t("vous n’êtes pas sur la liste de cet atelier")),)
    said = wording.standing(mine, workshop.rank(me), t)
    rank = workshop.ranked(me)
    if rank and mine.standing is Standing.WAITING:
        return (strong(said), quiet(f" ({wording.rank_reason(rank, t)})"))
    return (good(said) if mine.standing is Standing.CONFIRMED else strong(said),)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that I can do now about my own place: an action of the page, its key and its words."""

    action: str
    key: str
    words: str


def own_choices(session: Session, workshop: Workshop) -> Iterator[Choice]:
    me, now, t = session.actor.person, session.now, session.t
    mine = workshop.registration(me) if me else None
    open_ = workshop.is_open(now)
    if me and mine and seating.may_accept(workshop, me, now):
        until = mine.offer.until if mine.offer else None
        said = dates.until(until, session.zone, t, now=now) if until else ""
        yield Choice("accept", "o", t("prendre la place proposée {limite}", limite=said).strip())
        yield Choice("decline", "b", t("laisser cette place à la personne suivante"))
    elif mine and mine.active and (mine.reconfirm or mine.keep_until) and open_:
        limit = dates.until(mine.keep_until, session.zone, t, now=now) if mine.keep_until else ""
        yield Choice("keep", "g", t("garder ma place {limite}", limite=limit).strip())
    if open_ and (me or not session.facilitates) and (mine is None or not mine.active):
        yield Choice("register", "i", t("m’inscrire à cet atelier"))


def people(workshop: Workshop) -> tuple[Registration, ...]:
    """Those who have a place, then the waiting list in its order, then the others."""
    line = workshop.line()
    first = workshop.of(Standing.CONFIRMED, Standing.WALKED_IN)
    others = [one for one in workshop.registrations if one.active and one not in first and one not in line]
    return (*first, *line, *others)


def state(session: Session, workshop: Workshop, one: Registration, scribe_too: bool) -> tuple[Part, ...]:
    """What is said beside a name: place, rank and reason, presence, and who held the keyboard."""
    t = session.t
    rank = workshop.ranked(one.person) if one.in_line else None
    said: list[Part] = [wording.standing(one, rank.rank if rank else None, t)]
    if rank:
        said.append(quiet(f", {wording.rank_reason(rank, t)}"))
    if one.offer:
        said.append(accent(", " + _offer(session, one)))
    if asked := wording.asked_again(one, session.zone, t, session.now):
        said.append(accent(f", {asked}"))
    if one.presence:
        present = t(wording.PRESENCES[one.presence])
        said.append(good(f", {present}") if one.presence is Presence.PRESENT else strong(f", {present}"))
    if one.entered_by and scribe_too:
        said.append(quiet(", " + t("saisi par {nom}", nom=_scribe(session, one.entered_by))))
    return spans(said)


def entered_by_all(session: Session, by: str) -> str:
    return session.t("Toutes ces inscriptions : saisies par {nom}.", nom=_scribe(session, by))


def _offer(session: Session, one: Registration) -> str:
    if one.offer and one.offer.until:
        return dates.until(one.offer.until, session.zone, session.t, now=session.now)
    return session.t("à prévenir")


def _scribe(session: Session, by: str) -> str:
    """Who typed it in; somebody erased since is « quelqu’un »."""
    if by == Role.FACILITATION:
        return session.t("l’animation")
    found = session.commons.find(Participant, by)
    return found.name if found else session.t("quelqu’un")


def name_of(session: Session, person: str) -> str:
    found = session.commons.find(Participant, person)
    return found.name if found else session.t("quelqu’un")


def placed(session: Session, workshop: Workshop, person: str, *, named: bool = True) -> str:
    """What is told once a place has changed: day, hours with zone, place, rank, link."""
    t = session.t
    mine = workshop.registration(person)
    said = [t("Atelier {numero}", numero=workshop.number)] if named else []
    said += [
        wording.when(workshop, session.zone, session.now, t),
        wording.standing(mine if mine and mine.active else None, workshop.rank(person), t),
    ]
    if mine and mine.standing is Standing.CONFIRMED and workshop.video:
        said.append(workshop.video)
    return " · ".join(said)
