"""Workshops: what is known of each, and what one can do there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models import lookup, seating
from models.registration import Standing
from models.workshop import Workshop
from tui import wording
from tui.linear import day, leading, plans, poll, register, seat, waiting
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import names, read_list


async def workshops(c: Conversation) -> None:
    await menu(c, lambda: c.t("Ateliers"), partial(_all, c))


def _all(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = [(_short(c, one), partial(visit, number=one.number)) for one in _known(c)]
    entries.append((t("S’inscrire à plusieurs ateliers"), register.register))
    if c.session.facilitates:
        entries.append((t("Ajouter un atelier"), plans.add))
    return entries


def _known(c: Conversation) -> tuple[Workshop, ...]:
    return lookup.workshops(c.commons)


def _short(c: Conversation, one: Workshop) -> str:
    when = wording.when(one, c.session.zone, c.session.now, c.t)
    return c.t("Atelier {n}, {quoi}", n=one.number, quoi=when)


async def visit(c: Conversation, number: int) -> None:
    facts(c, number)
    await menu(c, lambda: c.t("Atelier {n}", n=number), partial(_entries, c, number))


def _entries(c: Conversation, number: int) -> Sequence[Entry]:
    t, one = c.t, lookup.workshop(c.commons, number)
    entries = [*_own(c, one)]
    if lookup.find_poll(c.commons, number):
        entries.append((t("Sondage, les disponibilités"), partial(poll.visit, number=number)))
    if c.session.sees_names:
        entries.append((t("Personnes inscrites"), partial(registered, number=number)))
    entries.append((t("Séance, le déroulé"), partial(leading.visit, number=number)))
    if one.line():
        entries.append((t("Liste d’attente et ses motifs"), partial(waiting.read, number=number)))
    if c.session.facilitates:
        entries += [
            (t("Inscrire quelqu’un"), partial(register.somebody, number=number)),
            (t("Animer les inscriptions"), partial(waiting.manage, number=number)),
            (t("Animer le jour même"), partial(day.visit, number=number)),
            (t("Changer la date, la visio, les places"), partial(plans.visit, number=number)),
        ]
    entries.append((t("Détails de l’atelier"), partial(read, number=number)))
    return entries


def _own(c: Conversation, one: Workshop) -> Sequence[Entry]:
    """What the person at the keyboard may do with their own place."""
    t, me = c.t, c.me
    mine = one.registration(me.id) if me else None
    if me is None or mine is None or not mine.active:
        if c.session.facilitates and me is None:
            return ()
        return ((t("S’inscrire à cet atelier"), partial(register.register, number=one.number)),)
    entries: list[Entry] = []
    if seating.may_accept(one, me.id, c.session.now):
        entries.append((t("Place proposée, oui ou non"), partial(seat.answer, number=one.number)))
    if mine.standing is Standing.CONFIRMED and (mine.keep_until or mine.reconfirm):
        entries.append((t("Place à garder ou à libérer"), partial(seat.keep, number=one.number)))
    entries.append((t("Libérer ma place"), partial(seat.leave, number=one.number)))
    return entries


async def read(c: Conversation, number: int) -> None:
    facts(c, number)


def facts(c: Conversation, number: int) -> None:
    t, now, zone = c.t, c.session.now, c.session.zone
    one = lookup.workshop(c.commons, number)
    c.say(t("Atelier {n} : {titre}", n=number, titre=one.title))
    c.say(t("Date : {quand}", quand=wording.when(one, zone, now, t)))
    if one.start:
        c.say(
            t(
                "Places : {prises}, {libres}",
                prises=wording.seats(one, now, t),
                libres=wording.free_seats(one, now, t),
            )
        )
    else:
        c.say(t("Inscriptions notées : {prises}", prises=wording.seats(one, now, t)))
    if held := one.reserved_seats(now):
        c.say(t.n("Réservées : {n} place", "Réservées : {n} places", held))
    if one.line():
        c.say(t("Attente : {quoi}", quoi=wording.waiting(one, t)))
    if c.me:
        mine = wording.standing(one.registration(c.me.id), one.rank(c.me.id), t)
        c.say(t("Pour vous : {place}", place=mine))
    if one.start:
        c.say(t("Visio : {lien}", lien=_link(c, one)))
    for note in one.notes:
        c.say(t("Note : {note}", note=wording.note(note, t)))


def _link(c: Conversation, one: Workshop) -> str:
    """For confirmed people only, unless the settings make it public."""
    mine = one.registration(c.me.id) if c.me else None
    confirmed = mine is not None and mine.standing is Standing.CONFIRMED
    if not one.video:
        return c.t("le lien n’est pas encore donné")
    if confirmed or c.session.facilitates or lookup.settings(c.commons).video_public:
        return one.video
    return c.t("le lien est donné aux personnes confirmées")


async def registered(c: Conversation, number: int) -> None:
    """Who is registered, for those who take part."""
    one = lookup.workshop(c.commons, number)
    ranks = {each.person: each.rank for each in one.ranks()}
    lines = []
    for each in one.registrations:
        if each.active:
            place = wording.standing(each, ranks.get(each.person), c.t)
            asked = wording.asked_again(each, c.session.zone, c.t, c.session.now)
            said = ", ".join(filter(None, (place, asked)))
            lines.append(c.t("{nom} : {place}", nom=names(c, [each.person]), place=said))
    await read_list(c, c.t.n("{n} personne inscrite", "{n} personnes inscrites", len(lines)), lines)
