"""What the page of a consent round says: the words under consent, who has answered, objections."""

from __future__ import annotations

from collections.abc import Callable

from models import lookup
from models.consent import (
    Choice,
    Phase,
    Round,
    agreed,
    may_be_read,
    tally,
)
from models.manifesto import Article, ArticleStatus
from models.status import words_of
from models.text import SOMEONE
from models.words import pieces
from tui import rounds
from tui.i18n import N_, Translator
from tui.screens.article_words import write_pieces, write_text
from tui.session import Session
from tui.widgets.lines import accent, quiet, strong
from tui.widgets.sheet import Sheet

KEYS = {Choice.CONSENT: "c", Choice.RESERVE: "r", Choice.OBJECTION: "o", Choice.PASS: "p"}
LONGER = {
    Choice.CONSENT: N_("je consens"),
    Choice.RESERVE: N_("je consens avec une réserve, que je dis"),
    Choice.OBJECTION: N_("j’objecte, et je dis pourquoi"),
    Choice.PASS: N_("je passe"),
}
PERSON = "person"
"""Items for people are (PERSON, id)."""


def write_words(sheet: Sheet, one: Article, last: Round | None, t: Translator) -> None:
    """The article as it is asked about, or what has changed since it was agreed."""
    sheet.line(strong(one.title))
    if last and one.status is ArticleStatus.TO_CONFIRM:
        old, new = agreed(last), words_of(one)
        sheet.line(quiet(t("Ce qui a changé depuis le tour :")))
        if old.title != new.title:
            write_pieces(sheet, pieces(old.title, new.title))
        write_pieces(sheet, pieces(old.text, new.text))
        return
    write_text(sheet, str(one.text) or t("Rien d’écrit encore."))


def write_standing(sheet: Sheet, session: Session, one: Round) -> None:
    """Whom it asks, how far it is, what it came to."""
    t = session.t
    sheet.line(f"{rounds.asked(one, t)} · {rounds.turnout(one, t)}")
    if may_be_read(one):
        sheet.line(rounds.counted(tally(one), t))
    else:
        sheet.line(quiet(t("Les réponses restent fermées jusqu’à la clôture.")))
    if not one.is_open:
        sheet.line(strong(rounds.verdict(session, one)))
    elif one.phase is not Phase.ANSWERS:
        sheet.line(quiet(t(rounds.AIMS[one.phase])))


def write_choices(sheet: Sheet, one: Round, person: str, t: Translator) -> None:
    """My answer, and the keys that give it or change it."""
    if said := rounds.given(one, person, t):
        sheet.line(strong(said))
    if one.phase is not Phase.ANSWERS or not one.is_open or (one.anonymous and one.has_answered(person)):
        return
    if not said:
        sheet.line(accent(t("Votre réponse est attendue :")))
    for choice, key in KEYS.items():
        sheet.item(choice, strong(f"{key}  "), t(LONGER[choice]), hang=3)


def write_said(sheet: Sheet, session: Session, one: Round, names: bool) -> None:
    """Objections and reserves with their words, each read by everybody."""
    for each in rounds.said(session, one, names):
        who = f" ({each.name})" if each.name else ""
        kind = session.t("{quoi} :", quoi=f"{each.kind}{who}")
        sheet.line(accent(kind) if each.position.stands else quiet(kind), " ", each.words, hang=2)


def write_people(sheet: Sheet, session: Session, one: Round) -> None:
    """Who is asked and what they answered, one a row; a keyboard goes from one to the next."""
    t = session.t
    names = {id: ", ".join(lookup.names(session.commons, [id])) for id in one.concerned if id != SOMEONE}
    column = max(map(len, names.values()), default=0) + 3
    for id, name in names.items():
        answer = rounds.state_of(one, id, t)
        gap = " " * (column - len(name))
        sheet.item((PERSON, id), name, gap, answer if one.has_answered(id) else quiet(answer), hang=2)
    if erased := sum(1 for id in one.concerned if id == SOMEONE):
        sheet.line(quiet(t.n("et {n} personne effacée depuis", "et {n} personnes effacées depuis", erased)))


def said_of(one: Round, person: str, me: str | None, name: str, t: Translator) -> Callable[[Round], str]:
    """What is told once an answer is kept: whose (`name` "" where a room reads), or what it came to."""

    def told(after: Round) -> str:
        if not after.is_open:
            return t("tour clos. {resultat}", resultat=rounds.result(after, t))
        if person == me:
            return t("enregistré")
        if not name:
            return t("enregistré, saisi par l’animation")
        return t("{nom} : enregistré, saisi par l’animation", nom=name)

    return told
