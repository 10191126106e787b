"""One's own data: seen, exported, corrected, erased."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial

from models.acts.people import CorrectPerson, EraseMyData
from models.names import CONTACT, NAME, PLACE
from models.people import Participant, Role
from tui import dates, wording
from tui.commands.my_data import everything
from tui.linear import register
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import confirmed, field, yes_no
from tui.linear.words import Back


async def personal(c: Conversation, who: Participant) -> None:
    await menu(c, lambda: c.t("Données de {nom}", nom=who.name), partial(_entries, c, who.id))


def _entries(c: Conversation, id: str) -> Sequence[Entry]:
    t = c.t
    if c.commons.find(Participant, id) is None:
        return ()
    return (
        (t("Voir"), partial(see, id=id)),
        (t("Copie complète, en JSON"), partial(export, id=id)),
        (t("Corriger"), partial(correct, id=id)),
        (t("Venir aux trois, changer la réponse"), partial(all_three, id=id)),
        (t("Effacer"), partial(erase, id=id)),
    )


async def see(c: Conversation, id: str) -> None:
    t, who = c.t, c.commons.get(Participant, id)
    c.say(
        t("Nom : {nom}", nom=who.name),
        t("Contact : {quoi}", quoi=who.contact or t("aucun")),
        t("Tiers-lieu : {quoi}", quoi=who.place or t("aucun")),
        t("Fuseau : {quoi}", quoi=dates.zone_name(who.zone, t)),
        t("Aux trois : {quoi}", quoi=t(wording.ALL_THREE[who.all_three])),
        t("Identifiant : {id}", id=who.id),
        t("Depuis : {quand}", quand=dates.day(who.since, c.session.zone, t, year=True)),
        t("Gardées pour la V1 : {quoi}", quoi=t("oui") if who.keep_for_next else t("non")),
    )
    if who.entered_by:
        c.say(t("Saisi par l’animation"))
    register.recap(c, who)


async def export(c: Conversation, id: str) -> None:
    """Everything, to be copied: one value that other programs read."""
    whole = everything(c.session, c.commons.get(Participant, id))
    c.say(*json.dumps(whole, ensure_ascii=False, indent=1).splitlines())


async def correct(c: Conversation, id: str) -> None:
    t, who = c.t, c.commons.get(Participant, id)
    name = await field(c, t("Nom ? Entrée garde « {nom} ».", nom=who.name), NAME, who.name)
    contact = await field(c, t("Contact ? Entrée garde, un tiret enlève."), CONTACT, who.contact)
    place = await field(c, t("Tiers-lieu ? Entrée garde, un tiret enlève."), PLACE, who.place)
    keep = await yes_no(c, t("Garder ces données pour la V1 ?"), default=who.keep_for_next)
    await c.perform(CorrectPerson(id, name, place, contact, None, keep))
    c.done(t("données corrigées, {nom}", nom=name))


async def all_three(c: Conversation, id: str) -> None:
    """Another answer counts for the waiting lists whose order is not frozen yet."""
    said = await register.ask_all_three(c)
    await c.perform(CorrectPerson(id, all_three=said))
    c.done(c.t("venir aux trois, {quoi}", quoi=c.t(wording.ALL_THREE[said])))
    register.recap(c, c.commons.get(Participant, id))


async def zone(c: Conversation, id: str) -> None:
    chosen = await register.zone_of(c)
    await c.perform(CorrectPerson(id, zone=chosen))
    if c.me and c.me.id == id:
        c.become(id)
    c.done(c.t("fuseau, {quoi}", quoi=dates.zone_name(chosen, c.t)))


async def erase(c: Conversation, id: str) -> None:
    """For good, from the journal too: only a typed yes counts."""
    t, who = c.t, c.commons.get(Participant, id)
    c.say(
        t("Effacer : vos places sont libérées, vos réponses et votre nom disparaissent."),
        t("Vos mots dans le manifeste restent, sans votre nom. Rien ne pourra revenir."),
    )
    if not await confirmed(c, t("Effacer tout ce qui concerne {nom} ?", nom=who.name)):
        return
    mine = c.me is not None and c.me.id == id
    await c.perform(EraseMyData(id))
    if mine:
        c.become(None, None if c.session.facilitates else Role.VISITOR)
    c.done(t("données effacées"))
    raise Back
