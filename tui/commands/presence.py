"""`presence`: the roll call, and people who come without being registered."""

from __future__ import annotations

from models import lookup
from models.acts.registration import Newcomer, Placed
from models.acts.roll_call import RollCall, WalkIn
from models.people import Participant
from models.registration import Presence
from tui import wording
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session


async def note(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    came = request.given("venue")
    if came is not None:
        return await _walk_in(session, request, out, number, came)
    if not request.many("NOM"):
        raise Misused(N_("Il manque {nom}."), request.command, nom=N_("NOM"))
    word = request.text("PRESENCE")
    person = subject.person(session, request.text("NOM")).id
    placed = await session.perform(RollCall(number, person, None if word == "rien" else Presence(word)))
    return _say(session, out, placed)


async def _walk_in(session: Session, request: Request, out: Output, number: int, name: str) -> None:
    newcomer: Newcomer | None = subject.newcomer(session, request, name)
    known = None if newcomer else subject.person(session, name).id
    come = await session.perform(WalkIn(number, known, newcomer))
    _say(session, out, come.place)
    t = session.t
    if come.on_absent_seat:
        out.say(t("C’est la place d’une personne absente."))
    out.say(
        t.n(
            "{n} personne présente pour {places} places.",
            "{n} personnes présentes pour {places} places.",
            come.present,
            places=come.seats,
        )
    )


def _say(session: Session, out: Output, placed: Placed) -> None:
    one = lookup.workshop(session.commons, placed.workshop)
    mine = one.registration(placed.person)
    presence = mine.presence if mine else None
    if out.as_json:
        return out.value(
            {
                "atelier": placed.workshop,
                "personne": placed.person,
                "statut": placed.standing.value,
                "presence": presence.value if presence else None,
            }
        )
    t = session.t
    who = session.commons.find(Participant, placed.person)
    said = t(wording.PRESENCES[presence]) if presence else t("présence non notée")
    state = wording.standing(mine, placed.rank, t)
    return out.say(f"{who.name if who else placed.person} · {said} · {state}")
