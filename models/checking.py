"""Whether a file of a frozen version is as it was written: digests made again, tallies counted again.

It needs nothing but the file: no series, no network.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.frozen import FORMAT, Value, digest, part_digests
from models.manifesto import ArticleStatus
from models.refusals import Refusal

ADOPTED = (ArticleStatus.ADOPTED.value, ArticleStatus.ADOPTED_WITH_RESERVES.value)
_ANSWERS = ("consentements", "reserves", "objections", "levees", "passe")
_BESIDE = ("empreinte", "parties", "annexe")
"""What stands in the file and not in the body."""


@dataclass
class NotAFrozenFile(Refusal):
    """A file of another kind: a draft, a kept version, Markdown, a page… Only the JSON can be checked."""


class NotAsWritten(Refusal):
    """The file is not what was frozen; its troubles say why."""


class Part(StrEnum):
    """What is wrong, or where something changed."""

    JSON = "json"
    FORMAT = "format"
    SHAPE = "forme"
    HEADS = "titre"
    ARTICLE = "article"
    SOURCES = "contributions"
    NOTES = "notes"
    ORDER = "ordre"
    DIGEST = "empreinte"
    PARTS = "parties"
    ANNEX = "annexe"
    OTHER_BODY = "autre_corps"
    TALLY = "compte"
    STATUS = "statut"


@dataclass(frozen=True, slots=True)
class Trouble:
    """`which`: an article's id or title, or a line's number, where there is one."""

    part: Part
    which: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """`digest` is the one computed here from the body; "" when there is no body to compute it from."""

    version: str
    digest: str
    troubles: tuple[Trouble, ...] = ()

    @property
    def valid(self) -> bool:
        return not self.troubles


def check(content: bytes) -> Check:
    """Raises NotAFrozenFile: this was never the file of a frozen version."""
    try:
        value = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no, parse_float=_no
        )
    except (ValueError, RecursionError) as error:
        if FORMAT.encode() not in content and b'"empreinte"' not in content:
            raise NotAFrozenFile() from None
        return Check("", "", (Trouble(Part.JSON, str(getattr(error, "lineno", ""))),))
    if not isinstance(value, dict) or not ("empreinte" in value or value.get("format") == FORMAT):
        raise NotAFrozenFile()
    return check_value(value)


def check_value(value: Value) -> Check:
    """The same for a value already read: `models.annex.frozen_value`."""
    body = {key: one for key, one in value.items() if key not in _BESIDE}
    try:
        found = digest(body)
        troubles = (*_changed(value, body, found), *_annex(value, found), *_miscounted(body))
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        return Check(_version(value), "", (Trouble(_unread(value)),))
    return Check(_version(value), found, tuple(dict.fromkeys(troubles)))


def _once(pairs: list[tuple[str, Any]]) -> Value:
    """A key given twice would show one thing to a reader and another to a program."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("key given twice")
    return found


def _no(_number: str) -> Any:
    raise ValueError("not a whole number")


def _version(value: Value) -> str:
    return str(value.get("version", ""))


def _unread(value: Value) -> Part:
    """A newer program may write other fields: that is another trouble than a broken file."""
    known = value.get("format") == FORMAT or not str(value.get("format", "")).startswith("veillee-")
    return Part.SHAPE if known else Part.FORMAT


def _changed(value: Value, body: Value, found: str) -> Iterator[Trouble]:
    """Where the body is not what its digests say."""
    parts, told = part_digests(body), value["parties"]
    titles = {one["id"]: one["titre"] for one in body["articles"]}
    if found == value["empreinte"]:
        if told != parts:
            yield Trouble(Part.PARTS)
        if body["format"] != FORMAT:
            yield Trouble(Part.FORMAT)
        return
    moved = [id for id in dict.fromkeys((*told, *parts)) if told.get(id) != parts.get(id)]
    for id in moved:
        yield _where(id, titles)
    if not moved:
        yield Trouble(Part.DIGEST if _in_order(body) else Part.ORDER)


def _where(id: str, titles: dict[str, str]) -> Trouble:
    named = {"titre": Part.HEADS, "contributions": Part.SOURCES, "notes": Part.NOTES}
    return Trouble(named[id]) if id in named else Trouble(Part.ARTICLE, str(titles.get(id, id)))


def _in_order(body: Value) -> bool:
    return [one["rang"] for one in body["articles"]] == list(range(1, len(body["articles"]) + 1))


def _annex(value: Value, found: str) -> Iterator[Trouble]:
    annex = value["annexe"]
    rest = {key: one for key, one in annex.items() if key != "empreinte"}
    if digest(rest) != annex["empreinte"]:
        yield Trouble(Part.ANNEX)
    elif annex["corps"] != value["empreinte"] or annex["version"] != value["version"]:
        yield Trouble(Part.OTHER_BODY)


def _miscounted(body: Value) -> Iterator[Trouble]:
    """Figures that do not agree with what they count, even where every digest does."""
    known = {one["id"] for one in body["contributions"]}
    if not _in_order(body):
        yield Trouble(Part.ORDER)
    for one in body["articles"]:
        if not known.issuperset(one["contributions"]):
            yield Trouble(Part.SOURCES)
        if one["tour"] and not _counts(one):
            yield Trouble(Part.TALLY, str(one["titre"]))
        if not _status_agrees(one):
            yield Trouble(Part.STATUS, str(one["titre"]))
    if [one["numero"] for one in body["notes"]] != list(range(1, len(body["notes"]) + 1)):
        yield Trouble(Part.NOTES)


def _counts(article: Value) -> bool:
    tally = article["tour"]
    if any(type(tally[key]) is not int or tally[key] < 0 for key in (*_ANSWERS, "sans_reponse")):
        return False
    own = [one["statut"] for one in article["objections"] if not one["tour_precedent"]]
    return bool(
        sum(tally[key] for key in _ANSWERS) + tally["sans_reponse"] == tally["personnes"]
        and tally["objections"] == own.count("maintenue")
        and tally["levees"] == own.count("levee")
        and tally["reserves"] == len(article["reserves"])
    )


def _status_agrees(article: Value) -> bool:
    """Nothing is adopted without a round, over an objection that stands, or by less than two thirds. What the
    group agreed to stands beside other words, which are to be confirmed."""
    tally, agreed = article["tour"], article.get("mots_du_tour")
    if agreed is not None:
        changed = (agreed["titre"], agreed["texte"]) != (article["titre"], article["texte"])
        return bool(tally and changed and article["statut"] == ArticleStatus.TO_CONFIRM)
    if article["statut"] not in ADOPTED:
        return True
    met = all(one["statut"] == "levee" for one in article["objections"])
    return bool(tally and met and 3 * sum(tally[key] for key in _ANSWERS) >= 2 * tally["personnes"])
