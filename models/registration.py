"""A registration and what can happen to it; the workshop decides who gets what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.people import AllThree

TO_THE_WHOLE_LIST = timedelta(hours=6)
APPROVAL = timedelta(hours=24)
LATE = timedelta(minutes=10)


class Standing(StrEnum):
    CONFIRMED = "confirmee"
    WAITING = "attente"
    INTENTION = "intention"
    TO_APPROVE = "a_confirmer"
    OFFERED = "offerte"
    FREED = "liberee"
    WALKED_IN = "venue"
    REQUESTED = "demandee"
    """On a copy: the server will say."""


class Presence(StrEnum):
    PRESENT = "presence"
    ABSENT = "absence"
    ANNOUNCED = "annoncee"


@dataclass(frozen=True, slots=True)
class Offer:
    """A *place proposée*. Its clock starts when the person has seen it or has been told."""

    made: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A manual move in the waiting list: the rank given (from 1), why, and when."""

    rank: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Registration:
    """One person's place in one workshop. `since` is the arrival that orders equals."""

    person: str
    since: datetime
    standing: Standing
    all_three: AllThree = AllThree.MAYBE
    offer: Offer | None = None
    expired: datetime | None = None
    moved: Move | None = None
    reconfirm: bool = False
    keep_until: datetime | None = None
    presence: Presence | None = None
    entered_by: str | None = None
    reason: str = ""
    counted: bool = True
    """False for the facilitation team: their place is none of the seats."""
    walked_in: bool = False
    """Came without being registered, or without a seat; they may have been given a free one."""

    @property
    def active(self) -> bool:
        return self.standing is not Standing.FREED

    @property
    def in_line(self) -> bool:
        """On the waiting list, an offer in hand or not."""
        return self.standing in (Standing.WAITING, Standing.OFFERED)


@dataclass(frozen=True, slots=True)
class Reserved:
    """Seats declared for a reason, shown as a number; released `release_hours` before the workshop."""

    count: int
    reason: str
    copy: str = ""
    """The copy that may give them, while the server is out of reach."""


@dataclass(frozen=True, slots=True)
class Note:
    """What facilitation did to the list, for everybody to read: a word, a reason, and when."""

    what: str
    reason: str
    at: datetime
