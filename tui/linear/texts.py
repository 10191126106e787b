"""Texts to send: the program writes them, people send them."""

from __future__ import annotations

from models import lookup
from models.people import Participant
from tui.linear.conversation import Conversation
from tui.linear.questions import choose, person, read_list
from tui.messages import message
from tui.messages.kinds import KINDS, Kind, NothingToSay, why


async def texts(c: Conversation) -> None:
    """One text, to copy; then, apart, whom to send it to."""
    t = c.t
    kind = await choose(c, t("Quel texte ?"), [(t(one.title), one) for one in KINDS])
    number = await _workshop(c, kind) if kind.about_workshop else None
    who = await _person(c)
    try:
        said = message(kind.key, c.session, number, who.id if who else None)
    except NothingToSay as nothing:
        c.error(why(nothing, t))
        return
    c.say(t("Début du texte"), *said.splitlines(), t("Fin du texte"))
    if who:
        c.say(t("À envoyer à : {contact}", contact=who.contact or t("sans contact")))
    else:
        await recipients(c, number)


async def _workshop(c: Conversation, kind: Kind) -> int:
    options = [(c.t("Atelier {n}", n=one.number), one.number) for one in lookup.workshops(c.commons)]
    return await choose(c, c.t(kind.title), options)


async def _person(c: Conversation) -> Participant | None:
    t = c.t
    options = [(t("Pour tout le monde"), False), (t("Pour une personne, à son nom"), True)]
    return await person(c, t("Pour qui ?")) if await choose(c, t("Pour qui ?"), options) else None


async def recipients(c: Conversation, number: int | None) -> None:
    """Contacts, when asked for only: texts are often written where a room can see."""
    t = c.t
    one = lookup.workshop(c.commons, number) if number else None
    people = [
        each for each in c.commons.all(Participant)
        if one is None or ((mine := one.registration(each.id)) and mine.active)
    ]  # fmt: skip
    options = [(t("Destinataires, les lire"), True), (t("Fini"), False)]
    if await choose(c, t("Et maintenant ?"), options):
        lines = [
            t("{nom} : {contact}", nom=each.name, contact=each.contact or t("sans contact"))
            for each in people
        ]
        await read_list(c, t("Destinataires : {n}", n=len(lines)), lines)
