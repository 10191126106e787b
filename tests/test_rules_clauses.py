"""Clauses where rules meet: time that passes while nobody looks, dates that change, answers that change."""

from datetime import timedelta

import pytest
from builders import END, MONTH_BEFORE, START, a_poll, a_slot, a_workshop, names
from house import FIRST, FIRST_END, SPRING, a_series, registered
from memory_commons import do

from models import lookup, roll_call, schedule, seating
from models.acts.people import CorrectPerson, EraseMyData, MergePeople
from models.acts.polls import AddSlot, AnswerPoll, OpenPoll
from models.acts.registration import Leave, Newcomer, Register
from models.acts.roll_call import RollCall, WalkIn
from models.acts.seats import ApproveRegistration, RemoveRegistration
from models.acts.series import ChangeSetting
from models.acts.time import TimePasses, next_due
from models.acts.workshops import (
    AddWorkshop,
    CancelWorkshop,
    FixDates,
    MoveWorkshop,
    SameMoment,
    SetSeats,
)
from models.calendar import PARIS, zone
from models.capacity import SeatsHeld
from models.next_steps import Need, next_steps
from models.pairing import Pairing
from models.people import FACILITATION, TIME, VISITOR, Actor, AllThree, Participant, Role
from models.poll import Answer
from models.registration import Presence, Standing
from models.workshop import AlreadyRegistered, WorkshopOver

HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)
SLOT = (FIRST + 2 * WEEK, FIRST_END + 2 * WEEK)


@pytest.fixture
def session():
    return a_series()


@pytest.fixture
def commons(session):
    return session.house.reading


def a_slot_of(commons, number=2, moment=SLOT):
    return do(commons, AddSlot(number, *moment), now=SPRING).slot.id


def test_no_offer_outlives_the_start_even_when_nobody_opened_the_program_meanwhile():
    one = seating.leave(a_workshop(seats=1, people="ana bo"), "ana", MONTH_BEFORE + HOUR)
    told = seating.told(one, "bo", START - 8 * HOUR)
    for offered in (one, told):
        begun = seating.settled(offered, START + HOUR / 2)
        assert begun.registration("bo").standing is Standing.WAITING
        come = roll_call.walk_in(begun, "cid", START + HOUR / 2)
        assert come.registration("cid").standing is Standing.CONFIRMED


def test_a_place_kept_until_a_day_is_freed_even_when_that_day_is_noticed_late():
    undated = a_workshop(people="ana", dated=False)
    one = schedule.fixed(undated, START, END, ("ana",), WEEK, MONTH_BEFORE + HOUR)
    assert seating.settled(one, START + HOUR).registration("ana").standing is Standing.FREED


def test_a_registration_to_approve_never_makes_more_people_than_seats_when_the_date_is_fixed():
    one = a_workshop(seats=1, people="ana", dated=False)
    one = seating.register(one, "bo", MONTH_BEFORE + HOUR, approval=True)
    dated = schedule.fixed(one, START, END, (), WEEK, MONTH_BEFORE + 2 * HOUR)
    assert names(dated.confirmed) == "ana"
    assert dated.registration("bo").standing is Standing.WAITING


def test_a_seat_held_for_approval_lasts_a_day_before_the_date_is_known_too(commons):
    for number in range(6):
        placed = do(commons, Register((2,), newcomer=Newcomer(f"P{number}")), VISITOR, SPRING)
    assert placed[0].standing is Standing.TO_APPROVE
    assert Need.APPROVE in {one.need for one in next_steps(commons, FACILITATION, SPRING)}
    assert next_due(commons, SPRING) == SPRING + timedelta(hours=24)
    do(commons, TimePasses(), TIME, SPRING + timedelta(hours=24))
    assert lookup.workshop(commons, 2).registration(placed[0].person).standing is Standing.FREED


def test_an_intention_approved_keeps_its_order(commons):
    for number in range(6):
        placed = do(commons, Register((2,), newcomer=Newcomer(f"P{number}")), VISITOR, SPRING)
    done = do(commons, ApproveRegistration(2, placed[0].person), now=SPRING)
    assert done.standing is Standing.INTENTION


