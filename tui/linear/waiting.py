"""The waiting list and its reasons; facilitation tells, approves, moves, removes, reserves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models import lookup, seating
from models.acts.registration import AcceptSeat, DeclineSeat, KeepPlace, SeatTold
from models.acts.seats import ApproveRegistration, MoveInLine, RemoveRegistration, ReserveSeats
from models.people import Participant
from models.registration import Standing
from models.workshop import Workshop
from tui import dates, wording
from tui.linear import seat
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, names, number_between, person, read_list, reason, yes_no
from tui.messages import message


async def read(c: Conversation, number: int) -> None:
    """Ranks with their reasons; names only for those who take part."""
    t, one = c.t, lookup.workshop(c.commons, number)
    lines = []
    for rank in one.ranks():
        why = wording.rank_reason(rank, t)
        who = names(c, [rank.person]) if c.session.sees_names else ""
        said = t("rang {rang} : {nom}, {motif}", rang=rank.rank, nom=who, motif=why)
        lines.append(said if who else t("rang {rang} : {motif}", rang=rank.rank, motif=why))
    await read_list(c, t("Liste d’attente, atelier {n}", n=number), lines)
    if frozen := one.frozen_at():
        c.say(
            t("Ordre gelé le {quand}", quand=dates.moment(frozen, None, c.session.zone, t, now=c.session.now))
        )


async def manage(c: Conversation, number: int) -> None:
    await menu(c, lambda: c.t("Inscriptions, atelier {n}", n=number), partial(_entries, c, number))


def _entries(c: Conversation, number: int) -> Sequence[Entry]:
    t, one = c.t, lookup.workshop(c.commons, number)
    entries: list[Entry] = []
    if told := len(seating.to_tell(one) or seating.to_call(one, c.session.now)):
        entries.append((t("Prévenir, places proposées : {n}", n=told), partial(tell, number=number)))
    if offered := len(_offered(c, one)):
        entries.append((t("Réponse à une place proposée : {n}", n=offered), partial(answer, number=number)))
    if approve_them := len(one.of(Standing.TO_APPROVE)):
        entries.append((t("Approuver : {n}", n=approve_them), partial(approve, number=number)))
    if any(each.reconfirm or each.keep_until for each in one.registrations):
        entries.append((t("Reconfirmer pour quelqu’un"), partial(reconfirm, number=number)))
    if one.line():
        entries.append((t("Déplacer dans la liste d’attente"), partial(move, number=number)))
    entries += [
        (t("Retirer une inscription"), partial(remove, number=number)),
        (t("Libérer la place de quelqu’un"), partial(free, number=number)),
        (t("Réserver des places"), partial(reserve, number=number)),
    ]
    return entries


async def _one_of(c: Conversation, number: int, question: str, *standings: Standing) -> Participant:
    one = lookup.workshop(c.commons, number)
    people = one.of(*standings) if standings else [each for each in one.registrations if each.active]
    return await person(c, question, [each.person for each in people])


def _offered(c: Conversation, one: Workshop) -> list[str]:
    """Those who may take a free seat now: one each, or the whole list when the workshop is near."""
    return [each.person for each in one.line() if seating.may_accept(one, each.person, c.session.now)]


async def tell(c: Conversation, number: int) -> None:
    """Whom to tell of an offer; once told, its clock starts. Near the workshop, the whole list."""
    t, one = c.t, lookup.workshop(c.commons, number)
    calling = seating.to_call(one, c.session.now)
    for each in calling or seating.to_tell(one):
        who = c.commons.get(Participant, each.person)
        c.say(t("Prévenir : {nom}, {contact}", nom=who.name, contact=who.contact or t("sans contact")))
    if calling:
        c.say(t("L’atelier est proche : prévenez toute la liste, le premier oui prend la place."))
        c.say(*message("place", c.session, number).splitlines())
        return
    waiting = [each.person for each in seating.to_tell(one)]
    who = await person(c, t("Prévenir qui ?"), waiting)
    if await yes_no(c, t("Lire le texte à lui envoyer ?"), default=False):
        c.say(*message("place", c.session, number, who.id).splitlines())
    if not await yes_no(c, t("Est-ce dit ? Son délai commence alors.")):
        return
    await c.perform(SeatTold(number, who.id))
    mine = lookup.workshop(c.commons, number).must_have(who.id)
    c.done(t("place annoncée à {nom}, atelier {n}", nom=who.name, n=number))
    if mine.offer and mine.offer.until:
        until = dates.until(mine.offer.until, c.session.zone, t, now=c.session.now)
        c.say(t("Réponse attendue {limite}", limite=until))


async def answer(c: Conversation, number: int) -> None:
    """Somebody answers an offer by telephone: facilitation notes it."""
    t = c.t
    who = await person(c, t("Qui répond ?"), _offered(c, lookup.workshop(c.commons, number)))
    options = [(t("Accepte la place"), True), (t("Refuse, et quitte la liste"), False)]
    act = AcceptSeat if await choose(c, who.name, options) else DeclineSeat
    c.done(t("{nom}, {quoi}", nom=who.name, quoi=seat.where(c, await c.perform(act(number, who.id)))))


async def approve(c: Conversation, number: int) -> None:
    t = c.t
    who = await _one_of(c, number, t("Approuver qui ?"), Standing.TO_APPROVE)
    placed = await c.perform(ApproveRegistration(number, who.id))
    c.done(t("{nom}, {quoi}", nom=who.name, quoi=seat.where(c, placed)))


async def reconfirm(c: Conversation, number: int) -> None:
    t, one = c.t, lookup.workshop(c.commons, number)
    asked = [each.person for each in one.registrations if each.reconfirm or each.keep_until]
    who = await person(c, t("Qui garde sa place ?"), asked)
    placed = await c.perform(KeepPlace(number, who.id))
    c.done(t("{nom}, {quoi}", nom=who.name, quoi=seat.where(c, placed)))


async def move(c: Conversation, number: int) -> None:
    t = c.t
    who = await _one_of(c, number, t("Déplacer qui ?"), Standing.WAITING, Standing.OFFERED)
    last = len(lookup.workshop(c.commons, number).line())
    rank = await number_between(c, t("À quel rang ? De 1 à {n}.", n=last), 1, last)
    placed = await c.perform(MoveInLine(number, who.id, rank, await reason(c)))
    c.done(t("{nom}, {quoi}", nom=who.name, quoi=seat.where(c, placed)))


async def remove(c: Conversation, number: int) -> None:
    """A duplicate or a false entry."""
    t = c.t
    who = await _one_of(c, number, t("Retirer qui ?"))
    why = await reason(c)
    if await confirmed(c, t("Retirer {nom} de l’atelier {n} ?", nom=who.name, n=number)):
        await c.perform(RemoveRegistration(number, who.id, why))
        c.done(t("inscription retirée, {nom}, atelier {n}", nom=who.name, n=number))


async def free(c: Conversation, number: int) -> None:
    """Somebody says that they will not come."""
    who = await _one_of(c, number, c.t("Libérer la place de qui ?"))
    await seat.leave_for(c, number, who)


async def reserve(c: Conversation, number: int) -> None:
    """Seats held for a reason, shown as a number; 0 gives them all back."""
    t, one = c.t, lookup.workshop(c.commons, number)
    for held in one.reserved:
        c.say(t("Réservées : {n}, {motif}", n=held.count, motif=held.reason))
    free = one.free(c.session.now)
    count = await number_between(c, t("Combien ? 0 les rend, {n} au plus.", n=free), 0, free)
    why = await reason(c) if count else ""
    total = await c.perform(ReserveSeats(number, count, why))
    c.done(t("places réservées à l’atelier {n} : {total}", n=number, total=total))
