"""Freezing the manifesto: V0, then V1…: what goes into the body, and when it may be done."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from models.annex import FrozenVersion
from models.calendar import local
from models.comment import notes
from models.consent import Choice, Round, agreed, last_round, open_round, reserves, slips_of, tally
from models.contribution import Contribution, Theme
from models.frozen import (
    FrozenArticle,
    FrozenBody,
    FrozenNote,
    FrozenObjection,
    FrozenRound,
    FrozenSlip,
    FrozenSource,
    FrozenTally,
    FrozenWords,
)
from models.manifesto import Article, ArticleStatus, articles, version_named
from models.ports import Reading
from models.refusals import Refusal
from models.settings import Announcement
from models.words import Piece, Sort, pieces

_NAME = re.compile(r"[vV]\d+")


@dataclass
class AlreadyFrozen(Refusal):
    """That version was frozen at `made`; nothing changes it any more. The next one is `next`."""

    name: str
    made: datetime
    next: str


@dataclass
class NotTheNext(Refusal):
    """Frozen versions are V0, V1…, one after the other."""

    name: str
    next: str


@dataclass
class NothingToFreeze(Refusal):
    """The manifesto has no article yet."""


@dataclass
class ChangedMeanwhile(Refusal):
    """What would be frozen is no longer what was read before saying yes."""

    name: str


@dataclass
class RoundStillOpen(Refusal):
    """People are answering about these articles: what they say has to be in the version."""

    articles: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass
class NothingFrozen(Refusal):
    """There is no frozen version to sign or to check yet."""


@dataclass
class NotFrozen(Refusal):
    """A version kept under a name: only frozen ones are signed and checked."""

    name: str


@dataclass
class NotSigned(Refusal):
    """This person has not signed that version: there is nothing to withdraw."""

    name: str


def next_name(reading: Reading) -> str:
    """V0 where nothing is frozen."""
    return f"V{len(reading.all(FrozenVersion))}"


def checked_name(reading: Reading, typed: str) -> str:
    """Raises AlreadyFrozen, NotTheNext."""
    name, following = typed.strip(), next_name(reading)
    if _NAME.fullmatch(name):
        name = f"V{int(name[1:])}"
    for one in reading.all(FrozenVersion):
        if one.name == name:
            raise AlreadyFrozen(name, version_named(reading, one.id).made, following)
    if name != following:
        raise NotTheNext(name, following)
    return name


def last_frozen(reading: Reading) -> FrozenVersion | None:
    return next(iter(reversed(reading.all(FrozenVersion))), None)


def frozen_version(reading: Reading, name_or_id: str | None = None) -> FrozenVersion:
    """None: the last one. Raises NothingFrozen, Unknown, NotFrozen."""
    if not name_or_id:
        last = last_frozen(reading)
        if last is None:
            raise NothingFrozen()
        return last
    kept = version_named(reading, name_or_id)
    found = reading.find(FrozenVersion, kept.id)
    if found is None:
        raise NotFrozen(kept.name)
    return found


def check_ready(reading: Reading) -> None:
    """Raises NothingToFreeze, RoundStillOpen."""
    known = articles(reading)
    if not known:
        raise NothingToFreeze()
    asked = [one for one in known if open_round(reading, one.id)]
    if asked:
        raise RoundStillOpen(tuple(one.id for one in asked), tuple(one.title for one in asked))


def body_now(reading: Reading, name: str, now: datetime) -> FrozenBody:
    """What would be frozen now; a round that is open still is not in it."""
    known = articles(reading)
    announcement = reading.find(Announcement, "announcement")
    return FrozenBody(
        announcement.title if announcement else "",
        name,
        local(now).date(),
        tuple(_article(reading, one) for one in known),
        _sources(reading, known),
        tuple(FrozenNote(one.article, one.text, one.passage, one.resolved) for one in notes(reading)),
    )


def _article(reading: Reading, one: Article) -> FrozenArticle:
    known = tuple(id for id in one.contributions if reading.find(Contribution, id))
    asked = last_round(reading, one.id)
    if asked is None or asked.closed is None:
        return FrozenArticle(one.id, one.title, str(one.text), one.status.value, known)
    return FrozenArticle(
        one.id,
        one.title,
        str(one.text),
        one.status.value,
        known,
        _round(asked, asked.closed),
        tuple(_slips(asked)),
        FrozenWords(*agreed(asked)) if one.status is ArticleStatus.TO_CONFIRM else None,
    )


def _round(one: Round, closed: datetime) -> FrozenRound:
    """Words in alphabetical order: the order of people would say who is who."""
    counted = tally(one)
    return FrozenRound(
        local(one.opened).date(),
        local(closed).date(),
        FrozenTally(
            counted.concerned,
            counted.consent,
            counted.reserve,
            counted.objection,
            counted.lifted,
            counted.passe,
            counted.missing,
        ),
        tuple(sorted(_objections(one), key=lambda each: (each.carried, not each.standing, each.text))),
        tuple(sorted(each.reason for each in reserves(one))),
    )


def _objections(one: Round) -> Iterator[FrozenObjection]:
    for carried, positions in ((False, one.positions), (True, one.carried)):
        for each in positions:
            if each.choice is Choice.OBJECTION:
                yield FrozenObjection(each.reason, each.stands, carried)


def _slips(one: Round) -> Iterator[FrozenSlip]:
    for old, new in slips_of(one):
        yield from _replaced(old.title, new.title)
        yield from _replaced(old.text, new.text)


def _replaced(old: str, new: str) -> Iterator[FrozenSlip]:
    """Each place where words differ."""
    removed = added = ""
    for piece in (*pieces(old, new), Piece(Sort.KEPT, "")):
        if piece.sort is Sort.REMOVED:
            removed += piece.words
        elif piece.sort is Sort.ADDED:
            added += piece.words
        elif removed or added:
            yield FrozenSlip(removed, added)
            removed = added = ""


def _sources(reading: Reading, known: Iterable[Article]) -> tuple[FrozenSource, ...]:
    ids = dict.fromkeys(id for one in known for id in one.contributions)
    found = (reading.find(Contribution, id) for id in ids)
    return tuple(_source(reading, one) for one in found if one)


def _source(reading: Reading, one: Contribution) -> FrozenSource:
    theme = reading.find(Theme, one.theme) if one.theme else None
    return FrozenSource(one.id, one.text, one.workshop, one.dimension.value, theme.title if theme else "")
