"""A copy in words, the same in every face: of what, since when, what waits, what was refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from models import lookup
from models.calendar import local
from models.manifesto import Article
from models.people import Participant
from models.replica import PendingAct, copy_here, is_theirs, made_here, refused, waiting
from tui import dates
from tui.i18n import Translator
from tui.once import once_for_each
from tui.session import Session
from tui.wording import standing

if TYPE_CHECKING:
    from data.parcel import Parcel
    from tui.copying import Exchanged
    from tui.exchanging import TakenIn
    from tui.returned_seats import Without

LONGEST = 40
MOST_SHOWN = 40
"""Acts of a file that are listed before one says yes; the rest is counted."""


def sign(session: Session) -> str:
    """« Copie de chez.example, 2 mai · 3 actes en attente »; empty where this is no copy."""
    copy = copy_here(session.commons)
    if copy is None or copy.made is None:
        return ""
    t = session.t
    day = dates.calendar_day(local(copy.made, session.zone).date(), t)
    said = [t("Copie de {hote}, {date}", hote=copy.host.rpartition("@")[2], date=day)]
    count = len(waiting(session.commons))
    said.append(t.n("{n} acte en attente", "{n} actes en attente", count) if count else t("rien n’attend"))
    if no := len(to_read(session)):
        said.append(t.n("{n} refus à lire", "{n} refus à lire", no))
    return " · ".join(said)


def to_read(session: Session) -> tuple[PendingAct, ...]:
    """What was refused, to those whom it concerns."""
    commons = session.commons
    return tuple(one for one in refused(commons) if is_theirs(commons, one, session.actor))


def pending(session: Session, id: str) -> str:
    """« en attente », of what was made or of an article written on this copy; empty of all the rest."""
    commons = session.commons
    waits = id in made_here(commons) or id in _written(commons.all(PendingAct))
    return session.t("en attente") if waits else ""


@once_for_each
def _written(acts: Sequence[PendingAct]) -> frozenset[str]:
    """The articles whose words wait: read once, and not again for each thing on a page."""
    return frozenset(_article_of(one) for one in acts if not one.refusal)


def _article_of(one: PendingAct) -> str:
    """Whose words wait in it, if they are words."""
    return one.open or (json.loads(one.act).get("id", "") if name_of(one) == "MergeArticle" else "")


def name_of(one: PendingAct) -> str:
    """The name of the act itself, for scripts."""
    from data.acts import name_in

    return "MergeArticle" if one.open else name_in(one.act)


def what(one: PendingAct, t: Translator) -> str:
    from tui.linear.acts import named

    return t("le texte d’un article") if name_of(one) == "MergeArticle" else named(name_of(one), t)


def act_said(one: PendingAct, session: Session) -> str:
    """« o7 : l’inscription (Zoé) », « o8 : la contribution (Réparer avant de…) »."""
    t = session.t
    said = about(one, session)
    if said:
        return t("{id} : {quoi} ({nom})", id=one.id, quoi=what(one, t), nom=said)
    return t("{quoi} : {valeur}", quoi=one.id, valeur=what(one, t))


def about(one: PendingAct, session: Session) -> str:
    """Whom or what it is about, as far as its own words say, to those whom it concerns."""
    if not is_theirs(session.commons, one, session.actor):
        return ""
    if id := _article_of(one):
        article = session.commons.find(Article, id)
        return article.title if article else ""
    said = json.loads(one.act)
    given = said.get("newcomer") or {}
    words = given.get("name") or said.get("title") or said.get("text") or said.get("put") or ""
    who = session.commons.find(Participant, said.get("person") or one.person or "")
    return shorten(str(words), LONGEST, placeholder="…") if words else who.name if who else ""


def refusal_said(one: PendingAct, session: Session) -> str:
    t = session.t
    return t("{acte}, refusé : {raison}", acte=act_said(one, session), raison=why(one, session))


def why(one: PendingAct, session: Session) -> str:
    """The sentence of a refusal, in the reader’s language."""
    from data.acts import UnknownAct, refusal_from_json
    from tui.sentences import sentence

    try:
        return sentence(refusal_from_json(one.refusal), session.t, session.zone)
    except (UnknownAct, KeyError):
        return session.t("Le serveur, plus récent que ce programme, a dit non.")


def _outcome(session: Session, done: int, no: Sequence[PendingAct], variants: Sequence[str]) -> Iterator[str]:
    t = session.t
    if done:
        yield t.n("{n} acte fait.", "{n} actes faits.", done)
    for one in no:
        yield refusal_said(one, session)
    if variants:
        count = t.n("{n} variante", "{n} variantes", len(variants))
        names = ", ".join(variants)
        yield t(
            "{combien} à départager par le groupe, dans les suggestions : {noms}.", combien=count, noms=names
        )


def taken_in(session: Session, came: TakenIn) -> Iterator[str]:
    """What came of a file."""
    if came.again:
        yield session.t(
            "Ce fichier avait déjà été reçu : rien n’a été refait. Ce qui suit avait été répondu."
        )
    yield from _outcome(session, came.done, came.refused, came.variants)


def exchanged(session: Session, done: Exchanged) -> Iterator[str]:
    """What came of an exchange with the server."""
    yield from _outcome(session, done.done, done.refusals, done.variants)
    yield from seats(session, done.seats)
    yield from stuck(session, done.stuck)
    yield _weight(session, done.sent, done.received)


def seats(session: Session, found: Sequence[Without]) -> Iterator[str]:
    """« Léo, atelier 1 : liste d’attente… »: whoever was to have a seat, and has none."""
    t = session.t
    for one, given in found:
        workshop = lookup.workshop(session.commons, one.workshop)
        who = session.commons.find(Participant, one.person)
        yield t(
            "{nom}, atelier {n} : {place}.",
            nom=who.name if who else one.person,
            n=one.workshop,
            place=standing(workshop.registration(one.person), one.rank, t),
        )
        if given:
            yield t("Sur la copie, sa place était confirmée : à prévenir.")


def stuck(session: Session, ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield session.t(
            "Sans effet ici pour le moment, et gardés pour le serveur : {noms}.", noms=", ".join(ids)
        )


def shown(found: Parcel, session: Session) -> Iterator[str]:
    """What a file would bring, before anybody says yes."""
    t, head = session.t, found.header
    who = head.name or (t("l’animation") if head.person is None else head.person)
    day = dates.moment(head.made, None, session.zone, t, year=True)
    yield t(
        "Copie de cette série, par {nom}, {date}. Un fichier ne prouve pas qui l’a écrit.", nom=who, date=day
    )
    for _, one in found.acts[:MOST_SHOWN]:
        yield f"  {act_said(one, session)}"
    more = len(found.acts) - MOST_SHOWN
    if more > 0:
        yield t.n("  et {n} autre", "  et {n} autres", more)


def _weight(session: Session, sent: int, received: int) -> str:
    t = session.t
    went, came = size(sent, t), size(received, t)
    return t("La copie est à jour : {envoi} envoyés, {recu} reçus.", envoi=went, recu=came)


def size(count: int, t: Translator) -> str:
    """« 28,8 ko »."""
    if count < 1000:
        return t.n("{n} octet", "{n} octets", count)
    said = f"{count / 1000:.1f}"
    return t("{n} ko", n=said if t.language == "en" else said.replace(".", ","))
