"""Links and regional hubs: read by region, added, corrected; the list of hubs brought up to date."""

from __future__ import annotations

from models.acts.thread import AddResource, CorrectResource, RemoveResource
from models.calendar import local
from models.names import LINK, PLACE, TITLE
from models.thread import NOTE, OPTIONAL_LINK, Resource, ResourceKind, in_region
from tui import hubs
from tui.faults import of_system
from tui.linear.conversation import Conversation
from tui.linear.questions import choose, confirmed, field, long_text, yes_no
from tui.linear.words import Back
from tui.wording import RESOURCE_KINDS


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
    c.say(t("{titre} : {sorte}", titre=one.title, sorte=t(RESOURCE_KINDS[one.kind])))
    if one.link:
        c.say(t("Lien : {lien}", lien=one.link))
    if one.note:
        c.say(t("Note : {texte}", texte=one.note))
    c.say(*hubs.sources((one,), t))


async def add(c: Conversation) -> None:
    t = c.t
    title = await field(c, t("Titre de la ressource ?"), TITLE)
    link = await field(c, t("Lien ? Entrée pour aucun."), OPTIONAL_LINK)
    region = await field(c, t("Région ? Entrée pour aucune."), PLACE)
    kind = await choose(c, t("Quelle sorte ?"), _kinds(c))
    await c.perform(AddResource(title, link, region, kind))
    c.done(t("ressource ajoutée, {titre}", titre=title))


def _kinds(c: Conversation) -> list[tuple[str, ResourceKind]]:
    return [(c.t(RESOURCE_KINDS[one]), one) for one in ResourceKind]


async def correct(c: Conversation) -> None:
    t = c.t
    known = c.commons.all(Resource)
    if not known:
        c.say(t("Ressources : aucune encore."))
        return
    one = await choose(c, t("Quelle ressource ?"), [(each.title, each) for each in known])
    if await choose(c, one.title, [(t("La corriger"), True), (t("La retirer"), False)]):
        title = await field(c, t("Titre ? Entrée garde."), TITLE, one.title)
        link = await field(c, t("Lien ? Entrée garde, un tiret enlève."), OPTIONAL_LINK, one.link)
        region = await field(c, t("Région ? Entrée garde, un tiret enlève."), PLACE, one.region)
        same = t("Garder : {sorte}", sorte=t(RESOURCE_KINDS[one.kind]))
        kind = await choose(c, t("Quelle sorte ?"), [(same, one.kind), *_kinds(c)])
        note = await field(c, t("Note ? Entrée garde, un tiret enlève."), NOTE, one.note)
        seen = await yes_no(c, t("Vérifiée aujourd’hui ? Entrée pour non."), default=False)
        day = local(c.session.now).date() if seen else None
        await c.perform(CorrectResource(one.id, title, link, region, kind, note, verified=day))
        c.done(t("ressource corrigée, {titre}", titre=title))
    elif await confirmed(c, t("Retirer « {titre} » ?", titre=one.title)):
        await c.perform(RemoveResource(one.id))
        c.done(t("ressource retirée, {titre}", titre=one.title))
    else:
        raise Back


async def take_list(c: Conversation) -> None:
    """First shown as it would be, then done by one yes."""
    t = c.t
    try:
        seen = await _read_list(c)
    except OSError as error:
        c.error(of_system(error, t))
        return
    c.say(t("Ce serait : {quoi}.", quoi=hubs.counted(seen, seen.foreseen, t)))
    c.say(*filter(None, (hubs.not_listed(seen.foreseen, t), *hubs.ignored(seen.ignored, t))))
    if await yes_no(c, t("Importer ?"), default=True):
        c.done(hubs.counted(seen, await c.perform(seen.act), t))


async def _read_list(c: Conversation) -> hubs.SeenList:
    """A file of this machine; pasted by those who are elsewhere."""
    if c.home is not None:
        return hubs.read_path(await field(c, c.t("Chemin du fichier ?"), LINK), c.session)
    return hubs.read_list((await long_text(c, c.t("Collez la liste."))).encode(), c.session)
