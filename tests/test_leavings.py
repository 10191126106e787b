"""What a cut line leaves: for its person alone, half a day, in bounds; on disk only between two starts."""

import stat
from dataclasses import replace
from datetime import timedelta

import pytest
from house import SPRING

from models.people import Actor, Role
from tui import unsent
from tui.leavings import KEPT_FOR, LONGEST, MOST_PEOPLE, MOST_WORDS, Doing, Leavings, Left, Stand

ZOE = Actor(Role.PARTICIPANT, "p1", "K1")
MAX = Actor(Role.PARTICIPANT, "p2", "K2")
VISITOR = Actor(Role.VISITOR, key="K1")
PLACES = (Stand("home"), Stand("thread", (), "r2"))
WHERE = ("thread", (), "reply#0")
LEFT = Left(PLACES, Doing("reply"), ((WHERE, "Bonjour"),), Role.PARTICIPANT)


@pytest.fixture
def kept():
    made = Leavings()
    made.keep(ZOE, LEFT, SPRING)
    return made


def test_a_place_is_found_once_and_words_wait_until_they_are_in_a_field(kept):
    assert kept.take_place(ZOE, SPRING) == LEFT
    assert kept.take_place(ZOE, SPRING) is None
    assert kept.take_words(ZOE, WHERE, SPRING) == "Bonjour"
    assert kept.take_words(ZOE, WHERE, SPRING) == ""


def test_nobody_else_finds_them_not_even_with_the_same_key(kept):
    for other in (MAX, VISITOR, Actor(Role.VISITOR), Actor(Role.FACILITATION)):
        assert kept.take_place(other, SPRING) is None
        assert kept.take_words(other, WHERE, SPRING) == ""
    kept.keep(Actor(Role.VISITOR), LEFT, SPRING)
    assert kept.take_place(Actor(Role.VISITOR), SPRING) is None


def test_after_half_a_day_they_are_gone(kept):
    assert kept.take_place(ZOE, SPRING + KEPT_FOR) is None
    assert kept.of_people(SPRING + KEPT_FOR) == {}
    assert kept.take_words(ZOE, WHERE, SPRING + KEPT_FOR - timedelta(seconds=1)) == "Bonjour"


def test_words_left_elsewhere_stay_beside_a_newer_place(kept):
    kept.keep(ZOE, Left((Stand("home"),)), SPRING)
    assert kept.take_place(ZOE, SPRING).places == (Stand("home"),)
    assert kept.take_words(ZOE, WHERE, SPRING) == "Bonjour"


def test_what_is_kept_has_bounds(kept):
    kept.keep(ZOE, Left(words=((("home", (), "add#0"), "x" * LONGEST),)), SPRING)
    assert kept.take_words(ZOE, WHERE, SPRING) == ""
    assert len(kept.take_words(ZOE, ("home", (), "add#0"), SPRING)) == LONGEST
    for number in range(MOST_PEOPLE + 5):
        kept.keep(Actor(Role.PARTICIPANT, f"q{number}"), LEFT, SPRING)
    assert len(kept.of_people(SPRING)) == MOST_PEOPLE


def test_a_visitor_who_becomes_somebody_leaves_nothing_to_their_key():
    made = Leavings()
    made.keep(VISITOR, LEFT, SPRING)
    made.forget(VISITOR)
    assert made.take_place(VISITOR, SPRING) is None


def test_they_cross_a_stop_of_the_owner_in_a_file_for_it_alone(tmp_path, kept):
    kept.keep(VISITOR, LEFT, SPRING)
    unsent.leave(tmp_path, kept, SPRING)
    path = tmp_path / unsent.NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "K1" not in path.read_text("utf-8")
    again = Leavings()
    unsent.take_back(tmp_path, again, lambda person: True, SPRING)
    assert not path.exists()
    assert again.take_place(ZOE, SPRING) == LEFT
    assert again.take_place(VISITOR, SPRING) is None


def test_answers_that_are_no_words_are_asked_again_and_the_words_are_kept(tmp_path):
    made = Leavings()
    made.keep(
        ZOE, Left(PLACES, Doing("copy", (("Qui ?", Role.VISITOR), ("Où ?", (1, 2)))), LEFT.words), SPRING
    )
    unsent.leave(tmp_path, made, SPRING)
    again = Leavings()
    unsent.take_back(tmp_path, again, lambda person: True, SPRING)
    assert again.take_place(ZOE, SPRING) == replace(LEFT, doing=None)


def test_whoever_is_erased_goes_from_memory_and_from_the_file(tmp_path, kept):
    kept.keep(MAX, LEFT, SPRING)
    unsent.leave(tmp_path, kept, SPRING)
    unsent.forget(tmp_path, lambda person: person == "p2")
    assert '"p1"' not in (tmp_path / unsent.NAME).read_text("utf-8")
    unsent.forget(tmp_path, lambda person: False)
    assert not (tmp_path / unsent.NAME).exists()
    kept.only(lambda person: person == "p2")
    assert list(kept.of_people(SPRING)) == ["p2"]


def test_nothing_left_writes_nothing_and_a_damaged_file_costs_only_itself(tmp_path):
    unsent.leave(tmp_path, Leavings(), SPRING)
    assert list(tmp_path.iterdir()) == []
    for damaged in (
        "{",
        "[1]",
        '[{"person": 3}]',
        "null",
        '[{"person":"p1","since":"x","places":[],"doing":null}]',
    ):
        (tmp_path / unsent.NAME).write_text(damaged)
        made = Leavings()
        unsent.take_back(tmp_path, made, lambda person: True, SPRING)
        assert made.of_people(SPRING) == {}
        assert list(tmp_path.iterdir()) == []


def test_a_place_waits_for_the_role_in_which_it_was_left(kept):
    assert kept.take_place(Actor(Role.FACILITATION, "p1"), SPRING) is None
    assert kept.take_words(Actor(Role.FACILITATION, "p1"), WHERE, SPRING) == "Bonjour"


def test_everybody_together_has_a_bound_too_and_the_oldest_go_first():
    made = Leavings()
    for number in range(30):
        words = ((WHERE, "x" * LONGEST),)
        made.keep(Actor(Role.PARTICIPANT, f"q{number}"), Left(words=words), SPRING)
    left = made.of_people(SPRING)
    assert len(left) * LONGEST == MOST_WORDS
    assert "q29" in left
