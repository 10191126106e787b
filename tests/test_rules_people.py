"""People: corrected, merged, removed, erased; acts by the right persons; what to do next."""

import pytest
from builders import a_slot
from house import FIRST, SPRING, a_series, registered
from memory_commons import do

from models import lookup
from models.acts.contributions import Contribute, Support
from models.acts.manifesto import AddArticle
from models.acts.people import CorrectPerson, EraseMyData, MergePeople, RemovePerson, SamePerson
from models.acts.polls import AnswerPoll, ClosePoll, OpenPoll, ProposeSlots
from models.acts.registration import Leave, Newcomer, Register, RegistrationNotOpen, SeatTold
from models.acts.series import BadSetting, ChangeSetting
from models.acts.time import TimePasses, next_due
from models.acts.workshops import FixDates, OutOfOrder
from models.contribution import Contribution
from models.manifesto import articles
from models.names import TooLong
from models.next_steps import Need, next_steps
from models.people import FACILITATION, TIME, VISITOR, Actor, AllThree, Participant, Role
from models.poll import Answer, PollClosed
from models.refusals import AlreadyThere, NobodyNamed, NotAllowed, ReasonMissing, Unknown
from models.registration import Standing


@pytest.fixture
def session():
    return a_series()


@pytest.fixture
def commons(session):
    return session.house.reading


def taking_part(person):
    return Actor(Role.PARTICIPANT, person)


def test_a_second_series_in_the_same_place_is_refused(commons):
    from house import FIRST_END, TITLES

    from models.acts.series import MakeSeries, Template

    with pytest.raises(AlreadyThere):
        do(commons, MakeSeries(Template("Autre", (), TITLES), FIRST, FIRST_END), now=SPRING)


def test_somebody_new_registers_for_all_workshops_at_once(session, commons):
    placed = do(commons, Register((), AllThree.YES, newcomer=Newcomer("Ana")), VISITOR, SPRING)
    assert [one.standing for one in placed] == [Standing.CONFIRMED, Standing.INTENTION, Standing.INTENTION]


def test_registering_again_for_all_adds_only_what_is_missing(session, commons):
    (ana,) = registered(session, "Ana", workshops=(1,))
    placed = do(commons, Register((), person=ana), now=SPRING)
    assert [one.workshop for one in placed] == [1, 2, 3]


def test_a_visitor_registers_only_if_facilitation_has_opened_registration(commons):
    do(commons, ChangeSetting("open_registration", "non"), now=SPRING)
    with pytest.raises(RegistrationNotOpen):
        do(commons, Register(newcomer=Newcomer("Ana")), VISITOR, SPRING)


def test_after_five_people_alone_in_ten_minutes_the_next_are_for_facilitation_to_approve(commons):
    for number in range(6):
        act = Register((1,), newcomer=Newcomer(f"P{number}"))
        (placed,) = do(commons, act, VISITOR, SPRING)
    assert placed.standing is Standing.TO_APPROVE


def test_one_acts_for_oneself_and_facilitation_for_anybody_marked_so(session, commons):
    ana, bo = registered(session, "Ana", "Bo")
    with pytest.raises(NotAllowed):
        do(commons, Leave(1, bo), taking_part(ana), SPRING)
    with pytest.raises(NobodyNamed):
        do(commons, Leave(1), FACILITATION, SPRING)
    assert lookup.workshop(commons, 1).registration(bo).entered_by == Role.FACILITATION


def test_a_name_of_ten_thousand_characters_is_refused_and_nothing_is_cut(commons):
    with pytest.raises(TooLong) as refused:
        do(commons, Register(newcomer=Newcomer("é" * 10_000)), now=SPRING)
    assert refused.value.limit == 80
    assert commons.all(Participant) == ()


def test_a_name_is_kept_as_typed_without_what_could_harm_a_terminal(commons):
    do(commons, Register(newcomer=Newcomer("[b]Zoé[/b]\x1b[2J \u202e·")), now=SPRING)
    assert commons.all(Participant)[0].name == "[b]Zoé[/b][2J ·"


def test_answers_to_a_closed_poll_are_refused_but_facilitation_may_enter_them(session, commons):
    (ana,) = registered(session, "Ana")
    do(commons, ProposeSlots(2, FIRST.date(), 2), now=SPRING)
    slot = lookup.poll(commons, 2).slots[0].id
    do(commons, ClosePoll(2), now=SPRING)
    with pytest.raises(PollClosed):
        do(commons, AnswerPoll(2, {slot: Answer.YES}), taking_part(ana), SPRING)
    do(commons, AnswerPoll(2, {slot: Answer.YES}, ana), now=SPRING)
    do(commons, OpenPoll(2), now=SPRING)
    do(commons, AnswerPoll(2, {slot: Answer.NO}), taking_part(ana), SPRING)
    assert lookup.poll(commons, 2).answers_of(ana) == {slot: Answer.NO}


