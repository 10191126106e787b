"""The announcement, the replies to it, the resources people share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from models import lookup
from models.acts.thread import (
    AddResource,
    CopyReply,
    CorrectReply,
    CorrectResource,
    PostReply,
    RemoveReply,
    RemoveResource,
)
from models.names import LINK, NAME, PLACE, TITLE
from models.settings import Announcement, Section
from models.thread import Reply, Resource, ResourceKind, in_region
from tui import dates
from tui.i18n import N_
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field, long_text, names
from tui.linear.words import Back

KINDS = {
    ResourceKind.HUB: N_("hub régional"),
    ResourceKind.PAGE: N_("page"),
    ResourceKind.VIDEO: N_("vidéo"),
    ResourceKind.DOCUMENT: N_("document"),
    ResourceKind.TOOL: N_("outil"),
}
_LINK = replace(LINK, needed=False)


async def thread(c: Conversation) -> None:
    await menu(c, lambda: c.t("Annonce, discussion, ressources"), partial(_entries, c))


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    replies, resources = len(c.commons.all(Reply)), len(c.commons.all(Resource))
    entries: list[Entry] = [
        (t("Annonce"), announcement),
        (t("Discussion, la lire : {n}", n=replies), read),
        (t("Ressources, par région : {n}", n=resources), regions),
    ]
    if c.session.takes_part:
        entries += [
            (t("Répondre à l’annonce"), reply),
            (t("Corriger ou retirer une réponse"), correct),
            (t("Ajouter une ressource"), add_resource),
        ]
    if c.session.facilitates:
        entries += [
            (t("Copier une réponse venue d’ailleurs"), copy),
            (t("Corriger ou retirer une ressource"), correct_resource),
        ]
    return entries


async def announcement(c: Conversation) -> None:
    """By sections: each is read when it is chosen."""
    found = next(iter(c.commons.all(Announcement)), None)
    if found is None or not found.sections:
        c.say(c.t("Annonce : pas encore écrite."))
        return
    if link := lookup.settings(c.commons).registration_url:
        c.say(c.t("Pour vous inscrire :"), link)
    options: list[tuple[str, Section | None]] = [(one.title, one) for one in found.sections]
    while True:
        section = await choose(c, found.title, [*options, (c.t("Tout lire"), None)])
        for one in (section,) if section else found.sections:
            c.say(one.title, *one.text.splitlines())


def _author(c: Conversation, one: Reply) -> str:
    if one.signature:
        return one.signature
    if one.author is None:
        return c.t("équipe d’animation")
    if not c.session.sees_names:
        return c.t("une personne inscrite")
    return names(c, [one.author]) or c.t("quelqu’un")


async def read(c: Conversation) -> None:
    """In order, as in the forum; Enter goes on."""
    t, replies = c.t, c.commons.all(Reply)
    if not replies:
        c.say(t("Discussion : aucune réponse encore. Vous pouvez écrire la première."))
    for at, one in enumerate(replies, start=1):
        c.say(t("Réponse {n} : {qui}", n=at, qui=_author(c, one)))
        if one.at:
            c.say(t("Date : {quand}", quand=dates.moment(one.at, None, c.session.zone, t, now=c.session.now)))
        c.say(*one.text.splitlines())
        if at < len(replies):
            await c.ask(t("Entrée pour la réponse suivante, retour pour finir."), free=False)


async def reply(c: Conversation) -> None:
    text = await long_text(c, c.t("Votre réponse à l’annonce."))
    if not text.strip():
        c.say(c.t("Rien n’a changé."))
        return
    await c.perform(PostReply(text))
    c.done(c.t("réponse publiée, numéro {n}", n=len(c.commons.all(Reply))))


async def copy(c: Conversation) -> None:
    """A reply made on a forum or by mail: signed as it was there."""
    t = c.t
    signature = await field(c, t("Signée comment ?"), NAME)
    source = await field(c, t("Lien vers l’original ? Entrée pour aucun."), _LINK)
    text = await long_text(c, t("Texte de la réponse."))
    await c.perform(CopyReply(text, signature, source))
    c.done(t("réponse publiée, numéro {n}", n=len(c.commons.all(Reply))))


async def correct(c: Conversation) -> None:
    """One's own; facilitation, any."""
    t = c.t
    mine = [
        one for one in c.commons.all(Reply)
        if c.session.facilitates or (one.author is not None and one.author == c.session.actor.person)
    ]  # fmt: skip
    if not mine:
        c.say(t("Discussion : aucune réponse de vous."))
        return
    options = [(t("{qui} : {debut}", qui=_author(c, one), debut=_beginning(one.text)), one) for one in mine]
    one = await choose(c, t("Quelle réponse ?"), options)
    if await choose(c, _author(c, one), [(t("La réécrire"), True), (t("La retirer"), False)]):
        c.say(*one.text.splitlines())
        await c.perform(CorrectReply(one.id, await long_text(c, t("Nouveau texte."))))
        c.done(t("réponse corrigée"))
    elif await confirmed(c, t("Retirer cette réponse, pour de bon ?")):
        await c.perform(RemoveReply(one.id))
        c.done(t("réponse retirée"))


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 50 else words[:50].rsplit(" ", 1)[0] + " …"


