"""One's own data: seen, exported, corrected, erased."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models.access import is_last_facilitator
from models.acts.people import CorrectPerson, EraseMyData, correction
from models.names import CONTACT, NAME, PLACE
from models.people import Participant
from tui import dates, wording
from tui.commands.my_data import LAST
from tui.i18n import N_
from tui.kept import kept
from tui.linear import register
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field, yes_no
from tui.my_data import FORMATS, file

FIELDS = {
    "name": (N_("Nom : {quoi}"), N_("Nom ? Entrée garde « {nom} »."), NAME),
    "contact": (N_("Contact : {quoi}"), N_("Contact ? Entrée garde, un tiret enlève."), CONTACT),
    "place": (N_("Tiers-lieu : {quoi}"), N_("Tiers-lieu ? Entrée garde, un tiret enlève."), PLACE),
}


async def personal(c: Conversation, who: Participant) -> None:
    await menu(c, lambda: c.t("Données de {nom}", nom=who.name), partial(entries, c, who.id))


def entries(c: Conversation, id: str) -> Sequence[Entry]:
    """What can be done with the data of one person; nothing once they are erased."""
    t, who = c.t, c.commons.find(Participant, id)
    if who is None:
        return ()
    keeps = t("oui") if who.keep_for_next else t("non")
    return (
        (t("Voir tout ce qui est gardé"), partial(see, id=id)),
        (t("Copie à garder"), partial(export, id=id)),
        (t("Effacer"), partial(erase, id=id)),
        *((t(said, quoi=getattr(who, name) or t("aucun")), partial(change, id=id, name=name))
          for name, (said, _, _) in FIELDS.items()),
        (t("Aux trois : {quoi}", quoi=t(wording.ALL_THREE[who.all_three])), partial(all_three, id=id)),
        (t("Me garder pour la V1 : {quoi}", quoi=keeps), partial(keep, id=id)),
    )  # fmt: skip


async def see(c: Conversation, id: str) -> None:
    c.say(*(fact.said(c.t) for fact in kept(c.session, c.commons.get(Participant, id))))


async def export(c: Conversation, id: str) -> None:
    """To be copied from the screen, or kept by whoever sends these lines into a file."""
    form = await choose(c, c.t("Sous quelle forme ?"), [(c.t(words), one) for one, words in FORMATS.items()])
    whole = file(c.session, c.commons.get(Participant, id), form)
    c.say(*whole.decode("utf-8-sig").splitlines())


async def change(c: Conversation, id: str, name: str) -> None:
    t, who = c.t, c.commons.get(Participant, id)
    _, asked, limits = FIELDS[name]
    before: str = getattr(who, name)
    given = await field(c, t(asked, nom=before), limits, before)
    await c.perform(correction(id, name, given))
    c.done(t("données corrigées, {nom}", nom=c.commons.get(Participant, id).name))


async def correct(c: Conversation, id: str) -> None:
    """Everything of somebody, one question after the other."""
    t, who = c.t, c.commons.get(Participant, id)
    name = await field(c, t("Nom ? Entrée garde « {nom} ».", nom=who.name), NAME, who.name)
    contact = await field(c, t("Contact ? Entrée garde, un tiret enlève."), CONTACT, who.contact)
    place = await field(c, t("Tiers-lieu ? Entrée garde, un tiret enlève."), PLACE, who.place)
    keep = await yes_no(c, t("Garder ces données pour la V1 ?"), default=who.keep_for_next)
    await c.perform(CorrectPerson(id, name, place, contact, None, keep))
    c.done(t("données corrigées, {nom}", nom=name))


async def keep(c: Conversation, id: str) -> None:
    """Never ticked beforehand: only asked here."""
    wants = await yes_no(c, c.t("Garder ces données pour la V1 ?"))
    await c.perform(CorrectPerson(id, keep_for_next=wants))
    c.done(c.t("gardées pour la V1, {quoi}", quoi=c.t("oui") if wants else c.t("non")))


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
    if is_last_facilitator(c.commons, id):
        c.say(t(LAST))
    if not await confirmed(c, t("Effacer tout ce qui concerne {nom} ?", nom=who.name)):
        return
    mine = c.me is not None and c.me.id == id
    await c.perform(EraseMyData(id))
    if mine:
        c.become_nobody()
    c.done(t("données effacées"))
