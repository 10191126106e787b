"""A text written elsewhere becomes articles. The same text again adds nothing."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from models.acts.rewording import hand, rewrite
from models.manifesto import Article, articles, manifesto
from models.names import TITLE, clean_line, clean_text, fold
from models.people import Actor
from models.ports import Commons
from models.text import written

UNTITLED = replace(TITLE, needed=False)
"""A text may begin before its first heading."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Ids of articles; `unchanged` ones said the same, or were already imported from these very words."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportManuscript:
    """`manuscript`: (id or None, title, text) for each article, as in the file.

    An id known here updates its article, word by word. Otherwise a new article is made, unless one has this
    title and this text. An article changed here since it was imported is left as it is by the same file.
    """

    manuscript: tuple[tuple[str | None, str, str], ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Imported:
        author = hand(commons, by)
        found: dict[str, list[str]] = {"added": [], "updated": [], "unchanged": []}
        for id, title, text in self.manuscript:
            what, article = _take(commons, id, clean_line(title, UNTITLED), clean_text(text), author, now)
            found[what].append(article)
        return Imported(**{what: tuple(ids) for what, ids in found.items()})


def _take(
    commons: Commons, id: str | None, title: str, text: str, author: str, now: datetime
) -> tuple[str, str]:
    digest = sha256(f"{title}\n{text}".encode()).hexdigest()
    current = articles(commons)
    same = next((one for one in current if one.id == id), None)
    if same is None:
        twin = _twin(commons, title, text, digest)
        if twin is not None:
            return "unchanged", twin.id
        return "added", _add(commons, title, text, author, digest, now)
    if same.source == digest or (same.title, str(same.text)) == (title, text):
        return "unchanged", same.id
    changed = rewrite(commons, same, text, author, now, title=title, keep=True)
    commons.put(replace(changed, source=digest))
    return "updated", same.id


def _twin(commons: Commons, title: str, text: str, digest: str) -> Article | None:
    """An article that came from these words, even removed since, or that says the same."""
    for one in commons.all(Article):
        if one.source == digest or (fold(one.title) == fold(title) and str(one.text) == text):
            return one
    return None


def _add(commons: Commons, title: str, text: str, author: str, digest: str, now: datetime) -> str:
    made = Article(commons.new_id("a"), title, written(author, text), edited=now, source=digest)
    commons.put(made)
    commons.put(manifesto(commons).last(made.id))
    return made.id
