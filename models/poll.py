"""A poll of dates: slots, answers in four states (yes, if needed, no, none), two rankings, who is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from models.people import Role
from models.refusals import Refusal, Unknown


class Answer(StrEnum):
    """No answer is the absence of one: it is told apart from a no."""

    YES = "oui"
    IF_NEEDED = "si_besoin"
    NO = "non"


COMING = (Answer.YES, Answer.IF_NEEDED)


@dataclass
class PollClosed(Refusal):
    workshop: int


@dataclass
class SlotGivenTwice(Refusal):
    workshop: int
    slot: str


@dataclass
class SlotWithoutHours(Refusal):
    """A moment said in words only: it needs hours before it can be fixed."""

    slot: str
    words: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A moment to vote on. Without hours (`start` None) it keeps its words and its day: « matin »."""

    id: str
    day: date
    start: datetime | None = None
    end: datetime | None = None
    words: str = ""

    @property
    def same_as(self) -> tuple[date, datetime | None, datetime | None, str]:
        """Two slots equal in this are the same moment given twice."""
        return self.day, self.start, self.end, "" if self.start else self.words.casefold().strip()


Answers = Mapping[str, Mapping[str, Answer]]


@dataclass(frozen=True, slots=True)
class Poll:
    """One per workshop without a date. `answers`: person id → slot id → answer; a row may be empty.

    `imported`: the same, as last read from another program's file; what differs was changed here since.
    `scribed`: people whose row was last written by facilitation for them, « saisi par l’animation ».
    """

    id: str
    workshop: int
    slots: tuple[Slot, ...] = ()
    answers: Answers = field(default_factory=dict)
    deadline: datetime | None = None
    closed: bool = False
    hidden: bool = False
    imported: Answers = field(default_factory=dict)
    scribed: tuple[str, ...] = ()

    def is_open(self, now: datetime) -> bool:
        return not self.closed and (self.deadline is None or now < self.deadline)

    def slot(self, id: str) -> Slot:
        """Raises Unknown."""
        found = next((slot for slot in self.slots if slot.id == id), None)
        if found is None:
            raise Unknown("creneau", id)
        return found

    def answers_of(self, person: str) -> Mapping[str, Answer]:
        return self.answers.get(person, {})

    def scribe_of(self, person: str) -> Role | None:
        """« saisi par »: who wrote that row, when it was not the person."""
        return Role.FACILITATION if person in self.scribed else None

    def answered(self) -> tuple[str, ...]:
        """One answer counts as having answered."""
        return tuple(person for person, answers in self.answers.items() if answers)

    def count(self, slot: str, *states: Answer, among: Iterable[str] | None = None) -> int:
        people = self.answers if among is None else among
        return sum(1 for person in people if self.answers_of(person).get(slot) in states)

    def ranking(self, *states: Answer) -> tuple[tuple[Slot, int], ...]:
        """Slots with how many answered one of `states`, most first, then earliest first."""
        counted = [(slot, self.count(slot.id, *states)) for slot in self.slots]
        return tuple(sorted(counted, key=lambda pair: (-pair[1], *_moment(pair[0]))))

    def may_see_others(self, person: str | None, now: datetime) -> bool:
        """Organisers can hide the others' answers until one has answered."""
        return not self.hidden or not self.is_open(now) or bool(person and self.answers_of(person))

    def saying(self, slot: str, state: Answer) -> frozenset[str]:
        return frozenset(person for person, answers in self.answers.items() if answers.get(slot) is state)


def answered(poll: Poll, person: str, given: Mapping[str, Answer | None], by_scribe: bool = False) -> Poll:
    """Sets some answers of one person; None takes one back. Others are kept. Raises Unknown."""
    for slot in given:
        poll.slot(slot)
    mine = {**poll.answers_of(person), **given}
    left = {slot: state for slot, state in mine.items() if state is not None}
    others = tuple(one for one in poll.scribed if one != person)
    scribed = (*others, person) if by_scribe and left else others
    return replace(poll, answers={**poll.answers, person: left}, scribed=scribed)


def with_slot(poll: Poll, slot: Slot) -> Poll:
    """Adds a slot, in order of time; all answers are kept. Raises SlotGivenTwice."""
    twin = next((one for one in poll.slots if one.same_as == slot.same_as), None)
    if twin:
        raise SlotGivenTwice(poll.workshop, twin.id)
    return replace(poll, slots=tuple(sorted((*poll.slots, slot), key=_moment)))


def with_hours(poll: Poll, slot: str, start: datetime, end: datetime, day: date) -> Poll:
    """Gives a slot its hours, or corrects them; its answers are kept. Raises Unknown, SlotGivenTwice."""
    corrected = replace(poll.slot(slot), start=start, end=end, day=day)
    return with_slot(replace(poll, slots=tuple(one for one in poll.slots if one.id != slot)), corrected)


def without_slot(poll: Poll, slot: str) -> Poll:
    """Removes a slot and the answers to it; all others are kept. Raises Unknown."""
    poll.slot(slot)
    left = {
        person: {other: state for other, state in answers.items() if other != slot}
        for person, answers in poll.answers.items()
    }
    return replace(poll, slots=tuple(one for one in poll.slots if one.id != slot), answers=left)


def overlapping(poll: Poll, start: datetime, end: datetime) -> tuple[Slot, ...]:
    """Slots that share a moment with this one: accepted, and said."""
    return tuple(
        slot for slot in poll.slots if slot.start and slot.end and slot.start < end and start < slot.end
    )


def merged(poll: Poll, kept: str, other: str) -> Poll:
    """Two rows of one person become one: where both answered, the kept one's answer stands."""
    if other not in poll.answers:
        return poll
    both = {**poll.answers_of(other), **poll.answers_of(kept)}
    rows = {person: answers for person, answers in poll.answers.items() if person != other}
    read = {**poll.imported.get(other, {}), **poll.imported.get(kept, {})}
    imported = _without(poll.imported, other)
    return replace(
        poll,
        answers={**rows, kept: both},
        imported={**imported, kept: read} if read else imported,
        scribed=_merged_scribed(poll, kept, other),
    )


def _merged_scribed(poll: Poll, kept: str, other: str) -> tuple[str, ...]:
    """One's own hand in either row is enough to be one's own row."""
    both = {one for one in (kept, other) if poll.answers_of(one)}
    rest = tuple(one for one in poll.scribed if one not in (kept, other))
    return (*rest, kept) if both and both <= set(poll.scribed) else rest


def forgotten(poll: Poll, person: str) -> Poll:
    return replace(
        poll,
        answers=_without(poll.answers, person),
        imported=_without(poll.imported, person),
        scribed=tuple(one for one in poll.scribed if one != person),
    )


def missing(poll: Poll, expected: Iterable[str]) -> tuple[str, ...]:
    """People registered or waiting, or with an empty row, who have answered nothing."""
    people = dict.fromkeys((*expected, *poll.answers))
    return tuple(person for person in people if not poll.answers_of(person))


def _without(rows: Answers, person: str) -> Answers:
    return {one: answers for one, answers in rows.items() if one != person}


def _moment(slot: Slot) -> tuple[date, bool, float, str, str]:
    return slot.day, slot.start is None, slot.start.timestamp() if slot.start else 0.0, slot.words, slot.id
