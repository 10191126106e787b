"""`mes-donnees`: seeing, taking, correcting, erasing what is kept of oneself."""

from __future__ import annotations

from typing import Any

from models import lookup
from models.acts.people import CorrectPerson, EraseMyData
from models.comment import Comment
from models.contribution import Contribution
from models.manifesto import Article
from models.people import Actor, AllThree, Participant
from models.poll import Poll
from models.suggestion import Suggestion
from models.thread import Reply
from models.visits import Visit
from tui import round_values, wording
from tui.commands import subject
from tui.commands.moments import iso
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.frozen_words import signatures_of
from tui.i18n import N_
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    who = _who(session, request)
    if out.as_json:
        return out.value(everything(session, who))
    t = session.t
    facts = [
        (t("Nom"), who.name),
        (t("Tiers-lieu"), who.place),
        (t("Contact"), who.contact),
        (t("Fuseau"), who.zone),
        (t("Venir aux trois"), t(wording.ALL_THREE[who.all_three])),
        (t("Me garder pour la V1"), t("oui") if who.keep_for_next else t("non")),
        (t("Dernière visite"), wording.last_seen(session.commons, who.id, session.zone, session.now, t)),
    ]
    out.data(*(t("{quoi} : {valeur}", quoi=name, valeur=value or t("rien")) for name, value in facts))
    for one in lookup.workshops(session.commons):
        if mine := one.registration(who.id):
            place = wording.standing(mine, one.rank(who.id), t)
            out.data(t("Atelier {n} : {place}.", n=one.number, place=place))
    return out.say(t("Tout, en JSON : veillee mes-donnees exporter"))


async def export(session: Session, request: Request, out: Output) -> None:
    out.value(everything(session, _who(session, request)))


async def correct(session: Session, request: Request, out: Output) -> None:
    names = ("nom", "tiers-lieu", "contact", "fuseau", "garder", "aux-trois")
    name, place, contact, zone, keep, three = (request.given(one) for one in names)
    if (name, place, contact, zone, keep, three) == (None,) * 6:
        raise Misused(N_("Que corriger ? {options}"), request.command, options="--nom --contact …")
    person = subject.named(session, request)
    wants = None if keep is None else keep == "oui"
    all_three = None if three is None else AllThree(three)
    act = CorrectPerson(person, name, place, contact, zone, wants, all_three)
    after = await session.perform(act)
    if out.as_json:
        return out.value(everything(session, after))
    return out.say(session.t("Fait : vos données sont corrigées, {nom}.", nom=after.name))


async def erase(session: Session, request: Request, out: Output) -> None:
    who, t = _who(session, request), session.t
    if out.asks and out.ask(t("Effacer {nom} pour de bon ? Tapez oui :", nom=who.name)).lower() not in (
        "oui",
        "yes",
    ):
        return out.say(t("Rien n’a été effacé."))
    await session.perform(EraseMyData(who.id))
    if out.as_json:
        return out.value({"personne": who.id, "efface": True})
    return out.say(
        t("Fait : tout ce qui disait qui vous êtes est effacé ; les textes du groupe restent, sans nom.")
    )


def everything(session: Session, who: Participant) -> dict[str, Any]:
    """All that says who this is, wherever it is kept."""
    places = [(one, one.registration(who.id)) for one in lookup.workshops(session.commons)]
    return {
        "personne": who.id,
        "nom": who.name,
        "tiers_lieu": who.place,
        "contact": who.contact,
        "fuseau": who.zone,
        "aux_trois": who.all_three.value,
        "garder": who.keep_for_next,
        "saisi_par": who.entered_by,
        "depuis": iso(who.since),
        "inscriptions": [
            {"atelier": one.number, "statut": mine.standing.value, "depuis": iso(mine.since)}
            for one, mine in places
            if mine
        ],
        "reponses": [
            {
                "atelier": poll.workshop,
                "reponses": {id: state.value for id, state in poll.answers_of(who.id).items()},
                "saisi_par": poll.scribe_of(who.id),
            }
            for poll in session.commons.all(Poll)
            if who.id in poll.answers
        ],
        "contributions": [one.text for one in session.commons.all(Contribution) if one.author == who.id],
        "soutiens": [one.id for one in session.commons.all(Contribution) if who.id in one.supporters],
        "suggestions": [one.put for one in session.commons.all(Suggestion) if one.author == who.id],
        "commentaires": [one.text for one in session.commons.all(Comment) if one.author == who.id],
        "articles": [one.id for one in session.commons.all(Article) if who.id in one.text.authors],
        "derniere_visite": iso(seen.ended) if (seen := session.commons.find(Visit, who.id)) else None,
        "textes_en_cours": [
            text for _, text in session.house.leavings.words_of(Actor(who.role, who.id), session.now)
        ],
        "tours": round_values.answers_of(session, who.id),
        "signatures": signatures_of(session.commons, who.id),
        "discussion": [one.text for one in session.commons.all(Reply) if one.author == who.id],
    }


def _who(session: Session, request: Request) -> Participant:
    return session.commons.get(Participant, session.actor.on_behalf_of(subject.named(session, request)))
