"""What a face holds: who asks, in which language and zone, and the one way to do something."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from models import lookup
from models.calendar import PARIS
from models.people import Actor, Participant, Role
from models.poll import Poll
from models.ports import Act, Clock, Reading
from models.workshop import Workshop
from tui.i18n import Translator
from tui.leavings import Leavings
from tui.meters import Meter
from tui.once import once_for_each
from tui.presence import Presences
from tui.together import Together

if TYPE_CHECKING:
    from asyncio import Future

R = TypeVar("R")


class House(Protocol):
    """Where the series is kept, seen from a face: a store opened for an instant, or the owner that lives."""

    @property
    def reading(self) -> Reading:
        """What is durable: what everybody sees."""

    @property
    def presences(self) -> Presences:
        """Who is here now, and where."""

    @property
    def leavings(self) -> Leavings:
        """Where people were, and what they had not sent, when their line was cut."""

    @property
    def together(self) -> Together:
        """Who writes in which article just now."""

    async def perform(self, act: Act[R], by: Actor) -> R:
        """Returns once the act is on disk. Raises Refusal or StoreFault: nothing has changed then."""

    def decide(self, act: Act[R], by: Actor) -> tuple[R, "Future[None]"]:
        """For texts written together: decided and seen by the others at once; the future ends once on disk.

        Raises Refusal or StoreFault; the future may hold a StoreFault too, and all is taken back then.
        """

    async def undo(self, by: Actor) -> str:
        """Takes back facilitation's last act; returns that act's name. Raises NothingToUndo."""

    def was_interrupted(self) -> bool:
        """Whether a crash had left an act half written, never confirmed: true once, for whoever tells it."""

    def watch(self, told: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """`told` receives the names of the tables that changed; what is returned stops it."""


@dataclass(frozen=True, slots=True)
class Session:
    """One person at one terminal. `zone` is the person's; dates are shown in it beside Paris time."""

    house: House
    actor: Actor
    t: Translator
    clock: Clock
    zone: str = PARIS
    afar: bool = False
    """Whether the person is elsewhere than the machine that keeps the series."""
    meter: Meter = field(default_factory=Meter, compare=False)
    """What this session sends and receives."""

    @property
    def commons(self) -> Reading:
        return self.house.reading

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def person(self) -> Participant | None:
        """Who this is, once known; somebody erased meanwhile is nobody."""
        return self.commons.find(Participant, self.actor.person) if self.actor.person else None

    @property
    def facilitates(self) -> bool:
        return self.actor.facilitates

    @property
    def takes_part(self) -> bool:
        """Whether this is more than a visit: writing, supporting, answering are for those who take part."""
        return self.actor.role is not Role.VISITOR

    @property
    def sees_names(self) -> bool:
        """Facilitation, and people registered somewhere, see who; others see how many."""
        if self.facilitates:
            return True
        return self.takes_part and self.actor.person in self.expected

    def sees_answers(self, asked: Poll) -> bool:
        """What others have answered: facilitation always, people as the rules of the poll say."""
        return self.facilitates or asked.may_see_others(self.actor.person, self.now)

    def name_of(self, person: str | None) -> str | None:
        """None where names are not seen, and once that person is erased."""
        found = self.commons.find(Participant, person) if person and self.sees_names else None
        return found.name if found else None

    @property
    def expected(self) -> tuple[str, ...]:
        """As `lookup.expected`, worked out once for all sessions."""
        return _awaited(self.commons.all(Workshop))

    async def perform(self, act: Act[R]) -> R:
        return await self.house.perform(act, self.actor)

    async def undo(self) -> str:
        return await self.house.undo(self.actor)

    def new_code(self) -> str:
        """Four easy words drawn by lot, for an act that needs a code."""
        from data.codes import new_code

        return new_code()

    def being(self, person: str | None) -> "Session":
        """The same session in the name of somebody: the person that this machine's settings name."""
        mine = self.commons.find(Participant, person) if person else None
        actor = replace(self.actor, person=mine.id if mine else None)
        return replace(self, actor=actor, zone=mine.zone if mine else self.zone)

    def in_language(self, t: Translator) -> "Session":
        return replace(self, t=t)

    def as_set(self) -> "Session":
        """As the series' settings have it: the person of this machine."""
        return self.being(lookup.settings(self.commons).person or None)


_awaited = once_for_each(lookup.awaited)
