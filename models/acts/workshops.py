"""What facilitation does to workshops: dates, moves, links, seats, and the day itself."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from models import capacity, lookup, schedule
from models.calendar import EndsBeforeStart
from models.names import TITLE, clean_line
from models.people import Actor
from models.poll import Answer, Poll, Slot, SlotWithoutHours
from models.ports import Commons, Reading
from models.refusals import Refusal
from models.thread import checked_link
from models.workshop import Workshop


@dataclass
class DatePast(Refusal):
    """A date that is over cannot be chosen."""

    start: datetime


@dataclass
class OutOfOrder(Refusal):
    """Workshop `second` must begin after workshop `first` ends (on a later day, if the series says so)."""

    first: int
    second: int


@dataclass
class SameMoment(Refusal):
    """Moved to the date that it has: nobody is asked to reconfirm for nothing."""

    workshop: int
    start: datetime


def check_moment(start: datetime, end: datetime, now: datetime) -> None:
    """Raises EndsBeforeStart, DatePast."""
    if end <= start:
        raise EndsBeforeStart(start, end)
    if start <= now:
        raise DatePast(start)


@dataclass(frozen=True, slots=True)
class AddWorkshop:
    """A fourth session is likely: it comes last, without a date, with a poll of its own."""

    title: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Workshop:
        by.must_facilitate()
        one = new_workshop(commons, clean_line(self.title, TITLE), now)
        deadline = default_deadline(commons, one.number, now)
        commons.put(Poll(commons.new_id("q"), one.number, deadline=deadline))
        return one


def new_workshop(commons: Commons, title: str, now: datetime, seats: int | None = None) -> Workshop:
    settings = lookup.settings(commons)
    number = max((one.number for one in commons.all(Workshop)), default=0) + 1
    one = Workshop(
        commons.new_id("w"),
        number,
        title,
        uid=f"atelier-{number}-{now:%Y%m%dT%H%M%SZ}@veillee",
        seats=settings.seats if seats is None else seats,
        offer_hours=settings.offer_hours,
        freeze_hours=settings.freeze_hours,
        release_hours=settings.release_hours,
    )
    commons.put(one)
    return one


def default_deadline(commons: Reading, number: int, now: datetime) -> datetime | None:
    """Dates are fixed during a session that comes before: answers are due before the next one begins."""
    before = [one for one in lookup.workshops(commons) if one.number < number and not one.cancelled]
    return min((one.start for one in before if one.start and one.start > now), default=None)


@dataclass(frozen=True, slots=True)
class MoveWorkshop:
    """Another date: registrations are kept, to be reconfirmed. A first date given by hand ends its poll."""

    workshop: int
    start: datetime
    end: datetime
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Workshop:
        by.must_facilitate()
        check_moment(self.start, self.end, now)
        one = lookup.workshop(commons, self.workshop)
        if _stands_at(one, self.start, self.end):
            raise SameMoment(one.number, self.start)
        moved = _dated(commons, one, self.start, self.end, self._saying_no(commons), now)
        if one.start:
            moved = moved.noted("report", self.reason, now)
        elif asked := lookup.find_poll(commons, one.number):
            commons.put(replace(asked, closed=True))
        commons.put(moved)
        _move_deadlines(commons, one, self.start)
        return moved

    def _saying_no(self, commons: Commons) -> frozenset[str]:
        """Those who had said no to this very moment, if the poll had it."""
        asked = lookup.find_poll(commons, self.workshop)
        slots = asked.slots if asked else ()
        same = next((slot for slot in slots if (slot.start, slot.end) == (self.start, self.end)), None)
        return asked.saying(same.id, Answer.NO) if asked and same else frozenset()


@dataclass(frozen=True, slots=True)
class CancelWorkshop:
    workshop: int
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Workshop:
        by.must_facilitate()
        return _put(commons, schedule.cancelled(lookup.workshop(commons, self.workshop), self.reason, now))


@dataclass(frozen=True, slots=True)
class SetVideo:
    """The link of the video call; empty to take it away. Raises NotALink."""

    workshop: int
    url: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Workshop:
        by.must_facilitate()
        url = checked_link(self.url)
        return _put(commons, schedule.with_video(lookup.workshop(commons, self.workshop), url))


@dataclass(frozen=True, slots=True)
class SetSeats:
    """Another cap for one workshop; it never goes below the seats already held."""

    workshop: int
    seats: int

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Workshop:
        by.must_facilitate()
        return _put(commons, capacity.with_seats(lookup.workshop(commons, self.workshop), self.seats, now))


@dataclass(frozen=True, slots=True)
class FixDates:
    """Fixes the dates of one or several workshops in one act: (workshop number, slot id) pairs."""

    choices: tuple[tuple[int, str], ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[Workshop, ...]:
        by.must_facilitate()
        chosen = [(lookup.poll(commons, number), slot) for number, slot in self.choices]
        slots = [(poll, _with_hours(poll.slot(slot))) for poll, slot in chosen]
        for _, (_, start, end) in slots:
            check_moment(start, end, now)
        for poll, (slot, start, end) in slots:
            one = lookup.workshop(commons, poll.workshop)
            saying_no = poll.saying(slot.id, Answer.NO)
            commons.put(_dated(commons, one, start, end, saying_no, now))
            commons.put(replace(poll, closed=True))
            _move_deadlines(commons, one, start)
        _check_order(commons, [number for number, _ in self.choices])
        return lookup.workshops(commons)


def _put(commons: Commons, one: Workshop) -> Workshop:
    commons.put(one)
    return one


def _dated(
    commons: Commons, one: Workshop, start: datetime, end: datetime, saying_no: frozenset[str], now: datetime
) -> Workshop:
    if _stands_at(one, start, end):
        return one
    if one.start:
        return schedule.moved(one, start, end, now)
    keep = timedelta(days=lookup.settings(commons).keep_days)
    return schedule.fixed(one, start, end, saying_no, keep, now)


def _stands_at(one: Workshop, start: datetime, end: datetime) -> bool:
    return (one.start, one.end) == (start, end) and not one.cancelled


def _with_hours(slot: Slot) -> tuple[Slot, datetime, datetime]:
    if slot.start is None or slot.end is None:
        raise SlotWithoutHours(slot.id, slot.words)
    return slot, slot.start, slot.end


def _move_deadlines(commons: Commons, before: Workshop, start: datetime) -> None:
    """A poll that closed when this workshop began still does."""
    for poll in commons.all(Poll):
        if before.start and poll.deadline == before.start:
            commons.put(replace(poll, deadline=start))


def _check_order(commons: Commons, numbers: list[int]) -> None:
    """Raises OutOfOrder when a workshop just fixed overlaps or precedes the one it follows."""
    from models.calendar import PARIS, local

    dated = [one for one in lookup.workshops(commons) if one.start and one.end and not one.cancelled]
    later_day = lookup.settings(commons).pair_later_day
    for first, second in pairwise(dated):
        if first.number not in numbers and second.number not in numbers:
            continue
        assert first.end and second.start
        same_day = local(second.start, PARIS).date() <= local(first.end, PARIS).date()
        if second.start < first.end or (later_day and same_day):
            raise OutOfOrder(first.number, second.number)
