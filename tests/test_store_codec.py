"""Values become documents and come back the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import codec, conversions
from data.conversions import FIRST_YEAR, LAST_YEAR
from tests.store_kinds import NOON, Mood, Page, Room, Seat

moods = st.sampled_from(Mood)
moments = st.datetimes(timezones=st.just(UTC)).filter(lambda one: FIRST_YEAR <= one.year <= LAST_YEAR)
words = st.text(max_size=12)
seats = st.builds(Seat, words, moments, st.none() | moods)
rooms = st.builds(
    Room,
    st.just("w1"),
    words,
    st.integers(0, 99),
    st.none() | st.dates(date(1980, 1, 1), date(LAST_YEAR, 12, 31)),
    st.lists(seats, max_size=4).map(tuple),
    st.dictionaries(words, st.dictionaries(words, moods, max_size=3), max_size=3),
    st.integers(0, 9),
)
pages = st.builds(Page, st.just("a1"), st.lists(st.tuples(words, words), max_size=6).map(tuple))


@dataclass(frozen=True)
class Circle:
    radius: int


@dataclass(frozen=True)
class Square:
    side: int
    inside: "Circle | Square | None" = None


@dataclass(frozen=True)
class Drawing:
    id: str
    shape: Circle | Square
    sizes: Mapping[int, frozenset[str]]
    corner: tuple[int, str | None]
    lasts: timedelta = timedelta(minutes=90)


@given(rooms | pages)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    assert codec.decode(type(value), codec.encode(value)) == value


def test_instants_are_written_in_utc_with_a_z() -> None:
    paris = datetime(2028, 5, 2, 11, 0, tzinfo=ZoneInfo("Europe/Paris"))
    assert conversions.instant(paris) == "2028-05-02T09:00:00Z"
    assert conversions.moment("2028-05-02T09:00:00Z") == paris
    assert conversions.moment("2028-05-02T09:00:00Z").tzinfo is UTC


def test_a_moment_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="zone"):
        codec.encode(Seat("p1", datetime(2028, 5, 2, 11, 0)))  # noqa: DTZ001


def test_members_of_a_union_say_which_they_are() -> None:
    drawing = Drawing("d1", Square(3, Circle(1)), {2: frozenset({"b", "a"})}, (1, None))
    document = codec.encode(drawing)
    assert document["shape"] == {"_": "Square", "side": 3, "inside": {"_": "Circle", "radius": 1}}
    assert document["sizes"] == {"2": ["a", "b"]}
    assert codec.decode(Drawing, document) == drawing


def test_a_field_that_a_document_lacks_takes_its_default_and_one_it_has_too_many_is_ignored() -> None:
    assert codec.decode(Room, {"id": "w1", "name": "Bleue", "of_tomorrow": 3}) == Room("w1", "Bleue")
    with pytest.raises(KeyError, match="name"):
        codec.decode(Room, {"id": "w1"})


def test_what_is_read_cannot_be_changed() -> None:
    room = codec.decode(Room, codec.encode(Room("w1", "Bleue", answers={"p1": {"s1": Mood.CALM}})))
    with pytest.raises(TypeError):
        room.answers["p1"] = {}


def test_a_type_that_json_cannot_hold_is_refused_at_once() -> None:
    @dataclass(frozen=True)
    class Odd:
        id: str
        what: complex

    with pytest.raises(TypeError, match="complex"):
        codec.encode(Odd("o1", 1j))


def test_offsets_other_than_utc_keep_their_instant() -> None:
    reunion = NOON.astimezone(timezone(timedelta(hours=4)))
    assert codec.decode(Seat, codec.encode(Seat("p1", reunion))).since == NOON


def mixed(chance: st.DataObject, old: Room, new: Room) -> Room:
    """Some parts of `old`, the very objects, among those of `new`."""
    seats = chance.draw(st.lists(st.sampled_from((*old.seats, *new.seats, Seat("p9", NOON))), max_size=6))
    answers = {**old.answers, **new.answers}
    kept = chance.draw(st.lists(st.sampled_from(sorted(answers) or ["p9"]), unique=True))
    return replace(
        chance.draw(st.sampled_from((old, new))),
        seats=tuple(seats),
        answers={name: answers.get(name, {}) for name in kept},
    )


@given(st.data(), rooms, rooms)
def test_beside_what_was_before_a_value_becomes_the_same_document_and_comes_back_the_same(
    chance: st.DataObject, old: Room, other: Room
) -> None:
    known = codec.encode(old)
    new = mixed(chance, old, other)
    document = codec.encode(new, (old, known))
    assert document == codec.encode(new)
    assert list(document) == list(codec.encode(new))
    assert codec.decode(Room, document, (known, old)) == new


def test_beside_what_was_before_the_parts_that_did_not_change_are_the_very_same() -> None:
    seats = tuple(Seat(f"p{n}", NOON) for n in range(5))
    old = Room("w1", "Bleue", seats=seats, answers={"p1": {"s1": Mood.CALM}, "p2": {}})
    known = codec.encode(old)
    new = replace(
        old, seats=(seats[0], Seat("p8", NOON), *seats[2:]), answers={**old.answers, "p2": {"s1": Mood.CALM}}
    )
    document = codec.encode(new, (old, known))
    assert [a is b for a, b in zip(document["seats"], known["seats"], strict=True)] == [
        True,
        False,
        True,
        True,
        True,
    ]
    assert document["answers"]["p1"] is known["answers"]["p1"]
    back = codec.decode(Room, document, (known, old))
    assert [a is b for a, b in zip(back.seats, seats, strict=True)] == [True, False, True, True, True]
    assert back.answers["p1"] is old.answers["p1"]


def test_beside_another_class_of_a_union_nothing_is_taken_for_granted() -> None:
    old = Drawing("d1", Circle(2), {1: frozenset("a")}, (1, None))
    new = replace(old, shape=Square(2, Circle(2)))
    document = codec.encode(new, (old, codec.encode(old)))
    assert document == codec.encode(new)
    assert codec.decode(Drawing, document, (codec.encode(old), old)) == new
