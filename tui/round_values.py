"""Consent rounds as `--json` gives them: keys of docs/commandes.md, never a name."""

from __future__ import annotations

from typing import Any

from models.consent import (
    Position,
    Round,
    Tally,
    awaited,
    lifted,
    may_be_read,
    outcome,
    reserves,
    standing,
    tally,
)
from tui import dates
from tui.session import Session


def objection_value(one: Position, round: Round) -> dict[str, Any]:
    """As `manifeste --json` has it: never a name."""
    status = "levee" if one.lifted else "maintenue"
    return {"texte": one.reason, "statut": status, "tour_precedent": one in round.carried}


def objection_values(one: Round) -> list[dict[str, Any]]:
    if not may_be_read(one):
        return []
    return [objection_value(each, one) for each in (*standing(one), *lifted(one))]


def value(session: Session, one: Round) -> dict[str, Any]:
    """A round for `--json`; `reponses` is null while an anonymous one is open."""
    return {
        "article": one.article,
        "titre": one.title,
        "texte": one.text,
        "revision": one.revision,
        "etape": one.phase.value,
        "atelier": one.workshop,
        "sans_noms": one.anonymous,
        "ouvert": dates.iso(one.opened),
        "limite": dates.iso(one.until) if one.until else None,
        "clos": dates.iso(one.closed) if one.closed else None,
        "personnes": len(one.concerned),
        "repondu": len(one.concerned) - len(awaited(one)),
        "reponses": _tally_value(tally(one)) if may_be_read(one) else None,
        "issue": outcome(one).value,
        "objections": objection_values(one),
        "reserves": [each.reason for each in reserves(one)] if may_be_read(one) else [],
        "ma_reponse": _my_choice(one, session.actor.person),
    }


def _tally_value(count: Tally) -> dict[str, int]:
    return {
        "consentements": count.consent,
        "reserves": count.reserve,
        "objections": count.objection,
        "levees": count.lifted,
        "passe": count.passe,
        "sans_reponse": count.missing,
    }


def _my_choice(one: Round, person: str | None) -> str | None:
    mine = one.position_of(person or "")
    return mine.choice.value if mine else None


def answers_of(session: Session, person: str) -> list[dict[str, Any]]:
    """What is kept of somebody in rounds: an answer without a name is nobody's, only that it was given."""
    found = []
    for one in session.commons.all(Round):
        mine = one.position_of(person)
        if mine or one.has_answered(person):
            choice, reason = (mine.choice.value, mine.reason) if mine else (None, None)
            found.append({"article": one.article, "reponse": choice, "motif": reason})
    return found
