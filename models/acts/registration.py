"""Registering, leaving, offers and the waiting list: the acts. Their rules are in `models/seating.py`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models import lookup, schedule, seating
from models.access import bind
from models.calendar import PARIS, zone
from models.names import CONTACT, NAME, PLACE, clean_line
from models.people import Actor, AllThree, Participant, Role
from models.ports import Commons
from models.refusals import NotAllowed, Refusal
from models.registration import Standing
from models.workshop import AlreadyRegistered, Workshop

ALONE_WITHIN = timedelta(minutes=10)
ALONE_AT_MOST = 5


@dataclass
class RegistrationNotOpen(Refusal):
    """Facilitation has not opened registration to people whom it does not know yet."""


@dataclass
class NameNeeded(Refusal):
    """Somebody whom nobody knows yet registers, and does not say how they want to be called."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody says of themselves when they register for the first time."""

    name: str
    place: str = ""
    contact: str = ""
    zone: str = PARIS


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a person stands in a workshop after an act; `rank` only while waiting."""

    workshop: int
    person: str
    standing: Standing
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """Registers for some workshops (all of them when `workshops` is empty), whoever is named or new.

    Workshops where the person already stands are left as they are; refused only if nothing would change.
    """

    workshops: tuple[int, ...] = ()
    all_three: AllThree | None = None
    person: str | None = None
    newcomer: Newcomer | None = None
    shared: bool = False
    """Others use this computer too: its key is not kept as the newcomer's."""

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[Placed, ...]:
        alone = by.role is Role.VISITOR
        if alone and not self.newcomer:
            raise NameNeeded()
        approval = alone and _needs_approval(commons, now)
        says_otherwise = self._says_otherwise(commons, by)
        who = self._who(commons, by, now)
        named = tuple(lookup.workshop(commons, one) for one in self.workshops)
        chosen = named or lookup.open_workshops(commons, now)
        new = [one for one in chosen if not _stands(one, who.id)]
        if not new and chosen and not says_otherwise:
            raise AlreadyRegistered(chosen[0].number, chosen[0].must_have(who.id).standing)
        scribe = by.scribe_for(who.id) if by.facilitates else None
        counted = who.role is not Role.FACILITATION or lookup.settings(commons).count_facilitation
        for one in new:
            commons.put(seating.register(one, who.id, now, who.all_three, scribe, approval, counted))
        return tuple(_placed(commons, one.number, who.id) for one in chosen)

    def _says_otherwise(self, commons: Commons, by: Actor) -> bool:
        """Whether somebody known changes their answer to « aux trois »: that is something to add."""
        if self.newcomer or not self.all_three:
            return False
        return commons.get(Participant, by.on_behalf_of(self.person)).all_three is not self.all_three

    def _who(self, commons: Commons, by: Actor, now: datetime) -> Participant:
        if self.newcomer:
            return self._newcomer(self.newcomer, commons, by, now)
        who = commons.get(Participant, by.on_behalf_of(self.person))
        if self.all_three and self.all_three is not who.all_three:
            who = replace(who, all_three=self.all_three)
            commons.put(who)
            reorder(commons, who, now)
        return who

    def _newcomer(self, newcomer: Newcomer, commons: Commons, by: Actor, now: datetime) -> Participant:
        alone = by.role is Role.VISITOR
        if alone and not lookup.settings(commons).open_registration:
            raise RegistrationNotOpen()
        if by.role is Role.PARTICIPANT and by.person:
            raise NotAllowed(needs=Role.FACILITATION)
        who = add_person(commons, newcomer, now, self.all_three or AllThree.MAYBE)
        scribe = by.scribe_for(None) if by.facilitates else None
        who = replace(who, self_registered=alone, entered_by=scribe)
        commons.put(who)
        if by.key and not by.facilitates and not self.shared:
            bind(commons, Actor(Role.PARTICIPANT, who.id, by.key), now)
        return who


def add_person(
    commons: Commons, newcomer: Newcomer, now: datetime, all_three: AllThree = AllThree.MAYBE
) -> Participant:
    """Raises EmptyText, TooLong, UnknownZone."""
    zone(newcomer.zone)
    who = Participant(
        commons.new_id("p"),
        clean_line(newcomer.name, NAME),
        now,
        clean_line(newcomer.place, PLACE),
        clean_line(newcomer.contact, CONTACT),
        newcomer.zone,
        all_three=all_three,
    )
    commons.put(who)
    return who


@dataclass(frozen=True, slots=True)
class Leave:
    """Frees one's place: two keystrokes, no reason asked."""

    workshop: int
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        who = by.on_behalf_of(self.person)
        return change_place(commons, self.workshop, who, lambda one: seating.leave(one, who, now))


@dataclass(frozen=True, slots=True)
class AcceptSeat:
    workshop: int
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        who = by.on_behalf_of(self.person)
        return change_place(commons, self.workshop, who, lambda one: seating.accept(one, who, now))


@dataclass(frozen=True, slots=True)
class DeclineSeat:
    workshop: int
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        who = by.on_behalf_of(self.person)
        return change_place(commons, self.workshop, who, lambda one: seating.decline(one, who, now))


@dataclass(frozen=True, slots=True)
class SeatTold:
    """Facilitation has told the person (« prévenue »), or the person has seen the offer: its clock starts."""

    workshop: int
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        who = by.on_behalf_of(self.person)
        return change_place(commons, self.workshop, who, lambda one: seating.told(one, who, now))


@dataclass(frozen=True, slots=True)
class KeepPlace:
    """Reconfirms: after the workshop moved, or though one had said no to that slot."""

    workshop: int
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        who = by.on_behalf_of(self.person)
        return change_place(commons, self.workshop, who, lambda one: schedule.kept(one, who))


def placed(workshop: Workshop, person: str) -> Placed:
    """Raises NotRegistered when the person never was there."""
    mine = workshop.registration(person)
    standing = mine.standing if mine else Standing.FREED
    return Placed(workshop.number, person, standing, workshop.rank(person))


def _placed(commons: Commons, number: int, person: str) -> Placed:
    return placed(lookup.workshop(commons, number), person)


def change_place(
    commons: Commons, number: int, person: str, change: Callable[[Workshop], Workshop]
) -> Placed:
    """Where the person stands once their workshop has become what `change` makes of it."""
    changed = change(lookup.workshop(commons, number))
    commons.put(changed)
    return placed(changed, person)


def _stands(workshop: Workshop, person: str) -> bool:
    mine = workshop.registration(person)
    return mine is not None and mine.active


def reorder(commons: Commons, who: Participant, now: datetime) -> None:
    """A new answer to « aux trois » moves the person in lists whose order is not frozen yet."""
    for one in lookup.workshops(commons):
        mine = one.registration(who.id)
        frozen = one.frozen_at()
        if mine and (frozen is None or now < frozen):
            commons.put(one.with_registration(replace(mine, all_three=who.all_three)))


def _needs_approval(commons: Commons, now: datetime) -> bool:
    """After five people registered alone within ten minutes, the next are for facilitation to approve."""
    recent = (
        one for one in commons.all(Participant) if one.self_registered and now - one.since < ALONE_WITHIN
    )
    return sum(1 for _ in recent) >= ALONE_AT_MOST
