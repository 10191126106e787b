"""The pair of dates: which choice leaves the fewest people out, and whom; a person decides."""

from __future__ import annotations

from models import lookup
from models.acts.polls import people_counted
from models.acts.workshops import FixDates
from models.calendar import PARIS, zone
from models.pairing import LeftOut, Pair, Pairing
from models.poll import Poll
from tui import dates, wording
from tui.linear.conversation import Conversation
from tui.linear.questions import choose, confirmed, names


async def pairs(c: Conversation) -> None:
    """The ranked list; a pair's number gives its details, then facilitation may fix it."""
    t = c.t
    polls = _undecided(c)
    if len(polls) < 2:
        c.say(t("Dates : il faut deux ateliers sans date et leurs sondages."))
        return
    registered_only = await _counting(c, polls)
    said: list[tuple[str, Pair]] = []
    while True:
        found = _pairing(c, polls, registered_only)
        if not found.pairs():
            c.say(t("Dates : aucune paire possible pour le moment."))
            c.say(t("Il faut des créneaux avec des heures, le second un jour après le premier."))
            return
        if not said:
            c.say(_people(c, found), t("Nombres : oui aux deux, puis si besoin compris."))
        title = t(
            "Paires, ateliers {a} et {b}, la meilleure d’abord",
            a=polls[0].workshop,
            b=polls[1].workshop,
        )
        options = [(_short(c, one), one) for one in found.pairs()]
        pair = await choose(c, title, options, known=options == said)
        said = options
        details(c, pair, polls)
        if not c.session.facilitates:
            continue
        if await confirmed(c, t("Fixer ces deux dates ?")):
            await _fix(c, pair, polls)
            return


def _undecided(c: Conversation) -> tuple[Poll, ...]:
    """The polls of the first two workshops whose date is to be chosen."""
    return tuple(asked for _, asked in lookup.undecided(c.commons, c.session.now))[:2]


async def _counting(c: Conversation, polls: tuple[Poll, ...]) -> bool:
    """Whether only the people of workshop 1 count; asked only of facilitation."""
    if not c.session.facilitates:
        return False
    t = c.t
    everybody, first = (len(people_counted(c.commons, polls, only)) for only in (False, True))
    options = [
        (t("Toutes les réponses : {n}", n=everybody), False),
        (t("Atelier 1 seulement, inscrites ou présentes : {n}", n=first), True),
    ]
    return await choose(c, t("Compter qui ?"), options)


def _pairing(c: Conversation, polls: tuple[Poll, ...], registered_only: bool) -> Pairing:
    current = tuple(lookup.poll(c.commons, one.workshop) for one in polls)
    people = people_counted(c.commons, current, registered_only)
    later = lookup.settings(c.commons).pair_later_day
    return Pairing(current[0], current[1], people, zone(PARIS), later, c.session.now)


def _people(c: Conversation, found: Pairing) -> str:
    """« 17 réponses, dont 12 inscrites à l’atelier 1 »."""
    first = lookup.workshops(c.commons)[0]
    registered = {one.person for one in first.registrations if one.active}
    return c.t.n(
        "Comptée : {n} personne, dont {inscrites} inscrites à l’atelier 1",
        "Comptées : {n} personnes, dont {inscrites} inscrites à l’atelier 1",
        len(found.people),
        inscrites=len(registered.intersection(found.people)),
    )


def _short(c: Conversation, pair: Pair) -> str:
    t = c.t
    rank = t("{rang} ex æquo", rang=pair.rank) if pair.tied else str(pair.rank)
    return t(
        "{a}, {b}, rang {rang}, {oui} oui, {avec} si besoin",
        rang=rank,
        oui=pair.both_yes,
        avec=pair.both_if_needed,
        a=_slot(c, pair, 0),
        b=_slot(c, pair, 1),
    )


def _slot(c: Conversation, pair: Pair, which: int) -> str:
    slot = (pair.first, pair.second)[which]
    assert slot.start
    return dates.short(slot.start, PARIS, c.t)


def details(c: Conversation, pair: Pair, polls: tuple[Poll, ...]) -> None:
    t, now = c.t, c.session.now
    for asked, slot in zip(polls, (pair.first, pair.second), strict=True):
        assert slot.start
        when = dates.moment_in_zones(slot.start, slot.end, c.session.zone, t, now=now)
        c.say(t("Atelier {n} : {quoi}", n=asked.workshop, quoi=when))
    c.say(
        t("Aux deux, avec oui : {n}", n=pair.both_yes),
        t("Aux deux, avec oui ou si besoin : {n}", n=pair.both_if_needed),
        t("Atelier le moins suivi : {n}", n=pair.smaller),
        t("Somme des deux : {n}", n=pair.total),
        t("Coût, contre les meilleurs créneaux pris un par un : {n}", n=pair.cost),
    )
    if not c.session.sees_names:
        c.say(t("Absences : {n}", n=len(pair.left_out)), t("Sans réponse : {n}", n=len(pair.unknown)))
        return
    for one in pair.left_out:
        c.say(_left_out(c, one))
    if not pair.left_out:
        c.say(t("Absences : aucune"))
    if pair.unknown:
        c.say(t("Sans réponse : {noms}", noms=names(c, pair.unknown)))


def _left_out(c: Conversation, one: LeftOut) -> str:
    said = names(c, [one.person])
    if len(one.workshops) == 1:
        return c.t("Absence : {nom}, atelier {n}", nom=said, n=one.workshops[0])
    first, second = one.workshops
    return c.t("Absence : {nom}, ateliers {a} et {b}", nom=said, a=first, b=second)


async def _fix(c: Conversation, pair: Pair, polls: tuple[Poll, ...]) -> None:
    choice = tuple(zip((one.workshop for one in polls), (pair.first.id, pair.second.id), strict=True))
    fixed = await c.perform(FixDates(choice))
    for one in fixed:
        if one.number in dict(choice):
            when = wording.when(one, c.session.zone, c.session.now, c.t)
            c.done(c.t("atelier {n}, {date}", n=one.number, date=when))
    c.say(c.t("À faire : annoncer ces dates (Personnes et textes à envoyer)."))
