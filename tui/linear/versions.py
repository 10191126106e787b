"""Versions of the manifesto: kept, read, compared, come back to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from models.acts.versions import RestoreVersion, SaveVersion
from models.annex import FrozenVersion
from models.manifesto import ArticleDiff, KeptArticle, Version, articles, compare, snapshot
from models.names import TITLE
from models.words import Sort
from tui import dates
from tui.linear import frozen
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field, names
from tui.linear.words import Back


async def versions(c: Conversation) -> None:
    await menu(c, lambda: c.t("Versions : {n}", n=len(c.commons.all(Version))), partial(_entries, c))


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = [(t("Garder une version"), keep)] if c.session.takes_part else []
    if c.commons.all(Version):
        entries += [(t("Lire une version"), read), (t("Comparer deux versions"), differences)]
        if c.session.facilitates:
            entries.append((t("Revenir à une version"), restore))
    return (*entries, *frozen.entries(c))


async def _pick(c: Conversation, question: str) -> Version:
    known = c.commons.all(Version)
    if not known:
        c.say(c.t("Versions : aucune encore."))
        raise Back
    return await choose(c, question, [(_short(c, one), one) for one in reversed(known)])


def _short(c: Conversation, one: Version) -> str:
    when = dates.moment(one.made, None, c.session.zone, c.t, now=c.session.now)
    who = names(c, [one.author]) if one.author else c.t("équipe d’animation")
    return c.t("{nom}, {quand}, {qui}", nom=one.name, quand=when, qui=who or c.t("quelqu’un"))


async def keep(c: Conversation) -> None:
    made = await c.perform(
        SaveVersion(await field(c, c.t("Nom de la version ? Par exemple avant relecture."), TITLE))
    )
    c.done(c.t("version gardée, {nom}", nom=made.name))


async def read(c: Conversation) -> None:
    one = await _pick(c, c.t("Lire quelle version ?"))
    sealed = c.commons.find(FrozenVersion, one.id)
    if sealed:
        return frozen.read(c, sealed)
    for at, kept in enumerate(one.articles, start=1):
        c.say(c.t("Article {n} : {titre}", n=at, titre=kept.title), *kept.text.splitlines())
    return None


async def differences(c: Conversation) -> None:
    """Word by word, what was taken out and put in."""
    t = c.t
    old = await _pick(c, t("Ancienne version ?"))
    options: list[tuple[str, Version | None]] = [(t("Le texte d’aujourd’hui"), None)]
    options += [(_short(c, one), one) for one in c.commons.all(Version) if one.id != old.id]
    new = await choose(c, t("Comparée à ?"), options)
    say_differences(c, old.articles, new.articles if new else snapshot(articles(c.commons)))


def say_differences(c: Conversation, old: Iterable[KeptArticle], new: Iterable[KeptArticle]) -> None:
    changed = [one for one in compare(old, new) if one.changed]
    if not changed:
        c.say(c.t("Aucune différence."))
    for one in changed:
        _say_article(c, one)


def _say_article(c: Conversation, one: ArticleDiff) -> None:
    t = c.t
    c.say(t("Article : {titre}", titre=one.new_title or one.old_title or ""))
    if one.new_title is None:
        c.say(t("Retiré : tout l’article"))
    elif one.old_title is not None and one.old_title != one.new_title:
        c.say(t("Ancien titre : {titre}", titre=one.old_title))
    for piece in one.pieces:
        words = " ".join(piece.words.split())
        if piece.sort is Sort.REMOVED and words:
            c.say(t("Retiré : {mots}", mots=words))
        elif piece.sort is Sort.ADDED and words:
            c.say(t("Ajouté : {mots}", mots=words))


async def restore(c: Conversation) -> None:
    """What there is now is kept first, under a name of its own."""
    t = c.t
    one = await _pick(c, t("Revenir à quelle version ?"))
    keep_as = await field(c, t("Garder le texte d’aujourd’hui sous quel nom ?"), TITLE)
    if await confirmed(c, t("Revenir à {nom} ?", nom=one.name)):
        restored = await c.perform(RestoreVersion(one.id, keep_as))
        c.done(t("retour à {nom} ; avant, gardé : {avant}", nom=one.name, avant=restored.before.name))
