"""A consent round: read, answered, lifted; `leading_rounds.py` has what facilitation does with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from models.acts.consent import LiftObjection
from models.consent import WHY, Choice, Round, awaited, last_round, may_be_read, tally
from models.manifesto import article
from models.people import Participant
from tui import rounds, wording
from tui.linear import leading_rounds
from tui.linear.conversation import Conversation
from tui.linear.menus import Entry, menu
from tui.linear.questions import choose, confirmed, field, person, yes_no
from tui.linear.remarks import say_changes
from tui.linear.words import Unread


async def visit(c: Conversation, id: str) -> None:
    await read(c, id)
    await menu(c, partial(_title, c, id), partial(_entries, c, id))


def _title(c: Conversation, id: str) -> str:
    last = last_round(c.commons, id)
    state = rounds.place(last, c.session.zone, c.t) if last else c.t("aucun pour le moment")
    return c.t("Tour de consentement, {etat}", etat=state)


def _entries(c: Conversation, id: str) -> Sequence[Entry]:
    t, last = c.t, last_round(c.commons, id)
    entries: list[Entry] = [(t("Lire les mots et où en est le tour"), partial(read, id=id))]
    if last and last.is_open and c.session.takes_part:
        entries.append((t("Répondre"), partial(answer, id=id)))
    if (
        last
        and c.session.takes_part
        and any(each.stands and each.person for each in last.positions + last.carried)
    ):
        entries.append((t("Lever une objection"), partial(lift, id=id)))
    if c.session.facilitates:
        entries += leading_rounds.entries(c, article(c.commons, id), last)
    return entries


async def read(c: Conversation, id: str) -> None:
    """The words, then where the round stands, one fact a line."""
    t, one, last = c.t, article(c.commons, id), last_round(c.commons, id)
    c.say(one.title, *str(one.text).splitlines())
    c.say(t("Article : {etat}", etat=t(wording.ARTICLE_STATES[one.status])))
    if last is None:
        c.say(t("Aucun tour de consentement : l’équipe d’animation les ouvre."))
        return
    c.say(rounds.asked(last, t), rounds.turnout(last, t))
    if may_be_read(last):
        c.say(rounds.counted(tally(last), t))
    c.say(t(rounds.AIMS[last.phase]) if last.is_open else rounds.verdict(c.session, last))
    say_changes(c, rounds.changed_since(c.session, last))
    for each in rounds.said(c.session, last, names=False):
        c.say(t("{quoi} : {mots}", quoi=each.kind, mots=each.words))
    if said := rounds.given(last, c.session.actor.person, t):
        c.say(said)


async def answer(c: Conversation, id: str) -> None:
    """Mine, or somebody's when facilitation holds the keyboard; then the next one awaited."""
    while (last := last_round(c.commons, id)) and last.is_open:
        mine = c.me is not None and c.me.id in last.concerned and not last.has_answered(c.me.id)
        if not c.session.facilitates:
            await _answer_for(c, last, None)
            return
        if mine and c.me and await yes_no(c, c.t("Pour vous, {nom} ?", nom=c.me.name), default=True):
            await _answer_for(c, last, None)
        else:
            who = await person(c, c.t("Réponse de qui ?"), awaited(last) or last.concerned)
            await _answer_for(c, last, who)


async def _answer_for(c: Conversation, last: Round, who: Participant | None) -> None:
    t = c.t
    asked = t("Réponse de {nom} ?", nom=who.name) if who else t("Votre réponse ?")
    choice = await choose(c, asked, [(t(words), choice) for choice, words in rounds.CHOICES.items()])
    reason = await _reason(c, choice)
    after = await c.perform(rounds.answer(last, choice, reason, who.id if who else None))
    c.done(t("réponse notée, {reponse}", reponse=t(rounds.CHOICES[choice])))
    c.say(rounds.turnout(after, t))
    if not after.is_open:
        c.say(t("Tour clos."), rounds.result(after, t))


async def _reason(c: Conversation, choice: Choice) -> str:
    """An objection says why; a reserve may go without words."""
    t = c.t
    if choice is Choice.RESERVE:
        return await field(
            c, t("Quelle réserve ? La version l’imprimera, sans nom. Entrée pour ne rien dire."), WHY
        )
    if choice is not Choice.OBJECTION:
        return ""

    def read(typed: str) -> str:
        if not typed.strip():
            raise Unread(t("une objection dit pourquoi, pour que le groupe puisse y répondre."))
        return typed

    return await c.ask_for(t("Pourquoi cette objection ? La version l’imprimera, sans nom."), read, free=True)


async def lift(c: Conversation, id: str) -> None:
    """One's own; facilitation enters it for somebody who is there."""
    t, last, who = c.t, last_round(c.commons, id), None
    if last is None:
        return
    authors = [each.person for each in (*last.positions, *last.carried) if each.stands and each.person]
    if c.session.facilitates and not (c.me and c.me.id in authors):
        who = await person(c, t("L’objection de qui ?"), authors)
    if await confirmed(c, t("Cette objection est-elle levée ? Seule la personne qui objecte le dit.")):
        after = await c.perform(LiftObjection(id, who.id if who else None))
        c.done(t("objection levée"))
        c.say(rounds.result(after, t))
