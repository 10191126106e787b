"""Keeping versions of the manifesto, and coming back to one."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.acts.rewording import hand, rewrite
from models.contribution import Contribution
from models.manifesto import (
    Article,
    KeptArticle,
    Manifesto,
    Version,
    articles,
    check_version_name,
    manifesto,
    snapshot,
    version_named,
)
from models.names import TITLE, clean_line
from models.people import Actor
from models.ports import Commons
from models.text import SOMEONE


@dataclass(frozen=True, slots=True)
class SaveVersion:
    """The manifesto as it is, under a name of its own."""

    name: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Version:
        author = hand(commons, by)
        name = clean_line(self.name, TITLE)
        check_version_name(commons, name)
        made = Version(commons.new_id("v"), name, now, author, snapshot(articles(commons)))
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class Restored:
    """`articles` whose words came back; `newer` ones stay, after them; `before` keeps what there was."""

    version: Version
    articles: tuple[str, ...]
    newer: tuple[str, ...]
    before: Version


@dataclass(frozen=True, slots=True)
class RestoreVersion:
    """Words, titles, order and links of a version, as new edits. What there was is kept under `keep_as`.

    Words that come back are nobody's: versions hold no authors.
    """

    version: str
    keep_as: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Restored:
        by.must_facilitate()
        version = version_named(commons, self.version)
        before: Version = SaveVersion(self.keep_as).apply(commons, by, now)
        changed = tuple(kept.id for kept in version.articles if _restore(commons, kept, now))
        order = tuple(kept.id for kept in version.articles)
        newer = tuple(id for id in manifesto(commons).order if id not in order)
        commons.put(Manifesto(order=(*order, *newer)))
        return Restored(version, changed, newer, before)


def _restore(commons: Commons, kept: KeptArticle, now: datetime) -> bool:
    """Whether its words, its title or its place in the manifesto had changed."""
    known = commons.find(Article, kept.id)
    one = known or Article(kept.id, kept.title)
    links = tuple(id for id in kept.contributions if commons.find(Contribution, id))
    written = rewrite(commons, one, kept.text, SOMEONE, now, title=kept.title, keep=True)
    commons.put(replace(written, contributions=links))
    return known is None or written != known or kept.id not in manifesto(commons).order
