"""What became of contributions, by lines: taken up, merged, set aside and why; decided and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models.acts.coverage import MergeContribution, SetAside, TakeBack
from models.acts.manifesto import LinkContributions
from models.contribution import Contribution
from models.coverage import Fate, Provenance, provenances
from models.manifesto import articles
from tui.fates import fate_said
from tui.linear.contributions import pick, said
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, read_list, reason

DECIDED = (Fate.MERGED, Fate.SET_ASIDE)


async def fates(c: Conversation) -> None:
    await menu(
        c, lambda: c.t("Contributions sans article : {n}", n=len(_of(c, Fate.ORPHAN))), partial(_entries, c)
    )


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = [(t("Les lire"), orphans), (t("Réunies ou écartées, les lire"), decided)]
    if c.session.takes_part and articles(c.commons):
        entries.append((t("Lier à un article"), link))
    if c.session.facilitates:
        entries += [
            (t("Écarter, et dire pourquoi"), set_aside),
            (t("Réunir à une autre"), merge),
            (t("Revenir là-dessus"), take_back),
        ]
    return entries


def _every(c: Conversation) -> tuple[Provenance, ...]:
    return provenances(c.commons, c.session.actor)


def _of(c: Conversation, *fates: Fate) -> list[Contribution]:
    return [one.contribution for one in _every(c) if one.fate in fates]


async def orphans(c: Conversation) -> None:
    """What people brought that is nowhere in the manifesto yet."""
    lines = [said(c, one) for one in _of(c, Fate.ORPHAN)]
    title = c.t.n(
        "{n} contribution qu’aucun article ne reprend",
        "{n} contributions qu’aucun article ne reprend",
        len(lines),
    )
    await read_list(c, title, lines)


async def decided(c: Conversation) -> None:
    t = c.t
    lines = [
        t("{texte} : {sort}", texte=said(c, one.contribution), sort=fate_said(one, t))
        for one in _every(c)
        if one.fate in DECIDED
    ]
    await read_list(c, t("Réunies ou écartées"), lines)


async def link(c: Conversation) -> None:
    t = c.t
    one = await pick(c, t("Lier quelle contribution ?"), _of(c, Fate.ORPHAN, *DECIDED))
    options = [(each.title, each) for each in articles(c.commons)]
    article = await choose(c, t("Quel article reprend cette contribution ?"), options)
    await c.perform(LinkContributions(article.id, (one.id,)))
    c.done(t("contribution {id} liée, {titre}", id=one.id, titre=article.title))


async def set_aside(c: Conversation) -> None:
    one = await pick(c, c.t("Écarter quelle contribution ?"), _of(c, Fate.ORPHAN, Fate.MERGED))
    await c.perform(SetAside(one.id, await reason(c)))
    c.done(c.t("contribution {id} écartée", id=one.id))


async def merge(c: Conversation) -> None:
    """The first one is said by the second, which stays."""
    t = c.t
    one = await pick(c, t("Réunir quelle contribution ?"), _of(c, Fate.ORPHAN, Fate.SET_ASIDE))
    others = [each for each in c.commons.all(Contribution) if each.id != one.id]
    other = await pick(c, t("À laquelle, qui dit la même chose et qui reste ?"), others)
    await c.perform(MergeContribution(one.id, other.id))
    c.done(t("contribution {id} réunie à {autre}", id=one.id, autre=other.id))


async def take_back(c: Conversation) -> None:
    one = await pick(c, c.t("Revenir sur laquelle ?"), _of(c, *DECIDED))
    await c.perform(TakeBack(one.id))
    c.done(c.t("contribution {id} à reprendre", id=one.id))
