"""`dates`: the pairs of dates for two workshops, best first; `fixer`: choosing them in one act."""

from __future__ import annotations

from typing import Any

from models import lookup, seating
from models.acts.polls import people_counted
from models.acts.workshops import FixDates
from models.calendar import PARIS, zone
from models.pairing import Pair, Pairing
from models.poll import Poll
from tui import dates, wording
from tui.commands import subject, workshops
from tui.commands.output import Output
from tui.commands.parsing import Misused, Request
from tui.commands.tables import wrapped
from tui.i18n import N_
from tui.session import Session

SHOWN = 10


async def show(session: Session, request: Request, out: Output) -> None:
    first, second = _polls(session, request)
    only = request.text("compter") == "inscrites"
    people = people_counted(session.commons, (first, second), only)
    later_day = lookup.settings(session.commons).pair_later_day
    pairing = Pairing(first, second, people, zone(PARIS), later_day, session.now)
    pairs = pairing.pairs()
    if out.as_json:
        return out.value([_value(session, pair) for pair in pairs])
    return _shown(session, pairing, pairs, out)


async def fix(session: Session, request: Request, out: Output) -> None:
    choices = [(2, request.text("atelier2")), (3, request.text("atelier3"))]
    words = request.many("N ID")
    if len(words) % 2:
        raise Misused(N_("Il manque {nom}."), request.command, nom=N_("ID"))
    named = [(subject.number(session, n), id) for n, id in zip(words[::2], words[1::2], strict=True)]
    chosen = [(number, subject.id_of(id, "s")) for number, id in (*choices, *named) if id]
    if not chosen:
        raise Misused(N_("Il manque {nom}."), request.command, nom=N_("N ID"))
    await session.perform(FixDates(tuple(chosen)))
    done = [lookup.workshop(session.commons, number) for number, _ in chosen]
    said = [f"{one.number} : {wording.when(one, session.zone, session.now, session.t)}" for one in done]
    for one in done:
        if again := lookup.names(session.commons, (each.person for each in seating.to_ask(one))):
            names = ", ".join(again)
            said.append(
                session.t("Avaient dit non, à redemander, atelier {n} : {noms}", n=one.number, noms=names)
            )
    workshops.say(session, out, "\n".join((session.t("Fait, dates fixées :"), *said)))


def _polls(session: Session, request: Request) -> tuple[Poll, Poll]:
    typed = (request.text("ateliers") or "2,3").split(",")
    if len(typed) != 2:
        raise Misused(N_("Deux ateliers, séparés par une virgule : 2,3"), request.command)
    return subject.poll(session, typed[0].strip()), subject.poll(session, typed[1].strip())


def _value(session: Session, pair: Pair) -> dict[str, Any]:
    return {
        "rang": pair.rank,
        "creneau2": pair.first.id,
        "creneau3": pair.second.id,
        "tous_oui": pair.both_yes,
        "tous_si_besoin": pair.both_if_needed,
        "minimum": pair.smaller,
        "somme": pair.total,
        "absents": [
            {"nom": session.name_of(one.person), "ateliers": list(one.workshops)} for one in pair.left_out
        ],
        "inconnus": [session.name_of(one) for one in pair.unknown],
        "cout": pair.cost,
    }


def _shown(session: Session, pairing: Pairing, pairs: tuple[Pair, ...], out: Output) -> None:
    t = session.t
    out.data(counted(session, pairing))
    if not pairs:
        return out.say(
            t("Aucune paire possible : il faut au moins un créneau avec des heures dans chaque sondage.")
        )
    numbers = {"a": pairing.first.workshop, "b": pairing.second.workshop}
    heads = [
        "",
        t("atelier {a}", **numbers),
        t("atelier {b}", **numbers),
        t("les deux"),
        t("si besoin"),
        t("coût"),
    ]
    out.table(heads, [_row(session, pair) for pair in pairs[:SHOWN]])
    if pairing.people:
        out.data("", t("Avec la première paire :"), *_left_out(session, pairs[0]))
    if len(pairs) > SHOWN:
        out.say(
            t.n(
                "Et {n} paire moins bonne : --json les donne toutes.",
                "Et {n} paires moins bonnes : --json les donne toutes.",
                len(pairs) - SHOWN,
            )
        )
    out.say(
        t("Choisir : veillee fixer {a} {s} {b} {u}", **numbers, s=pairs[0].first.id, u=pairs[0].second.id)
    )
    return None


def counted(session: Session, pairing: Pairing) -> str:
    """« 17 réponses, dont 12 inscrites à l’atelier 1 »"""
    first = lookup.workshops(session.commons)[0]
    among = sum(1 for one in first.registrations if one.active and one.person in pairing.people)
    return session.t.n(
        "{n} personne comptée, dont {dont} à l’atelier {un}",
        "{n} personnes comptées, dont {dont} à l’atelier {un}",
        len(pairing.people),
        dont=among,
        un=first.number,
    )


def _row(session: Session, pair: Pair) -> list[str]:
    t = session.t
    rank = t("{rang} ex æquo", rang=pair.rank) if pair.tied else str(pair.rank)
    moments = [
        f"{slot.id} {dates.short(slot.start, session.zone, t)}"
        for slot in (pair.first, pair.second)
        if slot.start
    ]
    return [rank, *moments, str(pair.both_yes), str(pair.both_if_needed), str(pair.cost)]


def _left_out(session: Session, pair: Pair) -> list[str]:
    """Who could not come to both, by name and by workshop; who has not said."""
    t = session.t
    absent = [
        t(
            "{nom} (atelier {numeros})",
            nom=session.name_of(one.person) or "…",
            numeros=", ".join(map(str, one.workshops)),
        )
        for one in pair.left_out
    ]
    unknown = [session.name_of(one) or "…" for one in pair.unknown]
    said = t("sans {noms}", noms=", ".join(absent)) if absent else t("tout le monde peut venir")
    lines = [said] + ([t("sans réponse : {noms}", noms=", ".join(unknown))] if unknown else [])
    return [line for one in lines for line in wrapped(one, 78, first="  ")]
