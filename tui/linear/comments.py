"""Comments on an article: made on a passage or on the whole, read, resolved, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models.acts.comments import CommentOn, ReopenComment, ResolveComment, WithdrawComment
from models.comment import Comment, comments
from models.manifesto import Article, article
from models.names import COMMENT
from models.passage import ground
from tui import remarks
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field
from tui.linear.remarks import author, is_blank, paragraph, passage


async def visit(c: Conversation, id: str) -> None:
    def title() -> str:
        known = comments(c.commons, article(c.commons, id))
        count = sum(1 for one in known if not one.resolved)
        return c.t.n("Commentaires : {n} ouvert", "Commentaires : {n} ouverts", count)

    await menu(c, title, partial(_entries, c, id))


def _entries(c: Conversation, id: str) -> Sequence[Entry]:
    """One to make, then each of them, open ones first."""
    known = sorted(comments(c.commons, article(c.commons, id)), key=lambda one: one.resolved is not None)
    return [(c.t("Commenter"), partial(comment, id=id))] + [
        (_short(c, one), partial(open_one, id=one.id)) for one in known
    ]


def _short(c: Conversation, one: Comment) -> str:
    words = " ".join(one.text.split())
    return c.t("résolu : {texte}", texte=words) if one.resolved else words


async def comment(c: Conversation, id: str) -> None:
    t, words, near = c.t, "", None
    if not is_blank(article(c.commons, id)):
        whole = await choose(
            c, t("Commenter quoi ?"), [(t("Tout l’article"), True), (t("Un passage"), False)]
        )
        if not whole:
            here = await paragraph(c, id, t("Quel paragraphe ?"))
            words, near = await passage(c, here, t("Quels mots ? Entrée pour tout le paragraphe."))
    text = await field(c, t("Commentaire ?"), COMMENT)
    person = await author(c, t("Commentaire de qui ?"))
    made = await c.perform(CommentOn(id, text, words, near, person))
    c.done(t("commentaire {id}", id=made.id))


async def open_one(c: Conversation, id: str) -> None:
    """What it says, then what one can do with it."""
    _say(c, c.commons.get(Comment, id))
    await menu(c, lambda: c.t("Commentaire {id}", id=id), partial(_acts, c, id))


def _say(c: Conversation, one: Comment) -> None:
    t = c.t
    c.say(remarks.commented(c.session, one))
    if one.passage:
        c.say(t("Sur : « {mots} »", mots=one.passage))
        where = ground(c.commons.get(Article, one.article), one.id, one.passage)
        if where.moved:
            c.say(remarks.moved(t, where))
    c.say(*one.text.splitlines())


def _acts(c: Conversation, id: str) -> Sequence[Entry]:
    t, one = c.t, c.commons.find(Comment, id)
    if one is None:
        return ()
    entries: list[Entry] = [(t("Rouvrir"), partial(_reopen, id=id))]
    if not one.resolved:
        entries = [(t("Dire qu’il est résolu"), partial(_resolve, id=id))]
    if c.session.actor.owns(one.author):
        entries.append((t("Retirer"), partial(_withdraw, id=id)))
    return entries


async def _resolve(c: Conversation, id: str) -> None:
    await c.perform(ResolveComment(id))
    c.done(c.t("commentaire {id} résolu", id=id))


async def _reopen(c: Conversation, id: str) -> None:
    await c.perform(ReopenComment(id))
    c.done(c.t("commentaire {id} rouvert", id=id))


async def _withdraw(c: Conversation, id: str) -> None:
    if await confirmed(c, c.t("Retirer ce commentaire, pour de bon ?")):
        await c.perform(WithdrawComment(id))
        c.done(c.t("commentaire {id} retiré", id=id))
