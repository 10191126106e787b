"""What comes in from other programs' files and from filled forms. The same file again adds nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import combinations

from models import lookup, poll
from models.acts.polls import AnswerPoll
from models.acts.registration import Newcomer, Placed, Register, add_person
from models.names import probably_same
from models.people import Actor, AllThree, Participant
from models.poll import Answer, Poll, Slot
from models.ports import Commons, Reading


class RowKind(StrEnum):
    """What a line of another program's poll stands for; facilitation says."""

    PERSON = "personne"
    GROUP = "groupe"
    IGNORED = "ignoree"


@dataclass(frozen=True, slots=True)
class ReadSlot:
    """A moment as the file has it: with hours, or in its own words only."""

    day: date
    start: datetime | None = None
    end: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A line of the file: one answer, or None, for each slot."""

    name: str
    answers: tuple[Answer | None, ...]
    kind: RowKind = RowKind.PERSON


@dataclass(frozen=True, slots=True)
class PollImported:
    """`added`: lines that brought something; `kept`: answers left alone because they were changed here since;
    `twins`: names that stand for several people; `maybe_same`: ids that a person should look at."""

    read: int
    added: int
    slots: int
    people: int
    kept: int
    twins: tuple[str, ...]
    maybe_same: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImportPoll:
    """Adds slots and answers of a poll held elsewhere. Registers nobody, merges nobody, invents no hours.

    The second line of one name is a second person of that name; a line goes to the person written the same.
    """

    workshop: int
    slots: tuple[ReadSlot, ...]
    rows: tuple[ReadRow, ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> PollImported:
        by.must_facilitate()
        asked = lookup.poll(commons, self.workshop)
        known = {one.id for one in commons.all(Participant)}
        asked, ids = self._slots(asked, commons)
        slots = len(asked.slots)
        added = kept = 0
        mine: list[str] = []
        for who, row in self._people(commons, now):
            mine.append(who)
            after, left = _taken(asked, who, dict(zip(ids, row.answers, strict=True)))
            added += after != asked or who not in known
            kept += left
            asked = after
        before = len(lookup.poll(commons, self.workshop).slots)
        commons.put(asked)
        return PollImported(
            len(self.rows),
            added,
            slots - before,
            len(set(mine) - known),
            kept,
            _twins(self.rows),
            maybe_same(commons, mine),
        )

    def _slots(self, asked: Poll, commons: Commons) -> tuple[Poll, list[str]]:
        ids = []
        for read in self.slots:
            slot = _slot_like(asked, read)
            if slot is None:
                slot = Slot(commons.new_id("s"), read.day, read.start, read.end, read.words)
                asked = poll.with_slot(asked, slot)
            ids.append(slot.id)
        return asked, ids

    def _people(self, commons: Commons, now: datetime) -> Iterator[tuple[str, ReadRow]]:
        seen: Counter[str] = Counter()
        for row in self.rows:
            if row.kind is RowKind.IGNORED:
                continue
            named = lookup.people_named(commons, row.name)
            at = seen[row.name]
            seen[row.name] += 1
            if at < len(named):
                yield named[at].id, row
                continue
            who = replace(add_person(commons, Newcomer(row.name), now), group=row.kind is RowKind.GROUP)
            commons.put(who)
            yield who.id, row


@dataclass(frozen=True, slots=True)
class FormImported:
    """Where the person stands after their form, and the workshops whose poll they answered."""

    person: str
    new: bool
    placed: tuple[Placed, ...]
    answered: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportForm:
    """One filled form, as facilitation has read and confirmed it: registers and answers for the person.

    `person`: whose form it is when the name alone does not say; None looks it up, or makes somebody new.
    """

    name: str
    place: str = ""
    contact: str = ""
    workshops: tuple[int, ...] = ()
    all_three: AllThree | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> FormImported:
        by.must_facilitate()
        known = self.person or self._known(commons)
        who = known or add_person(commons, Newcomer(self.name, self.place, self.contact), now).id
        placed = self._register(commons, who, by, now)
        answered = tuple(self._answer(commons, who, by, now))
        return FormImported(who, known is None, placed, answered)

    def _known(self, commons: Commons) -> str | None:
        return lookup.person(commons, self.name).id if lookup.people_named(commons, self.name) else None

    def _register(self, commons: Commons, who: str, by: Actor, now: datetime) -> tuple[Placed, ...]:
        wanted = [number for number in self.workshops if not _stands(commons, number, who)]
        if not wanted:
            return ()
        return Register(tuple(wanted), self.all_three, who).apply(commons, by, now)

    def _answer(self, commons: Commons, who: str, by: Actor, now: datetime) -> Iterator[int]:
        for asked in commons.all(Poll):
            mine = {slot.id: self.answers[slot.id] for slot in asked.slots if slot.id in self.answers}
            if mine and {**asked.answers_of(who), **mine} != asked.answers_of(who):
                AnswerPoll(asked.workshop, mine, who).apply(commons, by, now)
                yield asked.workshop


def maybe_same(reading: Reading, mine: list[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of people whose names differ and may be one person's: proposed, never merged silently."""
    people = [one for one in reading.all(Participant) if not one.group]
    return tuple(
        (one.id, other.id)
        for one, other in combinations(people, 2)
        if (one.id in mine or other.id in mine)
        and one.name != other.name
        and probably_same(one.name, other.name)
    )


def _slot_like(asked: Poll, read: ReadSlot) -> Slot | None:
    """The slot that the file means: the same moment, or the same words of the same day, hours given since."""
    wanted = Slot("", read.day, read.start, read.end, read.words)
    for slot in asked.slots:
        same_words = not read.start and slot.words and (slot.day, slot.words) == (read.day, read.words)
        if same_words or slot.same_as == wanted.same_as:
            return slot
    return None


def _taken(asked: Poll, who: str, read: Mapping[str, Answer | None]) -> tuple[Poll, int]:
    """The file's answers, but where they were changed here since it was last read; how many were left."""
    here, before = asked.answers_of(who), asked.imported.get(who, {})
    changed_here = {slot for slot in read if here.get(slot) != before.get(slot)}
    kept = sum(1 for slot in changed_here if here.get(slot) != read[slot] and read[slot] != before.get(slot))
    given = {slot: answer for slot, answer in read.items() if slot not in changed_here}
    after = poll.answered(asked, who, given)
    now_read = {**before, **{slot: answer for slot, answer in read.items() if answer is not None}}
    return replace(after, imported={**after.imported, who: now_read}), kept


def _twins(rows: tuple[ReadRow, ...]) -> tuple[str, ...]:
    counted = Counter(row.name for row in rows if row.kind is not RowKind.IGNORED)
    return tuple(name for name, count in counted.items() if count > 1)


def _stands(commons: Commons, number: int, who: str) -> bool:
    mine = lookup.workshop(commons, number).registration(who)
    return mine is not None and mine.active
