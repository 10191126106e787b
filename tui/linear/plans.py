"""Plans change: a date by hand, a move, a cancellation, the video link, seats, one more workshop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from models import lookup
from models.acts.workshops import AddWorkshop, CancelWorkshop, MoveWorkshop, SetSeats, SetVideo
from models.names import LINK, TITLE
from tui import wording
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import confirmed, field, moment, number_between, reason


async def visit(c: Conversation, number: int) -> None:
    await menu(c, lambda: c.t("Plans, atelier {n}", n=number), partial(_entries, c, number))


def _entries(c: Conversation, number: int) -> Sequence[Entry]:
    t, one = c.t, lookup.workshop(c.commons, number)
    entries: list[Entry] = [
        (t("Visio, donner ou changer le lien"), partial(video, number=number)),
        (t("Reporter") if one.start else t("Fixer la date à la main"), partial(move, number=number)),
        (t("Places, changer leur nombre"), partial(seats, number=number)),
    ]
    if not one.cancelled:
        entries.append((t("Annuler l’atelier"), partial(cancel, number=number)))
    return entries


async def video(c: Conversation, number: int) -> None:
    t, one = c.t, lookup.workshop(c.commons, number)
    if one.video:
        c.say(t("Lien actuel : {lien}", lien=one.video))
    url = await field(
        c, t("Lien de la visio ? Entrée garde, un tiret enlève."), replace(LINK, needed=False), one.video
    )
    if url == one.video:
        c.say(t("Rien n’a changé."))
        return
    await c.perform(SetVideo(number, url))
    if url:
        c.done(t("lien de la visio donné, atelier {n}", n=number))
    else:
        c.done(t("lien de la visio enlevé, atelier {n}", n=number))


async def move(c: Conversation, number: int) -> None:
    t, one = c.t, lookup.workshop(c.commons, number)
    start, end = await moment(c, t("Nouvelle date ? Par exemple mardi 9 mai 11h."))
    why = await reason(c) if one.start else ""
    if one.start and not await confirmed(c, t("Reporter ? Les places seront à reconfirmer.")):
        return
    moved = await c.perform(MoveWorkshop(number, start, end, why))
    c.done(t("atelier {n}, {date}", n=number, date=wording.when(moved, c.session.zone, c.session.now, t)))


async def cancel(c: Conversation, number: int) -> None:
    t = c.t
    why = await reason(c)
    if await confirmed(c, t("Annuler l’atelier {n} ? Les inscriptions restent dans l’ordre.", n=number)):
        await c.perform(CancelWorkshop(number, why))
        c.done(t("atelier {n} annulé", n=number))


async def seats(c: Conversation, number: int) -> None:
    t, one = c.t, lookup.workshop(c.commons, number)
    taken = max(one.seats - one.free(c.session.now), 1)
    c.say(t("Places : {prises}", prises=wording.seats(one, c.session.now, t)))
    count = await number_between(c, t("Combien de places ? {n} au moins.", n=taken), taken, 10_000)
    changed = await c.perform(SetSeats(number, count))
    c.done(t("places à l’atelier {n} : {places}", n=number, places=changed.seats))


async def add(c: Conversation) -> None:
    t = c.t
    title = await field(c, t("Titre du nouvel atelier ?"), TITLE)
    added = await c.perform(AddWorkshop(title))
    c.done(t("atelier {n} ajouté, date à choisir : {titre}", n=added.number, titre=added.title))
