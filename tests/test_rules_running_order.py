"""The hour and a half: a running order as text, its steps, the time left, who asks to speak."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import FIRST, a_series, registered
from hypothesis import given
from hypothesis import strategies as st
from memory_commons import do

from data.running_orders import methods, proposed
from models import lookup, running_order
from models.acts.people import EraseMyData, MergePeople
from models.acts.running_order import (
    AskToSpeak,
    BeginSession,
    EndSession,
    ExtendStep,
    NextStep,
    PreviousStep,
    StopAsking,
    Tick,
    WriteRunningOrder,
)
from models.acts.workshops import SetVideo
from models.people import VISITOR, Actor, Role
from models.preparation import Check, checklist, order_of
from models.refusals import NotAllowed, Unknown
from models.running_order import (
    NoSteps,
    Saying,
    SessionElsewhere,
    SessionNotRunning,
    SessionRunning,
    StepOutOfBounds,
)
from models.steps import (
    MinutesOutOfBounds,
    Step,
    StepUnread,
    TooManySteps,
    as_text,
    parsed,
    total_minutes,
)

TEXT = "10 | Accueil | tour de prénoms | Maëlle\n20 min | Divergence\n5' Et après"
MINUTE = timedelta(minutes=1)
words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Mn"]), max_size=20)


def a_commons(*names):
    session = a_series()
    ids = registered(session, *names) if names else ()
    return session.house.reading, ids


def begun(now=FIRST):
    commons, ids = a_commons("Zoé", "Ana")
    do(commons, BeginSession(1, TEXT), now=now)
    return commons, ids


def test_a_step_is_minutes_then_what_for_then_how_and_who():
    assert parsed(TEXT) == (
        Step(10, "Accueil", "tour de prénoms", "Maëlle"),
        Step(20, "Divergence"),
        Step(5, "Et après"),
    )


@pytest.mark.parametrize(
    "line", ["15 mn : Ronde", "15\tRonde", "15 · Ronde", "| 15 | Ronde |", "15 minutes Ronde"]
)
def test_minutes_are_read_as_people_write_them(line):
    assert parsed(f"\n{line}\n\n") == (Step(15, "Ronde"),)


@pytest.mark.parametrize(
    ("line", "minutes"), [("1 h | Ronde", 60), ("1h30 Ronde", 90), ("2 heures : Ronde", 120), ("1 Ronde", 1)]
)
def test_hours_are_read_as_hours_and_never_as_as_many_minutes(line, minutes):
    assert parsed(line) == (Step(minutes, "Ronde"),)


@pytest.mark.parametrize("line", ["Accueil", "10", "10 |", "dix | Accueil", "1.5 | Ronde", "- 5 | Ronde"])
def test_a_line_without_minutes_or_without_an_aim_is_refused_with_its_number(line):
    with pytest.raises(StepUnread) as no:
        parsed(f"10 | Accueil\n{line}")
    assert no.value.line == 2


@pytest.mark.parametrize("minutes", ["-10", "0", "241", "−5"])
def test_a_step_never_lasts_less_than_a_minute_nor_for_hours(minutes):
    with pytest.raises(MinutesOutOfBounds):
        parsed(f"{minutes} | Accueil")


def test_a_running_order_has_a_bounded_number_of_steps():
    with pytest.raises(TooManySteps):
        parsed("1 | a\n" * 61)


@given(st.lists(st.builds(Step, st.integers(1, 240), words, words, words), max_size=8))
def test_what_is_written_is_read_back_the_same(steps):
    written = as_text(
        replace(
            one,
            aim=f"A{one.aim}".replace("|", ""),
            method=one.method.replace("|", ""),
            who=one.who.replace("|", ""),
        )
        for one in steps
    )
    once = parsed(written)
    assert parsed(as_text(once)) == once
    assert [one.minutes for one in once] == [one.minutes for one in steps]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_what_is_proposed_lasts_ninety_minutes(number, language):
    assert total_minutes(parsed(proposed(number, language))) == 90


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_method_is_steps_to_paste(language):
    assert len(methods(language)) == 4
    assert all(parsed(one.text) for one in methods(language))


def test_the_first_workshop_ends_with_the_choice_of_dates_and_the_third_with_the_rounds():
    assert parsed(proposed(1, "fr"))[-1].aim == "Choisir les deux dates"
    assert parsed(proposed(1, "en"))[-1].aim == "Choosing the two dates"
    assert [one.aim for one in parsed(proposed(3, "fr"))[-2:]] == [
        "Tours de consentement",
        "Clore les tours, figer la V0",
    ]


def test_a_session_follows_what_is_proposed_where_nothing_was_written():
    commons, _ = begun()
    order = order_of(commons, 1)
    assert order.current == Step(10, "Accueil", "tour de prénoms", "Maëlle")
    assert order.following == Step(20, "Divergence")
    assert running_order.step_end(order) == FIRST + 10 * MINUTE
    assert running_order.whole_end(order) == FIRST + 35 * MINUTE
    with pytest.raises(SessionRunning):
        do(commons, BeginSession(1, TEXT))


def test_without_any_step_a_session_does_not_begin():
    commons, _ = a_commons()
    with pytest.raises(NoSteps):
        do(commons, BeginSession(1))


def test_two_people_who_go_on_at_once_go_one_step_further():
    commons, _ = begun()
    do(commons, NextStep(1, 0), now=FIRST + 12 * MINUTE)
    with pytest.raises(SessionElsewhere) as no:
        do(commons, NextStep(1, 0), now=FIRST + 12 * MINUTE)
    assert no.value.step == 2
    order = order_of(commons, 1)
    assert order.current == Step(20, "Divergence")
    assert running_order.whole_end(order) == FIRST + 37 * MINUTE
    do(commons, PreviousStep(1, 1), now=FIRST + 13 * MINUTE)
    assert order_of(commons, 1).current.aim == "Accueil"


def test_after_the_last_step_the_session_is_over_and_can_begin_again():
    commons, ids = begun()
    do(commons, AskToSpeak(1, ids[0]))
    for step in range(3):
        do(commons, NextStep(1, step), now=FIRST + MINUTE)
    order = order_of(commons, 1)
    assert order.running is None
    assert order.run.ended == FIRST + MINUTE
    assert (order.speakers, order.following) == ((), None)
    with pytest.raises(SessionNotRunning):
        do(commons, EndSession(1))
    do(commons, BeginSession(1), now=FIRST + 2 * MINUTE)
    assert order_of(commons, 1).current.aim == "Accueil"


def test_minutes_are_given_to_a_step_and_taken_back_never_below_none():
    commons, _ = begun()
    do(commons, ExtendStep(1, 0, 5))
    assert running_order.step_end(order_of(commons, 1)) == FIRST + 15 * MINUTE
    do(commons, ExtendStep(1, 0, -15))
    assert running_order.step_end(order_of(commons, 1)) == FIRST
    with pytest.raises(StepOutOfBounds) as no:
        do(commons, ExtendStep(1, 0, -1))
    assert (no.value.aim, no.value.minutes) == ("Accueil", 0)
    do(commons, NextStep(1, 0), now=FIRST)
    assert running_order.step_end(order_of(commons, 1)) == FIRST + 20 * MINUTE


def test_the_time_left_is_said_ten_five_and_one_minute_before_the_end_and_at_the_end():
    commons, _ = begun()
    do(commons, NextStep(1, 0), now=FIRST)
    order, said, now = order_of(commons, 1), [], FIRST
    while (saying := running_order.next_saying(order, now)) and len(said) < 10:
        said.append(saying)
        now = saying.at
    assert said == [Saying(FIRST + (20 - left) * MINUTE, left) for left in (10, 5, 1, 0)]


def test_a_step_is_not_told_a_time_that_it_never_had():
    commons, _ = begun()
    saying = running_order.next_saying(order_of(commons, 1), FIRST)
    assert saying == Saying(FIRST + 5 * MINUTE, 5)


@pytest.mark.parametrize(
    ("seconds", "left"), [(600, 10), (541, 10), (1, 1), (0, 0), (-1, 0), (-59, 0), (-61, -1)]
)
def test_a_minute_begun_is_a_minute_left(seconds, left):
    assert running_order.minutes_left(FIRST + timedelta(seconds=seconds), FIRST) == left


def test_while_a_session_runs_its_steps_can_be_rewritten_but_not_taken_away():
    commons, _ = begun()
    do(commons, NextStep(1, 0), now=FIRST)
    do(commons, NextStep(1, 1), now=FIRST)
    do(commons, WriteRunningOrder(1, "30 | Tout autre chose"))
    assert order_of(commons, 1).current == Step(30, "Tout autre chose")
    with pytest.raises(NoSteps):
        do(commons, WriteRunningOrder(1, ""))


def test_people_ask_to_speak_in_their_order_once_each():
    commons, (zoe, ana) = begun()
    me = Actor(Role.PARTICIPANT, ana)
    do(commons, AskToSpeak(1), me)
    do(commons, AskToSpeak(1, zoe))
    do(commons, AskToSpeak(1), me)
    assert order_of(commons, 1).speakers == (ana, zoe)
    with pytest.raises(NotAllowed):
        do(commons, StopAsking(1, zoe), me)
    do(commons, StopAsking(1), me)
    assert order_of(commons, 1).speakers == (zoe,)


def test_nobody_asks_to_speak_outside_a_session_and_visitors_never():
    commons, (zoe,) = a_commons("Zoé")
    with pytest.raises(SessionNotRunning):
        do(commons, AskToSpeak(1, zoe))
    do(commons, BeginSession(1, TEXT))
    with pytest.raises(NotAllowed):
        do(commons, AskToSpeak(1), VISITOR)


@pytest.mark.parametrize(
    "act", [WriteRunningOrder(1, TEXT), BeginSession(1, TEXT), EndSession(1), Tick(1, Check.SHEET)]
)
def test_leading_is_facilitations(act):
    commons, (zoe,) = a_commons("Zoé")
    with pytest.raises(NotAllowed):
        do(commons, act, Actor(Role.PARTICIPANT, zoe))


def test_whoever_is_erased_asks_no_more_and_merged_people_ask_once():
    commons, (zoe, ana) = begun()
    do(commons, AskToSpeak(1, zoe))
    do(commons, AskToSpeak(1, ana))
    do(commons, MergePeople(zoe, ana, "doublon"))
    assert order_of(commons, 1).speakers == (zoe,)
    do(commons, EraseMyData(zoe))
    assert order_of(commons, 1).speakers == ()


def test_what_is_left_to_prepare_follows_what_is_done():
    commons, _ = a_commons("Zoé")

    def done():
        return {one.check for one in checklist(commons, 1, FIRST - timedelta(days=7)) if one.done}

    assert done() == {Check.DATE, Check.TELL}
    do(commons, SetVideo(1, "https://visio.exemple/salle"))
    do(commons, WriteRunningOrder(1, "90 | Parler"))
    do(commons, Tick(1, Check.SHEET))
    assert done() == {Check.DATE, Check.TELL, Check.VIDEO, Check.ORDER, Check.SHEET}
    do(commons, WriteRunningOrder(1, "95 | Parler"))
    do(commons, Tick(1, Check.SHEET, done=False))
    assert done() == {Check.DATE, Check.TELL, Check.VIDEO}


def test_only_what_nobody_else_can_know_is_ticked_by_hand():
    commons, _ = a_commons()
    with pytest.raises(Unknown):
        do(commons, Tick(1, Check.VIDEO))


def test_a_workshop_that_lasts_longer_expects_a_longer_running_order():
    commons, _ = a_commons()
    one = lookup.workshop(commons, 1)
    assert running_order.expected(one) == 90
    assert running_order.expected(replace(one, end=one.start + timedelta(hours=2))) == 120
    assert running_order.expected(lookup.workshop(commons, 2)) == 90