def test_the_answer_to_all_three_can_be_changed_later_and_moves_the_rank(session, commons):
    people = registered(session, *[f"P{number}" for number in range(15)], workshops=(1,))
    do(commons, Register((1,), AllThree.YES, newcomer=Newcomer("Ana")), now=SPRING)
    do(commons, Register((1,), AllThree.MAYBE, newcomer=Newcomer("Bo")), now=SPRING)
    ana, bo = (one.id for one in commons.all(Participant)[15:])
    do(commons, CorrectPerson(ana, all_three=AllThree.NO), now=SPRING)
    assert names(lookup.workshop(commons, 1).line()) == f"{bo} {ana}"
    do(commons, Register((1,), AllThree.YES), Actor(Role.PARTICIPANT, ana), SPRING)
    assert names(lookup.workshop(commons, 1).line()) == f"{ana} {bo}"
    with pytest.raises(AlreadyRegistered):
        do(commons, Register((1,), AllThree.YES), Actor(Role.PARTICIPANT, ana), SPRING)
    assert len(people) == 15


def test_once_frozen_another_answer_to_all_three_moves_nobody(session, commons):
    registered(session, *[f"P{number}" for number in range(15)], workshops=(1,))
    do(commons, Register((1,), AllThree.YES, newcomer=Newcomer("Ana")), now=SPRING)
    do(commons, Register((1,), AllThree.MAYBE, newcomer=Newcomer("Bo")), now=SPRING)
    ana, bo = (one.id for one in commons.all(Participant)[15:])
    do(commons, CorrectPerson(ana, all_three=AllThree.NO), now=FIRST - timedelta(hours=47))
    assert names(lookup.workshop(commons, 1).line()) == f"{ana} {bo}"


def test_an_earlier_date_changes_nothing_in_the_order_that_people_saw():
    one = a_workshop(seats=1, people="taken may")
    one = seating.register(one, "yes", START - timedelta(days=4), AllThree.YES)
    assert names(one.line()) == "yes may"
    sooner = schedule.moved(one, START - timedelta(days=2), END - timedelta(days=2), START - 3 * WEEK / 7)
    assert names(sooner.line()) == "yes may"


def test_an_order_that_is_frozen_stays_so_when_the_hour_changes():
    one = a_workshop(seats=1, people="taken may")
    one = seating.register(one, "late", START - 47 * HOUR, AllThree.YES)
    moved = schedule.moved(one, START + HOUR, END + HOUR, START - 46 * HOUR)
    assert names(moved.line()) == "may late"
    later = seating.register(moved, "later", START - 45 * HOUR, AllThree.YES)
    assert names(later.line()) == "may late later"


def test_a_date_far_away_lets_the_order_live_again():
    one = seating.register(a_workshop(seats=1, people="taken may"), "late", START - 47 * HOUR, AllThree.YES)
    moved = schedule.moved(one, START + 4 * WEEK, END + 4 * WEEK, START - 46 * HOUR)
    assert names(moved.line()) == "late may"


def test_moving_a_workshop_makes_its_offers_anew_without_blame():
    one = seating.leave(a_workshop(seats=1, people="ana bo cid"), "ana", MONTH_BEFORE + HOUR)
    one = seating.told(one, "bo", MONTH_BEFORE + HOUR)
    moved = schedule.moved(one, START + WEEK, END + WEEK, MONTH_BEFORE + 2 * HOUR)
    mine = moved.registration("bo")
    assert mine.standing is Standing.OFFERED and mine.expired is None
    assert seating.to_tell(moved) == (mine,)


def test_cancelling_withdraws_the_offers_and_no_clock_runs():
    one = seating.leave(a_workshop(seats=1, people="ana bo cid"), "ana", MONTH_BEFORE + HOUR)
    one = schedule.cancelled(seating.told(one, "bo", MONTH_BEFORE + HOUR), "grève", MONTH_BEFORE + 2 * HOUR)
    assert one.of(Standing.OFFERED) == ()
    assert seating.next_due(one, MONTH_BEFORE + 2 * HOUR) is None
    again = schedule.moved(one, START + WEEK, END + WEEK, START)
    assert again.registration("bo").standing is Standing.OFFERED


