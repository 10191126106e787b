"""The series as somebody from afar holds it: whatever their key no longer allows is refused at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from models.access import actor_with
from models.people import Actor, Participant, Role
from models.ports import Act, Reading
from models.refusals import NotAllowed
from tui.leavings import Leavings
from tui.presence import Presences
from tui.session import House
from tui.together import Together

if TYPE_CHECKING:
    from asyncio import Future

R = TypeVar("R")


class GuestHouse:
    """One visit's way to the house. The list of people is live: no face, however old, outlives a role."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._by_code: Actor | None = None
        """As whom a code, or registering on a shared computer, has let this visit act."""

    @property
    def reading(self) -> Reading:
        return self._house.reading

    @property
    def presences(self) -> Presences:
        return self._house.presences

    @property
    def leavings(self) -> Leavings:
        return self._house.leavings

    @property
    def together(self) -> Together:
        return self._house.together

    def was_interrupted(self) -> bool:
        """The owner's affair, told at its machine."""
        return False

    async def perform(self, act: Act[R], by: Actor) -> R:
        self._must_still_be(by)
        result = await self._house.perform(act, by)
        if isinstance(result, Actor):
            self._by_code = result
        elif getattr(act, "newcomer", None) is not None and by.person is None and not by.facilitates:
            person = result[0].person if isinstance(result, tuple) and result else None
            self._by_code = Actor(Role.PARTICIPANT, person, by.key)
        return result

    def decide(self, act: Act[R], by: Actor) -> tuple[R, Future[None]]:
        self._must_still_be(by)
        return self._house.decide(act, by)

    async def undo(self, by: Actor) -> str:
        self._must_still_be(by)
        return await self._house.undo(by)

    def watch(self, told: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        return self._house.watch(told)

    def is_still(self, by: Actor) -> bool:
        """Whether they may still act so: by what their key says now, or by the code that let them in."""
        if by.person and self.reading.find(Participant, by.person) is None:
            return False
        return by.role is Role.VISITOR or by in (actor_with(self.reading, by.key), self._by_code)

    def _must_still_be(self, by: Actor) -> None:
        if not self.is_still(by):
            raise NotAllowed(needs=by.role)
