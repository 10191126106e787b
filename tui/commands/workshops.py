"""`ateliers` and what facilitation does to them; `agenda`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models import lookup
from models.acts.workshops import AddWorkshop, CancelWorkshop, MoveWorkshop, SetVideo
from models.calendar import PARIS
from models.people import Actor, Role
from models.registration import Note
from models.workshop import Workshop
from tui import wording
from tui.commands import subject
from tui.commands.moments import iso, span
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.tables import wrapped
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    if out.as_json:
        return out.value(as_json(session))
    for one in lookup.workshops(session.commons):
        out.data(*_described(session, one))
    return None


def as_json(session: Session) -> list[dict[str, Any]]:
    return [_value(session, one) for one in lookup.workshops(session.commons)]


async def add(session: Session, request: Request, out: Output) -> None:
    made = await session.perform(AddWorkshop(request.text("TITRE")))
    say(session, out, session.t("Fait : atelier {n} ajouté, avec son sondage.", n=made.number))


async def video(session: Session, request: Request, out: Output) -> None:
    one = await session.perform(SetVideo(subject.number(session, request.text("N")), request.text("URL")))
    said = session.t("Fait : lien de l’atelier {n} : {lien}", n=one.number, lien=one.video)
    say(
        session, out, said if one.video else session.t("Fait : l’atelier {n} n’a plus de lien.", n=one.number)
    )


async def move(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    start, end = span(request.many("DATE"), session.now)
    one = await session.perform(MoveWorkshop(number, start, end, request.text("motif")))
    say(session, out, session.t("Fait : atelier {n}, {date}.", n=number, date=_when(session, one)))


async def cancel(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    await session.perform(CancelWorkshop(number, request.text("motif")))
    say(session, out, session.t("Fait : atelier {n} annulé. Les inscriptions sont gardées.", n=number))


def say(session: Session, out: Output, sentence: str) -> None:
    """What was done; with --json the workshops as they are now."""
    if out.as_json:
        out.value(as_json(session))
    out.say(sentence)


def _value(session: Session, one: Workshop) -> dict[str, Any]:
    return {
        "numero": one.number,
        "titre": one.title,
        "debut": iso(one.start),
        "fin": iso(one.end),
        "fuseau": PARIS,
        "places": one.seats,
        "inscrits": len(one.taken),
        "attente": len(one.line()),
        "statut": one.status(session.now).value,
    }


def _described(session: Session, one: Workshop) -> list[str]:
    """Its title on as many lines as it needs, its date, its seats, what one may do."""
    t, now = session.t, session.now
    title = wrapped(one.title, 78, first=f"{one.number}  ")
    facts = [
        wording.seats(one, now, t),
        wording.free_seats(one, now, t),
        wording.reserved(one, now, t),
        wording.waiting(one, t),
        _mine(session, one),
    ]
    return [
        *title,
        f"   {_when(session, one)}",
        "   " + " ; ".join(filter(None, facts)),
        *_turnout(session, one),
        *(line for note in one.notes for line in _noted(session, note)),
    ]


def _noted(session: Session, note: Note) -> list[str]:
    """What facilitation did, with the reason that everybody can read."""
    return wrapped(session.t("Note : {note}", note=wording.note(note, session.t)), 78, first="   ")


def _when(session: Session, one: Workshop) -> str:
    return wording.when(one, session.zone, session.now, session.t)


def _mine(session: Session, one: Workshop) -> str:
    me = session.actor.person
    mine = one.registration(me) if me else None
    return wording.standing(mine, one.rank(mine.person), session.t) if mine else ""


def _turnout(session: Session, one: Workshop) -> list[str]:
    poll = lookup.find_poll(session.commons, one.number)
    if poll is None or one.start:
        return []
    said = wording.turnout(poll, len(lookup.expected(session.commons)), session.t)
    return ["   " + session.t("{reponses} (veillee sondage {n})", reponses=said, n=one.number)]


async def calendar(session: Session, request: Request, out: Output) -> None:
    """`agenda`: the workshops that have a date, as a calendar file."""
    from tui.agenda import agenda

    if person := subject.named(session, request):
        # As they may see it: facilitation sees more.
        session = replace(session, actor=Actor(Role.PARTICIPANT)).being(person)
    chosen = subject.chosen(session, request)
    if request.text("N"):
        chosen[0].must_have_date()
    out.file(agenda(session, chosen).decode())
