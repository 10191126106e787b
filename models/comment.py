"""Comments on an article, or on a passage of it; read in the order of the text, as numbered notes."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.manifesto import Article, articles
from models.passage import ground
from models.people import Participant, scribe_after
from models.ports import Reading
from models.refusals import Refusal
from models.text import SOMEONE


@dataclass
class CommentResolved(Refusal):
    """It is resolved already."""

    comment: str


@dataclass
class CommentOpen(Refusal):
    """It is open still: there is nothing to open again."""

    comment: str


@dataclass(frozen=True, slots=True)
class Comment:
    """`passage`: the words it is about, as they were then; "" for the whole article.

    `author` and `resolver` are people's ids, "" when erased. `scribe` as in Actor.scribe_for: with no
    author, the owner's machine made it. A `resolver` may be « animation », too.
    """

    id: str
    article: str
    text: str
    made: datetime
    passage: str = ""
    author: str = SOMEONE
    scribe: str | None = None
    resolved: datetime | None = None
    resolver: str = SOMEONE


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on paper. `author` is a name, None when nobody is known."""

    number: int
    article: str
    passage: str
    text: str
    author: str | None
    resolved: bool
    id: str


def comments(reading: Reading, article: Article) -> tuple[Comment, ...]:
    """Of one article: those on the whole of it, then in the order of its text."""
    mine = [one for one in reading.all(Comment) if one.article == article.id]
    return tuple(sorted(mine, key=lambda one: _place(article, one)))


def count_open(reading: Reading, article: str) -> int:
    return sum(1 for one in reading.all(Comment) if one.article == article and not one.resolved)


def notes(reading: Reading) -> tuple[Note, ...]:
    """All comments of the manifesto's articles, in reading order, numbered from 1; resolved ones too."""
    every = ((article, one) for article in articles(reading) for one in comments(reading, article))
    return tuple(_note(reading, number, article, one) for number, (article, one) in enumerate(every, start=1))


def handed_over(one: Comment, person: str, to: str | None) -> Comment:
    """A person erased (`to` None) or merged."""
    return replace(
        one,
        author=(to or SOMEONE) if one.author == person else one.author,
        scribe=scribe_after(one.author, one.scribe, person, to),
        resolver=(to or SOMEONE) if one.resolver == person else one.resolver,
    )


def _place(article: Article, one: Comment) -> int:
    return ground(article, one.id, one.passage).start if one.passage else -1


def _note(reading: Reading, number: int, article: Article, one: Comment) -> Note:
    author = reading.find(Participant, one.author) if one.author else None
    name = author.name if author else None
    return Note(number, article.id, one.passage, one.text, name, one.resolved is not None, one.id)
