"""Suggestions on an article: made, read, accepted, refused, reopened with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from models.acts.suggestions import (
    AcceptSuggestion,
    RefuseSuggestion,
    ReopenSuggestion,
    Suggest,
    WithdrawSuggestion,
)
from models.consent import open_round
from models.manifesto import Article, article
from models.names import TEXT
from models.suggestion import Suggestion, open_suggestions, stands, suggestions
from tui import remarks
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import confirmed, field, long_text, reason
from tui.linear.remarks import author, is_blank, paragraph, passage
from tui.linear.words import Back

_ONE_LINE = replace(TEXT, needed=False)


async def visit(c: Conversation, id: str) -> None:
    def title() -> str:
        count = len(open_suggestions(c.commons, article(c.commons, id)))
        return c.t.n("Suggestions : {n} ouverte", "Suggestions : {n} ouvertes", count)

    await menu(c, title, partial(_entries, c, id))


def _entries(c: Conversation, id: str) -> Sequence[Entry]:
    """One to make, then each of them, open ones first."""
    known = suggestions(c.commons, article(c.commons, id))
    return [(c.t("Suggérer d’autres mots"), partial(suggest, id=id))] + [
        (_short(c, one), partial(open_one, id=one.id)) for one in known
    ]


def _short(c: Conversation, one: Suggestion) -> str:
    state = c.t(remarks.STATES[one.state])
    if not one.put:
        return c.t("{etat} : enlever « {mots} »", etat=state, mots=one.words)
    return c.t("{etat} : « {mots} » devient « {autres} »", etat=state, mots=one.replaced, autres=one.put)


async def suggest(c: Conversation, id: str) -> None:
    t = c.t
    if is_blank(article(c.commons, id)):
        await _perform(c, Suggest(id, "", await long_text(c, t("Texte suggéré, l’article est vide."))))
        return
    here = await paragraph(c, id, t("Quel paragraphe ?"))
    words, near = await passage(c, here, t("Quels mots remplacer ? Entrée pour tout le paragraphe."))
    if "\n" in words:
        put = await long_text(c, t("Nouveau texte du paragraphe."))
    else:
        put = await field(c, t("Par quels mots ? Un tiret seul pour les enlever."), _ONE_LINE, default=words)
    await _perform(c, Suggest(id, words, put, near))


async def _perform(c: Conversation, act: Suggest) -> None:
    person = await author(c, c.t("Suggestion de qui ?"))
    made = await c.perform(replace(act, person=person))
    c.done(c.t("suggestion {id}", id=made.id))


async def open_one(c: Conversation, id: str) -> None:
    """What it says, then what one can do with it."""
    _say(c, id)
    await menu(c, lambda: c.t("Suggestion {id}", id=id), partial(_acts, c, id))


def _found(c: Conversation, id: str) -> tuple[Article, Suggestion]:
    one = c.commons.get(Suggestion, id)
    return c.commons.get(Article, one.article), one


def _say(c: Conversation, id: str) -> None:
    about, one = _found(c, id)
    t, where = c.t, stands(about, one)
    c.say(remarks.made(c.session, one))
    c.say(t("Remplace : « {mots} »", mots=one.words) if one.words else t("Ajoute, sans rien remplacer."))
    c.say(t("Par : « {mots} »", mots=one.put) if one.put else t("Par : rien, ces mots s’en vont."))
    if where.moved and not one.is_decided:
        c.say(remarks.moved(t, where))
    elif one.words and not one.is_decided:
        before, after = remarks.around(about, where)
        c.say(t("Dans : « {mots} »", mots=f"{before}{where.words}{after}"))
    c.say(*(remarks.decision(c.session, each) for each in one.decisions))


def _acts(c: Conversation, id: str) -> Sequence[Entry]:
    t, one = c.t, c.commons.find(Suggestion, id)
    if one is None:
        return ()
    entries: list[Entry] = [(t("Relire"), partial(_reread, id=id))]
    if one.is_decided:
        return [*entries, (t("Rouvrir"), partial(_reopen, id=id))]
    entries += [(t("Accepter"), partial(_accept, id=id)), (t("Refuser"), partial(_refuse, id=id))]
    if c.session.actor.owns(one.author):
        entries.append((t("Retirer"), partial(_withdraw, id=id)))
    return entries


async def _reread(c: Conversation, id: str) -> None:
    _say(c, id)


async def _accept(c: Conversation, id: str) -> None:
    about, one = _found(c, id)
    where = stands(about, one)
    amends = c.session.facilitates and open_round(c.commons, about.id) is not None
    if amends and not await confirmed(c, c.t(remarks.AMENDING)):
        raise Back
    if where.moved:
        c.say(remarks.moved(c.t, where))
        if not await confirmed(c, c.t("Accepter quand même ?")):
            raise Back
    instead_of = where.words if where.moved else None
    done = await c.perform(AcceptSuggestion(id, await reason(c), instead_of, amends))
    c.done(c.t("suggestion {id} acceptée, ses mots sont dans l’article", id=done.id))


async def _refuse(c: Conversation, id: str) -> None:
    await c.perform(RefuseSuggestion(id, await reason(c)))
    c.done(c.t("suggestion {id} refusée", id=id))


async def _reopen(c: Conversation, id: str) -> None:
    await c.perform(ReopenSuggestion(id, await reason(c)))
    c.done(c.t("suggestion {id} rouverte", id=id))


async def _withdraw(c: Conversation, id: str) -> None:
    if await confirmed(c, c.t("Retirer cette suggestion, pour de bon ?")):
        await c.perform(WithdrawSuggestion(id))
        c.done(c.t("suggestion {id} retirée", id=id))
