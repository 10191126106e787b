"""Comments on an article or a passage, and the states that an article has gone through."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from memory_commons import NOON, MemoryCommons, do

from models.acts.comments import CommentOn, ReopenComment, ResolveComment, WithdrawComment
from models.acts.manifesto import (
    AddArticle,
    EditArticle,
    MoveArticle,
    RemoveArticle,
    RetitleArticle,
    WriteArticle,
)
from models.acts.manuscript import ImportManuscript
from models.acts.people import EraseMyData, MergePeople
from models.acts.states import RestoreState
from models.acts.suggestions import AcceptSuggestion, Suggest
from models.acts.versions import RestoreVersion, SaveVersion
from models.comment import Comment, CommentOpen, CommentResolved, comments, notes
from models.manifesto import Article
from models.names import EmptyText, TooLong
from models.passage import PassageGone, VersionFixed, ground
from models.people import FACILITATION, VISITOR, Actor, Participant, Role
from models.refusals import NotAllowed, Unknown
from models.states import LONGEST, PAUSE, State, states
from models.text import Edit

ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")
LEAD = Actor(Role.FACILITATION, "p9")
SECOND = timedelta(seconds=1)


@pytest.fixture
def commons():
    """Two articles by Ana; nothing else."""
    series = MemoryCommons(*(Participant(id, id, NOON) for id in ("p1", "p2", "p9")))
    do(series, AddArticle("Outils", "Nos outils durent."), ANA)
    do(series, AddArticle("Durer", "Réparer d’abord."), ANA)
    return series


def article(commons, id="a1"):
    return commons.get(Article, id)


def write(commons, words, by=ANA, now=NOON, at=0):
    do(commons, EditArticle("a1", article(commons).revision, Edit(at, 0, words)), by, now)


# --- comments


def test_a_comment_is_on_an_article_or_on_a_passage_and_its_words_change_nothing(commons):
    do(commons, CommentOn("a1", "Trop court ?\nÀ voir."), BO)
    do(commons, CommentOn("a1", "Lesquels ?", passage="outils"), ANA)
    whole, passage = comments(commons, article(commons))
    assert (whole.text, whole.passage, whole.author) == ("Trop court ?\nÀ voir.", "", "p2")
    assert (passage.passage, article(commons).revision) == ("outils", 0)


def test_a_comment_follows_its_passage_and_says_when_it_is_gone(commons):
    made = do(commons, CommentOn("a1", "Lesquels ?", passage="outils"), BO)
    write(commons, "Ici, ")
    where = ground(article(commons), made.id, made.passage)
    assert (where.start, where.moved) == (9, False)
    do(commons, WriteArticle("a1", "Ici, Nos machines durent."), ANA)
    where = ground(article(commons), made.id, made.passage)
    assert (where.words, where.moved) == ("machines", True)


def test_a_comment_needs_words_of_its_own_and_a_passage_that_is_there(commons):
    for act, no in (
        (CommentOn("a1", " \n"), EmptyText),
        (CommentOn("a1", "x" * 3_000), TooLong),
        (CommentOn("a1", "x", passage="ailleurs"), PassageGone),
        (CommentOn("a99", "x"), Unknown),
    ):
        with pytest.raises(no):
            do(commons, act, BO)
    do(commons, SaveVersion("avant"), LEAD)
    with pytest.raises(VersionFixed):
        do(commons, CommentOn("avant", "x"), BO)


def test_anybody_who_takes_part_resolves_a_comment_and_opens_it_again(commons):
    do(commons, CommentOn("a1", "Lesquels ?"), BO)
    with pytest.raises(CommentOpen):
        do(commons, ReopenComment("n1"), ANA)
    done = do(commons, ResolveComment("n1"), ANA)
    assert (done.resolved, done.resolver) == (NOON, "p1")
    with pytest.raises(CommentResolved):
        do(commons, ResolveComment("n1"), BO)
    again = do(commons, ReopenComment("n1"), BO)
    assert (again.resolved, again.resolver) == (None, "")


def test_visitors_comment_nothing(commons):
    do(commons, CommentOn("a1", "Lesquels ?"), BO)
    for act in (CommentOn("a1", "x"), ResolveComment("n1"), ReopenComment("n1"), WithdrawComment("n1")):
        with pytest.raises(NotAllowed):
            do(commons, act, VISITOR)


def test_one_withdraws_ones_own_comment_and_facilitation_any(commons):
    for said in ("un", "deux"):
        do(commons, CommentOn("a1", said, passage="outils"), BO)
    with pytest.raises(NotAllowed):
        do(commons, WithdrawComment("n1"), ANA)
    do(commons, WithdrawComment("n1"), BO)
    do(commons, WithdrawComment("n2"), LEAD)
    assert not commons.all(Comment) and not article(commons).anchors


def test_notes_are_numbered_in_reading_order_whatever_the_order_they_were_made_in(commons):
    do(commons, CommentOn("a2", "dernière"), BO)
    do(commons, CommentOn("a1", "troisième", passage="durent"), FACILITATION)
    do(commons, CommentOn("a1", "deuxième", passage="Nos"), ANA)
    do(commons, CommentOn("a1", "première"), BO)
    do(commons, ResolveComment("n3"), BO)
    found = [
        (one.number, one.article, one.passage, one.text, one.author, one.resolved) for one in notes(commons)
    ]
    assert found == [
        (1, "a1", "", "première", "p2", False),
        (2, "a1", "Nos", "deuxième", "p1", True),
        (3, "a1", "durent", "troisième", None, False),
        (4, "a2", "", "dernière", "p2", False),
    ]
    do(commons, MoveArticle("a2", 1), LEAD)
    assert notes(commons)[0].text == "dernière"
    do(commons, RemoveArticle("a1"), LEAD)
    assert [one.number for one in notes(commons)] == [1]


def test_erasing_or_merging_somebody_reaches_their_comments(commons):
    do(commons, CommentOn("a1", "un", person="p2"), LEAD)
    do(commons, ResolveComment("n1"), BO)
    do(commons, MergePeople("p1", "p2", "une seule"), FACILITATION)
    one = commons.get(Comment, "n1")
    assert (one.author, one.scribe, one.resolver) == ("p1", "p9", "p1")
    for gone in ("p1", "p9"):
        do(commons, EraseMyData(gone), FACILITATION)
    one = commons.get(Comment, "n1")
    assert (one.author, one.scribe, one.resolver, one.text) == ("", None, "", "un")


# --- states


def said(commons, id="a1"):
    """What each state holds, the first one first."""
    return [str(one.text) for one in reversed(states(commons, id))]


def test_what_is_written_without_a_pause_leaves_one_state_and_costs_nothing_more(commons):
    for second in range(60):
        write(commons, "x", now=NOON + second * SECOND)
    assert said(commons) == ["Nos outils durent."]


def test_an_edit_after_a_pause_keeps_what_there_was_with_those_who_made_it(commons):
    write(commons, "a", BO)
    write(commons, "b", ANA, NOON + SECOND)
    write(commons, "c", BO, NOON + SECOND + PAUSE)
    last, first = states(commons, "a1")
    assert (str(last.text), last.authors, last.made) == ("baNos outils durent.", ("p2", "p1"), NOON + SECOND)
    assert (last.revision, last.title) == (2, "Outils")
    assert (str(first.text), first.authors) == ("Nos outils durent.", ("p1",))


def test_somebody_who_writes_without_a_pause_leaves_a_state_every_ten_minutes(commons):
    minute = timedelta(minutes=1)
    for nth in range(25):
        write(commons, "x", now=NOON + nth * minute)
    assert len(said(commons)) == 1 + 24 // (LONGEST // minute)


def test_what_there_was_is_a_state_before_a_suggestion_an_import_or_a_version_comes_in(commons):
    do(commons, SaveVersion("avant"), LEAD)
    write(commons, "Tous ", BO)
    do(commons, Suggest("a1", "durent", "tiennent"), BO)
    do(commons, AcceptSuggestion("g1", "mieux"), ANA, NOON + SECOND)
    assert said(commons)[-1] == "Tous Nos outils durent."
    do(commons, ImportManuscript((("a1", "Outils", "Nos mains."),)), LEAD, NOON + SECOND)
    assert said(commons)[-1] == "Tous Nos outils tiennent."
    do(commons, RestoreVersion("avant", "après"), LEAD, NOON + SECOND)
    assert said(commons)[-1] == "Nos mains."


def test_an_article_that_was_empty_has_no_state_of_nothing(commons):
    made = do(commons, AddArticle("Vide"), ANA)
    for nth, letter in enumerate("abc"):
        do(commons, EditArticle(made.id, nth, Edit(nth, 0, letter)), ANA, NOON + nth * SECOND)
    assert said(commons, made.id) == []


def test_a_state_comes_back_as_a_new_edit_with_its_authors_and_its_title(commons):
    write(commons, "Tous ", BO)
    do(commons, RetitleArticle("a1", "Machines"), BO, NOON + PAUSE)
    do(commons, WriteArticle("a1", "Plus rien."), ANA, NOON + PAUSE)
    wanted = states(commons, "a1")[0]
    assert (str(wanted.text), wanted.title) == ("Tous Nos outils durent.", "Outils")
    back = do(commons, RestoreState("a1", wanted.id), LEAD, NOON + PAUSE)
    assert (str(back.text), back.title, back.revision) == ("Tous Nos outils durent.", "Outils", 4)
    assert back.text.runs == (("p2", "Tous "), ("p1", "Nos outils durent."))
    assert said(commons)[-1] == "Plus rien."
    with pytest.raises(Unknown):
        do(commons, RestoreState("a2", wanted.id), LEAD)
    with pytest.raises(NotAllowed):
        do(commons, RestoreState("a1", wanted.id), VISITOR)


def test_erasing_somebody_takes_their_name_out_of_states_and_what_comes_back_is_nobodys(commons):
    write(commons, "Tous ", BO)
    do(commons, WriteArticle("a1", "Plus rien."), ANA, NOON + PAUSE)
    do(commons, EraseMyData("p2"), FACILITATION)
    wanted = states(commons, "a1")[0]
    assert (wanted.text.authors, wanted.authors) == (("p1",), ())
    back = do(commons, RestoreState("a1", wanted.id), ANA)
    assert back.text.runs[0] == ("", "Tous ")
    do(commons, MergePeople("p9", "p1", "une seule"), FACILITATION)
    assert all("p1" not in (*one.authors, *one.text.authors) for one in commons.all(State))


@given(
    st.lists(st.tuples(st.integers(0, 2), st.text("ab \n.", max_size=12)), min_size=1, max_size=6), st.data()
)
def test_any_state_comes_back_word_for_word_and_authorship_covers_it(changes, data):
    commons = MemoryCommons(*(Participant(f"p{n}", f"p{n}", NOON) for n in range(3)))
    do(commons, AddArticle("x", "abc"), Actor(Role.PARTICIPANT, "p0"))
    for nth, (who, words) in enumerate(changes):
        act = WriteArticle("a1", words)
        do(commons, act, Actor(Role.PARTICIPANT, f"p{who}"), NOON + nth * PAUSE)
    known = states(commons, "a1")
    if not known:
        return
    wanted = data.draw(st.sampled_from(known))
    back = do(commons, RestoreState("a1", wanted.id), Actor(Role.PARTICIPANT, "p0"))
    assert str(back.text) == str(wanted.text)
    assert sum(len(words) for _, words in back.text.runs) == len(str(back.text))
