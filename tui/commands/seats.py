"""`place …`: a seat offered, kept, moved, reserved."""

from __future__ import annotations

from collections.abc import Callable

from models.acts.registration import AcceptSeat, DeclineSeat, KeepPlace, Placed, SeatTold
from models.acts.seats import ApproveRegistration, MoveInLine, RemoveRegistration, ReserveSeats
from models.acts.workshops import SetSeats
from models.ports import Act
from tui.commands import subject, workshops
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.registration import say_place
from tui.i18n import N_
from tui.session import Session


async def accept(session: Session, request: Request, out: Output) -> None:
    await _own(session, request, out, AcceptSeat)


async def decline(session: Session, request: Request, out: Output) -> None:
    await _own(session, request, out, DeclineSeat)


async def keep(session: Session, request: Request, out: Output) -> None:
    await _own(session, request, out, KeepPlace)


async def told(session: Session, request: Request, out: Output) -> None:
    number, person = _of(session, request)
    say_place(session, out, await session.perform(SeatTold(number, person)))


async def approve(session: Session, request: Request, out: Output) -> None:
    number, person = _of(session, request)
    say_place(session, out, await session.perform(ApproveRegistration(number, person)))


async def move(session: Session, request: Request, out: Output) -> None:
    number, person = _of(session, request)
    rank = request.number("RANG")
    say_place(session, out, await session.perform(MoveInLine(number, person, rank, request.text("motif"))))


async def remove(session: Session, request: Request, out: Output) -> None:
    number, person = _of(session, request)
    say_place(session, out, await session.perform(RemoveRegistration(number, person, request.text("motif"))))


async def reserve(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    act = ReserveSeats(number, request.number("NOMBRE"), request.text("motif"))
    held = await session.perform(act)
    t = session.t
    said = t.n("Atelier {a} : {n} place réservée.", "Atelier {a} : {n} places réservées.", held, a=number)
    workshops.say(session, out, said)


async def cap(session: Session, request: Request, out: Output) -> None:
    number, seats = subject.number(session, request.text("N")), request.number("NOMBRE")
    if seats > 10_000:
        raise Misused(N_("Il faut un nombre, pas « {mot} »."), request.command, mot=seats)
    one = await session.perform(SetSeats(number, seats))
    workshops.say(session, out, session.t("Fait : atelier {a}, {n} places.", a=number, n=one.seats))


async def _own(
    session: Session, request: Request, out: Output, act: Callable[[int, str | None], Act[Placed]]
) -> None:
    number = subject.number(session, request.text("N"))
    say_place(session, out, await session.perform(act(number, subject.named(session, request))))


def _of(session: Session, request: Request) -> tuple[int, str]:
    return subject.number(session, request.text("N")), subject.person(session, request.text("NOM")).id
