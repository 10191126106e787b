"""Polls: four states, two rankings, who is missing, slots that come and go; and the pair of dates."""

from datetime import timedelta

import pytest
from builders import START, a_poll, a_slot

from models import poll as rules
from models.calendar import PARIS, zone
from models.pairing import LeftOut, Pairing
from models.poll import Answer, SlotGivenTwice
from models.refusals import Unknown

A, B, C = a_slot("s1", 20), a_slot("s2", 27), a_slot("s3", 34)
X, Y = a_slot("s4", 41), a_slot("s5", 48)


def pairs_of(first, second, people=None, later_day=True):
    counted = people or tuple(dict.fromkeys((*first.answered(), *second.answered())))
    return Pairing(first, second, counted, zone(PARIS), later_day).pairs()


def test_no_answer_is_told_apart_from_a_no():
    one = a_poll(2, (A, B), ana="n.")
    assert one.answers_of("ana") == {"s1": Answer.NO}
    assert one.count("s2", Answer.NO) == 0


def test_two_rankings_yes_alone_and_yes_with_if_needed():
    one = a_poll(2, (A, B), ana="os", bo="ns", cid="nn")
    assert [(slot.id, n) for slot, n in one.ranking(Answer.YES)] == [("s1", 1), ("s2", 0)]
    assert [(slot.id, n) for slot, n in one.ranking(Answer.YES, Answer.IF_NEEDED)] == [("s2", 2), ("s1", 1)]


def test_an_answer_changes_alone_and_can_be_taken_back():
    one = rules.answered(a_poll(2, (A, B), ana="on"), "ana", {"s2": Answer.YES})
    assert one.answers_of("ana") == {"s1": Answer.YES, "s2": Answer.YES}
    assert rules.answered(one, "ana", {"s1": None}).answers_of("ana") == {"s2": Answer.YES}
    with pytest.raises(Unknown):
        rules.answered(one, "ana", {"s9": Answer.YES})


def test_adding_correcting_and_removing_slots_keeps_all_other_answers():
    one = rules.with_slot(a_poll(2, (A, B), ana="on", bo="so"), C)
    assert one.answers_of("ana") == {"s1": Answer.YES, "s2": Answer.NO}
    moved = rules.with_hours(one, "s1", A.start + timedelta(hours=3), A.end + timedelta(hours=3), A.day)
    assert moved.answers == one.answers
    assert rules.without_slot(one, "s2").answers == {
        "ana": {"s1": Answer.YES},
        "bo": {"s1": Answer.IF_NEEDED},
    }


def test_an_identical_slot_is_refused_and_overlapping_ones_are_told():
    one = a_poll(2, (A,))
    with pytest.raises(SlotGivenTwice) as refused:
        rules.with_slot(one, a_slot("s9", 20))
    assert refused.value.slot == "s1"
    assert rules.overlapping(one, A.start + timedelta(hours=1), A.end + timedelta(hours=1)) == (A,)
    assert rules.overlapping(one, A.end, A.end + timedelta(hours=1)) == ()


def test_one_answer_counts_as_having_answered_and_an_empty_row_is_missing():
    one = rules.answered(a_poll(2, (A, B), ana="o."), "vide", {})
    assert one.answered() == ("ana",)
    assert rules.missing(one, ("bo", "ana")) == ("bo", "vide")


def test_a_poll_is_open_until_its_deadline_or_until_closed():
    from dataclasses import replace

    one = replace(a_poll(2, (A,)), deadline=START)
    assert one.is_open(START - timedelta(minutes=1)) and not one.is_open(START)
    assert not replace(one, closed=True).is_open(START - timedelta(days=1))


def test_hidden_answers_show_once_one_has_answered_or_the_poll_is_over():
    from dataclasses import replace

    one = replace(a_poll(2, (A,), ana="o"), hidden=True, deadline=START)
    assert one.may_see_others("ana", START - timedelta(days=1))
    assert not one.may_see_others("bo", START - timedelta(days=1))
    assert not one.may_see_others(None, START - timedelta(days=1))
    assert one.may_see_others("bo", START)


