"""Seats: the cap, the waiting list and its order, offers, leaving, reserved seats."""

from datetime import timedelta

import pytest
from builders import MONTH_BEFORE, START, a_workshop, names

from models import capacity, seating
from models.capacity import SeatsHeld
from models.people import AllThree
from models.refusals import ReasonMissing
from models.registration import Standing
from models.seating import NoOffer, SeatsTaken
from models.waiting import RankReason
from models.workshop import AlreadyRegistered, NotRegistered, WorkshopCancelled, WorkshopOver

LATER = MONTH_BEFORE + timedelta(hours=1)
HOUR = timedelta(hours=1)


def test_the_first_fifteen_are_confirmed_and_the_sixteenth_waits_at_rank_one():
    full = a_workshop(people=" ".join(f"p{n}" for n in range(16)))
    assert len(full.confirmed) == 15
    assert full.registration("p15").standing is Standing.WAITING
    assert full.rank("p15") == 1


def test_without_a_date_a_registration_is_an_intention_in_order():
    undated = a_workshop(seats=1, people="ana bo", dated=False)
    assert [one.standing for one in undated.registrations] == [Standing.INTENTION] * 2


def test_registering_twice_is_refused_and_says_where_one_stands():
    with pytest.raises(AlreadyRegistered) as refused:
        seating.register(a_workshop(people="ana"), "ana", LATER)
    assert refused.value.standing is Standing.CONFIRMED


def test_a_workshop_that_is_over_or_cancelled_takes_nobody():
    with pytest.raises(WorkshopOver):
        seating.register(a_workshop(), "ana", START + timedelta(days=1))
    from models.schedule import cancelled

    with pytest.raises(WorkshopCancelled):
        seating.register(cancelled(a_workshop(), "grève", LATER), "ana", LATER)


def test_waiting_order_is_yes_to_all_three_then_perhaps_then_no_then_arrival():
    one = a_workshop(seats=1, people="taken no1:no may1 yes1:yes may2 yes2:yes")
    assert names(one.line()) == "yes1 yes2 may1 may2 no1"
    assert one.ranks()[0].reason is RankReason.ALL_THREE
    assert one.ranks()[4].reason is RankReason.ARRIVAL


def test_whoever_joins_after_the_freeze_stands_behind_whatever_they_said():
    one = a_workshop(seats=1, people="taken no1:no")
    one = seating.register(one, "late", START - timedelta(hours=47), AllThree.YES)
    assert names(one.line()) == "no1 late"
    assert one.ranks()[1].reason is RankReason.AFTER_FREEZE


def test_a_freed_seat_is_offered_to_the_first_in_line_and_counts_as_taken():
    one = seating.leave(a_workshop(seats=1, people="ana bo cid:yes"), "ana", LATER)
    assert one.registration("cid").standing is Standing.OFFERED
    assert one.free(LATER) == 0
    assert seating.register(one, "dan", LATER).registration("dan").standing is Standing.WAITING


def test_an_offer_has_no_clock_until_the_person_knows():
    one = seating.leave(a_workshop(seats=1, people="ana bo"), "ana", LATER)
    assert names(seating.to_tell(one)) == "bo"
    assert seating.settled(one, LATER + timedelta(days=10)) == one


def test_an_offer_lasts_48_hours_or_a_third_of_the_time_left():
    freed = seating.leave(a_workshop(seats=1, people="ana bo"), "ana", LATER)
    assert seating.told(freed, "bo", LATER).registration("bo").offer.until == LATER + timedelta(hours=48)
    near = START - timedelta(hours=30)
    assert seating.told(freed, "bo", near).registration("bo").offer.until == near + timedelta(hours=10)


def test_telling_twice_does_not_start_the_clock_again():
    freed = seating.leave(a_workshop(seats=1, people="ana bo"), "ana", LATER)
    told = seating.told(freed, "bo", LATER)
    assert seating.told(told, "bo", LATER + HOUR) == told


def test_an_expired_offer_goes_behind_all_once_and_then_off_the_list():
    one = seating.leave(a_workshop(seats=1, people="ana bo:yes cid"), "ana", LATER)
    after = LATER + timedelta(hours=49)
    one = seating.settled(seating.told(one, "bo", LATER), after)
    assert one.registration("cid").standing is Standing.OFFERED
    assert names(one.line()) == "cid bo"
    one = seating.decline(one, "cid", after)
    assert one.registration("bo").standing is Standing.OFFERED
    one = seating.settled(seating.told(one, "bo", after), after + timedelta(hours=49))
    assert one.registration("bo").standing is Standing.FREED


def test_accepting_confirms_and_declining_leaves_the_list_for_the_next():
    one = seating.leave(a_workshop(seats=1, people="ana bo cid"), "ana", LATER)
    assert seating.accept(one, "bo", LATER).registration("bo").standing is Standing.CONFIRMED
    declined = seating.decline(one, "bo", LATER)
    assert declined.registration("bo").standing is Standing.FREED
    assert declined.registration("cid").standing is Standing.OFFERED


