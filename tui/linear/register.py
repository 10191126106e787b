"""Registering: the notice, three questions, the polls, then one recap to keep."""

from __future__ import annotations

import re

from models import lookup
from models.acts.registration import Newcomer, Placed, Register, RegistrationNotOpen
from models.calendar import OFFERED_ZONES, PARIS
from models.names import CONTACT, NAME
from models.people import AllThree, Participant, Role
from models.registration import Standing
from tui import dates, wording
from tui.access_words import ENTERED_ALREADY
from tui.linear import access, poll, seat
from tui.linear.conversation import Conversation
from tui.linear.questions import choose, field, person, yes_no
from tui.linear.words import Back, Unread
from tui.notice import notice


async def register(c: Conversation, number: int | None = None) -> None:
    """Oneself; or, at facilitation's keyboard without a person, somebody."""
    if c.me is None:
        await newcomer(c, number)
        return
    chosen = (number,) if number else await _workshops(c)
    all_three = await ask_all_three(c, c.me.all_three)
    _placed(c, await c.perform(Register(chosen, all_three)))
    await _polls(c, c.me)


async def somebody(c: Conversation, number: int) -> None:
    """Facilitation registers a person, known or new, for one workshop."""
    t = c.t
    new = await choose(
        c, t("Inscrire qui ?"), [(t("Une nouvelle personne"), True), (t("Quelqu’un de la série"), False)]
    )
    if new:
        await newcomer(c, number)
        return
    who = await person(c, t("Qui ?"))
    all_three = await ask_all_three(c, who.all_three)
    _placed(c, await c.perform(Register((number,), all_three, who.id)))


async def newcomer(c: Conversation, number: int | None = None) -> None:
    """The person is made by the act itself: leaving before it is done leaves no trace."""
    t, visiting = c.t, c.session.actor.role is Role.VISITOR
    if visiting and not lookup.settings(c.commons).open_registration:
        raise RegistrationNotOpen
    tell_notice(c)
    if visiting and c.session.afar:
        c.say(t(ENTERED_ALREADY))
    name = await field(c, t("Votre nom, ou un pseudonyme ?"), NAME)
    await _known_already(c, name)
    chosen = (number,) if number else await _workshops(c)
    all_three = await ask_all_three(c)
    contact = await field(c, t("Contact, pour vous prévenir ? Entrée pour aucun."), CONTACT)
    if not contact:
        c.say(t("Sans contact, personne ne pourra vous prévenir : revenez voir."))
    zone = await zone_of(c)
    shared = await access.ask_shared(c) if c.session.actor.key and not c.session.facilitates else False
    newcomer = Newcomer(name, "", contact, zone)
    places = await c.perform(Register(chosen, all_three, newcomer=newcomer, shared=shared))
    who = c.commons.get(Participant, places[0].person)
    if not c.session.facilitates:
        c.become(who.id, Role.PARTICIPANT)
    _placed(c, places)
    await access.after_registering(c, who)
    await _polls(c, who)
    recap(c, who)


def tell_notice(c: Conversation) -> None:
    """What is kept, before the first field."""
    c.say(*(fact.said(c.t) for fact in notice(c.session)))


async def _known_already(c: Conversation, name: str) -> None:
    """Two people may share a name: it is said, never decided here."""
    if not c.session.facilitates or not lookup.people_named(c.commons, name):
        return
    if not await yes_no(c, c.t("Ce nom est déjà dans la série. Est-ce une autre personne ?")):
        raise Back


async def _workshops(c: Conversation) -> tuple[int, ...]:
    """Numbers, or () for all of them."""
    t = c.t
    known = [one for one in lookup.workshops(c.commons) if one.is_open(c.session.now)]
    for one in known:
        when = wording.when(one, c.session.zone, c.session.now, t)
        c.say(t("Atelier {n} : {quoi}", n=one.number, quoi=when))

    def read(typed: str) -> tuple[int, ...]:
        numbers = tuple(dict.fromkeys(int(word) for word in re.findall(r"\d{1,4}", typed)))
        if typed.strip().casefold() in ("", "tous", "toutes", "all"):
            return tuple(one.number for one in known)
        if not numbers or not set(numbers) <= {one.number for one in known}:
            raise Unread(t("tapez des numéros d’ateliers, par exemple 1 3, ou Entrée."))
        return numbers

    return await c.ask_for(t("Quels ateliers ? Entrée pour tous, ou 1 3."), read)


async def ask_all_three(c: Conversation, known: AllThree | None = None) -> AllThree:
    if known is AllThree.YES:
        return known
    options = [(c.t(wording.ALL_THREE[one]), one) for one in AllThree]
    return await choose(c, c.t("Pensez-vous pouvoir venir aux trois ?"), options)


async def zone_of(c: Conversation) -> str:
    t = c.t
    if not await yes_no(c, t("Êtes-vous à l’heure de Paris ?"), default=True):
        options = [(dates.zone_name(one, t), one) for one in OFFERED_ZONES]
        return await choose(c, t("Votre fuseau ?"), options)
    return PARIS


def _placed(c: Conversation, places: tuple[Placed, ...]) -> None:
    """The confirmation: day, hours with zone, place, rank, link."""
    for place in places:
        c.done(seat.where(c, place))
        link = lookup.workshop(c.commons, place.workshop).video
        if link and place.standing is Standing.CONFIRMED:
            c.say(c.t("Visio : {lien}", lien=link))


async def _polls(c: Conversation, who: Participant) -> None:
    """The polls come right after: dates are fixed with these answers. Leaving one is not leaving all."""
    t = c.t
    waiting = [one for one in poll.open_polls(c) if not one.answers_of(who.id)]
    for one in waiting:
        if await yes_no(c, t("Sondage {n} : répondre maintenant ?", n=one.workshop), default=True):
            try:
                await poll.answer_for(c, one.workshop, who)
            except Back:
                continue


def recap(c: Conversation, who: Participant) -> None:
    t = c.t
    c.say(t("Récapitulatif à garder"), t("Nom : {nom}", nom=who.name))
    for one in lookup.workshops(c.commons):
        mine = one.registration(who.id)
        if mine:
            place = seat.standing(c, Placed(one.number, who.id, mine.standing, one.rank(who.id)))
            c.say(t("Atelier {n} : {quoi}", n=one.number, quoi=place))
            if one.start:
                when = wording.when(one, c.session.zone, c.session.now, t)
                c.say(t("Atelier {n} : {quoi}", n=one.number, quoi=when))
    for asked in poll.open_polls(c):
        count = len(asked.answers_of(who.id))
        said = t.n("{n} réponse sur {total}", "{n} réponses sur {total}", count, total=len(asked.slots))
        c.say(t("Sondage {n} : {quoi}", n=asked.workshop, quoi=said))
    c.say(t("Changer d’avis : à tout moment, depuis Ateliers ou Vos données."))
