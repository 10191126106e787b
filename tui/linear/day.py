"""The day itself: roll call, and people who come without being registered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models import lookup
from models.acts.registration import Newcomer
from models.acts.roll_call import RollCall, WalkedIn, WalkIn
from models.names import NAME, fold
from models.people import Participant
from models.registration import Presence
from models.roll_call import called, seats_to_take, tally
from models.workshop import Status
from tui import wording
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, field, names, person, read_list
from tui.linear.words import Unread

LETTERS = {"p": Presence.PRESENT, "x": Presence.ABSENT, "e": Presence.ANNOUNCED}
"""As on the screen's roll call, but for « a », which asks for help at any question."""


async def visit(c: Conversation, number: int) -> None:
    await menu(c, lambda: c.t("Jour de l’atelier {n}", n=number), partial(_entries, c, number))


def _entries(c: Conversation, number: int) -> Sequence[Entry]:
    t = c.t
    return [
        (t("Appel, une personne après l’autre"), partial(roll_call, number=number)),
        (t("Présence d’une personne"), partial(note_one, number=number)),
        (t("Venue sans inscription"), partial(walk_in, number=number)),
        (t("Relire l’appel"), partial(read, number=number)),
    ]


def _called(c: Conversation, number: int) -> list[str]:
    """In the order of names, as one reads them out."""
    people = [each.person for each in called(lookup.workshop(c.commons, number))]
    return sorted(people, key=lambda who: fold(names(c, [who])))


def _presence(c: Conversation, number: int, who: str) -> str:
    mine = lookup.workshop(c.commons, number).registration(who)
    return c.t(wording.PRESENCES[mine.presence]) if mine and mine.presence else c.t("pas encore d’appel")


async def roll_call(c: Conversation, number: int) -> None:
    """Each answer is noted at once: leaving in the middle loses nothing."""
    t = c.t
    lookup.workshop(c.commons, number).must_have_date()
    c.say(t("Lettres : p présence, x absence, e absence annoncée, point efface ; Entrée passe."))
    for who in _called(c, number):
        name = names(c, [who])
        if not name:
            continue
        question = t("{nom} : {presence}", nom=name, presence=_presence(c, number, who))
        said = await c.ask_for(question, partial(_read, c))
        if said:
            await c.perform(RollCall(number, who, said[0]))
    c.done(t("appel noté, atelier {n}", n=number))
    c.say(_count(c, number), *_left(c, number))


def _read(c: Conversation, typed: str) -> tuple[Presence | None] | None:
    """None: nothing is noted; a tuple: that presence, or its absence, is."""
    word = typed.strip().casefold()
    if not word:
        return None
    known: dict[str, Presence | None] = {**LETTERS, ".": None}
    known |= {c.t(wording.PRESENCES[one]).casefold(): one for one in Presence}
    if word not in known:
        raise Unread(c.t("tapez p, x, e, un point, ou Entrée."))
    return (known[word],)


def _count(c: Conversation, number: int) -> str:
    one = lookup.workshop(c.commons, number)
    present = len(one.present)
    return c.t.n(
        "Présentes : {n} personne pour {places} places",
        "Présentes : {n} personnes pour {places} places",
        present,
        places=one.seats,
    )


def _left(c: Conversation, number: int) -> list[str]:
    """Absences and, while somebody may still come, the seats that they would have."""
    t, one, now = c.t, lookup.workshop(c.commons, number), c.session.now
    counts = tally(one)
    said = [t("Absences : {n}, annoncées : {a}", n=counts.absent, a=counts.announced)]
    if one.status(now) is Status.DATED:
        said.append(t("Places à prendre : {n}", n=seats_to_take(one, now)))
    return said


async def note_one(c: Conversation, number: int) -> None:
    t = c.t
    who = await person(c, t("Qui ?"), _called(c, number))
    options: list[tuple[str, Presence | None]] = [(t(wording.PRESENCES[one]), one) for one in Presence]
    presence = await choose(c, who.name, [*options, (t("effacer la note"), None)])
    await c.perform(RollCall(number, who.id, presence))
    c.done(t("{nom}, {quoi}", nom=who.name, quoi=_presence(c, number, who.id)))


async def walk_in(c: Conversation, number: int) -> None:
    t = c.t
    options = [(t("Une nouvelle personne"), True), (t("Quelqu’un de la série"), False)]
    if await choose(c, t("Venue sans inscription"), options):
        name = await field(c, t("Son nom, ou un pseudonyme ?"), NAME)
        come = await c.perform(WalkIn(number, newcomer=Newcomer(name)))
    else:
        who = await person(c, t("Qui ?"))
        come = await c.perform(WalkIn(number, who.id))
    c.done(_came(c, come))


def _came(c: Conversation, come: WalkedIn) -> str:
    who = c.commons.get(Participant, come.place.person).name
    said = c.t.n(
        "{nom}, venue notée. {n} personne présente pour {places} places",
        "{nom}, venue notée. {n} personnes présentes pour {places} places",
        come.present,
        nom=who,
        places=come.seats,
    )
    return f"{said}. {c.t('C’est la place d’une personne absente.')}" if come.on_absent_seat else said


async def read(c: Conversation, number: int) -> None:
    lines = [
        c.t("{nom} : {presence}", nom=names(c, [who]), presence=_presence(c, number, who))
        for who in _called(c, number)
    ]
    await read_list(c, _count(c, number), lines)
    c.say(*_left(c, number))
