"""Plans change: a date is fixed, moved, cancelled; registrations are kept, calendars follow."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from models.registration import Registration, Standing
from models.seating import back_in_line, settled
from models.workshop import Status, Workshop, WorkshopCancelled, WorkshopOver


def fixed(
    workshop: Workshop,
    start: datetime,
    end: datetime,
    saying_no: Collection[str],
    keep: timedelta,
    now: datetime,
) -> Workshop:
    """Fixes the date: intentions become places in the order in which they came.

    Those who had said no to that very slot are asked; they keep their place until `keep` before the start.
    When less than that is left, they have a third of the time that remains.
    """
    asked_until = max(start - keep, now + (start - now) / 3)
    dated = replace(_at(workshop, start, end, now), registrations=())
    for one in sorted(workshop.registrations, key=lambda each: each.since):
        placed = _placed(dated, one, now)
        if placed.person in saying_no and placed.standing is Standing.CONFIRMED:
            placed = replace(placed, keep_until=asked_until)
        dated = dated.with_registration(placed)
    return settled(dated, now)


def moved(workshop: Workshop, start: datetime, end: datetime, now: datetime) -> Workshop:
    """Another date: registrations are kept, to be reconfirmed; offers are made anew.

    Raises WorkshopOver when people were there already.
    """
    _must_not_have_happened(workshop, now)
    kept = tuple(_to_reconfirm(one) for one in workshop.registrations)
    return settled(replace(_at(workshop, start, end, now), registrations=kept), now)


def cancelled(workshop: Workshop, reason: str, now: datetime) -> Workshop:
    """Its people are kept in the order of their confirmation: they come first if it is set again.

    Raises WorkshopCancelled, WorkshopOver.
    """
    if workshop.cancelled:
        raise WorkshopCancelled(workshop.number)
    _must_not_have_happened(workshop, now)
    kept = tuple(back_in_line(one) for one in workshop.registrations)
    called_off = replace(workshop, cancelled=True, sequence=workshop.sequence + 1, registrations=kept)
    return called_off.noted("annulation", reason, now)


def with_video(workshop: Workshop, url: str) -> Workshop:
    """The link can change on the morning itself: calendars must follow."""
    return replace(workshop, video=url, sequence=workshop.sequence + 1)


def kept(workshop: Workshop, person: str) -> Workshop:
    """The person keeps their place: after a move, or though they had said no to that slot."""
    mine = workshop.must_have(person)
    return workshop.with_registration(replace(mine, reconfirm=False, keep_until=None))


def _placed(dated: Workshop, one: Registration, now: datetime) -> Registration:
    if one.standing not in (Standing.INTENTION, Standing.TO_APPROVE):
        return one
    if not one.counted:
        return replace(one, standing=Standing.CONFIRMED)
    if dated.free(now) <= 0:
        return replace(one, standing=Standing.WAITING)
    return replace(one, standing=Standing.CONFIRMED) if one.standing is Standing.INTENTION else one


def _at(workshop: Workshop, start: datetime, end: datetime, now: datetime) -> Workshop:
    """Calendars follow: same UID, SEQUENCE raised. The waiting order that people saw stands."""
    before, late = workshop.frozen_at(), start - timedelta(hours=workshop.freeze_hours) <= now
    frozen = (before if before and before <= now else now) if late else None
    sequence = workshop.sequence + 1
    return replace(
        workshop, start=start, end=end, dated=now, frozen=frozen, cancelled=False, sequence=sequence
    )


def _must_not_have_happened(workshop: Workshop, now: datetime) -> None:
    """What the roll call noted is a fact: another date would wipe it. Raises WorkshopOver."""
    if workshop.status(now) is Status.OVER and workshop.present:
        raise WorkshopOver(workshop.number)


def _to_reconfirm(one: Registration) -> Registration:
    return replace(back_in_line(one), reconfirm=one.active, keep_until=None, presence=None)
