"""`commenter`, `commentaires`, `commentaire …`: what people say of an article or of a passage."""

from __future__ import annotations

from models.acts.comments import CommentOn, ReopenComment, ResolveComment, WithdrawComment
from models.comment import Comment, comments
from models.manifesto import Article
from models.passage import discussed, ground
from tui import remark_values, remarks
from tui.commands import subject
from tui.commands.articles import text_given
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.remarks import Kind, about, indented, named, say_withdrawn
from tui.session import Session


async def comment(session: Session, request: Request, out: Output) -> None:
    one = discussed(session.commons, named(request))
    text = text_given(session, request, out, needed=True)
    made = await session.perform(
        CommentOn(one.id, text, request.text("passage"), person=subject.named(session, request))
    )
    COMMENTS.say(session, out, made, session.t("Fait, commentaire {id} :", id=made.id))


async def show(session: Session, request: Request, out: Output) -> None:
    none = session.t("Aucun commentaire pour le moment : veillee commenter ID")
    COMMENTS.show(session, request, out, none)


async def resolve(session: Session, request: Request, out: Output) -> None:
    done = await session.perform(ResolveComment(_id(request)))
    COMMENTS.say(session, out, done, session.t("Fait, commentaire {id} résolu :", id=done.id))


async def reopen(session: Session, request: Request, out: Output) -> None:
    done = await session.perform(ReopenComment(_id(request)))
    COMMENTS.say(session, out, done, session.t("Fait, commentaire {id} rouvert :", id=done.id))


async def withdraw(session: Session, request: Request, out: Output) -> None:
    gone = await session.perform(WithdrawComment(_id(request)))
    say_withdrawn(out, gone, session.t("Fait : commentaire {id} retiré, pour de bon.", id=gone.id))


def _id(request: Request) -> str:
    return subject.id_of(request.text("ID"), "n")


def _described(session: Session, article: Article, one: Comment) -> list[str]:
    t = session.t
    lines = [about(session, remarks.commented(session, one), article)]
    if one.passage:
        lines += indented(t("Sur : « {mots} »", mots=one.passage))
        if (where := ground(article, one.id, one.passage)).moved:
            lines += indented(remarks.moved(t, where))
    return lines + indented(one.text)


COMMENTS = Kind(comments, remark_values.comment, _described)
