"""Who gets a seat: registering, leaving, the waiting list's offers. Nobody confirmed is ever displaced."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.names import clean_reason
from models.people import AllThree
from models.refusals import Refusal
from models.registration import APPROVAL, TO_THE_WHOLE_LIST, Move, Offer, Registration, Standing
from models.workshop import AlreadyRegistered, Status, Workshop, WorkshopOver


@dataclass
class NoOffer(Refusal):
    """There is no seat offered to this person (any more)."""

    workshop: int


@dataclass
class SeatsTaken(Refusal):
    """More seats asked for than can be had; `free` says how many can."""

    workshop: int
    free: int


def register(
    workshop: Workshop,
    person: str,
    now: datetime,
    all_three: AllThree = AllThree.MAYBE,
    entered_by: str | None = None,
    approval: bool = False,
    counted: bool = True,
) -> Workshop:
    """Confirmed only if a seat is free and nobody waits; else on the list; without a date, an intention."""
    workshop.must_be_open(now)
    before = workshop.registration(person)
    if before and before.active:
        raise AlreadyRegistered(workshop.number, before.standing)
    standing = _newcomer(workshop, now, approval) if counted else beside(workshop)
    one = Registration(person, now, standing, all_three, entered_by=entered_by, counted=counted)
    return workshop.without(person).with_registration(one)


def approve(workshop: Workshop, person: str) -> Workshop:
    """Facilitation knows this person: the seat held becomes theirs."""
    mine = workshop.must_have(person)
    if mine.standing is not Standing.TO_APPROVE:
        raise AlreadyRegistered(workshop.number, mine.standing)
    standing = Standing.CONFIRMED if workshop.start else Standing.INTENTION
    return workshop.with_registration(replace(mine, standing=standing))


def leave(workshop: Workshop, person: str, now: datetime) -> Workshop:
    """Raises NotRegistered, WorkshopOver: who was there is a fact."""
    workshop.must_have(person)
    if workshop.status(now) is Status.OVER:
        raise WorkshopOver(workshop.number)
    return settled(_freed(workshop, person, now), now)


def remove(workshop: Workshop, person: str, reason: str, now: datetime) -> Workshop:
    """A duplicate, a false entry, a person who asked: not displacing, but with a reason that all can read."""
    workshop.must_have(person)
    return settled(_freed(workshop, person, now).noted("retrait", reason, now), now)


def forget(workshop: Workshop, person: str, now: datetime) -> Workshop:
    """As if the person had never come: their data are erased, their seat is free."""
    return settled(workshop.without(person), now)


def may_accept(workshop: Workshop, person: str, now: datetime) -> bool:
    mine = workshop.registration(person)
    if mine is None or workshop.cancelled or workshop.start is None or now >= workshop.start:
        return False
    if mine.standing is Standing.OFFERED:
        return True
    return mine.standing is Standing.WAITING and workshop.for_whole_list(now) and workshop.free(now) > 0


def accept(workshop: Workshop, person: str, now: datetime) -> Workshop:
    """The offered seat, or less than 6 h before any free one, becomes theirs. Raises NoOffer."""
    if not may_accept(workshop, person, now):
        raise NoOffer(workshop.number)
    mine = workshop.must_have(person)
    seated = replace(mine, standing=Standing.CONFIRMED, offer=None, moved=None, reconfirm=False)
    return settled(workshop.with_registration(seated), now)


def decline(workshop: Workshop, person: str, now: datetime) -> Workshop:
    """Refusing an offer leaves the list. Raises NoOffer."""
    if not may_accept(workshop, person, now):
        raise NoOffer(workshop.number)
    return settled(_freed(workshop, person, now), now)


def told(workshop: Workshop, person: str, now: datetime) -> Workshop:
    """The person has seen the offer, or facilitation has told them: its clock starts, once.

    It lasts the smaller of `offer_hours` and a third of the time left. Raises NoOffer.
    """
    mine = workshop.must_have(person)
    if mine.standing is not Standing.OFFERED or mine.offer is None:
        raise NoOffer(workshop.number)
    if mine.offer.until is not None:
        return workshop
    offer = replace(mine.offer, until=_offer_end(workshop, now))
    return workshop.with_registration(replace(mine, offer=offer))


def to_tell(workshop: Workshop) -> tuple[Registration, ...]:
    """People to whom a seat is offered and who do not know it yet."""
    return tuple(one for one in workshop.of(Standing.OFFERED) if one.offer and one.offer.until is None)


def to_ask(workshop: Workshop) -> tuple[Registration, ...]:
    """People who had said no to the very slot that was fixed, and have not said since whether they come."""
    return tuple(one for one in workshop.of(Standing.CONFIRMED) if one.keep_until)


def to_call(workshop: Workshop, now: datetime) -> tuple[Registration, ...]:
    """Less than 6 h before, with a seat to take: everybody who waits, in order of rank."""
    if workshop.cancelled or not workshop.for_whole_list(now) or not workshop.free(now):
        return ()
    return tuple(one for one in workshop.line() if one.standing is Standing.WAITING)


def move_in_line(workshop: Workshop, person: str, rank: int, reason: str, now: datetime) -> Workshop:
    """A manual move, with a reason that everybody can read."""
    mine = workshop.must_have(person)
    if not mine.in_line:
        raise AlreadyRegistered(workshop.number, mine.standing)
    rank = min(max(1, rank), len(workshop.line()))
    reason = clean_reason(reason)
    return workshop.with_registration(replace(mine, moved=Move(rank, reason, now))).noted(
        "deplacement", reason, now
    )


def settled(workshop: Workshop, now: datetime) -> Workshop:
    """What time alone brings: offers that end, seats kept until a day, new offers. Idempotent."""
    if workshop.reserved and workshop.reservations_end(now):
        # For good: another date would otherwise claim back seats that people have taken since.
        workshop = replace(workshop, reserved=())
    if workshop.cancelled:
        return workshop
    passed = replace(workshop, registrations=tuple(_at(workshop, one, now) for one in workshop.registrations))
    return _with_offers(passed, now) if passed.start and now < passed.start else passed


def next_due(workshop: Workshop, now: datetime) -> datetime | None:
    """The next instant at which `settled` would change something by itself."""
    moments = []
    if workshop.start and workshop.reserved:
        moments += [workshop.start - timedelta(hours=workshop.release_hours)]
    if not workshop.cancelled:
        moments += _seats_due(workshop)
    return min((one for one in moments if one > now), default=None)


def _seats_due(workshop: Workshop) -> list[datetime]:
    moments = [one.offer.until for one in workshop.registrations if one.offer and one.offer.until]
    moments += [one.keep_until for one in workshop.registrations if one.keep_until]
    moments += [one.since + APPROVAL for one in workshop.of(Standing.TO_APPROVE)]
    if workshop.start and to_tell(workshop):
        moments += [workshop.start - TO_THE_WHOLE_LIST]
    return moments


def beside(workshop: Workshop) -> Standing:
    """Where somebody stands who takes no seat."""
    return Standing.CONFIRMED if workshop.start else Standing.INTENTION


def _newcomer(workshop: Workshop, now: datetime, approval: bool) -> Standing:
    if workshop.start is None:
        return Standing.TO_APPROVE if approval else Standing.INTENTION
    if workshop.free(now) > 0 and not workshop.of(Standing.WAITING):
        return Standing.TO_APPROVE if approval else Standing.CONFIRMED
    return Standing.WAITING


def _at(workshop: Workshop, one: Registration, now: datetime) -> Registration:
    if one.offer and one.offer.until and now >= one.offer.until:
        return _expired(one, one.offer.until)
    if one.offer and workshop.start and now >= workshop.start - TO_THE_WHOLE_LIST and one.offer.until is None:
        return back_in_line(one)
    if one.keep_until and now >= one.keep_until:
        return replace(one, standing=Standing.FREED, keep_until=None)
    if one.standing is Standing.TO_APPROVE and now >= one.since + APPROVAL:
        return replace(one, standing=Standing.FREED)
    return one


def _expired(one: Registration, until: datetime) -> Registration:
    """An offer left without an answer sends behind all, once; the second time, out of the list."""
    if one.expired:
        return replace(one, standing=Standing.FREED, offer=None)
    return replace(one, standing=Standing.WAITING, offer=None, moved=None, expired=until)


def _with_offers(workshop: Workshop, now: datetime) -> Workshop:
    """Offers each free seat to the next in line; close to the start, to nobody in particular."""
    if workshop.for_whole_list(now):
        return workshop
    waiting = [one for one in workshop.line() if one.standing is Standing.WAITING]
    for one in waiting[: workshop.free(now)]:
        workshop = workshop.with_registration(replace(one, standing=Standing.OFFERED, offer=Offer(now)))
    return workshop


def _offer_end(workshop: Workshop, now: datetime) -> datetime:
    start = workshop.must_have_date()
    left = max(timedelta(), start - now)
    return now + min(timedelta(hours=workshop.offer_hours), left / 3)


def back_in_line(one: Registration) -> Registration:
    """The offer is withdrawn without blame: the person waits as before."""
    return replace(one, standing=Standing.WAITING, offer=None) if one.standing is Standing.OFFERED else one


def _freed(workshop: Workshop, person: str, now: datetime) -> Workshop:
    mine = workshop.must_have(person)
    freed = Registration(person, now, Standing.FREED, mine.all_three, entered_by=mine.entered_by)
    return workshop.with_registration(freed)