def test_a_seat_that_a_duplicate_frees_goes_to_the_line(session, commons):
    people = registered(session, *[f"P{number}" for number in range(16)], workshops=(1,))
    do(commons, RemoveRegistration(1, people[0], "doublon"), now=SPRING)
    one = lookup.workshop(commons, 1)
    assert one.registration(people[15]).standing is Standing.OFFERED
    assert one.notes[-1].reason == "doublon"


def test_merging_two_confirmed_entries_offers_the_seat_to_the_line(session, commons):
    people = registered(session, *[f"P{number}" for number in range(16)], workshops=(1,))
    do(commons, MergePeople(people[0], people[1], "une seule personne"), now=SPRING)
    assert lookup.workshop(commons, 1).registration(people[15]).standing is Standing.OFFERED


def test_merging_keeps_an_offer_in_hand_and_its_clock(session, commons):
    people = registered(session, *[f"P{number}" for number in range(17)], workshops=(1,))
    do(commons, Leave(1, people[0]), now=SPRING)
    do(commons, MergePeople(people[16], people[15], "une seule personne"), now=SPRING)
    assert lookup.workshop(commons, 1).registration(people[16]).standing is Standing.OFFERED


def test_merging_keeps_that_somebody_was_there(session, commons):
    (ana,) = registered(session, "Ana", workshops=(1,))
    do(commons, SetSeats(1, 1), now=SPRING)
    come = do(commons, WalkIn(1, newcomer=Newcomer("Anna")), now=FIRST)
    do(commons, MergePeople(ana, come.place.person, "une seule personne"), now=FIRST)
    mine = lookup.workshop(commons, 1).registration(ana)
    assert (mine.standing, mine.presence) == (Standing.CONFIRMED, Presence.PRESENT)


def test_merging_the_person_of_this_machine_keeps_the_machine_theirs(session, commons):
    ana, anna = registered(session, "Ana", "Anna")
    do(commons, ChangeSetting("person", anna), now=SPRING)
    do(commons, MergePeople(ana, anna, "une seule personne"), now=SPRING)
    assert lookup.settings(commons).person == ana


def test_coming_back_is_a_new_arrival_though_an_old_entry_had_left():
    left = seating.leave(a_workshop(people="ana"), "ana", MONTH_BEFORE + HOUR)
    from models.acts.people import _stronger

    mine, theirs = left.registration("ana"), a_workshop(people="bo", at=START - WEEK).registration("bo")
    assert _stronger(mine, theirs).since == theirs.since


def test_less_than_six_hours_before_facilitation_is_told_to_call_the_whole_list_in_order(session, commons):
    people = registered(session, *[f"P{number}" for number in range(17)], workshops=(1,))
    late = FIRST - 3 * HOUR
    do(commons, Leave(1, people[0]), now=late)
    one = lookup.workshop(commons, 1)
    assert [each.person for each in seating.to_call(one, late)] == people[15:]
    (tell,) = (each for each in next_steps(commons, FACILITATION, late) if each.need is Need.TELL)
    assert tell.count == 2


def test_whoever_comes_and_finds_a_free_seat_is_not_said_to_take_an_absent_persons(session, commons):
    ana, *_ = registered(session, "Ana", "Bo", workshops=(1,))
    do(commons, RollCall(1, ana, Presence.ANNOUNCED), now=FIRST)
    come = do(commons, WalkIn(1, newcomer=Newcomer("Cid")), now=FIRST)
    assert come.place.standing is Standing.CONFIRMED and not come.on_absent_seat


def test_sixteen_people_for_fifteen_places_is_a_fact_that_displaces_nobody(session, commons):
    people = registered(session, *[f"P{number}" for number in range(15)], workshops=(1,))
    for person in people:
        do(commons, RollCall(1, person, Presence.PRESENT), now=FIRST)
    come = do(commons, WalkIn(1, newcomer=Newcomer("La seizième")), now=FIRST)
    assert (come.present, come.seats) == (16, 15)
    assert len(lookup.workshop(commons, 1).confirmed) == 15


