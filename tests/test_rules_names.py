"""What people type is kept as typed, made harmless, and compared by folded keys."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.names import (
    CONTACT,
    CONTRIBUTION,
    MOST_COMBINING_MARKS,
    NAME,
    TEXT,
    EmptyText,
    TooLong,
    clean_line,
    clean_text,
    fold,
    harmless,
    probably_same,
)

UNHURRIED = settings(deadline=None)  # the first example pays for imports, on slow machines

ANY_TEXT = st.text(max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("acteur·rice·s", "acteurrices"),
        ("acteur.rice.s", "acteurrices"),
        ("acteur•rice‧s", "acteur⋅rice-s"),
        ("acteur(rice)s", "acteur/rice/s"),
        ("acteur·ices", "acteurices"),
        ("tou·te·s", "toutes"),
        ("Île", "ile"),
        ("cœur", "COEUR"),
        ("Œdipe", "oedipe"),
        ("Lætitia", "laetitia"),
        ("nu\u00admérique", "numerique"),
        ("N'Deye", "n’Deye"),
        ("l´eau", "l'eau"),
        ("Le\u00a0Quai  neuf", " le quai\u202fneuf "),
        ("Marie\u2011Noëlle", "marie-noelle"),
        ("Çağan", "cagan"),
        ("Straße", "STRASSE"),
    ],
)
def test_two_ways_of_writing_one_word_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("tou·te·s", "toustes"), ("Élodie H.", "Élodie B."), ("1.5", "15"), ("a - b", "ab"), ("Lou", "Loup")],
)
def test_words_that_differ_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@UNHURRIED
@given(ANY_TEXT)
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "name",
    [
        "[b]Zoé[/b]",
        "Un·e facilitateur·ice",
        "Marie\u2011Noëlle; Fab·lab du Bief",
        "Le\u00a0Quai",
        'Agnès "Nénette" Le Guen',
        "{x} %s \\n $HOME",
        "toustes  les  bénévoles",
        "👩\u200d🌾 Lou",
    ],
)
def test_a_name_is_kept_exactly_as_typed(name: str) -> None:
    assert clean_line(name) == name


def test_an_escape_sequence_loses_what_makes_it_one() -> None:
    assert clean_line("Zo\x1b[31mé\x9b2J\x07\x00") == "Zo[31mé2J"


def test_bidi_controls_and_lone_surrogates_are_dropped() -> None:
    assert clean_line("a\u202eb\u2066c\u200fd\ud83de") == "abcde"


def test_a_line_has_no_line_end_and_no_tab() -> None:
    assert clean_line("  Le Guen \r\n\n Agnès\tN.\u2028fin\n") == "Le Guen Agnès N. fin"


def test_a_text_keeps_its_lines_and_tabs_whatever_system_they_come_from() -> None:
    assert clean_text("\r\nun\r\n\tdeux\rtrois\x85quatre\n\n", TEXT) == "un\n\tdeux\ntrois\nquatre"


def test_a_fragment_typed_in_an_editor_keeps_its_outer_spaces() -> None:
    assert harmless(" \n") == " \n"


def test_accents_typed_apart_are_composed() -> None:
    assert clean_line("Zoe\u0301") == "Zo\u00e9"


def test_a_heap_of_combining_marks_is_cut_down() -> None:
    assert clean_line("x" + "\u0316" * 40 + "y") == "x" + "\u0316" * MOST_COMBINING_MARKS + "y"


@pytest.mark.parametrize("text", ["", "   ", "\t\n", "\x1b\x00", "\u200b", "\u00a0\u202f", "\u00ad\u200d"])
def test_a_name_without_anything_to_see_is_refused(text: str) -> None:
    with pytest.raises(EmptyText) as refused:
        clean_line(text)
    assert refused.value.field == "name"


def test_an_optional_field_may_be_empty() -> None:
    assert clean_line(" ", CONTACT) == ""


def test_a_name_of_ten_thousand_characters_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLong) as refused:
        clean_line("é" * 10_000)
    assert (refused.value.field, refused.value.limit, refused.value.length) == ("name", 80, 10_000)


def test_a_contribution_holds_280_characters_and_not_one_more() -> None:
    assert clean_line("·" * 280, CONTRIBUTION) == "·" * 280
    with pytest.raises(TooLong):
        clean_line("·" * 281, CONTRIBUTION)


def test_the_limit_counts_what_is_kept() -> None:
    assert clean_line(" " * 50 + "a" * 80 + "\n" * 50, NAME) == "a" * 80


@UNHURRIED
@given(st.text(st.characters(), max_size=60))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for cleaned, again in ((clean_line, clean_line), (clean_text, clean_text)):
        once = cleaned(text, CONTACT)
        assert again(once, CONTACT) == once


@UNHURRIED
@given(st.text(st.characters(), max_size=60))
def test_what_is_kept_is_composed_and_holds_no_control_character(text: str) -> None:
    kept = clean_line(text, CONTACT)
    assert unicodedata.is_normalized("NFC", kept)
    assert not [char for char in kept if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('Agnès "Nénette" Le Guen', 'Agnès Le Guen, dite "Nénette"'),
        ('Agnès "Nénette" Le Guen', "Agnès Le Guen"),
        ('Agnès "Nénette" Le Guen', "agnes nenette le guen"),
        ('Agnès "Nénette" Le Guen', "Nénette"),
        ("N'Deye", "n’Deye"),
        ("LE GUEN Agnès", "Agnès Le Guen"),
        ("Jean-Loup D’Artigue", "jean loup d'artigue"),
        ("Marie\u2011Noëlle", "Marie-Noelle"),
        ("Ousmane D.", "Ousmane Diop"),
        ("Dominique (iel)", "Dominique"),
        ("Œdipe", "oedipe"),
        ("Camille", "Camille"),
    ],
)
def test_names_that_may_be_one_person_are_proposed(one: str, other: str) -> None:
    assert probably_same(one, other)
    assert probably_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élodie H.", "Élodie B."),
        ("Élodie H.", "Élodie"),
        ('Agnès "Nénette"', 'Agnès "Zaza"'),
        ("Zoé", "Chloé"),
        ("Camille", "Camille Le Guen"),
        ("Rozenn, pour la Grange", "Rozenn"),
        ("Inès & Bastien (le Quai)", "Inès"),
        ("", ""),
        ("!!", "??"),
    ],
)
def test_names_that_differ_are_not_proposed(one: str, other: str) -> None:
    assert not probably_same(one, other)
    assert not probably_same(other, one)


@UNHURRIED
@given(ANY_TEXT, ANY_TEXT)
def test_likeness_of_names_does_not_depend_on_who_is_asked_first(one: str, other: str) -> None:
    assert probably_same(one, other) == probably_same(other, one)