async def regions(c: Conversation) -> None:
    """A region, then what is there; resources without a region come last."""
    t, known = c.t, tuple(c.commons.all(Resource))
    if not known:
        c.say(t("Ressources : aucune encore."))
        return
    found = list(dict.fromkeys(one.region for one in known if one.region))
    options: list[tuple[str, str | None]] = [(one, one) for one in found]
    if any(not one.region for one in known):
        options.append((t("Sans région"), None))
    region = await choose(c, t("Quelle région ?"), options)
    for one in in_region(known, region) if region else [one for one in known if not one.region]:
        _say(c, one)


def _say(c: Conversation, one: Resource) -> None:
    t = c.t
    c.say(t("{titre} : {sorte}", titre=one.title, sorte=t(KINDS[one.kind])))
    if one.link:
        c.say(t("Lien : {lien}", lien=one.link))
    if one.note:
        c.say(t("Note : {texte}", texte=one.note))
    if one.source:
        c.say(t("Source : {texte}", texte=one.source))


async def add_resource(c: Conversation) -> None:
    t = c.t
    title = await field(c, t("Titre de la ressource ?"), TITLE)
    link = await field(c, t("Lien ? Entrée pour aucun."), _LINK)
    region = await field(c, t("Région ? Entrée pour aucune."), PLACE)
    kind = await choose(c, t("Quelle sorte ?"), [(t(KINDS[one]), one) for one in ResourceKind])
    await c.perform(AddResource(title, link, region, kind))
    c.done(t("ressource ajoutée, {titre}", titre=title))


async def correct_resource(c: Conversation) -> None:
    t = c.t
    known = c.commons.all(Resource)
    if not known:
        c.say(t("Ressources : aucune encore."))
        return
    one = await choose(c, t("Quelle ressource ?"), [(each.title, each) for each in known])
    if await choose(c, one.title, [(t("La corriger"), True), (t("La retirer"), False)]):
        title = await field(c, t("Titre ? Entrée garde."), TITLE, one.title)
        link = await field(c, t("Lien ? Entrée garde, un tiret enlève."), _LINK, one.link)
        region = await field(c, t("Région ? Entrée garde, un tiret enlève."), PLACE, one.region)
        await c.perform(CorrectResource(one.id, title, link, region))
        c.done(t("ressource corrigée, {titre}", titre=title))
    elif await confirmed(c, t("Retirer « {titre} » ?", titre=one.title)):
        await c.perform(RemoveResource(one.id))
        c.done(t("ressource retirée, {titre}", titre=one.title))
    else:
        raise Back
