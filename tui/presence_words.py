"""Who is here and where, in words: names for people who may see them, numbers for visitors."""

from __future__ import annotations

from data.exports.wrapping import width
from models.manifesto import Article
from models.people import Participant
from models.ports import Entity
from tui.i18n import N_, Translator
from tui.presence import Here, Place
from tui.session import Session

NUMBERED = {
    "workshop": N_("atelier {n}"),
    "poll": N_("sondage {n}"),
    "leading": N_("séance de l’atelier {n}"),
}
_ABOUT = N_("article « {titre} »")
ARTICLES = {
    "article": _ABOUT,
    "remarks": _ABOUT,
    "history": _ABOUT,
    "round": N_("tour sur « {titre} »"),
    "writing": N_("écrit dans « {titre} »"),
}
NAMED = {
    "announcement": N_("annonce"),
    "manifesto": N_("manifeste"),
    "contributions": N_("contributions"),
    "orphans": N_("contributions"),
    "thread": N_("discussion"),
    "resources": N_("ressources"),
    "pair": N_("choix des dates"),
    "versions": N_("versions"),
    "frozen": N_("versions"),
    "register": N_("inscription"),
}
"""The home, and pages about oneself, are no place to be told."""


def others(session: Session) -> tuple[Here, ...]:
    return session.house.presences.others(session.actor)


def place(where: Place, session: Session) -> str:
    """« sondage 2 », « écrit dans « Nos outils » »; nothing for a page that says nothing to others."""
    t = session.t
    if where.page in NUMBERED and isinstance(where.about, int):
        return t(NUMBERED[where.page], n=where.about)
    if where.page in ARTICLES:
        title = title_of(where, session)
        return t(ARTICLES[where.page], titre=title) if title else ""
    return t(NAMED[where.page]) if where.page in NAMED else ""


def title_of(where: Place, session: Session) -> str:
    kind: type[Entity] = Article
    found = session.commons.find(kind, str(where.about))
    return found.title if isinstance(found, Article) else ""


def name(one: Here, session: Session) -> str:
    """ "" for a visitor, and for everybody when names are not for this reader."""
    if not session.sees_names:
        return ""
    who = session.commons.find(Participant, one.actor.person) if one.actor.person else None
    if who:
        return who.name
    return session.t("animation") if one.actor.facilitates else ""


def here(session: Session, room: int) -> str:
    """« Ici aussi : Maëlle (sondage 2), Ousmane, 2 visites » in at most `room` cells; nothing when alone."""
    every = others(session)
    if not every:
        return ""
    t = session.t
    ways = [_listed(every, session, len(every), True), _listed(every, session, len(every), False)]
    ways += [_listed(every, session, most, False) for most in range(min(len(every), 9), 0, -1)]
    said = (t("Ici aussi : {qui}", qui=one) for one in ways if session.sees_names)
    shortest = t.n("{n} autre personne ici", "{n} autres personnes ici", len(every))
    return next((one for one in said if width(one) <= room), shortest)


def _listed(every: tuple[Here, ...], session: Session, most: int, with_places: bool) -> str:
    t = session.t
    named = [one for one in every if name(one, session)]
    words = [_with_place(one, session, with_places) for one in named[:most]]
    visits = len(every) - len(named)
    if visits:
        words.append(t.n("{n} visite", "{n} visites", visits))
    more = len(named) - most
    if more > 0:
        words.append(t.n("{n} autre", "{n} autres", more))
    return ", ".join(words)


def _with_place(one: Here, session: Session, with_place: bool) -> str:
    who, where = name(one, session), place(one.place, session)
    return f"{who} ({where})" if with_place and where else who


def writers(session: Session) -> tuple[str, ...]:
    """« Ousmane écrit dans « Nos outils » », then shorter: « Ousmane écrit »; "" when nobody else does."""
    t = session.t
    writing = [one for one in others(session) if one.place.writes and title_of(one.place, session)]
    if not writing:
        return ("",)
    if len(writing) > 1:
        return (t.n("{n} personne écrit", "{n} personnes écrivent", len(writing)),)
    title = title_of(writing[0].place, session)
    who = name(writing[0], session) or t("quelqu’un")
    return t("{qui} écrit dans « {titre} »", qui=who, titre=title), t("{qui} écrit", qui=who)


def each(session: Session) -> tuple[tuple[str, str], ...]:
    """(name, place) of everybody, oneself too; visitors come last, without one."""
    every = session.house.presences.all
    said = [(name(one, session), place(one.place, session)) for one in every]
    return tuple(sorted(said, key=lambda pair: not pair[0]))


def visits(count: int, t: Translator) -> str:
    return t.n("{n} visite", "{n} visites", count)
