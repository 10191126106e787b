"""A draft: what is typed is shown at once, kept in batches, and crosses what others write meanwhile."""

import gc
import weakref
from datetime import UTC, datetime

import pytest
from memory_commons import MemoryCommons, do

from models.acts.manifesto import AddArticle, EditArticle
from models.manifesto import Article
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
    """As a page does: what others wrote is heard, then one batch is decided after the other, and lasts."""
    draft.heard(article(commons))
    count = 0
    while act := draft.next_act():
        draft.decided_as(do(commons, act, ANA))
        count += 1
    draft.lasting(article(commons).revision)
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


def test_what_is_typed_then_erased_before_it_is_decided_costs_no_act():
    commons, _ = an_article("Nous")
    draft = a_draft(commons)
    draft.edit(4, 0, "x")
    draft.edit(4, 1, "")
    assert draft.kept and draft.next_act() is None


def test_what_is_decided_is_kept_only_once_it_lasts():
    commons, _ = an_article()
    draft = a_draft(commons)
    draft.edit(0, 0, "un")
    draft.decided_as(do(commons, draft.next_act(), ANA))
    assert draft.decided and not draft.kept
    draft.lasting(article(commons).revision)
    assert draft.kept


def test_an_act_that_was_refused_stays_and_is_tried_again():
    commons, _ = an_article()
    draft = a_draft(commons)
    draft.edit(0, 0, "un")
    assert draft.next_act() is not None
    assert draft.document.words == "un" and not draft.kept
    draft.edit(2, 0, " deux")
    keep(draft, commons)
    assert str(article(commons).text) == "un deux"


def test_words_taken_back_wait_alone_and_join_what_is_there_then():
    """The disk failed: two people's words were decided one in the other's, and neither lasted."""
    commons, _ = an_article("Un. Fin.")
    durable = commons.draft()
    mine = a_draft(commons)
    theirs = Draft(article(commons), "p2", beside=mine)
    mine.edit(3, 0, " Deux")
    mine.decided_as(do(commons, mine.next_act(), ANA))
    theirs.heard(article(commons))
    theirs.edit(5, 0, "xx")
    theirs.decided_as(do(commons, theirs.next_act(), BO))
    mine.heard(article(commons))
    mine.edit(len(mine.document.words), 0, " Et fin.")
    mine.decided_as(do(commons, mine.next_act(), ANA))
    theirs.heard(article(commons))
    assert str(article(commons).text) == "Un. Dxxeux Fin. Et fin."

    commons.become(durable)
    mine.heard(article(commons))
    theirs.heard(article(commons))
    assert (mine.document.words, theirs.document.words) == ("Un. Deux Fin. Et fin.", "Un.xx Fin.")
    assert not mine.kept and not theirs.kept
    keep(mine, commons)
    theirs.heard(article(commons))
    theirs.decided_as(do(commons, theirs.next_act(), BO))
    mine.heard(article(commons))
    assert mine.document.text == theirs.document.text == article(commons).text
    assert sorted(str(article(commons).text)) == sorted("Un. Deuxxx Fin. Et fin.")


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


def test_people_who_show_one_text_share_its_document_after_whatever_was_done():
    commons, _ = an_article("Le numérique est politique")
    first = a_draft(commons)
    drafts = [first, *(Draft(article(commons), "p2", beside=first) for _ in range(3))]
    for nth in range(6):
        typing = drafts[nth % 2]
        typing.edit(2, 0, " grand")
        if nth == 3:
            typing.undo()
        while act := typing.next_act():
            typing.decided_as(do(commons, act, ANA if typing is first else BO))
        for one in drafts:
            one.heard(article(commons))
            one.share(first)
        assert len({id(one.document) for one in drafts}) == 1


def test_a_draft_that_waits_keeps_nothing_of_what_is_written_meanwhile():
    commons, _ = an_article("Un")
    waiting = a_draft(commons)
    living = Draft(article(commons), "p2", beside=waiting)
    documents = []
    for nth in range(60):
        living.edit(nth, 0, "x")
        living.decided_as(do(commons, living.next_act(), BO))
        documents.append(weakref.ref(living.document))
    gc.collect()
    assert sum(one() is not None for one in documents) < 20
    waiting.heard(article(commons))
    assert waiting.document.text == article(commons).text
