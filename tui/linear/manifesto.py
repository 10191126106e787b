"""The manifesto: its articles in order, reading it whole, what no article has taken up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models.acts.manifesto import AddArticle, PutBackArticle
from models.manifesto import Article, Version, articles, removed_articles
from models.names import TITLE
from tui import remarks
from tui.linear import article, coverage, versions
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, field, long_text
from tui.replica_words import pending
from tui.wording import ARTICLE_STATES


async def manifesto(c: Conversation) -> None:
    def title() -> str:
        count = len(articles(c.commons))
        return c.t.n("Manifeste : {n} article", "Manifeste : {n} articles", count)

    await menu(c, title, partial(_entries, c))


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = []
    if articles(c.commons):
        entries += [(t("Ouvrir un article"), open_one), (t("Lire tout le manifeste"), read_all)]
    if c.session.takes_part:
        entries.append((t("Nouvel article"), add))
    entries.append((t("Contributions sans article"), coverage.orphans))
    entries.append((t("Ce que sont devenues les contributions"), coverage.fates))
    if c.session.takes_part or c.commons.all(Version):
        entries.append((t("Versions"), versions.versions))
    if c.session.takes_part and removed_articles(c.commons):
        entries.append((t("Articles retirés, en remettre un"), put_back))
    return entries


def _short(c: Conversation, one: Article) -> str:
    said = c.t("{titre}, {etat}", titre=one.title, etat=c.t(ARTICLE_STATES[one.status]))
    return ", ".join(filter(None, (said, remarks.waiting(c.session, one))))


async def open_one(c: Conversation) -> None:
    options = [(_short(c, one), one) for one in articles(c.commons)]
    one = await choose(c, c.t("Quel article ?"), options)
    await article.visit(c, one.id)


async def read_all(c: Conversation) -> None:
    """Articles one after the other; Enter goes on."""
    known = articles(c.commons)
    for at, one in enumerate(known, start=1):
        c.say(
            c.t("Article {n} : {titre}, {etat}", n=at, titre=one.title, etat=c.t(ARTICLE_STATES[one.status]))
        )
        c.say(*(str(one.text).splitlines() or [c.t("Vide.")]))
        c.say(*filter(None, (pending(c.session, one.id).capitalize(),)))
        if at < len(known):
            await c.ask(c.t("Entrée pour l’article suivant, retour pour finir."), free=False)


async def add(c: Conversation) -> None:
    t = c.t
    title = await field(c, t("Titre du nouvel article ?"), TITLE)
    text = await long_text(c, t("Texte de l’article, en Markdown."))
    made = await c.perform(AddArticle(title, text, c.session.actor.person))
    c.done(t("article {n} ajouté, {titre}", n=len(articles(c.commons)), titre=made.title))


async def put_back(c: Conversation) -> None:
    options = [(one.title, one) for one in removed_articles(c.commons)]
    one = await choose(c, c.t("Remettre quel article ?"), options)
    await c.perform(PutBackArticle(one.id))
    c.done(c.t("article remis à la fin, {titre}", titre=one.title))