def test_merging_two_rows_keeps_the_kept_ones_answer_where_both_answered():
    one = rules.merged(a_poll(2, (A, B, C), ana="o.n", ana2="ns."), "ana", "ana2")
    assert one.answers == {"ana": {"s1": Answer.YES, "s2": Answer.IF_NEEDED, "s3": Answer.NO}}


def test_pairs_rank_first_by_both_yes_then_including_if_needed():
    second = a_poll(2, (A, B), ana="oo", bo="so", cid="sn")
    third = a_poll(3, (X,), ana="o", bo="o", cid="o")
    best, other = pairs_of(second, third)
    assert (best.first.id, best.both_yes, best.both_if_needed) == ("s2", 2, 2)
    assert (other.first.id, other.both_yes, other.both_if_needed) == ("s1", 1, 3)


def test_then_by_the_smaller_attendance_and_then_by_their_sum():
    second = a_poll(2, (A, B), ana="on", bo="no", cid="nn", dan="no")
    third = a_poll(3, (X,), ana="n", bo="n", cid="o", dan=".")
    ranked = pairs_of(second, third)
    assert [(one.first.id, one.both_yes, one.smaller, one.total) for one in ranked] == [
        ("s2", 0, 1, 3),
        ("s1", 0, 1, 2),
    ]


def test_equal_on_all_four_figures_is_a_tie_with_the_same_rank_listed_earliest_first():
    second = a_poll(2, (B, A, C), ana="oon", bo="oon")
    third = a_poll(3, (X,), ana="o", bo="o")
    ranked = pairs_of(second, third)
    assert [(one.rank, one.tied, one.first.id) for one in ranked] == [
        (1, True, "s1"),
        (1, True, "s2"),
        (3, False, "s3"),
    ]


def test_workshop_three_begins_after_workshop_two_ends_on_a_later_day():
    same_day = a_slot("s6", 20, hour=15)
    earlier = a_slot("s7", 13)
    second, third = a_poll(2, (A,), ana="o"), a_poll(3, (earlier, same_day, X), ana="ooo")
    assert [one.second.id for one in pairs_of(second, third)] == ["s4"]
    assert [one.second.id for one in pairs_of(second, third, later_day=False)] == ["s6", "s4"]


def test_only_slots_with_hours_make_pairs():
    from dataclasses import replace

    wordy = replace(a_slot("s8", 41), start=None, end=None, words="matin")
    assert pairs_of(a_poll(2, (A,), ana="o"), a_poll(3, (wordy,), ana="o")) == ()


def test_who_is_left_out_is_named_with_the_workshop_and_no_answer_is_unknown():
    second = a_poll(2, (A,), ana="o", bo="n", cid="n", dan="o")
    third = a_poll(3, (X,), ana="o", bo="o", cid="n", dan=".")
    (only,) = pairs_of(second, third)
    assert only.left_out == (LeftOut("bo", (2,)), LeftOut("cid", (2, 3)))
    assert only.unknown == ("dan",)


def test_the_cost_is_measured_against_the_best_single_slots():
    second = a_poll(2, (A, B), ana="on", bo="on", cid="no")
    third = a_poll(3, (X, Y), ana="no", bo="no", cid="on")
    ranked = pairs_of(second, third)
    assert ranked[0].cost == 0 and (ranked[0].first.id, ranked[0].second.id) == ("s1", "s5")
    assert {(one.first.id, one.second.id): one.cost for one in ranked}["s2", "s4"] == 2


def test_only_the_people_counted_count():
    second = a_poll(2, (A,), ana="o", bo="o")
    third = a_poll(3, (X,), ana="o", bo="o")
    (only,) = pairs_of(second, third, people=("ana",))
    assert (only.both_yes, only.total) == (1, 2)
