"""`inscrire`, `liberer`, `inscriptions`."""

from __future__ import annotations

from typing import Any

from models import lookup
from models.acts.people import CorrectPerson
from models.acts.registration import Leave, Placed, Register
from models.names import CONTACT, PLACE, clean_line, fold
from models.people import AllThree, Participant
from models.refusals import Unknown
from models.registration import Registration, Standing
from models.workshop import Workshop
from tui import wording
from tui.commands import subject
from tui.commands.moments import iso
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session

KEYS = ("personne", "nom", "tiers_lieu", "statut", "rang", "motif", "depuis")
EVERY = ("tous", "all", "toutes")


async def register(session: Session, request: Request, out: Output) -> None:
    typed = request.text("N|tous")
    numbers = () if typed.lower() in EVERY else (subject.number(session, typed),)
    answer = AllThree(request.text("aux-trois")) if request.has("aux-trois") else None
    name = request.given("pour") or _own_name(session, request)
    newcomer = subject.newcomer(session, request, name) if name is not None else None
    if newcomer:
        act = Register(numbers, answer, newcomer=newcomer)
    else:
        _check_details(request)
        person = None if name is None else subject.person(session, name).id
        act = Register(numbers, answer, person)
    placed = await session.perform(act)
    if not newcomer and placed:
        await _correct(session, request, placed[0].person)
    _say(session, out, placed)
    if newcomer and not session.facilitates:
        out.say(session.t("Ce qui est gardé de vous, et vos droits : veillee mes-donnees notice"))


def _own_name(session: Session, request: Request) -> str | None:
    """How somebody new wants to be called; who is known already needs not say it again."""
    name, known = request.given("nom"), session.person
    if name is not None and known is not None:
        if fold(name) != fold(known.name):
            raise Misused(N_("Vous êtes {nom} : pour vous, enlevez --nom."), request.command, nom=known.name)
        return None
    return name


async def leave(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    say_place(session, out, await session.perform(Leave(number, subject.named(session, request))))


async def show(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    one = subject.workshop(session, request)
    rows = as_json(session, one)
    if out.as_json:
        return out.value(rows)
    if request.has("csv"):
        return out.csv([KEYS, *([row[key] for key in KEYS] for row in rows)])
    t = session.t
    if not rows:
        return out.say(t("Personne pour le moment : veillee inscrire {n} --pour NOM", n=one.number))
    heads = [t("Nom"), t("Place"), t("Rang"), t("Pourquoi"), t("Identifiant")]
    out.table(heads, [_shown(session, one, each) for each in _in_order(one)])
    return None


def as_json(session: Session, one: Workshop) -> list[dict[str, Any]]:
    """Who, at which rank and why. Facilitation's."""
    return [_row(session, one, each) for each in _in_order(one)]


def say_place(session: Session, out: Output, placed: Placed) -> None:
    """Where the person stands now; `{atelier, statut}`."""
    if out.as_json:
        return out.value({"atelier": placed.workshop, "statut": placed.standing.value})
    return out.say(place_sentence(session, placed))


def place_sentence(session: Session, placed: Placed) -> str:
    """« Zoé, atelier 1 : place confirmée. »"""
    one = lookup.workshop(session.commons, placed.workshop)
    mine = one.registration(placed.person)
    said = session.t(
        "Atelier {n} : {place}.", n=one.number, place=wording.standing(mine, placed.rank, session.t)
    )
    who = session.commons.find(Participant, placed.person)
    return f"{who.name} · {said}" if who and placed.person != session.actor.person else said


def _say(session: Session, out: Output, placed: tuple[Placed, ...]) -> None:
    """The confirmation repeats day, hours with zone, link, rank."""
    if out.as_json:
        return out.value([_json(one) for one in placed])
    for one in placed:
        workshop = lookup.workshop(session.commons, one.workshop)
        out.say(place_sentence(session, one))
        if workshop.start:
            out.say("  " + wording.when(workshop, _zone(session, one.person), session.now, session.t))
        if workshop.video and one.standing is Standing.CONFIRMED:
            out.say("  " + session.t("Visio : {lien}", lien=workshop.video))
    return None


def _zone(session: Session, person: str) -> str:
    who = session.commons.find(Participant, person)
    return who.zone if who else session.zone


def _json(one: Placed) -> dict[str, Any]:
    return {"atelier": one.workshop, "statut": one.standing.value, "rang": one.rank}


def _check_details(request: Request) -> None:
    """Before anything is done: what is to be corrected with the registration can be kept."""
    clean_line(request.text("tiers-lieu"), PLACE)
    clean_line(request.text("contact"), CONTACT)


async def _correct(session: Session, request: Request, person: str) -> None:
    place, contact, zone = (request.given(name) for name in ("tiers-lieu", "contact", "fuseau"))
    if (place, contact, zone) != (None, None, None):
        await session.perform(CorrectPerson(person, place=place, contact=contact, zone=zone))


def _in_order(one: Workshop) -> list[Registration]:
    """Seats first, then the line in its order, then places given back."""
    line = one.line()
    gone = [each for each in one.registrations if not each.active]
    seated = [each for each in one.registrations if each.active and each not in line]
    return [*seated, *line, *gone]


def _row(session: Session, one: Workshop, each: Registration) -> dict[str, Any]:
    who = _who(session, each.person)
    rank = one.ranked(each.person)
    return {
        "personne": who.id,
        "nom": who.name,
        "tiers_lieu": who.place,
        "statut": each.standing.value,
        "rang": rank.rank if rank else None,
        "motif": rank.reason.value if rank else None,
        "depuis": iso(each.since),
    }


def _shown(session: Session, one: Workshop, each: Registration) -> list[str]:
    who, rank, t = _who(session, each.person), one.ranked(each.person), session.t
    asked = wording.asked_again(each, session.zone, t, session.now)
    reason = wording.rank_reason(rank, t) if rank else asked
    present = t(wording.PRESENCES[each.presence]) if each.presence else ""
    place = ", ".join(filter(None, (wording.standing(each, None, t), present)))
    return [who.name, place, str(rank.rank) if rank else "", reason, who.id]


def _who(session: Session, id: str) -> Participant:
    found = session.commons.find(Participant, id)
    if found is None:
        raise Unknown("personne", id)
    return found
