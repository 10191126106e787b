"""People themselves: corrected, merged when they are one, removed, erased. Everything of theirs follows."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from models import lookup, poll, seating
from models.access import access_of
from models.acts.registration import reorder
from models.annex import redate_annexes
from models.authorship import forget_author, give_to_author
from models.calendar import zone
from models.loans import forget_loans, give_loans
from models.names import CONTACT, NAME, PLACE, clean_line, clean_reason
from models.people import Actor, AllThree, Participant, Role
from models.poll import Poll
from models.ports import Commons
from models.refusals import Refusal
from models.registration import Registration, Standing
from models.visits import Visit

_STRENGTH = (
    Standing.CONFIRMED,
    Standing.OFFERED,
    Standing.TO_APPROVE,
    Standing.WAITING,
    Standing.INTENTION,
    Standing.WALKED_IN,
    Standing.REQUESTED,
    Standing.FREED,
)


@dataclass
class SamePerson(Refusal):
    """Somebody cannot be merged with themselves."""

    person: str


@dataclass(frozen=True, slots=True)
class CorrectPerson:
    """Corrects what is known of oneself, or facilitating of anybody; None leaves a field as it is."""

    on_closed: ClassVar[bool] = True

    person: str | None = None
    name: str | None = None
    place: str | None = None
    contact: str | None = None
    zone: str | None = None
    keep_for_next: bool | None = None
    all_three: AllThree | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Participant:
        who = commons.get(Participant, by.on_behalf_of(self.person))
        if self.zone is not None:
            zone(self.zone)
        corrected = replace(
            who,
            name=who.name if self.name is None else clean_line(self.name, NAME),
            place=who.place if self.place is None else clean_line(self.place, PLACE),
            contact=who.contact if self.contact is None else clean_line(self.contact, CONTACT),
            zone=self.zone or who.zone,
            keep_for_next=who.keep_for_next if self.keep_for_next is None else self.keep_for_next,
            all_three=self.all_three or who.all_three,
        )
        commons.put(corrected)
        if corrected.name != who.name:
            redate_annexes(commons, now, who.id)
        if corrected.all_three is not who.all_three:
            reorder(commons, corrected, now)
        return corrected


def correction(person: str, field: str, value: str) -> CorrectPerson:
    """The act that gives `name`, `place` or `contact` another value."""
    return CorrectPerson(
        person,
        name=value if field == "name" else None,
        place=value if field == "place" else None,
        contact=value if field == "contact" else None,
    )


@dataclass(frozen=True, slots=True)
class MergePeople:
    """Two entries are one person: answers, places and words of `other` become `kept`'s. With a reason."""

    kept: str
    other: str
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Participant:
        by.must_facilitate()
        if self.kept == self.other:
            raise SamePerson(self.kept)
        clean_reason(self.reason)
        kept, other = commons.get(Participant, self.kept), commons.get(Participant, self.other)
        self._workshops(commons, now)
        for asked in commons.all(Poll):
            if other.id in asked.answers:
                commons.put(poll.merged(asked, kept.id, other.id))
        give_to_author(commons, other.id, kept.id, now)
        for way_in in tuple(access_of(commons, other.id)):
            commons.put(replace(way_in, person=kept.id))
        _hand_over_entries(commons, other.id, kept.id)
        give_loans(commons, other.id, kept.id)
        _forget_visit(commons, other.id)
        settings = lookup.settings(commons)
        if settings.person == other.id:
            commons.put(replace(settings, person=kept.id))
        commons.remove(other)
        kept = commons.get(Participant, kept.id)
        both = replace(kept, place=kept.place or other.place, contact=kept.contact or other.contact)
        commons.put(both)
        return both

    def _workshops(self, commons: Commons, now: datetime) -> None:
        for one in lookup.workshops(commons):
            theirs = one.registration(self.other)
            if theirs is None:
                continue
            mine = one.registration(self.kept)
            stronger = replace(_stronger(mine, theirs), person=self.kept)
            merged = one.without(self.other).with_registration(stronger)
            commons.put(seating.settled(merged.noted("reunion", self.reason, now), now))


def _stronger(mine: Registration | None, theirs: Registration) -> Registration:
    """The better standing of the two, and the earlier arrival: merging takes nothing from anybody."""
    if mine is None or not mine.active:
        return theirs
    if not theirs.active:
        return mine
    best = min((mine, theirs), key=lambda one: _STRENGTH.index(one.standing))
    presence = best.presence or mine.presence or theirs.presence
    return replace(best, since=min(mine.since, theirs.since), presence=presence)


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """A false entry, or a person who asked: places, answers and name go; the group's words stay, unsigned."""

    on_closed: ClassVar[bool] = True

    erases: ClassVar[bool] = True

    person: str
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Participant:
        by.must_facilitate()
        who = commons.get(Participant, self.person)
        clean_reason(self.reason)
        for one in lookup.workshops(commons):
            if one.registration(who.id):
                commons.put(one.noted("retrait", self.reason, now))
        erase(commons, who, now)
        return who


@dataclass(frozen=True, slots=True)
class EraseMyData:
    """Everything that says who this is goes, from the journal too; the group's words stay, unsigned."""

    on_closed: ClassVar[bool] = True

    erases: ClassVar[bool] = True

    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        erase(commons, commons.get(Participant, by.on_behalf_of(self.person)), now)


def erase(commons: Commons, who: Participant, now: datetime) -> None:
    for one in lookup.workshops(commons):
        if one.registration(who.id):
            commons.put(seating.forget(one, who.id, now))
    for asked in commons.all(Poll):
        if who.id in asked.answers or who.id in asked.imported:
            commons.put(poll.forgotten(asked, who.id))
    forget_author(commons, who.id, now)
    _hand_over_entries(commons, who.id, Role.FACILITATION)
    forget_loans(commons, who)
    for way_in in tuple(access_of(commons, who.id)):
        commons.remove(way_in)
    _forget_visit(commons, who.id)
    settings = lookup.settings(commons)
    if settings.person == who.id:
        commons.put(replace(settings, person=""))
    commons.remove(who)


def _forget_visit(commons: Commons, person: str) -> None:
    if mark := commons.find(Visit, person):
        commons.remove(mark)


def _hand_over_entries(commons: Commons, scribe: str, to: str) -> None:
    """« Saisi par » names the one who stays, or facilitation when the scribe is erased."""
    for who in commons.all(Participant):
        if who.entered_by == scribe:
            commons.put(replace(who, entered_by=_unless_oneself(to, who.id)))
    for one in lookup.workshops(commons):
        if any(each.entered_by == scribe for each in one.registrations):
            commons.put(
                replace(one, registrations=tuple(_by(each, scribe, to) for each in one.registrations))
            )


def _by(one: Registration, scribe: str, to: str) -> Registration:
    return replace(one, entered_by=_unless_oneself(to, one.person)) if one.entered_by == scribe else one


def _unless_oneself(scribe: str, person: str) -> str | None:
    return None if scribe == person else scribe
