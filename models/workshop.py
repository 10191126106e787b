"""A workshop as it stands: date, seats, people; `seating.py` and its neighbours change it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from models.names import clean_reason
from models.refusals import Refusal
from models.registration import TO_THE_WHOLE_LIST, Note, Presence, Registration, Reserved, Standing
from models.settings import DELAYS, must_be_possible
from models.waiting import Rank, ranks, waiting_order


@dataclass
class AlreadyRegistered(Refusal):
    workshop: int
    standing: Standing


@dataclass
class NotRegistered(Refusal):
    workshop: int


@dataclass
class WorkshopCancelled(Refusal):
    workshop: int


@dataclass
class WorkshopOver(Refusal):
    workshop: int


@dataclass
class NoDate(Refusal):
    """The act needs a workshop that has its date."""

    workshop: int


class Status(StrEnum):
    NO_DATE = "sans_date"
    DATED = "date"
    CANCELLED = "annule"
    OVER = "passe"


@dataclass(frozen=True, slots=True)
class Workshop:
    """People name it by `number`, calendars by `uid` and `sequence` (RFC 5545 3.8.4.7, 3.8.7.4)."""

    id: str
    number: int
    title: str
    uid: str
    seats: int
    start: datetime | None = None
    end: datetime | None = None
    dated: datetime | None = None
    """When its date was fixed, or moved; None: it was made with it."""
    frozen: datetime | None = None
    """Since when the waiting order stands, where the date was chosen too late for the usual delay."""
    video: str = ""
    sequence: int = 0
    cancelled: bool = False
    offer_hours: int = 48
    freeze_hours: int = 48
    release_hours: int = 48
    registrations: tuple[Registration, ...] = ()
    reserved: tuple[Reserved, ...] = ()
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        must_be_possible(self, *DELAYS)

    def registration(self, person: str) -> Registration | None:
        return next((one for one in self.registrations if one.person == person), None)

    def must_have(self, person: str) -> Registration:
        """The person's registration, if it still stands. Raises NotRegistered."""
        mine = self.registration(person)
        if mine is None or not mine.active:
            raise NotRegistered(self.number)
        return mine

    def is_open(self, now: datetime) -> bool:
        """Whether one can still join it: neither cancelled nor over."""
        return self.status(now) in (Status.DATED, Status.NO_DATE)

    def must_be_open(self, now: datetime) -> None:
        if self.cancelled:
            raise WorkshopCancelled(self.number)
        if self.end and now >= self.end:
            raise WorkshopOver(self.number)

    def must_have_date(self) -> datetime:
        if self.start is None:
            raise NoDate(self.number)
        return self.start

    def of(self, *standings: Standing) -> tuple[Registration, ...]:
        return tuple(one for one in self.registrations if one.standing in standings)

    @property
    def confirmed(self) -> tuple[Registration, ...]:
        return self.of(Standing.CONFIRMED)

    @property
    def taken(self) -> tuple[Registration, ...]:
        """Whose places are seats: the confirmed or, without a date, those who intend to come."""
        standing = Standing.CONFIRMED if self.start else Standing.INTENTION
        return tuple(one for one in self.of(standing) if one.counted)

    @property
    def present(self) -> tuple[Registration, ...]:
        return tuple(one for one in self.registrations if one.presence is Presence.PRESENT)

    def status(self, now: datetime) -> Status:
        if self.cancelled:
            return Status.CANCELLED
        if self.start is None:
            return Status.NO_DATE
        return Status.OVER if self.end and now >= self.end else Status.DATED

    def reserved_seats(self, now: datetime) -> int:
        """Declared seats still held."""
        return 0 if self.reservations_end(now) else sum(one.count for one in self.reserved)

    def reservations_end(self, now: datetime) -> bool:
        """Declared seats are released `release_hours` before the workshop."""
        return self.start is not None and now >= self.start - timedelta(hours=self.release_hours)

    def free(self, now: datetime) -> int:
        """Seats − confirmed − reserved − offers still open, or without a date − intentions.

        A registration to approve holds its seat.
        """
        held = self.of(Standing.CONFIRMED, Standing.OFFERED, Standing.TO_APPROVE, Standing.INTENTION)
        return max(0, self.seats - sum(one.counted for one in held) - self.reserved_seats(now))

    def frozen_at(self) -> datetime | None:
        """When the order of the waiting list stops changing."""
        if self.start is None or self.frozen:
            return self.frozen
        return self.start - timedelta(hours=self.freeze_hours)

    def line(self) -> tuple[Registration, ...]:
        """The waiting list, first in line first, offers in hand included."""
        return waiting_order((one for one in self.registrations if one.in_line), self.frozen_at())

    def ranks(self) -> tuple[Rank, ...]:
        return ranks((one for one in self.registrations if one.in_line), self.frozen_at())

    def rank(self, person: str) -> int | None:
        mine = self.ranked(person)
        return mine.rank if mine else None

    def ranked(self, person: str) -> Rank | None:
        """Their rank and why; None for who does not wait."""
        mine = self.registration(person)
        if mine is None or not mine.in_line:
            return None
        return next(one for one in self.ranks() if one.person == person)

    def for_whole_list(self, now: datetime) -> bool:
        """Less than 6 h before, a freed seat is proposed to the whole list and the first yes takes it."""
        return self.start is not None and self.start - TO_THE_WHOLE_LIST <= now < self.start

    def with_registration(self, one: Registration) -> "Workshop":
        """`one` in place of the same person's, or last."""
        if self.registration(one.person) is None:
            return replace(self, registrations=(*self.registrations, one))
        return replace(
            self,
            registrations=tuple(one if other.person == one.person else other for other in self.registrations),
        )

    def without(self, person: str) -> "Workshop":
        return replace(self, registrations=tuple(one for one in self.registrations if one.person != person))

    def after_undo(self, undone: "Workshop") -> "Workshop":
        """This state put back over `undone`: calendars follow a sequence that only goes up."""
        if undone.sequence == self.sequence:
            return self
        return replace(self, sequence=undone.sequence + 1)

    def noted(self, what: str, reason: str, now: datetime) -> "Workshop":
        """Keeps what facilitation did, and why, for everybody to read. Raises ReasonMissing, TooLong."""
        return replace(self, notes=(*self.notes, Note(what, clean_reason(reason), now)))
