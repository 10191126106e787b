"""Suggestions, comments and states as `--json` and exports give them: keys of docs/commandes.md."""

from __future__ import annotations

from collections.abc import Sequence

from models.comment import Comment, comments
from models.manifesto import Article
from models.passage import ground
from models.states import State, states
from models.suggestion import Decision, Suggestion, stands, suggestions
from tui.session import Session
from tui.values import Value, iso


def suggestion(session: Session, one: Suggestion) -> Value:
    """`maintenant`: what stands where it would go; `bouge`: these are no longer the words it replaces."""
    where = stands(session.commons.get(Article, one.article), one)
    return {
        "id": one.id,
        "article": one.article,
        "revision": one.revision,
        "statut": one.state.value,
        "remplace": one.words,
        "par": one.put,
        "maintenant": where.words,
        "bouge": where.moved,
        "auteur": session.name_of(one.author),
        "date": iso(one.made),
        "decisions": [_decision(session, each) for each in one.decisions],
    }


def suggestions_of(session: Session, articles: Sequence[Article]) -> list[Value]:
    return [suggestion(session, one) for each in articles for one in suggestions(session.commons, each)]


def comment(session: Session, one: Comment) -> Value:
    """`passage` null: the whole article; `maintenant`: what stands there today."""
    where = ground(session.commons.get(Article, one.article), one.id, one.passage) if one.passage else None
    return {
        "id": one.id,
        "article": one.article,
        "texte": one.text,
        "passage": one.passage or None,
        "maintenant": where.words if where else None,
        "bouge": where is not None and where.moved,
        "auteur": session.name_of(one.author),
        "date": iso(one.made),
        "resolu": iso(one.resolved),
    }


def comments_of(session: Session, articles: Sequence[Article]) -> list[Value]:
    return [comment(session, one) for each in articles for one in comments(session.commons, each)]


def history(session: Session, article: Article) -> list[Value]:
    """The last state first; today's text is not one of them."""
    return [state(session, one) for one in states(session.commons, article.id)]


def state(session: Session, one: State) -> Value:
    return {
        "id": one.id,
        "article": one.article,
        "revision": one.revision,
        "date": iso(one.made),
        "titre": one.title,
        "texte": str(one.text),
        "auteurs": [name for each in one.authors if (name := session.name_of(each))],
    }


def _decision(session: Session, one: Decision) -> Value:
    return {
        "statut": one.state.value,
        "motif": one.reason,
        "date": iso(one.at),
        "auteur": session.name_of(one.by),
    }