def test_both_dates_are_fixed_in_one_act_or_none(session, commons):
    do(commons, ProposeSlots(2, FIRST.date(), 3), now=SPRING)
    do(commons, ProposeSlots(3, FIRST.date(), 3), now=SPRING)
    second, third = lookup.poll(commons, 2).slots, lookup.poll(commons, 3).slots
    with pytest.raises(OutOfOrder):
        do(commons, FixDates(((2, second[1].id), (3, third[0].id))), now=SPRING)
    assert lookup.workshop(commons, 2).start is None
    do(commons, FixDates(((2, second[0].id), (3, third[1].id))), now=SPRING)
    assert [one.start is not None for one in lookup.workshops(commons)] == [True, True, True]


def test_merging_two_entries_brings_places_answers_and_words_together(session, commons):
    ana, twin = registered(session, "Ana", "Anna")
    do(commons, ProposeSlots(2, FIRST.date(), 1), now=SPRING)
    slot = lookup.poll(commons, 2).slots[0].id
    do(commons, AnswerPoll(2, {slot: Answer.YES}, twin), now=SPRING)
    made = do(commons, Contribute(1, "Réparer", signed=True, person=twin), now=SPRING)
    with pytest.raises(ReasonMissing):
        do(commons, MergePeople(ana, twin, " "), now=SPRING)
    with pytest.raises(SamePerson):
        do(commons, MergePeople(ana, ana, "?"), now=SPRING)
    do(commons, MergePeople(ana, twin, "la même personne"), now=SPRING)
    assert [one.id for one in commons.all(Participant)] == [ana]
    assert lookup.poll(commons, 2).answers_of(ana) == {slot: Answer.YES}
    assert commons.get(Contribution, made.id).author == ana
    assert len(lookup.workshop(commons, 1).confirmed) == 1


def test_erasing_leaves_the_groups_words_and_nothing_that_says_who(session, commons):
    (ana,) = registered(session, "Ana")
    article = do(commons, AddArticle("Nos outils", "Nous réparons."), taking_part(ana), SPRING)
    made = do(commons, Contribute(1, "Réparer", signed=True), taking_part(ana), SPRING)
    do(commons, Support(made.id), taking_part(ana), SPRING)
    do(commons, EraseMyData(), taking_part(ana), SPRING)
    assert commons.find(Participant, ana) is None
    assert str(articles(commons)[0].text) == "Nous réparons." and articles(commons)[0].id == article.id
    assert ana not in repr(commons.tables)


def test_removing_somebody_needs_a_reason_that_all_can_read(session, commons):
    (ana,) = registered(session, "Ana")
    with pytest.raises(ReasonMissing):
        do(commons, RemovePerson(ana, ""), now=SPRING)
    do(commons, RemovePerson(ana, "inscrite deux fois"), now=SPRING)
    assert lookup.workshop(commons, 1).notes[-1].reason == "inscrite deux fois"
    with pytest.raises(Unknown):
        do(commons, CorrectPerson(ana, name="Ana"), now=SPRING)


def test_a_setting_takes_only_what_it_can_be(commons):
    do(commons, ChangeSetting("offer_hours", "24"), now=SPRING)
    assert lookup.workshop(commons, 1).offer_hours == 24
    for key, value in (("offer_hours", "beaucoup"), ("ascii", "peut-être"), ("language", "de")):
        with pytest.raises(BadSetting):
            do(commons, ChangeSetting(key, value), now=SPRING)
    with pytest.raises(Unknown):
        do(commons, ChangeSetting("couleur", "rouge"), now=SPRING)


def test_time_alone_ends_an_offer_at_its_instant(session, commons):
    people = registered(session, *[f"P{number}" for number in range(17)], workshops=(1,))
    do(commons, Leave(1, people[0]), now=SPRING)
    do(commons, SeatTold(1, people[15]), now=SPRING)
    due = next_due(commons, SPRING)
    assert due is not None
    assert do(commons, TimePasses(), TIME, due) == (1,)
    one = lookup.workshop(commons, 1)
    assert one.registration(people[16]).standing is Standing.OFFERED


def test_what_to_do_next_is_ones_own_first_and_then_facilitations(session, commons):
    people = registered(session, *[f"P{number}" for number in range(16)])
    do(commons, ProposeSlots(2, FIRST.date(), 2), now=SPRING)
    do(commons, Leave(1, people[0]), now=SPRING)
    needs = [one.need for one in next_steps(commons, Actor(Role.FACILITATION, people[15]), SPRING)]
    assert needs[:2] == [Need.ANSWER_SEAT, Need.ANSWER_POLL]
    assert Need.TELL in needs and Need.ADD_SLOTS in needs
    assert all(one.need is not Need.TELL for one in next_steps(commons, taking_part(people[15]), SPRING))


def test_two_slots_of_the_same_hours_are_the_same_moment():
    assert a_slot("s1").same_as == a_slot("s2").same_as
