"""`personnes`, `personne …`: corrected, merged when they are one, removed."""

from __future__ import annotations

from typing import Any

from models import lookup
from models.acts.people import CorrectPerson, MergePeople, RemovePerson
from models.acts.team import SetTeam
from models.people import Participant
from models.poll import Poll
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    people = session.commons.all(Participant)
    if out.as_json:
        return out.value([_value(session, one) for one in people])
    t = session.t
    if not people:
        return out.say(t("Personne pour le moment : veillee inscrire 1 --pour NOM"))
    heads = [t("Nom"), t("Tiers-lieu"), t("Ateliers"), t("Identifiant")]
    out.table(
        heads,
        [[one.name, one.place, ", ".join(map(str, _workshops(session, one))), one.id] for one in people],
    )
    return None


async def rename(session: Session, request: Request, out: Output) -> None:
    before = subject.person(session, request.text("QUI"))
    after = await session.perform(CorrectPerson(before.id, name=request.text("NOM")))
    t = session.t
    _say(
        out,
        after,
        t("Fait : « {avant} » s’appelle maintenant « {apres} ».", avant=before.name, apres=after.name),
    )


async def merge(session: Session, request: Request, out: Output) -> None:
    kept, other = (subject.person(session, request.text(name)) for name in ("QUI", "AUTRE"))
    after = await session.perform(MergePeople(kept.id, other.id, request.text("motif")))
    said = session.t(
        "Fait : {autre} ({id}) et {nom} ({garde}) ne font plus qu’une personne.",
        autre=other.name,
        id=other.id,
        nom=after.name,
        garde=after.id,
    )
    _say(out, after, said)


async def team(session: Session, request: Request, out: Output) -> None:
    """`personne animation`: of the team, whose places are not counted; --fin: no more."""
    who = subject.person(session, request.text("QUI"))
    after = await session.perform(SetTeam(who.id, not request.has("fin")))
    t, nom = session.t, after.name
    if request.has("fin"):
        return _say(out, after, t("Fait : {nom} ne fait plus partie de l’équipe d’animation.", nom=nom))
    return _say(out, after, t("Fait : {nom} fait partie de l’équipe d’animation.", nom=nom))


async def remove(session: Session, request: Request, out: Output) -> None:
    who = subject.person(session, request.text("QUI"))
    gone = await session.perform(RemovePerson(who.id, request.text("motif")))
    _say(out, gone, session.t("Fait : la fiche de {nom} est retirée, ses places sont libres.", nom=gone.name))


def _say(out: Output, who: Participant, sentence: str) -> None:
    if out.as_json:
        return out.value({"personne": who.id, "nom": who.name})
    return out.say(sentence)


def _value(session: Session, one: Participant) -> dict[str, Any]:
    answered = [poll.workshop for poll in session.commons.all(Poll) if poll.answers_of(one.id)]
    return {
        "personne": one.id,
        "nom": one.name,
        "tiers_lieu": one.place,
        "ateliers": _workshops(session, one),
        "sondages": sorted(answered),
    }


def _workshops(session: Session, who: Participant) -> list[int]:
    known = ((one.number, one.registration(who.id)) for one in lookup.workshops(session.commons))
    return [number for number, mine in known if mine and mine.active]
