"""An act costs on disk what it changes."""

import copy
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.borrowing import borrowed, lent
from data.delta import delta, patched
from data.lines import to_bytes

scalars = st.none() | st.booleans() | st.integers(-9, 9) | st.text("abé ", max_size=40)
documents = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text("abc", max_size=2), inner, max_size=4)
    ),
    max_leaves=25,
)
runs = st.lists(st.lists(st.text("ab ", max_size=30), min_size=2, max_size=2), max_size=7)


def as_written(value: Any) -> str:
    """Distinguishes what Python finds equal (1 and True, the order of keys)."""
    return json.dumps(value)


@given(documents, documents)
def test_a_patch_makes_the_new_value_of_the_old_one(old: Any, new: Any) -> None:
    before = copy.deepcopy(old)
    patch = delta(old, new)
    assert as_written(old if patch is None else patched(old, json.loads(json.dumps(patch)))) == as_written(
        new
    )
    assert as_written(old) == as_written(before)


@given(runs, runs, st.data())
def test_a_patch_of_runs_makes_the_new_runs_of_the_old_ones(old: Any, new: Any, data: Any) -> None:
    mixed = data.draw(st.permutations(old + new[:2]))
    for after in (new, mixed, [*old[:1], *new, *old[1:]]):
        patch = delta(old, after)
        assert (old if patch is None else patched(old, patch)) == after


@given(documents)
def test_the_same_value_needs_no_patch(value: Any) -> None:
    assert delta(value, copy.deepcopy(value)) is None


LONG = "Le numérique est politique : il décide de qui parle à qui, et de ce que l’on garde. " * 240


def test_a_word_in_a_long_text_costs_its_own_size() -> None:
    middle = len(LONG) // 2
    old = [["p1", LONG[:middle]], ["p2", LONG[middle:]]]
    inserted = [["p1", LONG[:500]], ["p3", "oui"], ["p1", LONG[500:middle]], ["p2", LONG[middle:]]]
    typed = [["p1", LONG[:middle] + "x"], ["p2", LONG[middle:]]]
    cut = [["p1", LONG[: middle - 700]], ["p2", LONG[middle + 300 :]]]
    for new in (inserted, typed, cut):
        patch = delta(old, new)
        assert patch is not None
        assert len(to_bytes(patch)) < 80
        assert patched(old, patch) == new


def test_one_more_registration_does_not_write_the_others_again() -> None:
    seats = [
        {"person": f"p{nth}", "since": "2028-05-02T09:00:00Z", "standing": "confirmee"} for nth in range(15)
    ]
    patch = delta({"seats": seats}, {"seats": [*seats, {"person": "p99"}]})
    assert patch == [".", {"seats": ["@", 15, 0, [{"person": "p99"}]]}]


@given(st.dictionaries(st.text("abc", max_size=2), documents, max_size=4), st.lists(documents, max_size=2))
def test_what_a_new_document_takes_from_another_one_comes_back_as_it_was(own: Any, others: Any) -> None:
    known = {str(n): {"x": LONG[:60], **one} if isinstance(one, dict) else {} for n, one in enumerate(others)}
    taken = dict(known.get("0", {}))
    for new in (own, {**own, **taken}, {**taken, **own}, {**taken, "id": "e1"}):
        patch = borrowed(["=", new], (("t", id, one) for id, one in known.items()))
        said = json.loads(json.dumps(patch))
        assert as_written(patched({}, lent(said, {"t": known}))) == as_written(new)
