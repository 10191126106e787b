"""One's own place: answering an offer, keeping it, leaving."""

from __future__ import annotations

from models import lookup, seating
from models.acts.registration import AcceptSeat, DeclineSeat, KeepPlace, Leave, Placed, SeatTold
from models.people import Participant
from models.registration import Standing
from tui import dates, wording
from tui.linear.conversation import Conversation
from tui.linear.questions import subject, yes_no


def where(c: Conversation, place: Placed) -> str:
    """« place confirmée à l’atelier 1, mardi 2 mai, 11h-12h30 (heure de Paris) »."""
    t, one = c.t, lookup.workshop(c.commons, place.workshop)
    said = standing(c, place)
    if one.start is None:
        return t("{place}, atelier {n}", place=said, n=place.workshop)
    when = wording.when(one, c.session.zone, c.session.now, t)
    if place.standing is Standing.CONFIRMED:
        return t("{place} à l’atelier {n}, {quand}", place=said, n=place.workshop, quand=when)
    return t("{place}, atelier {n}, {quand}", place=said, n=place.workshop, quand=when)


def standing(c: Conversation, place: Placed) -> str:
    """« liste d’attente, rang 2 aujourd’hui, peut venir aux trois »."""
    one = lookup.workshop(c.commons, place.workshop)
    said = wording.standing(one.registration(place.person), place.rank, c.t)
    rank = next((each for each in one.ranks() if each.person == place.person), None)
    if rank is None or place.standing is not Standing.WAITING:
        return said
    return c.t("{place}, {motif}", place=said, motif=wording.rank_reason(rank, c.t))


def _whose(c: Conversation, who: Participant) -> str | None:
    return None if c.me and c.me.id == who.id else who.id


async def answer(c: Conversation, number: int) -> None:
    """A seat has come free and is proposed: yes takes it, no leaves the list."""
    t = c.t
    who = c.me or await subject(c, t("Qui répond ?"))
    one = lookup.workshop(c.commons, number)
    mine = one.registration(who.id)
    if mine and mine.offer and mine.offer.until is None:
        await c.perform(SeatTold(number, _whose(c, who)))
        mine = lookup.workshop(c.commons, number).registration(who.id)
    when = wording.when(one, c.session.zone, c.session.now, t)
    c.say(t("Place proposée : atelier {n}, {quand}", n=number, quand=when))
    if mine and mine.offer and mine.offer.until:
        until = dates.until(mine.offer.until, c.session.zone, t, now=c.session.now)
        c.say(t("Réponse attendue {limite}. Ensuite elle va à la personne suivante.", limite=until))
    if not seating.may_accept(one, who.id, c.session.now):
        raise seating.NoOffer(number)
    c.say(t("Non : vous quittez la liste d’attente de cet atelier."))
    if await yes_no(c, t("Prenez-vous cette place ?")):
        c.done(where(c, await c.perform(AcceptSeat(number, _whose(c, who)))))
        return
    await c.perform(DeclineSeat(number, _whose(c, who)))
    c.done(t("place refusée, atelier {n}. Elle va à la personne suivante.", n=number))


async def keep(c: Conversation, number: int) -> None:
    """The date moved, or one had said no to it: the place is kept or freed, by a clear answer."""
    t = c.t
    who = c.me or await subject(c, t("Qui répond ?"))
    one = lookup.workshop(c.commons, number)
    mine = one.must_have(who.id)
    c.say(t("Date : {quand}", quand=wording.when(one, c.session.zone, c.session.now, t)))
    if mine.keep_until:
        until = dates.until(mine.keep_until, c.session.zone, t, now=c.session.now)
        c.say(t("Place gardée pour vous {limite}, puis libérée.", limite=until))
    if await yes_no(c, t("Gardez-vous votre place ?")):
        c.done(where(c, await c.perform(KeepPlace(number, _whose(c, who)))))
        return
    await leave_for(c, number, who)


async def leave(c: Conversation, number: int) -> None:
    """Two keystrokes, no reason asked."""
    who = c.me or await subject(c, c.t("Libérer la place de qui ?"))
    lookup.workshop(c.commons, number).must_have(who.id)
    await leave_for(c, number, who)


async def leave_for(c: Conversation, number: int, who: Participant) -> None:
    if not await yes_no(c, c.t("Libérer la place de {nom}, atelier {n} ?", nom=who.name, n=number)):
        c.say(c.t("Rien n’a changé."))
        return
    placed = await c.perform(Leave(number, _whose(c, who)))
    assert placed.standing is Standing.FREED
    c.done(c.t("place libérée, atelier {n}. Merci de l’avoir dit.", n=number))
