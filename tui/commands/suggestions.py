"""`suggerer`, `suggestions`, `suggestion …`: other words for an article's, and what becomes of them."""

from __future__ import annotations

from models.acts.suggestions import (
    AcceptSuggestion,
    RefuseSuggestion,
    ReopenSuggestion,
    Suggest,
    WithdrawSuggestion,
)
from models.manifesto import Article
from models.passage import discussed
from models.suggestion import Suggestion, stands, suggestions
from models.words import pieces
from tui import remark_values, remarks
from tui.commands import subject
from tui.commands.articles import text_given
from tui.commands.output import Output
from tui.commands.parsing import Request
from tui.commands.remarks import Kind, about, indented, named, say_withdrawn
from tui.session import Session


async def suggest(session: Session, request: Request, out: Output) -> None:
    """Of the whole article without --passage: only what differs is suggested."""
    one = discussed(session.commons, named(request))
    put = text_given(session, request, out, needed=True).removesuffix("\n")
    act = Suggest(one.id, request.text("passage"), put, person=subject.named(session, request))
    made = await session.perform(act)
    SUGGESTIONS.say(session, out, made, session.t("Fait, suggestion {id} :", id=made.id))


async def show(session: Session, request: Request, out: Output) -> None:
    none = session.t("Aucune suggestion pour le moment : veillee suggerer ID --passage MOTS")
    SUGGESTIONS.show(session, request, out, none)


async def accept(session: Session, request: Request, out: Output) -> None:
    id = _id(request)
    anyway = stands(*_of(session, id)).words if request.has("quand-meme") else None
    done = await session.perform(AcceptSuggestion(id, request.text("motif"), anyway, request.has("amender")))
    SUGGESTIONS.say(session, out, done, session.t("Fait, suggestion {id} acceptée :", id=id))


async def refuse(session: Session, request: Request, out: Output) -> None:
    done = await session.perform(RefuseSuggestion(_id(request), request.text("motif")))
    SUGGESTIONS.say(session, out, done, session.t("Fait, suggestion {id} refusée :", id=done.id))


async def reopen(session: Session, request: Request, out: Output) -> None:
    done = await session.perform(ReopenSuggestion(_id(request), request.text("motif")))
    SUGGESTIONS.say(session, out, done, session.t("Fait, suggestion {id} rouverte :", id=done.id))


async def withdraw(session: Session, request: Request, out: Output) -> None:
    gone = await session.perform(WithdrawSuggestion(_id(request)))
    say_withdrawn(out, gone, session.t("Fait : suggestion {id} retirée, pour de bon.", id=gone.id))


def _id(request: Request) -> str:
    return subject.id_of(request.text("ID"), "g")


def _of(session: Session, id: str) -> tuple[Article, Suggestion]:
    one = session.commons.get(Suggestion, id)
    return session.commons.get(Article, one.article), one


def _described(session: Session, article: Article, one: Suggestion) -> list[str]:
    t, where = session.t, stands(article, one)
    head = about(session, remarks.made(session, one), article)
    if not (one.is_decided or where.moved):
        said = remarks.inline(remarks.in_place(article, where, one.put))
    else:
        said = remarks.inline(pieces(one.replaced, one.put))
    lines = [head, *indented(said)]
    if where.moved and not one.is_decided:
        lines += indented(remarks.moved(t, where))
    return [*lines, *(line for each in one.decisions for line in indented(remarks.decision(session, each)))]


SUGGESTIONS = Kind(suggestions, remark_values.suggestion, _described)
