"""Words of an article that something is about: found when it is said, then followed as the text changes."""

from dataclasses import dataclass, replace

from models.anchor import places, unanchored
from models.manifesto import Article, Version, article, find_version, manifesto
from models.ports import Commons, Reading
from models.refusals import Refusal
from models.text import moved
from models.words import diff


@dataclass
class PassageGone(Refusal):
    """These words are not in the article, or not any more."""

    words: str


@dataclass
class PassageTwice(Refusal):
    """These words stand several times in the article, and nothing says which ones are meant."""

    words: str
    times: int


@dataclass
class VersionFixed(Refusal):
    """A version never changes: what is said of it is said of today's articles."""

    name: str


@dataclass
class ArticleRemoved(Refusal):
    """What is about a removed article waits until it is put back."""

    title: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands now at [start, end). `moved`: these are no longer the words that were meant."""

    start: int
    end: int
    words: str
    moved: bool


LONG = 20
"""Characters: words as long as these that stand once elsewhere are the same passage, put elsewhere."""


def discussed(reading: Reading, id: str) -> Article:
    """An article that one may speak about. Raises VersionFixed, ArticleRemoved, Unknown."""
    version = reading.find(Version, id) or find_version(reading, id)
    if version and not reading.find(Article, id):
        raise VersionFixed(version.name)
    removed = reading.find(Article, id)
    if removed and id not in manifesto(reading).order:
        raise ArticleRemoved(removed.title)
    return article(reading, id)


def position(one: Article, words: str, near: int | None = None) -> int:
    """Where these words begin: the nearest to `near`. Raises PassageGone, PassageTwice (`near` not given)."""
    text = str(one.text)
    if near is not None and text.startswith(words, near):
        return near
    found = _occurrences(text, words)
    if not found:
        raise PassageGone(words)
    if near is None and len(found) > 1:
        raise PassageTwice(words, len(found))
    return min(found, key=lambda at: abs(at - (near or 0)))


def ground(one: Article, id: str, words: str) -> Ground:
    """Where what was said of these words stands now."""
    text = str(one.text)
    start, end = places(one.anchors).get(id, (0, 0))
    if text[start:end] == words:
        return Ground(start, end, words, False)
    elsewhere = _occurrences(text, words) if len(words) >= LONG else ()
    if len(elsewhere) == 1:
        return Ground(elsewhere[0], elsewhere[0] + len(words), words, False)
    start, end = _without_blanks(text, start, end, words)
    return Ground(start, end, text[start:end], True)


def _without_blanks(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """Blanks at its ends that were not meant: what comes instead must not stick to the words beside."""
    if not words[:1].isspace():
        start = end - len(text[start:end].lstrip())
    if not words[-1:].isspace():
        end = start + len(text[start:end].rstrip())
    return start, end


def let_go(commons: Commons, article: str, id: str) -> None:
    """What was said there is withdrawn: nothing of it follows the words any more."""
    one = commons.get(Article, article)
    if id in one.anchors:
        commons.put(replace(one, anchors=unanchored(one.anchors, id)))


def followed(old: str, new: str, at: int) -> int:
    """Where a place of the old text is in the new one."""
    for edit in diff(old, new):
        at = moved(at, edit, after=False)
    return at


def _occurrences(text: str, words: str) -> tuple[int, ...]:
    found = []
    at = text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return tuple(found)
