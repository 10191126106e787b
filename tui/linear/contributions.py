"""Contributions: many in a row, read by dimension or theme, supported, corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from models import lookup
from models.acts.contributions import (
    Contribute,
    CorrectContribution,
    Support,
    WithdrawContribution,
)
from models.contribution import Contribution, Dimension, Theme, readable, supports_left
from models.names import CONTRIBUTION
from tui import wording
from tui.linear import themes
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu, run
from tui.linear.questions import choose, confirmed, field, names, read_list, subject, yes_no
from tui.linear.words import Back
from tui.replica_words import pending

_ONE_LINE = replace(CONTRIBUTION, needed=False)


async def contributions(c: Conversation) -> None:
    await menu(
        c,
        lambda: c.t("Contributions : {n} en tout", n=len(c.commons.all(Contribution))),
        partial(_entries, c),
    )


def _entries(c: Conversation) -> Sequence[Entry]:
    t = c.t
    entries: list[Entry] = [
        (t("Lire par dimension"), by_dimension),
        (t("Lire par thème"), by_theme),
    ]
    if c.session.takes_part:
        entries += [
            (t("Écrire, une ou plusieurs"), contribute),
            (t("Soutenir, ou reprendre un soutien"), support),
            (t("Corriger ou retirer"), correct),
            (t("Thèmes"), themes.themes),
        ]
    return entries


def said(c: Conversation, one: Contribution, *more: str) -> str:
    """« Réparer avant d’acheter (c12, 2 soutiens, Maëlle) », with what `more` there is to say of it."""
    facts = [one.id, *more]
    if one.supporters:
        facts.append(c.t.n("{n} soutien", "{n} soutiens", len(one.supporters)))
    if one.author:
        facts.append(names(c, [one.author]))
    if one.author and one.scribe:
        facts.append(c.t("saisie par l’animation"))
    if one.origin:
        facts.append(c.t("tirée de la discussion"))
    facts.append(pending(c.session, one.id))
    return c.t("{texte} ({faits})", texte=one.text, faits=", ".join(filter(None, facts)))


async def pick(c: Conversation, question: str, among: Sequence[Contribution]) -> Contribution:
    if not among:
        c.say(c.t("Contributions : aucune ici pour le moment."))
        raise Back
    return await choose(c, question, [(said(c, one), one) for one in among])


async def contribute(c: Conversation) -> None:
    """Asked once: workshop, dimension, theme, signature; then one line each, until an empty one."""
    t = c.t
    workshop = await _workshop(c)
    dimension = await choose(c, t("Dimension ?"), [(t(wording.DIMENSIONS[one]), one) for one in Dimension])
    theme = await _theme(c)
    author = await _author(c)
    c.say(t("Une contribution par ligne, 280 caractères ; Entrée seule pour finir."))
    count = 0
    while text := await field(c, t("Contribution ?"), _ONE_LINE):
        act = Contribute(workshop, text, dimension, theme, author is not None, author)
        count += 1
        await run(c, partial(_add, act=act))
    c.say(t.n("Fini : {n} contribution", "Fini : {n} contributions", count))


async def _add(c: Conversation, act: Contribute) -> None:
    made = await c.perform(act)
    c.done(c.t("contribution {id}", id=made.id))


async def _workshop(c: Conversation) -> int | None:
    t = c.t
    options: list[tuple[str, int | None]] = [
        (t("Atelier {n}", n=one.number), one.number) for one in lookup.workshops(c.commons)
    ]
    return await choose(c, t("Vient de quel atelier ?"), [*options, (t("D’ailleurs"), None)])


async def _theme(c: Conversation) -> str | None:
    options: list[tuple[str, str | None]] = [(one.title, one.id) for one in c.commons.all(Theme)]
    return await choose(c, c.t("Thème ?"), [(c.t("Sans thème"), None), *options])


async def _author(c: Conversation) -> str | None:
    """Nobody, unless one signs: a contribution can reveal political opinions."""
    if not await yes_no(c, c.t("Signer ? Sinon rien ne dit qui écrit."), default=False):
        return None
    return (await subject(c, c.t("Signée par qui ?"))).id


async def by_dimension(c: Conversation) -> None:
    t, known = c.t, readable(c.commons, c.session.actor)
    options = []
    for one in Dimension:
        count = sum(1 for each in known if each.dimension is one)
        options.append((t("{quoi} : {n}", quoi=t(wording.DIMENSIONS[one]), n=count), one))
    chosen = await choose(c, t("Quelle dimension ?"), options)
    lines = [said(c, one) for one in known if one.dimension is chosen]
    await read_list(c, t("Dimension : {quoi}", quoi=t(wording.DIMENSIONS[chosen])), lines)


async def by_theme(c: Conversation) -> None:
    t, known = c.t, readable(c.commons, c.session.actor)
    options: list[tuple[str, str | None]] = [
        (t("{quoi} : {n}", quoi=one.title, n=themes.count(known, one.id)), one.id)
        for one in c.commons.all(Theme)
    ]
    options.append((t("{quoi} : {n}", quoi=t("Sans thème"), n=themes.count(known, None)), None))
    chosen = await choose(c, t("Quel thème ?"), options)
    await read_list(c, t("Contributions"), [said(c, one) for one in known if one.theme == chosen])


async def support(c: Conversation) -> None:
    t = c.t
    one = await pick(c, t("Soutenir laquelle ? Trois au plus par atelier."), c.commons.all(Contribution))
    who = await subject(c, t("Soutien de qui ?"))
    changed = await c.perform(Support(one.id, who.id))
    left = supports_left(who.id, one.workshop, c.commons.all(Contribution))
    said = t("soutien repris à {id}", id=one.id)
    if who.id in changed.supporters:
        said = t("soutien donné à {id}", id=one.id)
    c.done(said)
    c.say(t("Soutiens qui restent pour cet atelier : {n}", n=left))


async def correct(c: Conversation) -> None:
    """One's own signed ones; facilitation, any."""
    t = c.t
    mine = [one for one in c.commons.all(Contribution) if c.session.actor.owns(one.author)]
    one = await pick(c, t("Laquelle ?"), mine)
    journeys: list[Entry] = [
        (t("Corriger le texte"), partial(_text, one=one)),
        (t("Changer la dimension"), partial(_dimension, one=one)),
        (t("Retirer la contribution"), partial(_withdraw, one=one)),
    ]
    if one.author:
        journeys.append((t("Enlever la signature"), partial(_unsign, one=one)))
    await (await choose(c, said(c, one), journeys))(c)


async def _text(c: Conversation, one: Contribution) -> None:
    text = await field(c, c.t("Nouveau texte ?"), CONTRIBUTION)
    await c.perform(CorrectContribution(one.id, text=text, seen=one.text))
    c.done(c.t("contribution {id} corrigée", id=one.id))


async def _dimension(c: Conversation, one: Contribution) -> None:
    t = c.t
    dimension = await choose(c, t("Dimension ?"), [(t(wording.DIMENSIONS[each]), each) for each in Dimension])
    await c.perform(CorrectContribution(one.id, dimension=dimension))
    c.done(t("contribution {id}, dimension {quoi}", id=one.id, quoi=t(wording.DIMENSIONS[dimension])))


async def _withdraw(c: Conversation, one: Contribution) -> None:
    if await confirmed(c, c.t("Retirer « {texte} », pour de bon ?", texte=one.text)):
        await c.perform(WithdrawContribution(one.id))
        c.done(c.t("contribution {id} retirée", id=one.id))


async def _unsign(c: Conversation, one: Contribution) -> None:
    if await confirmed(c, c.t("Enlever la signature, pour de bon ?")):
        await c.perform(CorrectContribution(one.id, unsign=True))
        c.done(c.t("contribution {id}, signature enlevée", id=one.id))
