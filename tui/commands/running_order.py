"""`deroule`, `seance`, `parole`, `preparer`: leading the hour and a half."""

from __future__ import annotations

from typing import Any

from models import lookup, running_order
from models.acts.running_order import (
    AskToSpeak,
    BeginSession,
    EndSession,
    ExtendStep,
    NextStep,
    PreviousStep,
    StopAsking,
    Tick,
    WriteRunningOrder,
)
from models.names import EmptyText, is_visible
from models.people import Participant
from models.preparation import BY_HAND, Check, Item, checklist, order_of
from models.running_order import RunningOrder
from models.steps import as_text, total_minutes
from tui import dates, leading
from tui.commands import subject
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.i18n import N_
from tui.session import Session


async def show(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    order = order_of(session.commons, number)
    steps = leading.steps_of(order, session.t.language)
    if request.has("brut"):
        return out.data(as_text(steps))
    if out.as_json:
        return out.value(as_json(session, order))
    t = session.t
    if not order.steps:
        out.say(t("Proposé, pas encore écrit : veillee deroule {n} --brut > deroule.txt", n=number))
    at = order.running.step if order.running else None
    for nth, one in enumerate(steps):
        out.data(f"{'>' if nth == at else ' '} {leading.step(one, session.sees_names)}")
    out.data("", leading.total(steps, running_order.expected(lookup.workshop(session.commons, number)), t))
    _say_where(session, order, out)
    return None


def _say_where(session: Session, order: RunningOrder, out: Output) -> None:
    t = session.t
    if order.running:
        out.data(f"{leading.time_left(order, session.now, t)} ({leading.until(order, session)})")
    if order.speakers and session.sees_names:
        names = ", ".join(lookup.names(session.commons, order.speakers))
        out.data(t("demandent la parole : {noms}", noms=names))


async def write(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    text = request.given("texte")
    if text is None:
        if out.stdin.isatty():
            out.say(session.t("Tapez le déroulé, une étape par ligne, puis Entrée et Ctrl-D."))
        text = out.piped()
        if not is_visible(text):
            # A forgotten pipe must not empty a running order; --texte "" does it on purpose.
            raise EmptyText("text")
    _say_written(session, out, await session.perform(WriteRunningOrder(number, text)))


def _say_written(session: Session, out: Output, order: RunningOrder) -> None:
    expected = running_order.expected(lookup.workshop(session.commons, order.workshop))
    said = leading.total(order.steps, expected, session.t)
    _say(session, out, order, session.t("Fait : déroulé enregistré, {total}.", total=said))


async def methods(session: Session, request: Request, out: Output) -> None:
    from data.running_orders import methods as known

    found = known(session.t.language)
    if out.as_json:
        return out.value([{"nom": one.name, "texte": one.text} for one in found])
    for nth, one in enumerate(found):
        out.data(*([""] if nth else []), one.name, one.text)
    return None


async def take_in(session: Session, request: Request, out: Output) -> None:
    from data.running_orders import method

    number = subject.number(session, request.text("N"))
    order = order_of(session.commons, number)
    one = method(" ".join(request.many("METHODE")), session.t.language)
    after = request.number("apres") - 1 if request.has("apres") else None
    text = leading.text_with(session, order, one.text, after)
    _say_written(session, out, await session.perform(WriteRunningOrder(number, text)))


async def begin(session: Session, request: Request, out: Output) -> None:
    from data.running_orders import proposed

    number = subject.number(session, request.text("N"))
    order = await session.perform(BeginSession(number, proposed(number, session.t.language)))
    _say_step(session, out, order)


async def forward(session: Session, request: Request, out: Output) -> None:
    order = _order(session, request)
    _say_step(session, out, await session.perform(NextStep(order.workshop, order.must_run().step)))


async def back(session: Session, request: Request, out: Output) -> None:
    order = _order(session, request)
    _say_step(session, out, await session.perform(PreviousStep(order.workshop, order.must_run().step)))


async def extend(session: Session, request: Request, out: Output) -> None:
    order = _order(session, request)
    try:
        minutes = int(request.text("MINUTES").replace("−", "-"))
    except ValueError:
        raise Misused(
            N_("« {valeur} » n’est pas un nombre."), request.command, valeur=request.text("MINUTES")
        ) from None
    extended = await session.perform(ExtendStep(order.workshop, order.must_run().step, minutes))
    _say_step(session, out, extended)


async def end(session: Session, request: Request, out: Output) -> None:
    order = await session.perform(EndSession(subject.number(session, request.text("N"))))
    _say(session, out, order, session.t("Fait : séance terminée."))


async def ask(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    order = await session.perform(AskToSpeak(number, subject.named(session, request)))
    _say_speakers(session, out, order)


async def stop_asking(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    order = await session.perform(StopAsking(number, subject.named(session, request)))
    _say_speakers(session, out, order)


async def prepare(session: Session, request: Request, out: Output) -> None:
    session.actor.must_facilitate()
    number = subject.number(session, request.text("N"))
    items = checklist(session.commons, number, session.now)
    if out.as_json:
        return out.value([{"point": one.check.value, "fait": one.done, "nombre": one.count} for one in items])
    _say_items(session, out, items)
    return None


async def tick(session: Session, request: Request, out: Output) -> None:
    number = subject.number(session, request.text("N"))
    check = next(one for one in BY_HAND if one.value == request.text("POINT"))
    await session.perform(Tick(number, check, not request.has("non")))
    items = checklist(session.commons, number, session.now)
    if out.as_json:
        return out.value([{"point": one.check.value, "fait": one.done, "nombre": one.count} for one in items])
    _say_items(session, out, [one for one in items if one.check is Check(check)])
    return None


def _say_items(session: Session, out: Output, items: tuple[Item, ...] | list[Item]) -> None:
    t = session.t
    for one in items:
        out.data(f"{t('fait') if one.done else t('à faire')} · {leading.check(one, t)}")


def _order(session: Session, request: Request) -> RunningOrder:
    return order_of(session.commons, subject.number(session, request.text("N")))


def _say_step(session: Session, out: Output, order: RunningOrder) -> None:
    t, current = session.t, order.current
    if current is None:
        return _say(session, out, order, t("Fait : séance terminée."))
    said = t("Fait : {etape}, {heures}.", etape=leading.step(current), heures=leading.until(order, session))
    return _say(session, out, order, said)


def _say_speakers(session: Session, out: Output, order: RunningOrder) -> None:
    names = ", ".join(lookup.names(session.commons, order.speakers))
    said = session.t("Fait : demandent la parole : {noms}.", noms=names)
    _say(session, out, order, said if names else session.t("Fait : personne ne demande la parole."))


def _say(session: Session, out: Output, order: RunningOrder, sentence: str) -> None:
    if out.as_json:
        return out.value(as_json(session, order))
    return out.say(sentence)


def as_json(session: Session, order: RunningOrder) -> dict[str, Any]:
    """`en_cours` null before and after; `parole` null for visitors."""
    steps = leading.steps_of(order, session.t.language)
    running = order.running
    return {
        "atelier": order.workshop,
        "propose": not order.steps,
        "minutes": total_minutes(steps),
        "prevu": running_order.expected(lookup.workshop(session.commons, order.workshop)),
        "etapes": [
            {
                "minutes": one.minutes,
                "but": one.aim,
                "methode": one.method,
                "qui": one.who if session.sees_names else None,
            }
            for one in steps
        ],
        "en_cours": running
        and {
            "etape": running.step + 1,
            "reste": running_order.minutes_left(running_order.step_end(order), session.now),
            "fin": dates.iso(running_order.step_end(order)),
            "fin_prevue": dates.iso(running_order.whole_end(order)),
        },
        "parole": [_name(session, one) for one in order.speakers] if session.sees_names else None,
    }


def _name(session: Session, person: str) -> str | None:
    found = session.commons.find(Participant, person)
    return found.name if found else None
