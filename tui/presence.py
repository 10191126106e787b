"""Who is here now, and in which place: known while they stay, never written down.

    here = session.house.presences.enter(session.actor, session.now)     # when a face begins
    here.stands(Place("writing", "a4"))            # the page that is shown
    here.points(120)                               # where in it: whatever the others' faces need
    here.leave()                                   # when the face ends
    stop = session.house.presences.watch(told)     # told(frozenset({PRESENCE})) or {POINTERS}
    session.house.presences.all                    # one `Here` for each person

A face says where it is; what follows is told to all after a pause, together: people who pass through pages
cost those who watch nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from data.watching import InTurn
from models.people import Actor

if TYPE_CHECKING:
    import asyncio

PRESENCE, POINTERS = "presence", "pointers"
"""What watchers are told, beside the names of the store's tables: who is where; what they point at."""
PAUSES = {PRESENCE: 1.0, POINTERS: 0.1}
"""Seconds during which changes are gathered."""

Told = Callable[[frozenset[str]], None]
Ended = Callable[[str, datetime], None]


@dataclass(frozen=True, slots=True)
class Place:
    """A page's name in the directory of screens, and what it is about: a workshop's number, an id."""

    page: str = "home"
    about: object = None

    @property
    def writes(self) -> bool:
        return self.page == "writing"


@dataclass(frozen=True, slots=True)
class Here:
    """Somebody who is here. `pointer` is opaque: an article's page puts a cursor's position in it."""

    actor: Actor
    place: Place
    pointer: object = None


class Presence:
    """One face's own entry."""

    def __init__(self, presences: Presences, here: Here, since: datetime) -> None:
        self._presences = presences
        self.here = here
        self.since = since

    @property
    def actor(self) -> Actor:
        return self.here.actor

    def stands(self, place: Place) -> None:
        """On another page: what was pointed at is left behind."""
        if place != self.here.place:
            self._become(Here(self.here.actor, place), PRESENCE)

    def points(self, pointer: object) -> None:
        if pointer != self.here.pointer:
            self._become(Here(self.here.actor, self.here.place, pointer), POINTERS)

    def becomes(self, actor: Actor) -> None:
        """The same face, in somebody else's name."""
        before = self.here.actor
        if actor != before:
            self._become(Here(actor, self.here.place, self.here.pointer), PRESENCE)
            self._presences.gone(before, self.since)

    def leave(self) -> None:
        self._presences.drop(self)

    def _become(self, here: Here, what: str) -> None:
        self.here = here
        self._presences.moved(self, what)


class Presences:
    """Everybody's entries, in one house. To be used on one loop."""

    def __init__(self, ended: Ended | None = None) -> None:
        """`ended` is told of each person whose last face has gone, with when it had come."""
        self._ended = ended
        self._entries: dict[Presence, None] = {}
        self._watchers: list[Told] = []
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._turns: InTurn | None = None

    def enter(self, actor: Actor, now: datetime) -> Presence:
        entry = Presence(self, Here(actor, Place()), now)
        self.moved(entry, PRESENCE)
        return entry

    def moved(self, entry: Presence, what: str) -> None:
        """That entry is the latest now."""
        self._entries.pop(entry, None)
        self._entries[entry] = None
        self._tell_soon(what)

    def drop(self, entry: Presence) -> None:
        if entry in self._entries:
            del self._entries[entry]
            self._tell_soon(PRESENCE)
            self.gone(entry.actor, entry.since)

    def gone(self, actor: Actor, since: datetime) -> None:
        """That face is no longer theirs: their visit has ended, unless they are here by another one."""
        person = actor.person
        if person and self._ended and all(one.actor.person != person for one in self._entries):
            self._ended(person, since)

    @property
    def all(self) -> tuple[Here, ...]:
        """One for each person or key, where they moved last; those without a key are told apart."""
        latest = {_who(one.here.actor) or one: one.here for one in self._entries}
        return tuple(latest.values())

    def others(self, actor: Actor) -> tuple[Here, ...]:
        """Everybody but whoever acts so, on whatever terminal."""
        mine = _who(actor)
        if mine:
            return tuple(one for one in self.all if _who(one.actor) != mine)
        every = list(self.all)
        own = next((one for one in every if one.actor == actor), None)
        if own:
            every.remove(own)
        return tuple(every)

    def watch(self, told: Told) -> Callable[[], None]:
        """What is returned stops it."""
        self._watchers.append(told)

        def gone() -> None:
            self._watchers.remove(told)
            if self._turns:
                self._turns.forget(told)

        return gone

    def _tell_soon(self, what: str) -> None:
        if not self._watchers or what in self._timers:
            return
        # Commands, which hold a house too, need no loop.
        from asyncio import get_running_loop
        from contextvars import Context

        loop = get_running_loop()
        self._turns = self._turns or InTurn(loop)
        self._timers[what] = loop.call_later(PAUSES[what], self._tell, what, context=Context())

    def _tell(self, what: str) -> None:
        del self._timers[what]
        assert self._turns is not None
        for told in self._watchers:
            self._turns.tell(told, frozenset({what}))


def _who(actor: Actor) -> str:
    return actor.person or actor.key
