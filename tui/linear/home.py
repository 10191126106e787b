"""Where one is, what there is to do next, and the ways from here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models import lookup
from models.acts.registration import SeatTold
from models.next_steps import Step, next_steps
from models.registration import Standing
from models.settings import Announcement
from models.workshop import Workshop
from tui import dates, leading, purging, replica_words, wording
from tui.linear import (
    access,
    contributions,
    copies,
    lately,
    manifesto,
    people,
    poll,
    settings,
    thread,
    workshop,
)
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu, run
from tui.linear.steps import journey_of, said
from tui.linear.words import Back


async def visit(c: Conversation) -> None:
    """Never returns by itself: « quitter » and the end of input are exceptions."""
    if not c.commons.all(Announcement):
        await settings.first_series(c)
    _greet(c)
    lately.tell_changes(c)
    await _situation(c)
    while True:
        await menu(c, lambda: c.t("Accueil"), partial(_entries, c))
        c.say(c.t("Vous êtes à l’accueil. Pour partir : quitter."))


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = [
        (_to_do(c), to_do),
        (t("Ateliers et inscriptions"), workshop.workshops),
        (t("Sondages de dates"), poll.polls),
        (t("Contributions"), lately.at("contributions", contributions.contributions)),
        (t("Manifeste"), lately.at("manifesto", manifesto.manifesto)),
        (t("Annonce, discussion, ressources"), lately.at("thread", thread.thread)),
        (t("Vos données et réglages"), settings.settings),
        (t("Où en sommes-nous"), status),
    ]
    if c.session.facilitates:
        entries.append((t("Personnes et textes à envoyer"), people.people))
    entries += copies.to_copy(c)
    if c.session.afar:
        entries.append((t("Clés et codes"), access.access))
    return entries


def _steps(c: Conversation) -> tuple[Step, ...]:
    return next_steps(c.commons, c.session.actor, c.session.now)


def _to_do(c: Conversation) -> str:
    steps = _steps(c)
    if len(steps) == 1:
        return c.t("À faire : {quoi}", quoi=said(steps[0], c))
    if not steps:
        return c.t("À faire : rien pour le moment")
    return c.t("À faire : {n} choses", n=len(steps))


async def to_do(c: Conversation) -> None:
    """The only thing to do at once; else the list, the most pressing first."""
    steps = _steps(c)
    if not steps:
        c.say(c.t("Rien à faire pour le moment : tout est à jour."))
    elif len(steps) == 1:
        await run(c, journey_of(steps[0]))
    else:
        await menu(
            c,
            lambda: c.t("À faire"),
            lambda: [(said(step, c), journey_of(step)) for step in _steps(c)],
        )


async def status(c: Conversation) -> None:
    """Key words first, one fact a line; who is here too, told when it is asked: they come and go unsaid."""
    _greet(c)
    lately.who_is_here(c)
    await _situation(c)
    await lately.read_changes(c)


def _greet(c: Conversation) -> None:
    announcement = lookup.announcement(c.commons)
    if announcement is None:
        raise Back
    c.say(c.t("Veillée : {titre}", titre=announcement.title))
    if announcement.example:
        c.say(c.t("Exemple : ces personnes et leurs réponses sont inventées."))
    c.say(_who(c))
    if copied := replica_words.sign(c.session):
        c.say(copied)


async def _situation(c: Conversation) -> None:
    for order in leading.live(c.session):
        now = leading.now_said(order, c.session)
        c.say(c.t("Atelier {n}, en ce moment : {etape}", n=order.workshop, etape=now))
    c.say(*filter(None, (purging.announced(c.session), purging.to_tell(c.session))))
    for one in lookup.workshops(c.commons):
        _workshop(c, one)
    for step in _steps(c):
        c.say(c.t("À faire : {quoi}", quoi=said(step, c)))
    await _offers_seen(c)


def _who(c: Conversation) -> str:
    t = c.t
    zone = dates.zone_name(c.session.zone, t)
    if c.me:
        return t("Vous : {nom}, {zone}", nom=c.me.name, zone=zone)
    if c.session.facilitates:
        return t("Vous : équipe d’animation, {zone}", zone=zone)
    return t("Vous : en visite, lecture seule ; inscrivez-vous pour participer.")


def _workshop(c: Conversation, one: Workshop) -> None:
    t, now = c.t, c.session.now
    c.say(t("Atelier {n} : {titre}", n=one.number, titre=one.title))
    c.say(t("Atelier {n} : {quoi}", n=one.number, quoi=wording.when(one, c.session.zone, now, t)))
    asked = lookup.find_poll(c.commons, one.number)
    if one.start:
        free, taken = wording.free_seats(one, now, t), wording.seats(one, now, t)
        c.say(t("Atelier {n} : {libres}, {prises}", n=one.number, libres=free, prises=taken))
    elif asked:
        turnout = wording.turnout(asked, len(lookup.expected(c.commons)), t)
        c.say(t("Sondage {n} : {quoi}", n=one.number, quoi=turnout))
    if c.me:
        mine = wording.standing(one.registration(c.me.id), one.rank(c.me.id), t)
        c.say(t("Atelier {n} pour vous : {place}", n=one.number, place=mine))


async def _offers_seen(c: Conversation) -> None:
    """The clock of an offer starts when the person has seen it: they just did."""
    for one in lookup.workshops(c.commons):
        mine = one.registration(c.me.id) if c.me else None
        if mine and mine.standing is Standing.OFFERED and mine.offer and mine.offer.until is None:
            await c.perform(SeatTold(one.number))
