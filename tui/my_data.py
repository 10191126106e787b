"""All that is kept of one person, wherever it is kept: as a value, as sentences, as files to take away."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from data.exports.csv import csv_file
from models import entered, lookup
from models.access import Invitation, Key, Recovery
from models.comment import Comment
from models.contribution import Contribution
from models.manifesto import Article, Version
from models.people import Actor, Participant
from models.poll import Poll
from models.replica import Loan
from models.running_order import RunningOrder
from models.states import State
from models.suggestion import Suggestion
from models.thread import Reply
from models.visits import Visit
from tui import round_values
from tui.dates import iso
from tui.frozen_words import signatures_of
from tui.i18n import N_
from tui.session import Session

FORMATS = {"txt": N_("texte"), "csv": N_("CSV, pour un tableur"), "json": N_("JSON, pour un programme")}
Value = dict[str, Any]
Row = tuple[str | int | None, ...]


def everything(session: Session, who: Participant) -> Value:
    """All that says who this is, and all that is known to be theirs; JSON values alone."""
    return {
        **_oneself(session, who),
        **_workshops(session, who.id),
        **_words(session, who.id),
        **_remarks(session, who.id),
        "tours": round_values.answers_of(session, who.id),
        "signatures": signatures_of(session.commons, who.id),
        **_ways_in(session, who.id),
        "derniere_visite": _last_visit(session, who.id),
        "textes_en_cours": [
            text for _, text in session.house.leavings.words_of(Actor(who.role, who.id), session.now)
        ],
        "saisies_pour_d_autres": entered.count_by(session.commons, who.id),
    }


def file(session: Session, who: Participant, form: str) -> bytes:
    """What they take away, as one of FORMATS."""
    if form == "csv":
        return csv_file(table(session, who), session.t.language)
    if form == "txt":
        return ("\n".join(lines(session, who)) + "\n").encode()
    return (json.dumps(everything(session, who), ensure_ascii=False, indent=1) + "\n").encode()


def table(session: Session, who: Participant) -> list[Row]:
    """A line of heads, then each value in a line of its own."""
    heads = [session.t(word) for word in (N_("donnée"), N_("numéro"), N_("détail"), N_("valeur"))]
    return [tuple(heads), *_cells(everything(session, who))]


def lines(session: Session, who: Participant) -> list[str]:
    from tui.kept import kept

    return [one.said(session.t) for one in kept(session, who)]


def _oneself(session: Session, who: Participant) -> Value:
    return {
        "personne": who.id,
        "nom": who.name,
        "tiers_lieu": who.place,
        "contact": who.contact,
        "fuseau": who.zone,
        "aux_trois": who.all_three.value,
        "garder": who.keep_for_next,
        "role": who.role.value,
        "groupe": who.group,
        "saisi_par": who.entered_by,
        "depuis": iso(who.since),
        "devant_ce_clavier": lookup.settings(session.commons).person == who.id,
    }


def _workshops(session: Session, person: str) -> Value:
    places = [(one.number, one.registration(person)) for one in lookup.workshops(session.commons)]
    polls = [one for one in session.commons.all(Poll) if person in one.answers or person in one.imported]
    return {
        "inscriptions": [
            {
                "atelier": number,
                "statut": mine.standing.value,
                "depuis": iso(mine.since),
                "presence": mine.presence.value if mine.presence else None,
                "saisi_par": mine.entered_by,
                "motif": mine.moved.reason if mine.moved else mine.reason,
            }
            for number, mine in places
            if mine
        ],
        "reponses": [
            {
                "atelier": poll.workshop,
                "reponses": {id: state.value for id, state in poll.answers_of(person).items()},
                "importees": {id: state.value for id, state in poll.imported.get(person, {}).items()},
                "saisi_par": poll.scribe_of(person),
            }
            for poll in polls
        ],
        "parole": [one.workshop for one in session.commons.all(RunningOrder) if person in one.speakers],
    }


def _words(session: Session, person: str) -> Value:
    commons = session.commons
    return {
        "contributions": [one.text for one in commons.all(Contribution) if one.author == person],
        "soutiens": [one.id for one in commons.all(Contribution) if person in one.supporters],
        "articles": [
            {"id": one.id, "titre": one.title, "mots": [words for by, words in one.text.runs if by == person]}
            for one in commons.all(Article)
            if person in (*one.text.authors, *one.hands)
        ],
        "etats": [
            {"article": one.article, "date": iso(one.made)}
            for one in commons.all(State)
            if person in (*one.authors, *one.text.authors)
        ],
        "versions": [one.name for one in commons.all(Version) if one.author == person],
        "discussion": [one.text for one in commons.all(Reply) if one.author == person],
    }


def _remarks(session: Session, person: str) -> Value:
    commons = session.commons
    return {
        "suggestions": [one.put for one in commons.all(Suggestion) if one.author == person],
        "decisions": [
            {"suggestion": one.id, "statut": made.state.value, "motif": made.reason, "date": iso(made.at)}
            for one in commons.all(Suggestion)
            for made in one.decisions
            if made.by == person
        ],
        "commentaires": [one.text for one in commons.all(Comment) if one.author == person],
        "commentaires_resolus": [one.id for one in commons.all(Comment) if one.resolver == person],
    }


def _ways_in(session: Session, person: str) -> Value:
    """Of a code nothing is known but when it was made, or until when it is good."""
    commons = session.commons
    return {
        "cles": [
            {"empreinte": one.fingerprint, "role": one.role.value, "depuis": iso(one.since)}
            for one in commons.all(Key)
            if one.person == person
        ],
        "codes_de_secours": [iso(one.since) for one in commons.all(Recovery) if one.person == person],
        "codes_d_ordinateur": [iso(one.until) for one in commons.all(Invitation) if one.person == person],
        "copies_emportees": [iso(one.at) for one in commons.all(Loan) if one.person == person],
    }


def _last_visit(session: Session, person: str) -> str | None:
    seen = session.commons.find(Visit, person)
    return iso(seen.ended) if seen else None


def _cells(whole: Value) -> Iterator[Row]:
    """What it is, the how manieth, which part of it, its words."""
    for key, value in whole.items():
        if not isinstance(value, list):
            yield key, None, "", _said(value)
            continue
        for number, one in enumerate(value, start=1):
            for part, words in one.items() if isinstance(one, dict) else (("", one),):
                yield key, number, part, _said(words)


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
