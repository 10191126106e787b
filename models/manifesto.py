"""The manifesto: articles in an order, where they come from, and the versions that are kept of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from models.anchor import Anchors, carried
from models.names import fold
from models.ports import Reading, Splice
from models.refusals import Refusal, Unknown
from models.text import SOMEONE, Text
from models.words import Piece, Sort, pieces


@dataclass
class TextMoved(Refusal):
    """Somebody wrote in between: the edit was made for another revision than `revision`, today's."""

    article: str
    revision: int


@dataclass
class RankOutOfBounds(Refusal):
    """Ranks go from 1 to `last`."""

    rank: int
    last: int


@dataclass
class VersionExists(Refusal):
    name: str


@dataclass
class VersionNameReserved(Refusal):
    """V0, V1… name what is frozen."""

    name: str


class ArticleStatus(StrEnum):
    DRAFT = "brouillon"
    IN_DEBATE = "en_debat"
    TO_CONFIRM = "a_confirmer"
    ADOPTED = "adopte"
    ADOPTED_WITH_RESERVES = "adopte_avec_reserves"


@dataclass(frozen=True, slots=True)
class Article:
    """`text` is Markdown; `revision` counts the changes of its words, title included, whoever made them.

    `edited` counts whole seconds. `source` is the digest of the manuscript it was last imported from.
    `anchors`: where its suggestions and comments stand. `kept`: when a state of it was last kept
    (`models/states.py`), and `hands` the people who changed its words since.
    """

    id: str
    title: str
    text: Text = field(default_factory=Text)
    contributions: tuple[str, ...] = ()
    revision: int = 0
    status: ArticleStatus = ArticleStatus.DRAFT
    edited: datetime | None = None
    source: str = ""
    anchors: Anchors = field(default_factory=dict)
    kept: datetime | None = None
    hands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifesto:
    """The order of articles. One that is not in it was removed: its words are kept and it can be put back."""

    id: str = "manifesto"
    order: tuple[str, ...] = ()

    def placed(self, article: str, rank: int) -> "Manifesto":
        """With that article at that rank, from 1. Raises RankOutOfBounds."""
        others = tuple(id for id in self.order if id != article)
        if not 1 <= rank <= len(others) + 1:
            raise RankOutOfBounds(rank, len(others) + 1)
        return replace(self, order=(*others[: rank - 1], article, *others[rank - 1 :]))

    def last(self, article: str) -> "Manifesto":
        return self.placed(article, len(set(self.order) - {article}) + 1)

    def without(self, article: str) -> "Manifesto":
        return replace(self, order=tuple(id for id in self.order if id != article))


def manifesto(reading: Reading) -> Manifesto:
    return reading.find(Manifesto, "manifesto") or Manifesto()


def articles(reading: Reading) -> tuple[Article, ...]:
    """Those of the manifesto, in order: what every face shows."""
    return tuple(reading.get(Article, id) for id in manifesto(reading).order)


def removed_articles(reading: Reading) -> tuple[Article, ...]:
    order = frozenset(manifesto(reading).order)
    return tuple(one for one in reading.all(Article) if one.id not in order)


def article(reading: Reading, id: str) -> Article:
    """One of the manifesto's. Raises Unknown, for a removed one too."""
    found = reading.find(Article, id)
    if found is None or id not in manifesto(reading).order:
        raise Unknown("article", id)
    return found


def reworded(
    one: Article, now: datetime, by: str = SOMEONE, splices: Iterable[Splice] = (), title: str | None = None
) -> Article:
    """The only way words change: splices one after the other. The same article when none differs."""
    text, anchors = one.text, one.anchors
    for splice in splices:
        text, anchors = text.spliced(splice), carried(anchors, splice)
    title = one.title if title is None else title
    if (text, title) == (one.text, one.title):
        return one
    hands = one.hands if by in (SOMEONE, *one.hands) else (*one.hands, by)
    edited, revision = now.replace(microsecond=0), one.revision + 1
    return replace(
        one, text=text, title=title, anchors=anchors, hands=hands, revision=revision, edited=edited
    )


def without_contribution(one: Article, contribution: str) -> Article:
    return replace(one, contributions=tuple(id for id in one.contributions if id != contribution))


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as a version keeps it: words without authors, so that nobody has to be erased from it."""

    id: str
    title: str
    text: str
    contributions: tuple[str, ...] = ()
    status: ArticleStatus = ArticleStatus.DRAFT


@dataclass(frozen=True, slots=True)
class Version:
    """`author` is a person's id, "" when erased or when the owner's machine did it."""

    id: str
    name: str
    made: datetime
    author: str = SOMEONE
    articles: tuple[KeptArticle, ...] = ()


def snapshot(articles: Iterable[Article]) -> tuple[KeptArticle, ...]:
    return tuple(
        KeptArticle(one.id, one.title, str(one.text), one.contributions, one.status) for one in articles
    )


def find_version(reading: Reading, name: str) -> Version | None:
    key = fold(name)
    return next((one for one in reading.all(Version) if fold(one.name) == key), None)


def version_named(reading: Reading, name_or_id: str) -> Version:
    """Raises Unknown."""
    found = reading.find(Version, name_or_id.strip()) or find_version(reading, name_or_id)
    if found is None:
        raise Unknown("version", name_or_id)
    return found


def check_version_name(reading: Reading, name: str) -> None:
    """Raises VersionExists, VersionNameReserved (an id would hide the name, too)."""
    if re.fullmatch(r"[vV]\d+", name):
        raise VersionNameReserved(name)
    if find_version(reading, name):
        raise VersionExists(name)


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """One article in two versions; a title is None where the article is not there."""

    id: str
    old_title: str | None
    new_title: str | None
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        return self.old_title != self.new_title or any(one.sort is not Sort.KEPT for one in self.pieces)


def compare(old: Iterable[KeptArticle], new: Iterable[KeptArticle]) -> tuple[ArticleDiff, ...]:
    """Word by word, in the new order; articles that are gone come last."""
    before = {one.id: one for one in old}
    after = {one.id: one for one in new}
    return tuple(_diff(id, before.get(id), after.get(id)) for id in {**after, **before})


def _diff(id: str, old: KeptArticle | None, new: KeptArticle | None) -> ArticleDiff:
    return ArticleDiff(
        id,
        old.title if old else None,
        new.title if new else None,
        pieces(old.text if old else "", new.text if new else ""),
    )
