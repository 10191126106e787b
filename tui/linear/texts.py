"""Texts to send: the program writes them, people send them."""

from __future__ import annotations

from models import lookup
from models.people import Participant
from tui.linear.conversation import Conversation
from tui.linear.questions import choose, person, read_list, yes_no
from tui.messages import KINDS, Kind, NothingToSay, message, recipients, split, why


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
        await _recipients(c, recipients(kind.key, c.session, number))


async def _workshop(c: Conversation, kind: Kind) -> int:
    options = [(c.t("Atelier {n}", n=one.number), one.number) for one in lookup.workshops(c.commons)]
    return await choose(c, c.t(kind.title), options)


async def _person(c: Conversation) -> Participant | None:
    t = c.t
    options = [(t("Pour tout le monde"), False), (t("Pour une personne, à son nom"), True)]
    return await person(c, t("Pour qui ?")) if await choose(c, t("Pour qui ?"), options) else None


async def _recipients(c: Conversation, people: tuple[Participant, ...]) -> None:
    """Contacts, when asked for only: texts are often written where a room can see."""
    t = c.t
    if not people:
        c.say(t("Ce texte n’a pas de destinataire dans la série."))
        return
    reachable, others = split(people)
    c.say(t("Destinataires : {n}, dont sans contact : {autres}", n=len(people), autres=len(others)))
    if not await yes_no(c, t("Les lire ?"), default=False):
        return
    lines = [t("{nom} : {contact}", nom=one.name, contact=one.contact) for one in reachable]
    lines += [t("{nom} : {contact}", nom=one.name, contact=t("sans contact")) for one in others]
    await read_list(c, t("Destinataires"), lines)
