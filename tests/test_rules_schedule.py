"""Plans change: dates fixed, moved, cancelled; the roll call of the day itself."""

from datetime import timedelta

import pytest
from builders import END, MONTH_BEFORE, START, a_workshop, names

from models import roll_call, schedule, seating
from models.refusals import ReasonMissing
from models.registration import Presence, Standing
from models.workshop import NoDate, NotRegistered, WorkshopCancelled

LATER = MONTH_BEFORE + timedelta(hours=1)
WEEK = timedelta(days=7)


def fixed(one, saying_no=(), now=LATER):
    return schedule.fixed(one, START, END, saying_no, WEEK, now)


def test_when_the_date_is_fixed_intentions_become_places_in_the_order_they_came():
    one = fixed(a_workshop(seats=2, people="ana:no bo cid:yes", dated=False))
    assert names(one.confirmed) == "ana bo"
    assert one.rank("cid") == 1


def test_those_who_said_no_to_the_slot_are_asked_and_keep_their_place_until_seven_days_before():
    one = fixed(a_workshop(seats=2, people="ana bo cid", dated=False), saying_no=("ana",))
    assert one.registration("ana").standing is Standing.CONFIRMED
    assert one.registration("ana").keep_until == START - WEEK
    freed = seating.settled(one, START - WEEK)
    assert freed.registration("ana").standing is Standing.FREED
    assert freed.registration("cid").standing is Standing.OFFERED


def test_when_less_than_seven_days_are_left_they_have_a_third_of_what_remains():
    now = START - timedelta(days=3)
    one = fixed(a_workshop(people="ana", dated=False), saying_no=("ana",), now=now)
    assert one.registration("ana").keep_until == now + timedelta(days=1)


def test_who_keeps_their_place_is_not_freed():
    one = schedule.kept(fixed(a_workshop(people="ana", dated=False), saying_no=("ana",)), "ana")
    assert seating.settled(one, START - timedelta(days=1)).registration("ana").standing is Standing.CONFIRMED


def test_moving_keeps_registrations_to_reconfirm_the_uid_and_raises_the_sequence():
    before = a_workshop(seats=1, people="ana bo")
    after = schedule.moved(before, START + WEEK, END + WEEK, LATER)
    assert after.uid == before.uid and after.sequence == before.sequence + 1
    assert [one.standing for one in after.registrations] == [Standing.CONFIRMED, Standing.WAITING]
    assert all(one.reconfirm for one in after.registrations)


def test_whoever_takes_a_seat_of_the_new_date_or_is_there_has_nothing_left_to_reconfirm():
    moved = schedule.moved(a_workshop(seats=2, people="ana bo cid"), START + WEEK, END + WEEK, LATER)
    freed = seating.leave(moved, "ana", LATER)
    taken = seating.accept(freed, "cid", LATER)
    assert not taken.registration("cid").reconfirm
    there = roll_call.noted(taken, "bo", Presence.PRESENT, START + WEEK)
    assert not there.registration("bo").reconfirm


def test_whoever_waits_and_is_noted_present_has_come_without_a_seat():
    one = roll_call.noted(a_workshop(seats=1, people="ana bo"), "bo", Presence.PRESENT, START)
    assert one.registration("bo").standing is Standing.WALKED_IN
    assert names(one.confirmed) == "ana" and one.line() == ()


def test_cancelling_needs_a_reason_keeps_the_order_and_its_people_come_first_when_set_again():
    one = a_workshop(seats=2, people="ana bo cid")
    with pytest.raises(ReasonMissing):
        schedule.cancelled(one, "", LATER)
    off = schedule.cancelled(one, "salle inondée", LATER)
    with pytest.raises(WorkshopCancelled):
        schedule.cancelled(off, "encore", LATER)
    again = schedule.moved(off, START + WEEK, END + WEEK, LATER)
    assert names(again.confirmed) == "ana bo" and not again.cancelled
    assert again.sequence == one.sequence + 2


def test_the_video_link_changes_on_the_morning_itself_and_calendars_follow():
    one = schedule.with_video(a_workshop(), "https://visio.exemple.invalid/b")
    assert one.sequence == 1


def test_presence_is_a_fact_about_a_registered_person_and_can_be_taken_back():
    one = roll_call.noted(a_workshop(people="ana"), "ana", Presence.PRESENT, START)
    assert names(one.present) == "ana"
    assert roll_call.noted(one, "ana", None, START).present == ()
    with pytest.raises(NotRegistered):
        roll_call.noted(one, "bo", Presence.PRESENT, START)
    with pytest.raises(NoDate):
        roll_call.noted(a_workshop(people="ana", dated=False), "ana", Presence.PRESENT, START)


def test_whoever_comes_unregistered_takes_a_free_seat():
    one = roll_call.walk_in(a_workshop(seats=2, people="ana"), "bo", START)
    assert one.registration("bo").standing is Standing.CONFIRMED
    assert one.registration("bo").walked_in and not one.registration("ana").walked_in


def test_or_an_absent_persons_seat_after_ten_minutes_who_stays_confirmed():
    one = roll_call.noted(a_workshop(seats=1, people="ana"), "ana", Presence.ABSENT, START)
    assert roll_call.absent_seats(one, START + timedelta(minutes=9)) == 0
    assert roll_call.absent_seats(one, START + timedelta(minutes=10)) == 1
    come = roll_call.walk_in(one, "bo", START + timedelta(minutes=10))
    assert come.registration("ana").standing is Standing.CONFIRMED
    assert roll_call.absent_seats(come, START + timedelta(minutes=11)) == 0


def test_an_announced_absence_gives_its_seat_at_once():
    one = roll_call.noted(a_workshop(seats=1, people="ana"), "ana", Presence.ANNOUNCED, START)
    assert roll_call.absent_seats(one, START) == 1


def test_otherwise_it_is_noted_and_never_takes_a_confirmed_persons_seat():
    one = roll_call.noted(a_workshop(seats=1, people="ana"), "ana", Presence.PRESENT, START)
    come = roll_call.walk_in(one, "bo", START + timedelta(minutes=20))
    assert come.registration("bo").standing is Standing.WALKED_IN
    assert len(come.present) == 2 and names(come.confirmed) == "ana"


def test_somebody_waiting_who_comes_takes_the_seat_that_is_free():
    one = a_workshop(seats=1, people="ana bo")
    one = seating.leave(one, "ana", START - timedelta(hours=1))
    come = roll_call.walk_in(one, "bo", START - timedelta(minutes=5)).registration("bo")
    assert come.standing is Standing.CONFIRMED and not come.walked_in