def test_a_workshop_that_took_place_keeps_who_was_there(session, commons):
    (ana,) = registered(session, "Ana", workshops=(1,))
    do(commons, RollCall(1, ana, Presence.PRESENT), now=FIRST)
    over = FIRST_END + HOUR
    with pytest.raises(WorkshopOver):
        do(commons, MoveWorkshop(1, FIRST + WEEK, FIRST_END + WEEK, "erreur"), now=over)
    with pytest.raises(WorkshopOver):
        do(commons, CancelWorkshop(1, "erreur"), now=over)
    with pytest.raises(WorkshopOver):
        do(commons, Leave(1, ana), now=over)


def test_a_sequence_goes_up_even_when_a_date_is_undone(session, commons):
    before = lookup.workshop(commons, 1)
    undone = do(commons, MoveWorkshop(1, FIRST + WEEK, FIRST_END + WEEK, "pont"), now=SPRING)
    back = before.after_undo(undone)
    assert back.start == before.start and back.sequence > undone.sequence


def test_a_workshop_where_nobody_came_can_be_set_again(session, commons):
    registered(session, "Ana", workshops=(1,))
    do(commons, MoveWorkshop(1, FIRST + WEEK, FIRST_END + WEEK, "panne"), now=FIRST_END + HOUR)
    assert len(lookup.workshop(commons, 1).confirmed) == 1


def test_fixing_the_same_date_again_asks_nobody_to_reconfirm(session, commons):
    (ana,) = registered(session, "Ana")
    slot = a_slot_of(commons)
    do(commons, FixDates(((2, slot),)), now=SPRING)
    once = lookup.workshop(commons, 2)
    do(commons, FixDates(((2, slot),)), now=SPRING)
    assert lookup.workshop(commons, 2) == once and not once.registration(ana).reconfirm
    with pytest.raises(SameMoment):
        do(commons, MoveWorkshop(2, *SLOT, "sans raison"), now=SPRING)


def test_a_date_given_by_hand_ends_its_poll_and_asks_those_who_had_said_no(session, commons):
    ana, bo = registered(session, "Ana", "Bo")
    slot = a_slot_of(commons)
    do(commons, AnswerPoll(2, {slot: Answer.NO}, ana), now=SPRING)
    one = do(commons, MoveWorkshop(2, *SLOT, ""), now=SPRING)
    assert one.registration(ana).keep_until == SLOT[0] - WEEK
    assert one.registration(bo).keep_until is None
    assert not lookup.poll(commons, 2).is_open(SPRING)


def test_a_poll_reopened_after_its_date_was_fixed_can_choose_another(session, commons):
    (ana,) = registered(session, "Ana")
    first, other = a_slot_of(commons), a_slot_of(commons, moment=(SLOT[0] + WEEK, SLOT[1] + WEEK))
    do(commons, FixDates(((2, first),)), now=SPRING)
    do(commons, OpenPoll(2), now=SPRING)
    me = Actor(Role.PARTICIPANT, ana)
    assert Need.ANSWER_POLL in {one.need for one in next_steps(commons, me, SPRING)}
    do(commons, AnswerPoll(2, {other: Answer.YES}), me, SPRING)
    assert [one.number for one, _ in lookup.undecided(commons, SPRING)] == [2, 3]
    assert [one.workshop for one in lookup.open_polls(commons, SPRING)] == [2]
    before = lookup.workshop(commons, 2).sequence
    (_, two, _) = do(commons, FixDates(((2, other),)), now=SPRING)
    assert two.start == SLOT[0] + WEEK and two.sequence == before + 1
    assert two.registration(ana).reconfirm and not lookup.poll(commons, 2).is_open(SPRING)


