"""Who writes in which article just now, and where: known while they stay, never written down.

    draft = together.left_by(actor, "a4") or Draft(…)       # words that the disk refused, found again
    seat = together.sit(actor, draft, told)                 # seat.leave() when the page goes
    seat.stands(120)                                        # where one's own caret is, in the decided text
    seat.others                                             # the other seats at the same table

A seat's draft hears of every change that is decided in its article. Then `told` is called, in no particular
context; also when others came, left or moved their caret.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from models.manifesto import Article
from models.people import Actor
from models.ports import Reading, Splice
from models.text import moved

if TYPE_CHECKING:
    from asyncio import Handle

PAUSE = 0.15
"""Seconds in which the steps of a caret are gathered: words that are typed show it at once."""

Told = Callable[[], None]
Watch = Callable[[Callable[[frozenset[tuple[str, str]]], None]], Callable[[], None]]
"""Who is given to it is told at once, by table and id, what was decided or taken back."""


class Hearing(Protocol):
    """A draft, as `tui.editing.draft` has it."""

    id: str

    def heard(self, article: Article) -> tuple[Splice, ...]:
        """What others did to the decided text."""


@dataclass(eq=False)
class Seat:
    """One person's place at the table of one article. `caret` counts characters of the decided text."""

    table: Table
    actor: Actor
    draft: Any
    told: Told
    caret: int = 0

    @property
    def others(self) -> tuple[Seat, ...]:
        return tuple(one for one in self.table.seats if one is not self)

    def stands(self, caret: int, *, typed: bool = False) -> None:
        """`typed`: the others are told of the words already, and see the caret with them."""
        moves, self.caret = caret != self.caret, caret
        if moves and not typed and len(self.table.seats) > 1:
            self.table.moves()

    def hear(self) -> None:
        """What is decided by now."""
        article = self.table.now()
        if article is not None:
            for splice in self.draft.heard(article):
                self.caret = moved(self.caret, splice, after=False)
            first = self.table.seats[0] if self.table.seats else self
            if first is not self:
                self.draft.share(first.draft)

    def leave(self) -> None:
        self.table.left(self)


@dataclass(eq=False)
class Table:
    """Those who write in one article. `now` is the article as decided, None once nothing is left of it."""

    article: str
    now: Callable[[], Article | None]
    ended: Callable[[str], None]
    revision: int = 0
    seats: list[Seat] = field(default_factory=list)
    _moving: Handle | None = None

    def changed(self, article: Article) -> None:
        """Words taken back are heard of before anybody writes on: revisions count again from there."""
        back, self.revision = article.revision < self.revision, article.revision
        for seat in self.seats:
            if back:
                seat.hear()
            else:
                _soon(seat.hear)
        self.tell()

    def tell(self, but: Seat | None = None) -> None:
        for seat in self.seats:
            if seat is not but:
                _soon(seat.told)

    def moves(self) -> None:
        if self._moving is None:
            self._moving = _soon(self._moved, PAUSE)

    def _moved(self) -> None:
        self._moving = None
        self.tell()

    def left(self, seat: Seat) -> None:
        if seat not in self.seats:
            return
        self.seats.remove(seat)
        self.tell()
        if not self.seats:
            if self._moving:
                self._moving.cancel()
            self.ended(self.article)


class Together:
    """All tables of one house. To be used on its loop."""

    def __init__(self, current: Callable[[], Reading], watch: Watch) -> None:
        self._current = current
        self._watch = watch
        self._stop: Callable[[], None] | None = None
        self._tables: dict[str, Table] = {}
        self._left: dict[tuple[str, Actor], Hearing] = {}

    @property
    def current(self) -> Reading:
        """What is decided, durable or not yet."""
        return self._current()

    def at(self, article: str) -> tuple[Seat, ...]:
        table = self._tables.get(article)
        return tuple(table.seats) if table else ()

    def sit(self, actor: Actor, draft: Hearing, told: Told) -> Seat:
        table = self._tables.get(draft.id)
        if table is None:
            now = partial(self._find, draft.id)
            table = self._tables[draft.id] = Table(draft.id, now, self._ended)
        if self._stop is None:
            self._stop = self._watch(self._changed)
        seat = Seat(table, actor, draft, told)
        table.seats.append(seat)
        article = table.now()
        table.revision = article.revision if article else 0
        seat.hear()
        table.tell(but=seat)
        return seat

    def hold(self, seat: Seat) -> None:
        """Its words could not be kept: they wait for whoever left them, as long as the owner lives."""
        self._left[seat.draft.id, seat.actor] = seat.draft

    def left_by(self, actor: Actor, article: str) -> Any:
        """The draft that waited, once; None: nothing waited."""
        return self._left.pop((article, actor), None)

    def _find(self, id: str) -> Article | None:
        return self.current.find(Article, id)

    def _ended(self, article: str) -> None:
        self._tables.pop(article, None)
        if not self._tables and self._stop is not None:
            self._stop()
            self._stop = None

    def _changed(self, keys: frozenset[tuple[str, str]]) -> None:
        for table, id in keys:
            if table == "articles" and id in self._tables:
                article = self._find(id)
                if article is not None:
                    self._tables[id].changed(article)
            elif table == "manifesto":
                for each in self._tables.values():
                    each.tell()


def _soon(call: Callable[[], None], seconds: float = 0.0) -> Handle:
    """In a turn of its own, in nobody's context: a failing face disturbs no other."""
    from asyncio import get_running_loop
    from contextvars import Context

    loop = get_running_loop()
    if seconds:
        return loop.call_later(seconds, call, context=Context())
    return loop.call_soon(call, context=Context())
