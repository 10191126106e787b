"""`creneau …`: the moments of a poll. Overlapping ones are accepted and said, identical ones refused."""

from __future__ import annotations

from datetime import date, timedelta

from models import lookup
from models.acts.polls import AddSlot, GiveHours, ProposeSlots, RemoveSlot
from models.calendar import PARIS, local
from models.poll import Slot
from models.typed_dates import parse_day
from tui import wording
from tui.commands import subject
from tui.commands.moments import span, span_on
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.polls import slot_json
from tui.i18n import N_
from tui.session import Session

A_YEAR = 52
"""Of Communs lundis: nobody answers more, and a slip of the finger is not a thousand slots."""


async def add(session: Session, request: Request, out: Output) -> None:
    asked = subject.poll(session, request.text("N"))
    start, end = span(request.many("DEBUT [FIN]"), session.now)
    added = await session.perform(AddSlot(asked.workshop, start, end))
    t = session.t
    _say(session, out, (added.slot,), t("Fait, créneau ajouté :"))
    for other in added.overlaps:
        out.say(t("Il chevauche {creneau}, ce qui est permis.", creneau=_said(session, other)))


async def hours(session: Session, request: Request, out: Output) -> None:
    id = subject.id_of(request.text("ID"), "s")
    slot = lookup.poll_of_slot(session.commons, id).slot(id)
    start, end = span_on(slot.day, request.many("DEBUT [FIN]"), session.now)
    changed = await session.perform(GiveHours(id, start, end))
    _say(session, out, (changed,), session.t("Fait, réponses gardées :"))


async def remove(session: Session, request: Request, out: Output) -> None:
    id = subject.id_of(request.text("ID"), "s")
    slot = lookup.poll_of_slot(session.commons, id).slot(id)
    await session.perform(RemoveSlot(id))
    _say(session, out, (slot,), session.t("Fait, créneau retiré :"))


async def propose(session: Session, request: Request, out: Output) -> None:
    asked = subject.poll(session, request.text("N"))
    count = request.number("nombre", 6)
    if not 1 <= count <= A_YEAR:
        raise Misused(
            N_("Il faut un nombre de {de} à {a}, pas {mot}."), request.command, de=1, a=A_YEAR, mot=count
        )
    act = ProposeSlots(asked.workshop, _after(session, request), count)
    added = await session.perform(act)
    said = session.t.n("Fait, {n} créneau ajouté :", "Fait, {n} créneaux ajoutés :", len(added))
    _say(session, out, added, said)


def _after(session: Session, request: Request) -> date:
    """The day before the one typed; else the day of workshop 1, whose session fixes the dates, or today."""
    typed = request.text("a-partir")
    if typed:
        return parse_day(typed, session.now) - timedelta(days=1)
    today = local(session.now, PARIS).date()
    before = [one.start for one in lookup.workshops(session.commons) if one.start and not one.cancelled]
    return max([today, *(local(start, PARIS).date() for start in before)])


def _say(session: Session, out: Output, slots: tuple[Slot, ...], sentence: str) -> None:
    """The slots that the act was about."""
    if out.as_json:
        return out.value([slot_json(session, slot) for slot in slots])
    return out.say(sentence, *(f"  {_said(session, slot)}" for slot in slots))


def _said(session: Session, slot: Slot) -> str:
    return f"{slot.id}  {wording.slot(slot, session.zone, session.t, session.now)}"
