"""Finding things as people name them: a workshop by its number, a person by their name."""

from collections.abc import Iterable
from datetime import date, datetime
from unicodedata import normalize

from models.calendar import local
from models.people import Participant, Role
from models.poll import Poll
from models.ports import Reading
from models.refusals import Ambiguous, NoSeries, Unknown
from models.settings import Announcement, Settings
from models.workshop import Workshop


def settings(reading: Reading) -> Settings:
    return reading.find(Settings, "settings") or Settings()


def announcement(reading: Reading) -> Announcement | None:
    """None until the series is made."""
    return next(iter(reading.all(Announcement)), None)


def workshops(reading: Reading) -> tuple[Workshop, ...]:
    """In their number's order."""
    return tuple(sorted(reading.all(Workshop), key=lambda one: one.number))


def open_workshops(reading: Reading, now: datetime) -> tuple[Workshop, ...]:
    """Those that one can still join."""
    return tuple(one for one in workshops(reading) if one.is_open(now))


def joinable(reading: Reading, now: datetime) -> tuple[Workshop, ...]:
    """The same, one at least. Raises NoSeries, or why the last one cannot be joined any more."""
    known, still = workshops(reading), open_workshops(reading, now)
    if not known:
        raise NoSeries()
    if not still:
        known[-1].must_be_open(now)
    return still


def workshop(reading: Reading, number: int) -> Workshop:
    """Raises Unknown."""
    found = next((one for one in reading.all(Workshop) if one.number == number), None)
    if found is None:
        raise Unknown("atelier", str(number))
    return found


def poll(reading: Reading, number: int) -> Poll:
    """The poll of a workshop. Raises Unknown (workshop), then Unknown (poll)."""
    workshop(reading, number)
    found = find_poll(reading, number)
    if found is None:
        raise Unknown("sondage", str(number))
    return found


def find_poll(reading: Reading, number: int) -> Poll | None:
    return next((one for one in reading.all(Poll) if one.workshop == number), None)


def poll_of_slot(reading: Reading, slot: str) -> Poll:
    """Raises Unknown."""
    for one in reading.all(Poll):
        if any(known.id == slot for known in one.slots):
            return one
    raise Unknown("creneau", slot)


def person(reading: Reading, name_or_id: str) -> Participant:
    """By id, or by exact name after NFC. Raises Unknown, Ambiguous with the ids to choose from."""
    by_id = reading.find(Participant, name_or_id)
    if by_id:
        return by_id
    named = people_named(reading, name_or_id)
    if not named:
        raise Unknown("personne", name_or_id)
    if len(named) > 1:
        raise Ambiguous("personne", name_or_id, tuple(one.id for one in named))
    return named[0]


def people_named(reading: Reading, name: str) -> tuple[Participant, ...]:
    wanted = normalize("NFC", name).strip()
    return tuple(one for one in reading.all(Participant) if one.name == wanted)


def team(reading: Reading) -> frozenset[str]:
    """The people of the facilitation team: ids."""
    return frozenset(one.id for one in reading.all(Participant) if one.role is Role.FACILITATION)


def names(reading: Reading, ids: Iterable[str]) -> tuple[str, ...]:
    """Names as people wrote them; whoever was erased since is left out."""
    found = (reading.find(Participant, one) for one in ids)
    return tuple(one.name for one in found if one)


def expected(reading: Reading) -> tuple[str, ...]:
    """People registered or waiting anywhere: those whose answers to the polls are awaited."""
    return awaited(reading.all(Workshop))


def awaited(every: Iterable[Workshop]) -> tuple[str, ...]:
    """As `expected`, of these workshops, in their number's order."""
    in_order = sorted(every, key=lambda one: one.number)
    return tuple(dict.fromkeys(one.person for each in in_order for one in each.registrations if one.active))


def undecided(reading: Reading, now: datetime) -> tuple[tuple[Workshop, Poll], ...]:
    """Workshops whose date is to be chosen, with their polls: without a date, or asked about again."""
    known = ((one, find_poll(reading, one.number)) for one in workshops(reading))
    return tuple(
        (one, asked)
        for one, asked in known
        if asked and ((one.start is None and not one.cancelled) or (asked.slots and asked.is_open(now)))
    )


def day_before_slots(reading: Reading, number: int, now: datetime) -> date:
    """After which slots are proposed: the workshops before, the slots of that poll, and never the past."""
    slots = [slot.day for slot in poll(reading, number).slots]
    ends = [local(one.end).date() for one in workshops(reading) if one.end and one.number < number]
    return max([local(now).date(), *slots, *ends])


def open_polls(reading: Reading, now: datetime) -> tuple[Poll, ...]:
    """Those that one can answer now, in the order of their workshops."""
    return tuple(asked for _, asked in undecided(reading, now) if asked.slots and asked.is_open(now))
