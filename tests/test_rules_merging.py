"""Three texts become one, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from models.merging import three_way
from models.ports import Splice
from models.text import SOMEONE, Text, joined, written

WORDS = st.lists(st.sampled_from(["un", "deux", "trois", "réparer,", "partager.", "\n"]), max_size=14)
TEXTS = WORDS.map(" ".join)


def done(theirs: str, splices: tuple[Splice, ...]) -> Text:
    text = written("theirs", theirs) if theirs else Text()
    for one in splices:
        text = text.spliced(one)
    return text


def merged(base: str, mine: str, theirs: str) -> str:
    return str(done(theirs, three_way(base, Text(joined((("mine", mine),))), theirs).splices))


def variants(base: str, mine: str, theirs: str) -> list[tuple[str, str]]:
    found = three_way(base, Text(joined((("mine", mine),))), theirs)
    text = str(done(theirs, found.splices))
    return [
        (text[one.position : one.position + one.removed], "".join(said for _, said in one.runs))
        for one in found.variants
    ]


def test_changes_that_do_not_touch_are_both_there():
    base = "Réparer avant de remplacer. Nos machines durent dix ans."
    mine = base.replace("dix", "quinze")
    theirs = base.replace("Réparer", "Toujours réparer")
    assert (
        merged(base, mine, theirs) == "Toujours réparer avant de remplacer. Nos machines durent quinze ans."
    )
    assert variants(base, mine, theirs) == []


def test_words_that_both_changed_stay_theirs_and_mine_is_a_variant():
    three = ("Une barre ici.", "Une perche ici.", "Une corde ici.")
    assert merged(*three) == "Une corde ici."
    assert [mine.strip() for _, mine in variants(*three)] == ["perche"]


def test_paragraphs_added_in_different_places_are_both_there():
    assert merged("Un.\n\nDeux.", "Zéro.\n\nUn.\n\nDeux.", "Un.\n\nDeux.\n\nTrois.") == (
        "Zéro.\n\nUn.\n\nDeux.\n\nTrois."
    )


def test_the_same_change_on_both_sides_is_no_variant():
    assert merged("Un deux.", "Un trois.", "Un trois.") == "Un trois."
    assert variants("Un deux.", "Un trois.", "Un trois.") == []


@given(base=TEXTS, mine=TEXTS)
def test_where_nobody_else_wrote_mine_is_all(base, mine):
    assert merged(base, mine, base) == mine
    assert variants(base, mine, base) == []


@given(base=TEXTS, theirs=TEXTS)
def test_where_i_wrote_nothing_theirs_is_untouched(base, theirs):
    assert three_way(base, Text(joined(((SOMEONE, base),))), theirs).splices == ()


@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_each_variant_stands_within_the_text_and_says_something_else(base, mine, theirs):
    for there, here in variants(base, mine, theirs):
        assert there != here


@given(base=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_words_that_are_still_there_keep_their_author(base, mine, theirs):
    found = three_way(base, Text(joined((("mine", mine),))), theirs)
    text = done(theirs, found.splices)
    assert set(text.authors) <= {"mine", "theirs"}
    if not found.splices:
        assert str(text) == theirs
