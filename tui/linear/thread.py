"""The announcement, and the replies to it: what is new of them, what is drawn from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models import lookup
from models.acts.contributions import Contribute
from models.acts.thread import CopyReply, CorrectReply, PostReply, RemoveReply
from models.contribution import drawn_from
from models.names import CONTRIBUTION, NAME
from models.settings import Section
from models.thread import OPTIONAL_LINK, Reply, Resource, unread
from models.visits import new_since
from tui import dates
from tui.linear import resources
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field, long_text, names
from tui.replica_words import pending


async def thread(c: Conversation) -> None:
    await menu(c, lambda: c.t("Annonce, discussion, ressources"), partial(_entries, c))


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    replies, links, new = len(c.commons.all(Reply)), len(c.commons.all(Resource)), len(_unread(c))
    entries: list[Entry] = [
        (t("Annonce"), announcement),
        (t("Discussion, la lire : {n}", n=replies), read),
        (t("Ressources, par région : {n}", n=links), resources.regions),
    ]
    if new:
        entries.insert(1, (t("Réponses nouvelles, les lire : {n}", n=new), read_new))
    if c.session.takes_part:
        entries += [
            (t("Répondre à l’annonce"), reply),
            (t("Tirer une contribution d’une réponse"), contribute),
            (t("Corriger ou retirer une réponse"), correct),
            (t("Ajouter une ressource"), resources.add),
        ]
    if c.session.facilitates:
        entries += [
            (t("Copier une réponse venue d’ailleurs"), copy),
            (t("Corriger ou retirer une ressource"), resources.correct),
            (t("Importer une liste de hubs"), resources.take_list),
        ]
    return entries


async def announcement(c: Conversation) -> None:
    """By sections: each is read when it is chosen."""
    found = lookup.announcement(c.commons)
    if found is None or not found.sections:
        c.say(c.t("Annonce : pas encore écrite."))
        return
    if link := lookup.settings(c.commons).registration_url:
        c.say(c.t("Pour vous inscrire :"), link)
    sections = (*found.sections, *_answered(c))
    options: list[tuple[str, Section | None]] = [(one.title, one) for one in sections]
    while True:
        section = await choose(c, found.title, [*options, (c.t("Tout lire"), None)])
        for one in (section,) if section else sections:
            c.say(one.title, *one.text.splitlines())


def _answered(c: Conversation) -> tuple[Section, ...]:
    """The reply that came with the announcement: it says otherwise, and belongs to it."""
    return tuple(
        Section(c.t("Ce qu’on y répond"), f"{_author(c, one)}\n{one.text}")
        for one in c.commons.all(Reply)[:1]
        if one.signature
    )


def _author(c: Conversation, one: Reply) -> str:
    if one.signature:
        return one.signature
    if one.author is None:
        return c.t("équipe d’animation")
    if not c.session.sees_names:
        return c.t("une personne inscrite")
    return names(c, [one.author]) or c.t("quelqu’un")


def _unread(c: Conversation) -> tuple[str, ...]:
    came = c.here.since if c.here else c.session.now
    person = c.session.actor.person
    return unread(c.commons.all(Reply), person, new_since(c.commons, person, came), c.read)


async def read(c: Conversation) -> None:
    if not c.commons.all(Reply):
        c.say(c.t("Discussion : aucune réponse encore. Vous pouvez écrire la première."))
    await _read(c, [one.id for one in c.commons.all(Reply)])


async def read_new(c: Conversation) -> None:
    """Those that came since the last visit; a reply that was read is no longer new."""
    await _read(c, _unread(c))


async def _read(c: Conversation, ids: Sequence[str]) -> None:
    """In order, as in the forum; Enter goes on."""
    t, new = c.t, _unread(c)
    ranks = {one.id: rank for rank, one in enumerate(c.commons.all(Reply), start=1)}
    for at, one in enumerate((c.commons.get(Reply, id) for id in ids), start=1):
        who, rank = _author(c, one), ranks[one.id]
        c.say(t("Réponse {n}, nouvelle : {qui}", n=rank, qui=who) if one.id in new
              else t("Réponse {n} : {qui}", n=rank, qui=who))  # fmt: skip
        if one.at:
            c.say(t("Date : {quand}", quand=dates.moment(one.at, None, c.session.zone, t, now=c.session.now)))
        said = t("Source : {texte}", texte=one.source) if one.source else ""
        waits = pending(c.session, one.id).capitalize()
        c.say(*filter(None, (t("Saisi par l’animation") if one.scribe else "", said, waits)))
        c.say(*one.text.splitlines())
        drawn = drawn_from(c.commons, one.id, c.session.actor)
        c.say(*(t("On en a tiré : « {texte} »", texte=each.text) for each in drawn))
        c.read.add(one.id)
        if at < len(ids):
            await c.ask(t("Entrée pour la réponse suivante, retour pour finir."), free=False)


async def contribute(c: Conversation) -> None:
    """What a reply brings, in one line, among the contributions from elsewhere; unsigned."""
    t, known = c.t, c.commons.all(Reply)
    if not known:
        c.say(t("Discussion : aucune réponse encore. Vous pouvez écrire la première."))
        return
    one = await choose(c, t("De quelle réponse ?"), [(_in_short(c, each), each) for each in known])
    c.say(*one.text.splitlines())
    text = await field(c, t("Quelle contribution en tirer ? Une ligne, sans nom."), CONTRIBUTION)
    made = await c.perform(Contribute(None, text, origin=one.id))
    c.done(t("contribution {id}", id=made.id))


def _in_short(c: Conversation, one: Reply) -> str:
    return c.t("{qui} : {debut}", qui=_author(c, one), debut=_beginning(one.text))


async def reply(c: Conversation) -> None:
    text = await long_text(c, c.t("Votre réponse à l’annonce."))
    if not text.strip():
        c.say(c.t("Rien n’a changé."))
        return
    c.read.add((await c.perform(PostReply(text))).id)
    c.done(c.t("réponse publiée, numéro {n}", n=len(c.commons.all(Reply))))


async def copy(c: Conversation) -> None:
    """A reply made on a forum or by mail: signed as it was there."""
    t = c.t
    signature = await field(c, t("Signée comment ?"), NAME)
    source = await field(c, t("Lien vers l’original ? Entrée pour aucun."), OPTIONAL_LINK)
    text = await long_text(c, t("Texte de la réponse."))
    c.read.add((await c.perform(CopyReply(text, signature, source))).id)
    c.done(t("réponse publiée, numéro {n}", n=len(c.commons.all(Reply))))


async def correct(c: Conversation) -> None:
    """One's own; facilitation, any."""
    t = c.t
    mine = [one for one in c.commons.all(Reply) if c.session.actor.owns(one.author)]
    if not mine:
        c.say(t("Discussion : aucune réponse de vous."))
        return
    one = await choose(c, t("Quelle réponse ?"), [(_in_short(c, each), each) for each in mine])
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