def test_a_poll_closes_by_default_when_the_next_session_before_it_begins(session, commons):
    assert lookup.poll(commons, 2).deadline == FIRST
    do(commons, FixDates(((2, a_slot_of(commons)),)), now=SPRING)
    after_first = FIRST + 24 * HOUR
    fourth = do(commons, AddWorkshop("Et après ?"), now=after_first)
    asked = lookup.poll(commons, fourth.number)
    assert asked.deadline == SLOT[0] and asked.is_open(after_first)
    later = a_slot_of(commons, moment=(SLOT[0] + WEEK, SLOT[1] + WEEK))
    do(commons, FixDates(((2, later),)), now=after_first)
    assert lookup.poll(commons, fourth.number).deadline == SLOT[0] + WEEK


def test_deadlines_follow_the_session_that_fixes_the_dates(commons):
    do(commons, MoveWorkshop(1, FIRST + WEEK, FIRST_END + WEEK, "pont"), now=SPRING)
    assert lookup.poll(commons, 2).deadline == FIRST + WEEK


def test_a_workshop_called_off_can_have_a_poll_of_its_own(commons):
    do(commons, CancelWorkshop(1, "grève"), now=SPRING)
    asked = do(commons, OpenPoll(1), now=SPRING)
    assert asked.workshop == 1 and asked.is_open(SPRING)
    moment = (FIRST + WEEK, FIRST_END + WEEK)
    do(commons, FixDates(((1, a_slot_of(commons, 1, moment)),)), now=SPRING)
    assert not lookup.workshop(commons, 1).cancelled


def test_another_cap_in_the_settings_is_the_cap_of_every_workshop_to_come(session, commons):
    do(commons, SetSeats(3, 30), now=SPRING)
    do(commons, ChangeSetting("seats", "12"), now=SPRING)
    assert [one.seats for one in lookup.workshops(commons)] == [12, 12, 30]
    registered(session, "Ana", "Bo", "Cid")
    with pytest.raises(SeatsHeld):
        do(commons, ChangeSetting("seats", "2"), now=SPRING)


def test_pairs_are_never_in_the_past():
    first = a_poll(2, (a_slot("s1", 20), a_slot("s2", 30)), ana="oo")
    second = a_poll(3, (a_slot("s3", 25), a_slot("s4", 40)), ana="oo")
    pairing = Pairing(first, second, ("ana",), zone(PARIS), now=START + timedelta(days=21))
    assert [(one.first.id, one.second.id) for one in pairing.pairs()] == [("s2", "s4")]


def test_people_of_workshop_one_are_those_registered_waiting_or_present(session, commons):
    from models.acts.polls import people_counted

    people = registered(session, *[f"P{number}" for number in range(16)], workshops=(1,))
    gone, *others = registered(session, "Partie", "Ailleurs", workshops=(2,))
    come = do(commons, WalkIn(1, newcomer=Newcomer("Venue")), now=FIRST)
    polls = (lookup.poll(commons, 2), lookup.poll(commons, 3))
    counted = people_counted(commons, polls, registered_only=True)
    assert set(counted) == {*people, come.place.person}
    assert not {gone, *others} & set(counted)


def test_erasing_a_scribe_leaves_saisi_par_to_facilitation(session, commons):
    (ana,) = registered(session, "Ana", workshops=(1,))
    scribe = Actor(Role.FACILITATION, ana)
    (placed,) = do(commons, Register((1,), newcomer=Newcomer("Bo")), scribe, SPRING)
    assert lookup.workshop(commons, 1).registration(placed.person).entered_by == ana
    do(commons, EraseMyData(ana), now=SPRING)
    assert lookup.workshop(commons, 1).registration(placed.person).entered_by == Role.FACILITATION
    assert commons.get(Participant, placed.person).entered_by == Role.FACILITATION
    assert ana not in repr(commons.tables)


def test_merging_a_scribe_with_the_person_leaves_nobody_entered_by_oneself(session, commons):
    (ana,) = registered(session, "Ana", workshops=(1,))
    (placed,) = do(commons, Register((1,), newcomer=Newcomer("Bo")), Actor(Role.FACILITATION, ana), SPRING)
    do(commons, MergePeople(placed.person, ana, "une seule personne"), now=SPRING)
    assert commons.get(Participant, placed.person).entered_by is None
    assert lookup.workshop(commons, 1).registration(placed.person).entered_by is None
