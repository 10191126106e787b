"""Values as `--json` and exports give them: keys of docs/commandes.md, the same in every language.

Visitors get no name but a signature: `auteur` is null where the session may not know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from models.annex import FrozenVersion, frozen_value
from models.calendar import PARIS
from models.consent import last_round
from models.contribution import Contribution, Theme, drawn_from, readable
from models.coverage import Fate, Provenance, coverage
from models.freezing import body_now
from models.frozen import body_value
from models.manifesto import KeptArticle, Version, articles, snapshot, version_named
from models.people import Participant
from models.settings import Announcement
from models.thread import Reply, Resource
from tui import dates, round_values
from tui.session import Session

Value = dict[str, Any]


def announcement(session: Session) -> Value:
    one = session.commons.find(Announcement, "announcement")
    sections = one.sections if one else ()
    return {
        "titre": one.title if one else "",
        "sections": [{"titre": each.title, "texte": each.text} for each in sections],
    }


def contributions(session: Session, workshop: int | None = None) -> list[Value]:
    """Of one workshop, or all of them; visitors read the signed ones."""
    return [
        contribution(session, one)
        for one in readable(session.commons, session.actor)
        if workshop is None or one.workshop == workshop
    ]


def contribution(session: Session, one: Contribution) -> Value:
    """`origine`: the reply that it was drawn from, where there is one."""
    drawn_from = {"origine": one.origin} if one.origin else {}
    theme = session.commons.find(Theme, one.theme) if one.theme else None
    return {
        "id": one.id,
        "atelier": one.workshop,
        "texte": one.text,
        "dimension": one.dimension.value,
        "theme": theme.title if theme else None,
        "auteur": _signature(session, one.author),
        "soutiens": len(one.supporters),
        **drawn_from,
    }


def manifesto(session: Session, version: str | None = None) -> Value:
    """As it is, or a version by its name. Raises Unknown."""
    kept = version_named(session.commons, version) if version else None
    parts = kept.articles if kept else snapshot(articles(session.commons))
    frozen = session.commons.find(FrozenVersion, kept.id) if kept else None
    if frozen:
        return frozen_value(session.commons, frozen)
    return {
        "version": kept.name if kept else None,
        "statut": manifesto_status(kept),
        "articles": [
            _article(one, rank, () if kept else _objections(session, one.id))
            for rank, one in enumerate(parts, start=1)
        ],
    }


def whole_draft(session: Session) -> Value:
    """With what a frozen version will have: rounds, reserves, slips, notes, the words it comes from."""
    draft = manifesto(session)
    body = body_value(body_now(session.commons, "", session.now))
    kept = ("reserves", "tour", "coquilles", "mots_du_tour")
    around = {one["id"]: {key: one[key] for key in kept if key in one} for one in body["articles"]}
    articles = [{**one, **around[one["id"]]} for one in draft["articles"]]
    return {**draft, "articles": articles, "contributions": body["contributions"], "notes": body["notes"]}


def manifesto_status(kept: Version | None) -> str:
    """« brouillon », « gardee » (a version), « figee » (V0, V1…)."""
    if kept is None:
        return "brouillon"
    return "figee" if re.fullmatch(r"[vV]\d+", kept.name) else "gardee"


def versions(session: Session) -> list[Value]:
    return [
        {
            "id": one.id,
            "version": one.name,
            "statut": manifesto_status(one),
            "date": iso(one.made),
            "auteur": session.name_of(one.author),
            "articles": len(one.articles),
            **_digest(session, one),
        }
        for one in session.commons.all(Version)
    ]


def _digest(session: Session, one: Version) -> Value:
    """Of a frozen one."""
    frozen = session.commons.find(FrozenVersion, one.id)
    return {"empreinte": frozen.digest} if frozen else {}


def provenance(session: Session) -> list[Value]:
    """Each contribution with the articles that took it up, in order; the orphans have none."""
    known = coverage(articles(session.commons), session.commons.all(Contribution))
    return [fate(one) for one in known]


def fate(one: Provenance) -> Value:
    """`avec`, when it is merged: the one that says it too. `motif`: why it was set aside."""
    why = {"avec": one.kept} if one.fate is Fate.MERGED else {}
    if one.fate is Fate.SET_ASIDE:
        why = {"motif": one.contribution.set_aside}
    return {"id": one.contribution.id, "articles": list(one.articles), "sort": one.fate.value, **why}


def thread(session: Session) -> list[Value]:
    """`auteur`: who wrote it, here or where it was copied from; null when the team did."""
    return [reply(session, one) for one in session.commons.all(Reply)]


def reply(session: Session, one: Reply) -> Value:
    """`contributions`: what was drawn from it, where something was."""
    found = drawn(session, one)
    return {
        "id": one.id,
        "texte": one.text,
        "auteur": one.signature or session.name_of(one.author),
        "date": iso(one.at),
        "source": one.source,
        **({"contributions": found} if found else {}),
    }


def drawn(session: Session, reply: Reply) -> list[str]:
    """The contributions that were drawn from a reply: ids; visitors know of the signed ones."""
    return [one.id for one in drawn_from(session.commons, reply.id, session.actor)]


def resources(found: tuple[Resource, ...]) -> list[Value]:
    return [
        {
            "id": one.id,
            "titre": one.title,
            "lien": one.link,
            "region": one.region,
            "genre": one.kind.value,
            "note": one.note,
            "source": one.source,
            "verifie": one.verified.isoformat() if one.verified else None,
        }
        for one in found
    ]


def person(one: Participant) -> Value:
    """Everything that is kept on somebody but what they did. Facilitation's."""
    return {
        "personne": one.id,
        "nom": one.name,
        "tiers_lieu": one.place,
        "contact": one.contact,
        "fuseau": one.zone,
        "role": one.role.value,
        "aux_trois": one.all_three.value,
        "saisi_par": one.entered_by,
        "depuis": iso(one.since),
        "groupe": one.group,
        "garder": one.keep_for_next,
    }


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 with the offset of Paris; None stays None."""
    return None if moment is None else dates.iso(moment, PARIS)


def _objections(session: Session, article: str) -> list[Value]:
    """Of its last round, without names."""
    last = last_round(session.commons, article)
    return round_values.objection_values(last) if last else []


def _article(one: KeptArticle, rank: int, objections: Sequence[Value]) -> Value:
    return {
        "id": one.id,
        "rang": rank,
        "titre": one.title,
        "texte": one.text,
        "statut": one.status.value,
        "contributions": list(one.contributions),
        "objections": list(objections),
    }


def _signature(session: Session, author: str | None) -> str | None:
    """Whoever signed did so for everybody to read, visitors too."""
    found = session.commons.find(Participant, author) if author else None
    return found.name if found else None
