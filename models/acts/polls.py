"""Answering polls, and preparing them. Their rules are in `models/poll.py`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from models import calendar, lookup, poll
from models.acts.workshops import check_moment, default_deadline
from models.people import Actor, Participant
from models.poll import Answer, Poll, PollClosed, Slot, SlotGivenTwice
from models.ports import Commons, Reading


@dataclass(frozen=True, slots=True)
class AnswerPoll:
    """Sets answers of one person; None takes one back; the others stay.

    Facilitation may enter answers until the date is fixed, even once the poll has closed.
    """

    workshop: int
    answers: Mapping[str, Answer | None]
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Poll:
        by.must_take_part()
        who = commons.get(Participant, by.on_behalf_of(self.person))
        asked = lookup.poll(commons, self.workshop)
        undecided = lookup.workshop(commons, self.workshop).start is None
        if not asked.is_open(now) and not (by.facilitates and undecided):
            raise PollClosed(self.workshop)
        by_scribe = by.scribe_for(who.id) is not None
        return _put(commons, poll.answered(asked, who.id, self.answers, by_scribe))


@dataclass(frozen=True, slots=True)
class SlotAdded:
    """`overlaps`: other slots that share a moment with this one; accepted, and said."""

    slot: Slot
    overlaps: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class AddSlot:
    workshop: int
    start: datetime
    end: datetime

    def apply(self, commons: Commons, by: Actor, now: datetime) -> SlotAdded:
        by.must_facilitate()
        check_moment(self.start, self.end, now)
        asked = lookup.poll(commons, self.workshop)
        slot = Slot(commons.new_id("s"), _day(self.start), self.start, self.end)
        overlaps = poll.overlapping(asked, self.start, self.end)
        _put(commons, poll.with_slot(asked, slot))
        return SlotAdded(slot, overlaps)


@dataclass(frozen=True, slots=True)
class GiveHours:
    """Gives hours to a moment said in words, or corrects a slot; the answers to it are kept."""

    slot: str
    start: datetime
    end: datetime

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Slot:
        by.must_facilitate()
        check_moment(self.start, self.end, now)
        asked = lookup.poll_of_slot(commons, self.slot)
        changed = _put(commons, poll.with_hours(asked, self.slot, self.start, self.end, _day(self.start)))
        return changed.slot(self.slot)


@dataclass(frozen=True, slots=True)
class RemoveSlot:
    slot: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Poll:
        by.must_facilitate()
        return _put(commons, poll.without_slot(lookup.poll_of_slot(commons, self.slot), self.slot))


@dataclass(frozen=True, slots=True)
class ProposeSlots:
    """Adds the next Communs lundis (11h-12h30, the Tuesday when Monday is a public holiday) after a day."""

    workshop: int
    after: date
    count: int = 6

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[Slot, ...]:
        by.must_facilitate()
        asked = lookup.poll(commons, self.workshop)
        added: list[Slot] = []
        for day in calendar.communs_lundis(self.after, self.count):
            start = calendar.at(day, calendar.COMMUN_LUNDI_HOUR)
            slot = Slot("", day, start, calendar.session_end(start))
            if slot.same_as in {known.same_as for known in asked.slots}:
                continue
            slot = replace(slot, id=commons.new_id("s"))
            asked = poll.with_slot(asked, slot)
            added.append(slot)
        if not added and asked.slots:
            raise SlotGivenTwice(self.workshop, asked.slots[-1].id)
        _put(commons, asked)
        return tuple(added)


@dataclass(frozen=True, slots=True)
class OpenPoll:
    """Opens, reopens or begins a poll, until `deadline` (default: the next session before that workshop)."""

    workshop: int
    deadline: datetime | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Poll:
        by.must_facilitate()
        if self.deadline:
            check_moment(self.deadline, self.deadline + calendar.SESSION_LENGTH, now)
        number = lookup.workshop(commons, self.workshop).number
        asked = lookup.find_poll(commons, number) or Poll(commons.new_id("q"), number)
        deadline = self.deadline or default_deadline(commons, number, now)
        return _put(commons, replace(asked, closed=False, deadline=deadline))


@dataclass(frozen=True, slots=True)
class ClosePoll:
    workshop: int

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Poll:
        by.must_facilitate()
        return _put(commons, replace(lookup.poll(commons, self.workshop), closed=True))


@dataclass(frozen=True, slots=True)
class HideAnswers:
    """Hides the others' answers from people until they have answered themselves; or shows them."""

    workshop: int
    hidden: bool = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Poll:
        by.must_facilitate()
        return _put(commons, replace(lookup.poll(commons, self.workshop), hidden=self.hidden))


def people_counted(commons: Reading, polls: Iterable[Poll], registered_only: bool) -> tuple[str, ...]:
    """Whose answers decide: everybody who answered, or those registered, waiting or present at workshop 1."""
    if registered_only:
        first = lookup.workshops(commons)[0]
        return tuple(one.person for one in first.registrations if one.active)
    return tuple(dict.fromkeys(person for each in polls for person in each.answered()))


def _day(start: datetime) -> date:
    return calendar.local(start).date()


def _put(commons: Commons, asked: Poll) -> Poll:
    commons.put(asked)
    return asked
