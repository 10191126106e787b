"""People, for facilitation: contacts, corrections, merging, removing; forms received, texts to send."""

from __future__ import annotations

from collections.abc import Sequence

from models import lookup, purge
from models.acts.people import MergePeople, RemovePerson
from models.acts.purge import Purge
from models.acts.team import SetTeam
from models.people import Participant
from tui import purging
from tui.linear import files, forms, personal, texts
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import confirmed, names, person, read_list, reason


async def people(c: Conversation) -> None:
    def entries() -> Sequence[Entry]:
        t = c.t
        entries: list[Entry] = [
            (t("Textes à envoyer"), texts.texts),
            (t("Bulletin vierge, à copier"), forms.blank),
            (t("Bulletins reçus, les coller ici"), forms.paste),
            (t("Personnes et contacts"), contacts),
            (t("Corriger une fiche"), correct),
            (t("Réunir deux fiches"), merge),
            (t("Équipe d’animation, qui en fait partie"), team),
            (t("Retirer une personne"), remove),
        ]
        if c.home is not None:
            entries.append((t("Fichiers de cette machine"), files.files))
        return [*entries, (t("Effacement prévu, quand et de qui"), planned)]

    def title() -> str:
        count = len(c.commons.all(Participant))
        return c.t("Personnes : {n}", n=count)

    await menu(c, title, entries)


async def contacts(c: Conversation) -> None:
    t = c.t
    lines = [
        t("{nom} : {contact} ({id})", nom=one.name, contact=one.contact or t("sans contact"), id=one.id)
        for one in c.commons.all(Participant)
    ]
    await read_list(c, t("Personnes et contacts"), lines)


async def correct(c: Conversation) -> None:
    who = await person(c, c.t("Corriger qui ?"))
    await personal.correct(c, who.id)


async def merge(c: Conversation) -> None:
    """Two entries are one person: answers and places follow."""
    t = c.t
    kept = await person(c, t("Garder quelle fiche ?"))
    others = [one.id for one in c.commons.all(Participant) if one.id != kept.id]
    other = await person(c, t("Y réunir quelle autre fiche ?"), others)
    why = await reason(c)
    if await confirmed(c, t("Réunir {autre} ({b}) dans {garde} ({a}) ?",
                            autre=other.name, b=other.id, garde=kept.name, a=kept.id)):  # fmt: skip
        both = await c.perform(MergePeople(kept.id, other.id, why))
        c.done(t("fiches réunies, {nom}", nom=both.name))


async def team(c: Conversation) -> None:
    """Whose places are not counted in the seats; naming somebody lets them join or leave the team."""
    t = c.t
    known = lookup.team(c.commons)
    c.say(t("Équipe d’animation : {noms}", noms=names(c, sorted(known)) if known else t("personne encore")))
    who = await person(c, t("Qui rejoint ou quitte l’équipe ?"))
    if who.id in known:
        if await confirmed(c, t("{nom} quitte l’équipe ?", nom=who.name)):
            await c.perform(SetTeam(who.id, facilitates=False))
            c.done(t("{nom}, hors de l’équipe", nom=who.name))
    elif await confirmed(c, t("{nom} rejoint l’équipe ?", nom=who.name)):
        await c.perform(SetTeam(who.id))
        c.done(t("{nom}, dans l’équipe", nom=who.name))


async def remove(c: Conversation) -> None:
    """A false entry, or a person who asked; erased for good."""
    t = c.t
    who = await person(c, t("Retirer qui ?"))
    why = await reason(c)
    if await confirmed(c, t("Retirer {nom} et effacer ses données, pour de bon ?", nom=who.name)):
        mine = c.me is not None and c.me.id == who.id
        await c.perform(RemovePerson(who.id, why))
        if mine:
            c.become_nobody()
        c.done(t("personne retirée, {nom}", nom=who.name))


async def planned(c: Conversation) -> None:
    """When people's data go, and whose; and once the day has come, to do it now."""
    t = c.t
    c.say(purging.planned(c.session))
    if stay := purging.kept(c.session):
        c.say(t("Gardées, à leur demande : {noms}", noms=names(c, [one.id for one in stay])))
    if purge.is_due(c.commons, c.session.now) and await confirmed(c, t("Effacer maintenant, pour de bon ?")):
        count = await c.perform(Purge())
        c.done(t.n("{n} personne effacée", "{n} personnes effacées", count))