def test_nobody_takes_a_seat_that_is_not_offered_to_them():
    one = seating.leave(a_workshop(seats=1, people="ana bo cid"), "ana", LATER)
    with pytest.raises(NoOffer):
        seating.accept(one, "cid", LATER)


def test_less_than_six_hours_before_the_first_yes_takes_a_freed_seat():
    close = START - timedelta(hours=5)
    one = seating.leave(a_workshop(seats=1, people="ana bo cid"), "ana", close)
    assert one.of(Standing.OFFERED) == ()
    taken = seating.accept(one, "cid", close)
    assert taken.registration("cid").standing is Standing.CONFIRMED
    with pytest.raises(NoOffer):
        seating.accept(taken, "bo", close)


def test_an_offer_that_nobody_was_told_of_opens_to_the_whole_list_six_hours_before():
    one = seating.leave(a_workshop(seats=1, people="ana bo cid"), "ana", LATER)
    close = START - timedelta(hours=6)
    assert seating.next_due(one, LATER) == close
    assert seating.may_accept(seating.settled(one, close), "cid", close)


def test_no_offer_outlives_the_start():
    one = seating.leave(a_workshop(seats=1, people="ana bo"), "ana", START - timedelta(hours=7))
    assert seating.told(one, "bo", START - timedelta(hours=7)).registration("bo").offer.until < START
    with pytest.raises(NoOffer):
        seating.accept(one, "bo", START)


def test_reserved_seats_count_and_are_released_48_hours_before():
    one = capacity.reserve(a_workshop(seats=3), 2, "la Grange, sans adresse", LATER)
    one = seating.register(seating.register(one, "ana", LATER), "bo", LATER)
    assert one.registration("bo").standing is Standing.WAITING
    freed = START - timedelta(hours=48)
    assert seating.next_due(one, LATER) == freed
    assert seating.settled(one, freed).registration("bo").standing is Standing.OFFERED


def test_reserving_takes_no_seat_that_somebody_has_and_needs_a_reason():
    one = a_workshop(seats=2, people="ana bo")
    with pytest.raises(SeatsTaken) as refused:
        capacity.reserve(one, 1, "une école", LATER)
    assert refused.value.free == 0
    with pytest.raises(ReasonMissing):
        capacity.reserve(a_workshop(), 1, "  ", LATER)


def test_released_seats_are_not_claimed_back_by_another_date():
    from models.schedule import moved

    one = capacity.reserve(a_workshop(seats=2), 2, "une école", LATER)
    close = START - timedelta(hours=1)
    one = seating.register(seating.settled(one, close), "ana", close)
    later = moved(one, START + timedelta(days=30), START + timedelta(days=30, hours=1), close)
    assert later.reserved_seats(close) == 0
    with pytest.raises(capacity.TooLateToReserve):
        capacity.reserve(one, 1, "une école", close)


def test_a_lower_cap_never_goes_below_the_seats_held():
    with pytest.raises(SeatsHeld):
        capacity.with_seats(a_workshop(seats=3, people="ana bo"), 1, LATER)
    more = capacity.with_seats(a_workshop(seats=1, people="ana bo"), 2, LATER)
    assert more.registration("bo").standing is Standing.OFFERED


def test_a_manual_move_needs_a_reason_and_shows_it():
    one = a_workshop(seats=1, people="ana bo cid")
    moved = seating.move_in_line(one, "cid", 1, "garde d'enfants ce jour-là", LATER)
    assert names(moved.line()) == "cid bo"
    assert moved.ranks()[0].reason is RankReason.MOVED
    assert moved.ranks()[0].note == "garde d'enfants ce jour-là"
    assert moved.notes[-1].reason == "garde d'enfants ce jour-là"
    with pytest.raises(ReasonMissing):
        seating.move_in_line(one, "cid", 1, "", LATER)


def test_removing_with_a_reason_frees_the_seat_and_leaves_the_reason_readable():
    one = seating.remove(a_workshop(seats=1, people="ana ana2"), "ana2", "en double", LATER)
    assert one.notes[-1].reason == "en double"
    with pytest.raises(NotRegistered):
        one.must_have("ana2")


def test_coming_back_after_leaving_is_a_new_arrival():
    one = seating.leave(a_workshop(seats=1, people="ana bo"), "bo", LATER)
    back = seating.register(one, "bo", LATER + HOUR)
    assert back.registration("bo").since == LATER + HOUR


def test_a_seat_held_for_approval_lasts_a_day():
    one = seating.register(a_workshop(seats=1), "ana", MONTH_BEFORE, approval=True)
    assert one.free(MONTH_BEFORE) == 0
    assert seating.approve(one, "ana").registration("ana").standing is Standing.CONFIRMED
    lapsed = seating.settled(one, MONTH_BEFORE + timedelta(hours=24))
    assert lapsed.registration("ana").standing is Standing.FREED


def test_settling_twice_changes_nothing_more():
    one = seating.told(seating.leave(a_workshop(seats=1, people="ana bo cid"), "ana", LATER), "bo", LATER)
    once = seating.settled(one, LATER + timedelta(days=3))
    assert seating.settled(once, LATER + timedelta(days=3)) == once
