"""A draft: what is typed is shown at once, kept in batches, and crosses what others write meanwhile."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_commons import MemoryCommons, do

from models.acts.manifesto import AddArticle, EditArticle
from models.manifesto import Article, TextMoved
from models.names import TooLong
from models.people import Actor, Participant, Role
from models.text import Edit
from tui.editing.draft import Draft

NOW = datetime(2028, 5, 2, 10, tzinfo=UTC)
ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")


def an_article(text=""):
    commons = MemoryCommons(Participant("p1", "Ana", NOW), Participant("p2", "Bo", NOW))
    made = do(commons, AddArticle("Titre", text), BO)
    return commons, made.id


def article(commons):
    return commons.all(Article)[0]


def a_draft(commons):
    return Draft(article(commons), "p1")


def keep(draft, commons):
    """As a page does: one batch after the other, after what others wrote."""
    count = 0
    while act := draft.next_act():
        try:
            kept = do(commons, act, ANA)
        except TextMoved:
            draft.not_kept()
            draft.heard(article(commons))
        else:
            draft.kept_as(kept)
            count += 1
    draft.heard(article(commons))
    return count


def others(commons, position, removed, inserted):
    do(commons, EditArticle("a1", article(commons).revision, Edit(position, removed, inserted)), BO)


def test_letters_typed_one_by_one_are_kept_in_one_act():
    commons, _ = an_article("Nous")
    draft = a_draft(commons)
    for at, letter in enumerate(" réparons"):
        draft.edit(4 + at, 0, letter)
    assert str(article(commons).text) == "Nous" and draft.document.words == "Nous réparons"
    assert keep(draft, commons) == 1
    assert str(article(commons).text) == "Nous réparons" and draft.kept


def test_what_is_typed_then_erased_before_it_is_kept_costs_no_act():
    commons, _ = an_article("Nous")
    draft = a_draft(commons)
    draft.edit(4, 0, "x")
    draft.edit(4, 1, "")
    assert draft.kept and draft.next_act() is None


def test_what_is_typed_while_a_batch_is_on_its_way_waits_for_the_next():
    commons, _ = an_article()
    draft = a_draft(commons)
    draft.edit(0, 0, "un")
    act = draft.next_act()
    draft.edit(2, 0, " deux")
    assert draft.next_act() is None
    draft.kept_as(do(commons, act, ANA))
    assert str(article(commons).text) == "un" and not draft.kept
    keep(draft, commons)
    assert str(article(commons).text) == "un deux"


def test_a_batch_that_could_not_be_kept_stays_and_is_tried_again():
    commons, _ = an_article()
    draft = a_draft(commons)
    draft.edit(0, 0, "un")
    assert draft.next_act() is not None
    draft.not_kept()
    assert draft.document.words == "un" and not draft.kept
    draft.edit(2, 0, " deux")
    keep(draft, commons)
    assert str(article(commons).text) == "un deux"


def test_a_remote_change_joins_what_is_shown_and_ours_is_kept_after_it():
    commons, _ = an_article("Nos outils.")
    draft = a_draft(commons)
    draft.edit(10, 0, " libres")
    others(commons, 0, 3, "Tous nos")
    keep(draft, commons)
    assert str(article(commons).text) == draft.document.words == "Tous nos outils libres."


def test_undo_takes_back_ones_own_words_and_never_others():
    commons, _ = an_article("Un.")
    draft = a_draft(commons)
    draft.edit(3, 0, " Deux.")
    keep(draft, commons)
    others(commons, 5, 0, "xx")
    draft.heard(article(commons))
    draft.undo()
    assert draft.document.words == "Un.xx"
    keep(draft, commons)
    assert str(article(commons).text) == "Un.xx"
    assert [by for by, _ in article(commons).text.runs] == ["p2"]
    draft.redo()
    keep(draft, commons)
    assert "Deux." in str(article(commons).text).replace("xx", "")


def test_undoing_an_erasure_gives_others_words_back_as_theirs():
    commons, _ = an_article("Leurs mots")
    draft = a_draft(commons)
    draft.edit(0, 6, "")
    keep(draft, commons)
    draft.undo()
    keep(draft, commons)
    assert article(commons).text.runs == (("p2", "Leurs mots"),)


def test_a_text_that_cannot_grow_more_is_refused_and_stays():
    commons, _ = an_article("x" * 99_999)
    draft = a_draft(commons)
    with pytest.raises(TooLong):
        draft.edit(0, 0, "yy")
    assert len(draft.document.words) == 99_999 and draft.kept


def test_control_characters_never_come_in():
    commons, _ = an_article()
    draft = a_draft(commons)
    assert draft.edit(0, 0, "a\x1b[31m\u202eb\r\nc") == 8
    keep(draft, commons)
    assert str(article(commons).text) == draft.document.words == "a[31mb\nc"


HANDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["type", "type", "erase", "keep", "send", "others", "others", "hear", "undo", "redo"]
        ),
        st.integers(0, 40),
        st.integers(0, 6),
        st.text("ab é\u0301界\n", max_size=4),
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(HANDS)
def test_whatever_happens_in_between_all_end_with_the_same_words(hands):
    commons, _ = an_article("Le numérique est politique")
    draft, sent = a_draft(commons), None
    for what, where, span, text in hands:
        size = len(draft.document.words)
        at = min(where, size)
        length = min(span, size - at)
        if what in ("type", "erase"):
            draft.edit(at, length if what == "erase" else 0, text if what == "type" else "")
        elif what == "others":
            there = len(article(commons).text)
            others(commons, min(at, there), min(length, max(0, there - at)), text)
        elif what == "undo":
            draft.undo()
        elif what == "redo":
            draft.redo()
        elif what == "send" and sent is None:
            act = draft.next_act()
            try:
                sent = (do(commons, act, ANA),) if act else None
            except TextMoved:
                draft.not_kept()
        elif what == "keep" and sent is not None:
            draft.kept_as(sent[0])
            sent = None
        elif what == "hear" and sent is None:
            draft.heard(article(commons))
    if sent is not None:
        draft.kept_as(sent[0])
    keep(draft, commons)
    assert draft.kept and draft.document.text == article(commons).text
    assert draft.document.rows(12).starts == type(draft.document.rows(12))(draft.document.words, 12).starts
