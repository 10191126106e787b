"""Preparing a poll: slots by rule or by hand, opening, closing, hiding. For facilitation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from models import calendar, lookup
from models.acts.polls import AddSlot, ClosePoll, GiveHours, HideAnswers, OpenPoll, ProposeSlots, RemoveSlot
from models.acts.workshops import FixDates
from models.calendar import PARIS
from models.poll import Slot
from models.typed_dates import parse_day, parse_moment
from tui import dates, wording
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, moment, number_between
from tui.linear.words import Back

_A_DAY = timedelta(days=1)


async def manage(c: Conversation, number: int) -> None:
    await menu(c, lambda: c.t("Animer le sondage {n}", n=number), partial(_entries, c, number))


def _entries(c: Conversation, number: int) -> Sequence[Entry]:
    t, asked = c.t, lookup.poll(c.commons, number)
    entries: list[Entry] = [
        (t("Proposer des Communs lundis"), partial(propose, number=number)),
        (t("Ajouter un créneau"), partial(add, number=number)),
    ]
    if asked.slots:
        entries += [
            (t("Heures d’un créneau, les donner"), partial(give_hours, number=number)),
            (t("Retirer un créneau"), partial(remove, number=number)),
        ]
    entries.append((t("Ouvrir, changer la limite"), partial(open_until, number=number)))
    if asked.is_open(c.session.now):
        entries.append((t("Clore"), partial(close, number=number)))
    hide = t("Montrer les réponses") if asked.hidden else t("Cacher les réponses avant d’avoir répondu")
    entries.append((hide, partial(hide_or_show, number=number)))
    if asked.slots:
        entries.append((t("Fixer la date sur un créneau"), partial(fix, number=number)))
    return entries


def said(c: Conversation, slot: Slot) -> str:
    return wording.slot(slot, PARIS, c.t, c.session.now)


async def add(c: Conversation, number: int) -> None:
    t = c.t
    start, end = await moment(c, t("Quand ? Par exemple lundi 22 mai 11h."))
    added = await c.perform(AddSlot(number, start, end))
    c.done(t("créneau ajouté au sondage {n}, {quoi}", n=number, quoi=said(c, added.slot)))
    for other in added.overlaps:
        c.say(t("Attention : il chevauche {quoi}", quoi=said(c, other)))


async def propose(c: Conversation, number: int) -> None:
    """Each Monday 11h-12h30 from a day on, the Tuesday when it is a public holiday."""
    t = c.t
    first = lookup.day_before_slots(c.commons, number, c.session.now) + _A_DAY

    def read(typed: str) -> date:
        return parse_day(typed, c.session.now) if typed.strip() else first

    shown = dates.day(calendar.at(first, calendar.COMMUN_LUNDI_HOUR), PARIS, t, now=c.session.now)
    start = await c.ask_for(t("À partir de quel jour ? Entrée pour le {jour}.", jour=shown), read)
    count = await number_between(c, t("Combien de créneaux ? Entrée pour 6."), 1, 30, default=6)
    added = await c.perform(ProposeSlots(number, start - _A_DAY, count))
    c.done(t.n("{n} créneau ajouté", "{n} créneaux ajoutés", len(added)))
    c.say(*(said(c, slot) for slot in added))


async def _slot(c: Conversation, number: int, question: str) -> Slot:
    slots = lookup.poll(c.commons, number).slots
    if not slots:
        c.say(c.t("Créneaux : aucun encore ; ajoutez-en d’abord."))
        raise Back
    return await choose(c, question, [(said(c, slot), slot) for slot in slots])


async def give_hours(c: Conversation, number: int) -> None:
    t = c.t
    slot = await _slot(c, number, t("Quel créneau ?"))
    start, end = await moment(c, t("Quand exactement ? Jour et heures, par exemple lundi 22 mai 11h-12h30."))
    changed = await c.perform(GiveHours(slot.id, start, end))
    c.done(t("heures données, {quoi}. Les réponses sont gardées.", quoi=said(c, changed)))


async def remove(c: Conversation, number: int) -> None:
    t = c.t
    slot = await _slot(c, number, t("Retirer quel créneau ?"))
    answered = lookup.poll(c.commons, number).answers.values()
    count = sum(1 for given in answered if slot.id in given)
    question = t.n(
        "Retirer {quoi}, et {n} réponse ?", "Retirer {quoi}, et {n} réponses ?", count, quoi=said(c, slot)
    )
    if await confirmed(c, question):
        await c.perform(RemoveSlot(slot.id))
        c.done(t("créneau retiré, {quoi}", quoi=said(c, slot)))


async def open_until(c: Conversation, number: int) -> None:
    t, now = c.t, c.session.now

    def read(typed: str) -> datetime | None:
        return parse_moment(typed, now) if typed.strip() else None

    deadline = await c.ask_for(t("Ouvert jusqu’à quand ? Entrée pour le début de l’atelier 1."), read)
    opened = await c.perform(OpenPoll(number, deadline))
    if opened.deadline:
        limit = dates.until(opened.deadline, PARIS, t, now=now)
        c.done(t("sondage {n} ouvert {limite}", n=number, limite=limit))
    else:
        c.done(t("sondage {n} ouvert, sans limite", n=number))


async def close(c: Conversation, number: int) -> None:
    await c.perform(ClosePoll(number))
    c.done(c.t("sondage {n} clos, les réponses sont gardées", n=number))


async def hide_or_show(c: Conversation, number: int) -> None:
    t = c.t
    hidden = not lookup.poll(c.commons, number).hidden
    await c.perform(HideAnswers(number, hidden))
    if hidden:
        c.done(t("réponses cachées à qui n’a pas encore répondu"))
    else:
        c.done(t("réponses montrées à toutes les personnes inscrites"))


async def fix(c: Conversation, number: int) -> None:
    """One workshop's date from its own poll; two together are chosen among pairs."""
    t = c.t
    slot = await _slot(c, number, t("Fixer l’atelier {n} à quel créneau ?", n=number))
    if await confirmed(c, t("Fixer l’atelier {n}, {quoi} ?", n=number, quoi=said(c, slot))):
        await c.perform(FixDates(((number, slot.id),)))
        c.done(t("atelier {n}, {date}", n=number, date=said(c, slot)))
