"""The RGESN's score, by the framework's own rule, and what it does not let a service set aside."""

from dataclasses import replace

import pytest

from models.rgesn import ALWAYS, Criterion, State, Weight, faults, points, score

WEIGHTS = {weight.value: weight for weight in Weight}


def a(number: str, weight: str = "P", state: State = State.MET) -> Criterion:
    return Criterion(number, f"critère {number}", WEIGHTS[weight], state, "")


def test_weights_are_those_of_the_framework():
    assert [weight.points for weight in Weight] == [1.5, 1.25, 1.0]


def test_the_score_is_the_weights_met_over_the_weights_that_apply():
    assert score([a("1.1"), a("1.2", "R"), a("2.9", "M", State.NOT_MET)]) == pytest.approx(100 * 2.75 / 3.75)


def test_what_does_not_apply_weighs_on_neither_side():
    some = [a("1.1"), a("2.9", "M", State.NOT_MET)]
    assert score([*some, a("3.4", "P", State.NOT_APPLICABLE)]) == score(some)
    assert points([a("3.4", "P", State.NOT_APPLICABLE)]) == 0


@pytest.mark.parametrize("state", [State.NOT_MET, State.IN_PROGRESS, State.HOST])
def test_partly_met_in_progress_or_not_asked_yet_is_not_met(state: State):
    assert score([a("1.1"), a("1.2", state=state)]) == 50


def test_nothing_that_applies_is_no_score_at_all():
    assert score([]) == 0 and score([a("3.4", state=State.NOT_APPLICABLE)]) == 0


def test_eighteen_criteria_may_never_be_set_aside():
    assert len(ALWAYS) == 18
    every = [a(number, state=State.NOT_APPLICABLE) for number in sorted(ALWAYS)]
    assert sorted(faults(every)) == sorted(ALWAYS)
    assert not list(faults([a("3.4", state=State.NOT_APPLICABLE)]))


def test_a_criterion_stands_once():
    assert list(faults([a("1.1"), a("1.1")])) == ["1.1"]


def test_a_criterion_belongs_to_the_theme_before_its_point():
    assert replace(a("1.1"), number="4.15").theme == 4
