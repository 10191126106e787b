"""What has changed since somebody was last here: told from what is kept, not from a journal.

A contribution keeps no time, so that nobody can tell from it who made it: none is counted here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from models import lookup
from models.annex import FrozenVersion
from models.comment import Comment
from models.consent import Round
from models.manifesto import Version, articles, manifesto
from models.poll import Poll
from models.ports import Reading
from models.registration import Note, Registration, Standing
from models.suggestion import Suggestion
from models.text import SOMEONE
from models.thread import Reply
from models.workshop import Status, Workshop

V = TypeVar("V")


class Change(StrEnum):
    """What is told, the most pressing first."""

    DATED = "date"
    CANCELLED = "annule"
    SEAT_FREED = "place"
    ROUND_OPENED = "tour"
    FROZEN = "fige"
    SUGGESTED = "suggestion"
    ARTICLE = "article"
    REPLIED = "reponse"
    COMMENTED = "commentaire"
    ROUND_CLOSED = "tour_clos"
    POLL_CLOSED = "sondage"
    KEPT = "version"
    REGISTERED = "inscription"


@dataclass(frozen=True, slots=True)
class News:
    """`about`: a workshop's number or an id. `who`: the one person who did it, "" if several or unknown."""

    change: Change
    about: int | str
    count: int
    at: datetime
    who: str = ""


def news(reading: Reading, person: str | None, since: datetime, until: datetime) -> tuple[News, ...]:
    """What others did after `since` and not after `until`; in the order of `Change`, the latest first."""
    window = _Window(since, until, person)
    every = [*_workshops(reading, window), *_manifesto(reading, window), *_thread(reading, window)]
    order = list(Change)
    return tuple(sorted(every, key=lambda one: (order.index(one.change), -one.at.timestamp())))


@dataclass(frozen=True, slots=True)
class _Window:
    since: datetime
    until: datetime
    person: str | None

    def holds(self, moment: datetime | None) -> bool:
        return moment is not None and self.since < moment <= self.until

    def of(
        self,
        change: Change,
        about: int | str,
        things: Iterable[V],
        at: Callable[[V], datetime | None],
        who: Callable[[V], str | None] = lambda _: "",
    ) -> Iterator[News]:
        """One piece of news for all of them; one's own are none."""
        new = [(moment, who(one) or "") for one in things if (moment := at(one)) and self.holds(moment)]
        others = [(moment, author) for moment, author in new if not author or author != self.person]
        if others:
            authors = {author for _, author in others}
            only = authors.pop() if len(authors) == 1 else ""
            yield News(change, about, len(others), max(moment for moment, _ in others), only)


def _workshops(reading: Reading, window: _Window) -> Iterator[News]:
    for one in lookup.workshops(reading):
        yield from window.of(Change.DATED, one.number, (one,), lambda each: each.dated)
        yield from window.of(Change.CANCELLED, one.number, _cancellations(one), lambda note: note.at)
        if one.status(window.until) is Status.DATED and one.free(window.until):
            freed = one.of(Standing.FREED)
            yield from window.of(Change.SEAT_FREED, one.number, freed, _since, lambda each: each.person)
        came = (each for each in one.registrations if each.active)
        yield from window.of(Change.REGISTERED, one.number, came, _since, lambda each: each.person)
    for poll in reading.all(Poll):
        if not poll.is_open(window.until):
            yield from window.of(Change.POLL_CLOSED, poll.workshop, (poll,), lambda each: each.deadline)


def _cancellations(one: Workshop) -> Iterator[Note]:
    return (note for note in one.notes if one.cancelled and note.what == "annulation")


def _since(one: Registration) -> datetime:
    return one.since


def _manifesto(reading: Reading, window: _Window) -> Iterator[News]:
    for article in articles(reading):
        yield from window.of(Change.ARTICLE, article.id, (article,), lambda each: each.edited)
    for id in manifesto(reading).order:
        proposed = (one for one in reading.all(Suggestion) if one.article == id)
        yield from window.of(Change.SUGGESTED, id, proposed, lambda each: each.made, _author)
        comments = (one for one in reading.all(Comment) if one.article == id)
        yield from window.of(Change.COMMENTED, id, comments, lambda each: each.made, _author)
        rounds = tuple(one for one in reading.all(Round) if one.article == id)
        opened = (one for one in rounds if one.is_open)
        yield from window.of(Change.ROUND_OPENED, id, opened, lambda each: each.opened)
        yield from window.of(Change.ROUND_CLOSED, id, rounds, lambda each: each.closed)
    frozen = frozenset(one.id for one in reading.all(FrozenVersion))
    for version in reading.all(Version):
        change = Change.FROZEN if version.id in frozen else Change.KEPT
        yield from window.of(change, version.id, (version,), lambda each: each.made, lambda each: each.author)


def _author(one: Suggestion | Comment) -> str:
    return "" if one.author == SOMEONE else one.author


def _thread(reading: Reading, window: _Window) -> Iterator[News]:
    replies = reading.all(Reply)
    yield from window.of(Change.REPLIED, "", replies, lambda each: each.came, lambda each: each.author)
