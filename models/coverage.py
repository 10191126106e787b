"""What became of each contribution: taken up by articles, merged with another, set aside and why, or nothing.

An article that takes it up says so by itself; being merged or set aside is decided by facilitation, for
everybody to read, and can be taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models.contribution import Contribution, readable
from models.manifesto import Article, articles
from models.people import Actor
from models.ports import Reading
from models.refusals import Refusal


@dataclass
class MergedWithItself(Refusal):
    """The other one is merged into it already, or is the same."""

    contribution: str


@dataclass
class StillTakenUp(Refusal):
    """What an article comes from is not set aside: that link goes first."""

    contribution: str
    articles: tuple[str, ...]


@dataclass
class NothingDecided(Refusal):
    """It is neither merged nor set aside."""

    contribution: str


class Fate(StrEnum):
    """What became of a contribution."""

    TAKEN_UP = "reprise"
    MERGED = "fusionnee"
    SET_ASIDE = "ecartee"
    ORPHAN = "orpheline"


@dataclass(frozen=True, slots=True)
class Provenance:
    """`kept`: the contribution that says it too, "" unless merged; its articles are then this one's."""

    contribution: Contribution
    articles: tuple[str, ...]
    kept: str = ""

    @property
    def fate(self) -> Fate:
        if self.kept:
            return Fate.MERGED
        if self.articles:
            return Fate.TAKEN_UP
        return Fate.SET_ASIDE if self.contribution.set_aside else Fate.ORPHAN


def coverage(
    articles: Iterable[Article], contributions: Iterable[Contribution], among: Sequence[Contribution] = ()
) -> tuple[Provenance, ...]:
    """For each contribution, the ids of the articles that took it up, in the articles' order.

    `among`: all of them, where `contributions` are those that somebody may read.
    """
    takers: dict[str, list[str]] = {}
    for one in articles:
        for id in one.contributions:
            takers.setdefault(id, []).append(one.id)
    told = tuple(contributions)
    known = {one.id: one for one in (*among, *told)}
    return tuple(_provenance(one, takers, known) for one in told)


def provenances(reading: Reading, by: Actor) -> tuple[Provenance, ...]:
    """What became of each contribution that somebody may read."""
    return coverage(articles(reading), readable(reading, by), reading.all(Contribution))


def _provenance(
    one: Contribution, takers: dict[str, list[str]], known: dict[str, Contribution]
) -> Provenance:
    """What takes it up itself counts before what it was merged with."""
    own = tuple(takers.get(one.id, ()))
    kept = "" if own else root(one, known).id
    if kept in ("", one.id):
        return Provenance(one, own)
    return Provenance(one, tuple(takers.get(kept, ())), kept)


def root(one: Contribution, known: dict[str, Contribution]) -> Contribution:
    """The one that stays, when this one was merged with another that was merged in turn."""
    while one.merged in known:
        one = known[one.merged]
    return one


def merged_into(reading: Reading, one: Contribution, other: Contribution) -> Contribution:
    """`one`, said by `other`. Raises MergedWithItself."""
    known = {each.id: each for each in reading.all(Contribution)}
    if root(other, known).id == one.id:
        raise MergedWithItself(one.id)
    return replace(one, merged=other.id, set_aside="")


def check_not_taken_up(reading: Reading, one: Contribution) -> None:
    """Raises StillTakenUp."""
    takers = tuple(each.id for each in articles(reading) if one.id in each.contributions)
    if takers:
        raise StillTakenUp(one.id, takers)


def undecided(one: Contribution) -> Contribution:
    return replace(one, merged="", set_aside="")
