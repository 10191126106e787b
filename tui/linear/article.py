"""One article: reading, where it comes from, its place; writing it is in `writing.py`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models.acts.manifesto import (
    LinkContributions,
    MoveArticle,
    RemoveArticle,
    RetitleArticle,
    UnlinkContributions,
)
from models.contribution import Contribution
from models.manifesto import article, articles, manifesto
from models.names import TITLE
from tui import remarks
from tui.fates import lineage, origin
from tui.linear import comments, contributions, rounds, states, suggestions, writing
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.paragraphs import paragraphs
from tui.linear.questions import confirmed, field, names, number_between, read_list
from tui.linear.words import Back


async def visit(c: Conversation, id: str) -> None:
    await read(c, id)
    await menu(c, partial(_title, c, id), partial(_entries, c, id))


def _title(c: Conversation, id: str) -> str:
    return c.t("Article {n} : {titre}", n=_rank(c, id), titre=article(c.commons, id).title)


def _rank(c: Conversation, id: str) -> int:
    return manifesto(c.commons).order.index(id) + 1


def _entries(c: Conversation, id: str) -> Sequence[Entry]:
    t = c.t
    if id not in manifesto(c.commons).order:
        return ()
    entries: list[Entry] = [(t("Lire"), partial(read, id=id))]
    entries.append((t("D’où il vient"), partial(origins, id=id)))
    entries.append((t("Tour de consentement"), partial(rounds.visit, id=id)))
    if not c.session.takes_part:
        return entries
    entries += [
        (t("Écrire, paragraphe par paragraphe"), partial(writing.write, id=id)),
        (t("Suggestions"), partial(suggestions.visit, id=id)),
        (t("Commentaires"), partial(comments.visit, id=id)),
        (t("Historique, revenir à un état"), partial(states.history, id=id)),
        (t("Changer le titre"), partial(retitle, id=id)),
        (t("Lier des contributions"), partial(link, id=id)),
        (t("Délier une contribution"), partial(unlink, id=id)),
        (t("Déplacer l’article"), partial(move, id=id)),
        (t("Retirer l’article"), partial(remove, id=id)),
    ]
    if c.session.sees_names:
        entries.append((t("Qui a écrit quoi"), partial(authors, id=id)))
    return entries


async def read(c: Conversation, id: str) -> None:
    """Numbered paragraphs, so that one can say which."""
    found = paragraphs(str(article(c.commons, id).text))
    if not found:
        c.say(c.t("Vide : personne n’a encore écrit ici."))
    for at, one in enumerate(found, start=1):
        c.say(f"{at}. {one.words}")


async def origins(c: Conversation, id: str) -> None:
    """Words, workshop, dimension, theme: never who, unless they signed."""
    lines = [
        contributions.said(c, one, origin(c.commons, one, c.t))
        for one in lineage(c.session, article(c.commons, id))
    ]
    await read_list(c, c.t.n("Vient de {n} contribution", "Vient de {n} contributions", len(lines)), lines)


async def retitle(c: Conversation, id: str) -> None:
    changed = await c.perform(RetitleArticle(id, await field(c, c.t("Nouveau titre ?"), TITLE)))
    c.done(c.t("article {n}, titre {titre}", n=_rank(c, id), titre=changed.title))


async def link(c: Conversation, id: str) -> None:
    linked = article(c.commons, id).contributions
    free = [one for one in c.commons.all(Contribution) if one.id not in linked]
    one = await contributions.pick(c, c.t("Lier quelle contribution ?"), free)
    await c.perform(LinkContributions(id, (one.id,)))
    c.done(c.t("contribution {id} liée à l’article {n}", id=one.id, n=_rank(c, id)))


async def unlink(c: Conversation, id: str) -> None:
    linked = article(c.commons, id).contributions
    known = [one for one in c.commons.all(Contribution) if one.id in linked]
    one = await contributions.pick(c, c.t("Délier quelle contribution ?"), known)
    await c.perform(UnlinkContributions(id, (one.id,)))
    c.done(c.t("contribution {id} déliée de l’article {n}", id=one.id, n=_rank(c, id)))


async def move(c: Conversation, id: str) -> None:
    last = len(articles(c.commons))
    rank = await number_between(c, c.t("À quel rang ? De 1 à {n}.", n=last), 1, last)
    await c.perform(MoveArticle(id, rank))
    c.done(c.t("article au rang {n}, {titre}", n=_rank(c, id), titre=article(c.commons, id).title))


async def authors(c: Conversation, id: str) -> None:
    """On demand, to those who take part; « quelqu’un » once erased."""
    runs = article(c.commons, id).text.runs
    lines = [
        c.t("{nom} : {texte}", nom=names(c, [by]) or c.t("quelqu’un"), texte=" ".join(words.split()))
        for by, words in runs
        if words.strip()
    ]
    await read_list(c, c.t("Qui a écrit quoi"), lines)


async def remove(c: Conversation, id: str) -> None:
    one = article(c.commons, id)
    if await confirmed(c, c.t("Retirer « {titre} » ? On peut le remettre.", titre=one.title)):
        await c.perform(RemoveArticle(id))
        c.done(c.t("article retiré, {titre}", titre=one.title))
        if kept := remarks.kept_with(c.session, one):
            c.say(kept)
        raise Back
