"""Searching a text as people type it: what is found is what they meant, where it really stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.names import fold
from models.search import next_after, occurrences, previous_before


def found(text, searched):
    return [text[start:end] for start, end in occurrences(text, searched)]


@pytest.mark.parametrize(
    ("text", "searched", "expected"),
    [
        ("les acteur·rice·s,", "acteurrices", ["acteur·rice·s"]),
        ("acteur.rice.s", "acteur·rice·s", ["acteur.rice.s"]),
        ("les acteurices", "acteur·ices", ["acteurices"]),
        ("tou·te·s ici", "toutes", ["tou·te·s"]),
        ("tou·te·s ici", "toustes", []),
        ("L’Île", "ile", ["Île"]),
        ("un cœur bat", "COEUR", ["cœur"]),
        ("d’avant", "d'avant", ["d’avant"]),
        ("l'e\u0301te\u0301", "ete", ["e\u0301te\u0301"]),
        ("un\n  deux", "un deux", ["un\n  deux"]),
        ("oui\u00a0: non", "oui : non", ["oui\u00a0: non"]),
        ("por\u00adtable", "portable", ["por\u00adtable"]),
        ("fin. Suite", "fin", ["fin"]),
        ("aaa", "a", ["a", "a", "a"]),
        ("mot", " · ", []),
    ],
)
def test_accents_case_and_inclusive_points_do_not_matter(text, searched, expected):
    assert found(text, searched) == expected


@given(st.text("aàÀ·. 'œ-é\u0301\n(b)", max_size=30), st.text("aà· .œb", max_size=5))
def test_what_is_found_has_the_key_of_what_was_searched(text, searched):
    for start, end in occurrences(text, searched):
        assert 0 <= start < end <= len(text)
        assert fold(searched) in fold(text[start:end])


def test_the_next_one_comes_after_the_caret_and_begins_again_at_the_end():
    spans = ((2, 4), (8, 10))
    assert [next_after(spans, at) for at in (0, 2, 3, 9)] == [0, 0, 1, 0]
    assert [previous_before(spans, at) for at in (0, 3, 9)] == [1, 0, 1]
    assert next_after((), 3) is None and previous_before((), 3) is None
