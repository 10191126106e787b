"""A frozen version: its body holds no personal data and never changes, so that anybody can check it.

The body is one JSON value; its digest is the SHA-256 of its canonical bytes, those of RFC 8785 (JCS): UTF-8,
no space, keys sorted, only the escapes that JSON needs. There is no other number than whole ones.
Names stand apart, in the annex (`models/annex.py`), which has a digest of its own.
"""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

FORMAT = "veillee-manifeste-1"
"""What kind of file the body stands in, and which fields it has."""

Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FrozenSource:
    """A contribution that an article comes from: words and where they came from, never by whom."""

    id: str
    text: str
    workshop: int | None
    dimension: str
    theme: str = ""


@dataclass(frozen=True, slots=True)
class FrozenNote:
    """A comment; `passage` is what it is about, "" for the whole article."""

    article: str
    text: str
    passage: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class FrozenObjection:
    """`standing`: its author has not said that it is met. `carried`: from a round before, counted apart."""

    text: str
    standing: bool = True
    carried: bool = False


@dataclass(frozen=True, slots=True)
class FrozenTally:
    """How many people were asked, and what became of each: the six others make `listed`."""

    listed: int
    consent: int = 0
    reserve: int = 0
    objection: int = 0
    lifted: int = 0
    passed: int = 0
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class FrozenRound:
    """The last consent round of an article, closed. `objections` and `reserves` in no order of people."""

    opened: date
    closed: date
    tally: FrozenTally
    objections: tuple[FrozenObjection, ...] = ()
    reserves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrozenSlip:
    """Words that were changed after the round and called a typing slip: what was there, what is there."""

    removed: str
    added: str


@dataclass(frozen=True, slots=True)
class FrozenWords:
    """What the group agreed to, where the article says something else now and is to be confirmed."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FrozenArticle:
    """`text` is Markdown; `sources` are ids of contributions; `status` is an ArticleStatus' value."""

    id: str
    title: str
    text: str
    status: str
    sources: tuple[str, ...] = ()
    round: FrozenRound | None = None
    slips: tuple[FrozenSlip, ...] = ()
    agreed: FrozenWords | None = None


@dataclass(frozen=True, slots=True)
class FrozenBody:
    """Articles in order; notes numbered from 1 in theirs; `sources` each once, as articles name them."""

    title: str
    version: str
    date: date
    articles: tuple[FrozenArticle, ...]
    sources: tuple[FrozenSource, ...] = ()
    notes: tuple[FrozenNote, ...] = ()

    def notes_of(self, article: str) -> tuple[tuple[int, FrozenNote], ...]:
        """Each with its number."""
        return tuple(each for each in enumerate(self.notes, start=1) if each[1].article == article)

    def source(self, id: str) -> FrozenSource | None:
        return next((one for one in self.sources if one.id == id), None)


def canonical(value: Any) -> bytes:
    """RFC 8785, for values without fractions whose keys are ASCII. Raises ValueError for half a character."""
    said = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return said.encode("utf-8")


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes, in hexadecimal."""
    return sha256(canonical(value)).hexdigest()


def body_value(body: FrozenBody) -> Value:
    """What is hashed, with the keys of docs/commandes.md."""
    return {
        "format": FORMAT,
        "titre": body.title,
        "version": body.version,
        "statut": "figee",
        "date": body.date.isoformat(),
        "articles": [_article(body, one, rank) for rank, one in enumerate(body.articles, start=1)],
        "contributions": [_source(one) for one in body.sources],
        "notes": [_note(one, number) for number, one in enumerate(body.notes, start=1)],
    }


def part_digests(value: Value) -> dict[str, str]:
    """A digest for each part of a body, so that one can say where it changed: its heads, articles, notes…"""
    lists = ("articles", "contributions", "notes")
    heads = {key: one for key, one in value.items() if key not in lists}
    parts = {str(one["id"]): digest(one) for one in value["articles"]}
    return {**parts, "contributions": digest(value["contributions"]), "notes": digest(value["notes"]),
            "titre": digest(heads)}  # fmt: skip


def _article(body: FrozenBody, one: FrozenArticle, rank: int) -> Value:
    # A key that is not there in other articles: what was frozen before it was known keeps its digest.
    agreed = {"mots_du_tour": {"titre": one.agreed.title, "texte": one.agreed.text}} if one.agreed else {}
    return {
        "id": one.id,
        "rang": rank,
        "titre": one.title,
        "texte": one.text,
        "statut": one.status,
        "contributions": list(one.sources),
        "objections": [_objection(each) for each in one.round.objections] if one.round else [],
        "reserves": list(one.round.reserves) if one.round else [],
        "tour": _round(one.round) if one.round else None,
        "coquilles": [{"retire": each.removed, "ajoute": each.added} for each in one.slips],
        **agreed,
    }


def _round(one: FrozenRound) -> Value:
    tally = one.tally
    return {
        "ouvert": one.opened.isoformat(),
        "clos": one.closed.isoformat(),
        "personnes": tally.listed,
        "consentements": tally.consent,
        "reserves": tally.reserve,
        "objections": tally.objection,
        "levees": tally.lifted,
        "passe": tally.passed,
        "sans_reponse": tally.unanswered,
    }


def _objection(one: FrozenObjection) -> Value:
    status = "maintenue" if one.standing else "levee"
    return {"texte": one.text, "statut": status, "tour_precedent": one.carried}


def _source(one: FrozenSource) -> Value:
    return {
        "id": one.id,
        "texte": one.text,
        "atelier": one.workshop,
        "dimension": one.dimension,
        "theme": one.theme or None,
    }


def _note(one: FrozenNote, number: int) -> Value:
    return {
        "numero": number,
        "article": one.article,
        "passage": one.passage or None,
        "texte": one.text,
        "resolue": one.resolved,
    }
