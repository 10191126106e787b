"""A session over a series in memory, for tests of faces: real rules, real acts, no disk."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from memory_commons import MemoryCommons, do

from models.acts.registration import Newcomer, Register
from models.acts.series import MakeSeries, Template
from models.manifesto import Article
from models.people import FACILITATION, Actor, AllThree, Role
from models.refusals import NothingToUndo
from models.settings import Section
from tui.i18n import Translator
from tui.leavings import Leavings
from tui.presence import Presences
from tui.session import Session
from tui.together import Together

SPRING = datetime(2028, 4, 3, 9, 0, tzinfo=UTC)
FIRST = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
FIRST_END = datetime(2028, 5, 2, 10, 30, tzinfo=UTC)
TITLES = (
    "Le numérique est politique, c'est quoi un numérique responsable ?",
    "Comment le numérique responsable vient renforcer le projet politique des tiers-lieux ?",
    "Aboutir à un manifeste V0 du numérique responsable dans les tiers-lieux",
)


@dataclass
class FixedClock:
    """Time stands still until a test moves it."""

    moment: datetime = SPRING

    def now(self) -> datetime:
        return self.moment


class MemoryHouse:
    def __init__(self, clock: FixedClock) -> None:
        self.reading = MemoryCommons()
        self.clock = clock
        self.presences = Presences()
        self.leavings = Leavings()
        self._watchers: list[Callable[[frozenset[str]], None]] = []
        self._before: tuple[str, MemoryCommons] | None = None
        self._early: list[Callable[[frozenset[tuple[str, str]]], None]] = []
        self.together = Together(lambda: self.reading, self._watch_early)

    def decide(self, act: Any, by: Actor) -> Any:
        """At once, and « durable » at once."""
        result = do(self.reading, act, by, self.clock.now())
        self._tell()
        done = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return result, done

    def _watch_early(self, told: Any) -> Callable[[], None]:
        self._early.append(told)
        return lambda: self._early.remove(told)

    async def perform(self, act: Any, by: Actor) -> Any:
        before = self.reading.draft()
        result = do(self.reading, act, by, self.clock.now())
        self._before = (type(act).__name__, before)
        self._tell()
        return result

    async def undo(self, by: Actor) -> str:
        if self._before is None:
            raise NothingToUndo()
        name, before = self._before
        self.reading.become(before)
        self._before = None
        self._tell()
        return name

    def was_interrupted(self) -> bool:
        return False

    def watch(self, told: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        self._watchers.append(told)
        return lambda: self._watchers.remove(told)

    def _tell(self) -> None:
        ids = [one.id for one in self.reading.all(Article)]
        texts = frozenset([("manifesto", "manifesto"), *(("articles", id) for id in ids)])
        for early in tuple(self._early):
            early(texts)
        tables = (
            "workshops polls participants contributions articles thread rounds suggestions comments "
            "running_orders"
        )
        for told in tuple(self._watchers):
            told(frozenset(tables.split()))


def a_series(language: Any = "fr", actor: Actor = FACILITATION, now: datetime = SPRING) -> Session:
    """A series with workshop 1 on 2 May 2028 at 11:00 in Paris, and nobody yet."""
    clock = FixedClock(now)
    house = MemoryHouse(clock)
    template = Template("Numérique responsable en tiers-lieux", (Section("Pourquoi", "Parce que."),), TITLES)
    do(house.reading, MakeSeries(template, FIRST, FIRST_END), FACILITATION, now)
    return Session(house, actor, Translator(language), clock)


def registered(session: Session, *names: str, workshops: tuple[int, ...] = ()) -> list[str]:
    """Registers people for all workshops (or those given); returns their ids."""
    house: Any = session.house
    placed = [
        do(
            house.reading,
            Register(workshops, AllThree.YES, newcomer=Newcomer(name)),
            FACILITATION,
            session.now,
        )
        for name in names
    ]
    return [one[0].person for one in placed]


def being(session: Session, person: str) -> Session:
    """Somebody who takes part, on a session of their own."""
    return replace(session, actor=Actor(Role.PARTICIPANT)).being(person)


def acted(session: Session, act: Any, by: Actor = FACILITATION) -> Any:
    """Done now, by nobody at this session."""
    house: Any = session.house
    return do(house.reading, act, by, session.now)


def elsewhere(session: Session, *acts: Any) -> Callable[[], Awaitable[None]]:
    """What facilitation does on another session of the same house, once it is called."""

    async def happen() -> None:
        for one in acts:
            await session.house.perform(one, FACILITATION)

    return happen
