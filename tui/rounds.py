"""Consent rounds in words, the same in every face: where they stand, what was answered, by how many."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from models import lookup
from models.acts.consent import AnswerRound
from models.consent import (
    Choice,
    Outcome,
    Phase,
    Position,
    Round,
    Tally,
    agreed,
    awaited,
    may_be_read,
    open_round,
    outcome,
    reserves,
    standing,
    tally,
)
from models.consent import lifted as lifted_objections
from models.manifesto import Article, ArticleStatus
from models.status import words_of
from models.words import Piece, pieces
from tui import dates
from tui.i18n import N_, Translator
from tui.session import Session
from tui.wording import ARTICLE_STATES

CHOICES = {
    Choice.CONSENT: N_("je consens"),
    Choice.RESERVE: N_("je consens avec une réserve"),
    Choice.OBJECTION: N_("j’objecte"),
    Choice.PASS: N_("je passe"),
}
PHASES = {
    Phase.CLARIFICATIONS: N_("clarifications"),
    Phase.REACTIONS: N_("réactions"),
    Phase.ANSWERS: N_("réponses"),
}
AIMS = {
    Phase.CLARIFICATIONS: N_("On pose les questions pour comprendre, sans donner d’avis."),
    Phase.REACTIONS: N_("On dit ce que l’article nous fait ; l’animation peut l’amender."),
    Phase.ANSWERS: N_("On répond : je consens, avec une réserve, j’objecte (en disant pourquoi), je passe."),
}
OUTCOMES = {
    Outcome.IN_DEBATE: N_("L’article reste en débat."),
    Outcome.ADOPTED: N_("L’article est adopté : personne n’a d’objection."),
    Outcome.WITH_RESERVES: N_("L’article est adopté avec réserves : personne n’a d’objection."),
}


class Said(NamedTuple):
    """An objection or a reserve to read: what it is, its words, by whom (empty where nobody may know)."""

    position: Position
    kind: str
    words: str
    name: str


def answer(one: Round, choice: Choice, reason: str = "", person: str | None = None) -> AnswerRound:
    """To the question as it was read in `one`."""
    return AnswerRound(one.id, one.revision, choice, reason, one.anonymous, person)


def place(one: Round, zone: str, t: Translator) -> str:
    """« ouvert : réponses, jusqu’au lundi 8 mai, 18h » or « clos le mardi 2 mai, 11h42 »."""
    if one.closed:
        return t("clos : {moment}", moment=dates.moment(one.closed, None, zone, t))
    phase = t(PHASES[one.phase])
    if one.until is None:
        return t("ouvert : {etape}", etape=phase)
    return t("ouvert : {etape}, {limite}", etape=phase, limite=dates.until(one.until, zone, t))


def asked(one: Round, t: Translator) -> str:
    """To whom, and how: « posé à 12 personnes présentes à l’atelier 1, sans noms »."""
    count = len(one.concerned)
    if one.workshop is None:
        said = t.n("posé à {n} personne", "posé à {n} personnes", count)
    else:
        said = t.n(
            "posé à {n} personne présente à l’atelier {a}",
            "posé à {n} personnes présentes à l’atelier {a}",
            count,
            a=one.workshop,
        )
    return t("{a_qui}, réponses sans noms", a_qui=said) if one.anonymous else said


def turnout(one: Round, t: Translator) -> str:
    """« 9 personnes sur 12 ont répondu »; after an amendment, to the words as they are now."""
    count = len(one.concerned)
    have = count - len(awaited(one))
    return t.n(
        "{n} personne sur {total} a répondu", "{n} personnes sur {total} ont répondu", have, total=count
    )


def counted(count: Tally, t: Translator) -> str:
    """Each person once: « 9 consentements, 1 objection maintenue, 2 personnes n’ont pas répondu »."""
    parts = (
        t.n("{n} consentement", "{n} consentements", count.consent),
        t.n("{n} avec réserve", "{n} avec réserve", count.reserve) if count.reserve else "",
        t.n("{n} objection maintenue", "{n} objections maintenues", count.objection)
        if count.objection
        else "",
        t.n("{n} objection levée", "{n} objections levées", count.lifted) if count.lifted else "",
        t.n("{n} « je passe »", "{n} « je passe »", count.passe) if count.passe else "",
        t.n("{n} personne n’a pas répondu", "{n} personnes n’ont pas répondu", count.missing)
        if count.missing
        else "",
        t.n(
            "{n} objection maintenue d’un tour précédent",
            "{n} objections maintenues d’un tour précédent",
            count.carried,
        )
        if count.carried
        else "",
    )
    return ", ".join(filter(None, parts))


def result(one: Round, t: Translator) -> str:
    """What the round makes of the article, and why it is not adopted."""
    count, found = tally(one), outcome(one)
    if found is not Outcome.IN_DEBATE:
        return t(OUTCOMES[found])
    if standing(one):
        return t("L’article reste en débat : une objection au moins est maintenue.")
    if 3 * count.answered < 2 * count.concerned:
        return t("L’article reste en débat : moins de deux tiers des personnes ont répondu.")
    return t("L’article reste en débat : personne n’a consenti.")


def verdict(session: Session, one: Round) -> str:
    """The same, for whoever reads the article as it is now."""
    about = session.commons.find(Article, one.article)
    if about and about.status is ArticleStatus.TO_CONFIRM:
        return session.t("Les mots du tour étaient adoptés ; ils ont changé depuis : à confirmer.")
    return result(one, session.t)


def changed_since(session: Session, one: Round) -> tuple[Piece, ...]:
    """What became of agreed words, title first, once they are to be confirmed; else nothing."""
    about = session.commons.find(Article, one.article)
    if about is None or about.status is not ArticleStatus.TO_CONFIRM:
        return ()
    old, new = agreed(one), words_of(about)
    return pieces(f"{old.title}\n\n{old.text}", f"{new.title}\n\n{new.text}")


def said(session: Session, one: Round, names: bool) -> Iterator[Said]:
    """Objections that stand, then those lifted, then reserves; nothing while an anonymous round is open."""
    if not may_be_read(one):
        return
    t = session.t
    for each in standing(one):
        before = each in one.carried
        kind = t("objection maintenue d’un tour précédent") if before else t("objection maintenue")
        yield _said(session, each, kind, names)
    for each in lifted_objections(one):
        yield _said(session, each, t("objection levée"), names)
    for each in reserves(one):
        yield _said(session, each, t("réserve"), names)


def _said(session: Session, each: Position, kind: str, names: bool) -> Said:
    who = lookup.names(session.commons, [each.person]) if each.person and names else ()
    name = ", ".join(who)
    if name and each.entered_by:
        name = session.t("{nom}, saisi par l’animation", nom=name)
    return Said(each, kind, each.reason or session.t("sans plus de mots"), name)


def state(session: Session, one: Article) -> str:
    """« en débat », and whether a round is open and waits for this person."""
    t = session.t
    said = t(ARTICLE_STATES[one.status])
    asked = open_round(session.commons, one.id)
    if asked is None:
        return said
    if asked.phase is Phase.ANSWERS and session.actor.person in awaited(asked):
        return t("{etat}, votre réponse est attendue", etat=said)
    return t("{etat}, tour ouvert : {combien}", etat=said, combien=turnout(asked, t))


def given(one: Round, person: str | None, t: Translator) -> str:
    """What this person answered, said back to them; empty while they are awaited."""
    if person is None or person not in one.concerned:
        return ""
    mine = one.position_of(person)
    if mine is None:
        return t("réponse donnée, sans nom") if one.has_answered(person) else ""
    if mine.choice is Choice.OBJECTION and mine.lifted:
        return t("votre objection est levée")
    return t("votre réponse : {reponse}", reponse=t(CHOICES[mine.choice]))


def state_of(one: Round, person: str, t: Translator) -> str:
    """What is known of somebody's answer: « je consens », « a répondu », « pas encore de réponse »."""
    mine = one.position_of(person)
    if mine is None:
        return t("a répondu") if one.has_answered(person) else t("pas encore de réponse")
    said = t("objection levée") if mine.lifted else t(CHOICES[mine.choice])
    if mine.entered_by:
        said = t("{reponse} (saisi par l’animation)", reponse=said)
    return said if one.has_answered(person) else t("{reponse}, avant l’amendement", reponse=said)
