"""What the page of dates says of a choice: pure functions of a pairing and a session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from models import lookup
from models.acts.polls import people_counted
from models.calendar import PARIS, zone
from models.pairing import Pair, Pairing
from models.poll import COMING, Answer, Poll, Slot
from models.workshop import Workshop
from tui import dates
from tui.i18n import Translator
from tui.session import Session


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen: a slot for each workshop without a date, and its figures.

    `order`: the rank as it is shown; `left_out` and `unknown` people by id, with the workshops they refuse.
    """

    slots: tuple[Slot, ...]
    order: str
    figures: tuple[int, ...]
    left_out: tuple[tuple[str, tuple[int, ...]], ...]
    unknown: tuple[str, ...]
    attendance: tuple[int, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(slot.id for slot in self.slots)


def undecided(session: Session) -> tuple[tuple[Workshop, Poll], ...]:
    """The first two workshops whose date is to be chosen, with their polls."""
    return lookup.undecided(session.commons, session.now)[:2]


def counted(session: Session, polls: tuple[Poll, ...], registered_only: bool) -> tuple[str, ...]:
    return people_counted(session.commons, polls, registered_only)


def choices(session: Session, polls: tuple[Poll, ...], people: tuple[str, ...]) -> tuple[Choice, ...]:
    """Best first: pairs when two workshops wait for their date, slots when one does."""
    if len(polls) == 2:
        pairing = pairing_of(session, polls, people)
        return tuple(_of_pair(pair, pairing, session.t) for pair in pairing.pairs())
    return tuple(_of_slots(polls[0], people, session.t)) if polls else ()


def pairing_of(session: Session, polls: tuple[Poll, ...], people: tuple[str, ...]) -> Pairing:
    later = lookup.settings(session.commons).pair_later_day
    return Pairing(polls[0], polls[1], people, zone(PARIS), later, session.now)


def _of_pair(pair: Pair, pairing: Pairing, t: Translator) -> Choice:
    attendance = tuple(
        poll.count(slot.id, *COMING, among=pairing.people)
        for poll, slot in ((pairing.first, pair.first), (pairing.second, pair.second))
    )
    return Choice(
        (pair.first, pair.second),
        order(pair.rank, pair.tied, t),
        (pair.both_yes, pair.both_if_needed),
        tuple((one.person, one.workshops) for one in pair.left_out),
        pair.unknown,
        attendance,
    )


def _of_slots(poll: Poll, people: tuple[str, ...], t: Translator) -> Iterator[Choice]:
    """The slots of one poll: by yes, then by yes and if needed, then the earliest."""
    figures = {
        slot.id: tuple(poll.count(slot.id, *states, among=people) for states in ((Answer.YES,), COMING))
        for slot in poll.slots
        if slot.start
    }
    ordered = sorted(
        (slot for slot in poll.slots if slot.start), key=lambda one: [-n for n in figures[one.id]]
    )
    ranked = [figures[slot.id] for slot in ordered]
    for slot in ordered:
        mine = figures[slot.id]
        said = {person: poll.answers_of(person).get(slot.id) for person in people}
        yield Choice(
            (slot,),
            order(ranked.index(mine) + 1, ranked.count(mine) > 1, t),
            mine,
            tuple((who, (poll.workshop,)) for who, state in said.items() if state is Answer.NO),
            tuple(who for who, state in said.items() if state is None),
            (mine[1],),
        )


def order(rank: int, tied: bool, t: Translator) -> str:
    """« 1 ex æquo »: equals have the same rank, and the next one counts them (1, 1, 3)."""
    return t("{rang} ex æquo", rang=rank) if tied else str(rank)


def people_said(session: Session, people: tuple[str, ...], registered_only: bool) -> str:
    """« 17 réponses, dont 12 inscrites à l’atelier 1 »: the page always says who is counted."""
    t = session.t
    workshops = lookup.workshops(session.commons)
    first = workshops[0].number if workshops else 1
    if registered_only:
        return t.n(
            "{n} personne inscrite à l’atelier {a}",
            "{n} personnes inscrites à l’atelier {a}",
            len(people),
            a=first,
        )
    registered = {one.person for one in workshops[0].registrations if one.active} if workshops else set()
    if not people:
        return t("aucune réponse pour le moment")
    both = len(registered.intersection(people))
    said = t.n("{n} réponse", "{n} réponses", len(people))
    return t("{reponses}, dont {n} inscrites à l’atelier {a}", reponses=said, n=both, a=first)


def left_out_said(choice: Choice, polls: tuple[Poll, ...], t: Translator) -> str:
    """« 3 personnes ne pourraient pas venir à tout : 2 à l’atelier 2, 1 aux deux. »"""
    if not choice.left_out:
        return t("Avec ce choix, personne n’a dit non.")
    if len(polls) == 1:
        return t.n(
            "Avec ce choix, {n} personne ne pourrait pas venir.",
            "Avec ce choix, {n} personnes ne pourraient pas venir.",
            len(choice.left_out),
        )
    tally = Counter(numbers for _, numbers in choice.left_out)
    parts = [
        t("{n} aux deux", n=count) if len(numbers) > 1 else t("{n} à l’atelier {a}", n=count, a=numbers[0])
        for numbers, count in sorted(tally.items())
    ]
    return t.n(
        "Avec ce choix, {n} personne ne pourrait pas venir à tout : {detail}.",
        "Avec ce choix, {n} personnes ne pourraient pas venir à tout : {detail}.",
        len(choice.left_out),
        detail=", ".join(parts),
    )


def unknown_said(choice: Choice, t: Translator) -> str:
    if not choice.unknown:
        return ""
    return t.n(
        "{n} personne n’a pas répondu à tout : on ne sait pas pour elle.",
        "{n} personnes n’ont pas répondu à tout : on ne sait pas pour elles.",
        len(choice.unknown),
    )


def cost_said(choice: Choice, session: Session, polls: tuple[Poll, ...], people: tuple[str, ...]) -> str:
    """What choosing both together costs against the best slots taken one by one."""
    t = session.t
    if len(polls) < 2:
        return ""
    best = pairing_of(session, polls, people).best_alone()
    lost = sum(best) - sum(choice.attendance)
    if not lost:
        return t(
            "Autant de monde qu’avec les meilleurs créneaux pris un par un : {a} et {b}.",
            a=best[0],
            b=best[1],
        )
    return t(
        "Les meilleurs créneaux pris un par un feraient {a} et {b} ; ce choix fait {c} et {d}.",
        a=best[0],
        b=best[1],
        c=choice.attendance[0],
        d=choice.attendance[1],
    )


def names_said(choice: Choice, session: Session, pair: bool) -> Iterator[tuple[str, str]]:
    """Who is left out and of which workshop, then who is unknown: words and names."""
    t, commons = session.t, session.commons
    if choice.left_out:
        said = []
        for person, numbers in choice.left_out:
            name = ", ".join(lookup.names(commons, [person]))
            where = t("ateliers {a} et {b}", a=numbers[0], b=numbers[-1]) if len(numbers) > 1 else ""
            where = where or t("atelier {a}", a=numbers[0])
            said.append(f"{name} ({where})" if pair else name)
        yield t("Ne pourraient pas :"), ", ".join(said)
    if choice.unknown:
        yield t("Sans réponse :"), ", ".join(lookup.names(commons, choice.unknown))


def short(slot: Slot, t: Translator) -> str:
    return dates.short(slot.start, PARIS, t) if slot.start else slot.words
