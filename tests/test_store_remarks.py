"""Suggestions, comments and states on a disk: what a letter costs beside them, erasure, undo, coming back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from data.store import Store
from models.acts.comments import CommentOn, WithdrawComment
from models.acts.manifesto import AddArticle, EditArticle, WriteArticle
from models.acts.people import EraseMyData
from models.acts.suggestions import AcceptSuggestion, Suggest, WithdrawSuggestion
from models.anchor import places
from models.comment import Comment
from models.manifesto import Article
from models.people import FACILITATION, Actor, Participant, Role
from models.states import PAUSE, State
from models.suggestion import Suggestion, SuggestionState, stands
from models.text import Edit
from tests.store_kinds import NOON, StillClock

ANA, BO = Actor(Role.PARTICIPANT, "p1"), Actor(Role.PARTICIPANT, "p2")


class Known:
    """People who are there already."""

    def apply(self, commons: Any, by: Actor, now: Any) -> None:
        for id, name in (("p1", "Ana"), ("p2", "Bo"), ("p9", "Lou")):
            commons.put(Participant(id, name, now))


@pytest.fixture
def clock() -> StillClock:
    return StillClock(NOON)


@pytest.fixture
def store(tmp_path: Path, clock: StillClock) -> Any:
    with Store.open(tmp_path / "s", clock, write=True) as opened:
        opened.decide(Known(), FACILITATION)
        opened.decide(AddArticle("Outils", "Chaque lieu garde la main. " * 400), ANA)
        opened.flush()
        yield opened


def did(store: Store, act: Any, by: Actor = FACILITATION) -> Any:
    made = store.decide(act, by)
    store.flush()
    return made


def files(store: Store) -> list[Path]:
    """All of the directory, automatic backups too."""
    return [file for file in store.directory.rglob("*") if file.is_file()]


def article(store: Store) -> Article:
    return store.durable.get(Article, "a1")


def cost_of_a_letter(store: Store, clock: StillClock) -> int:
    """In bytes, in a second when nobody has written yet."""
    clock.later(seconds=1)
    journal = store.directory / "veillee.journal"
    before = journal.stat().st_size
    did(store, EditArticle("a1", article(store).revision, Edit(5_000, 0, "x")), BO)
    return journal.stat().st_size - before


@pytest.mark.parametrize("marks", [1, 5, 40])
def test_a_letter_costs_no_more_with_forty_remarks_after_it_than_with_one(store, clock, marks):
    for nth in range(marks):
        did(store, CommentOn("a1", "Lequel ?", "lieu", near=6_000 + nth * 100), ANA)
    cost_of_a_letter(store, clock)
    assert cost_of_a_letter(store, clock) <= 300


def test_a_series_opened_again_has_its_suggestions_on_their_words(store, tmp_path, clock):
    did(store, Suggest("a1", "lieu", "endroit", near=7_000), BO)
    did(store, EditArticle("a1", 0, Edit(0, 0, "Ici. ")), ANA)
    before = places(article(store).anchors)
    store.close()
    with Store.open(tmp_path / "s", clock, write=True) as again:
        assert places(article(again).anchors) == before
        one = again.durable.get(Suggestion, "g1")
        assert not stands(article(again), one).moved


def test_facilitations_acceptance_is_undone_with_its_words_its_anchors_and_its_state(store):
    did(store, Suggest("a1", "lieu", "endroit", near=0), BO)
    before = article(store)
    did(store, AcceptSuggestion("g1", "plus juste"))
    assert "endroit" in str(article(store).text) and store.durable.all(State)
    store.undo(FACILITATION)
    store.flush()
    assert article(store) == before and not store.durable.all(State)
    assert store.durable.get(Suggestion, "g1").state is SuggestionState.PROPOSED


def test_nothing_on_the_disk_says_who_suggested_commented_or_wrote_once_they_are_erased(store, clock):
    did(store, Suggest("a1", "lieu", "endroit", near=0), BO)
    did(store, CommentOn("a1", "Lequel ?"), BO)
    did(store, EditArticle("a1", 0, Edit(0, 0, "Ici. ")), BO)
    clock.at = NOON + PAUSE
    did(store, WriteArticle("a1", "Plus rien."), ANA)
    assert any("p2" in one.text.authors for one in store.durable.all(State))
    did(store, EraseMyData("p2"), FACILITATION)
    for file in files(store):
        held = file.read_bytes()
        assert b'"p2"' not in held and b":p2" not in held and b"Bo" not in held, file.name
    assert store.durable.get(Comment, "n1").text == "Lequel ?"


def test_what_is_withdrawn_leaves_no_word_on_the_disk(store):
    did(store, Suggest("a1", "lieu", "endroit secret", near=0), BO)
    did(store, CommentOn("a1", "propos secret"), BO)
    did(store, WithdrawSuggestion("g1"), BO)
    did(store, WithdrawComment("n1"), BO)
    assert not any(b"secret" in file.read_bytes() for file in files(store))


def test_writing_for_an_hour_keeps_a_state_every_ten_minutes_and_no_more(store, clock):
    for nth in range(60):
        clock.at = NOON + nth * timedelta(minutes=1)
        did(store, EditArticle("a1", nth, Edit(0, 0, "x")), BO)
    assert len(store.durable.all(State)) == 6


def test_the_first_letter_after_a_silence_costs_the_same_in_an_article_of_any_length(store, tmp_path, clock):
    """The state that it leaves is the article as it was: the journal has those words already."""
    journal, kept, sizes = store.directory / "veillee.journal", [], []
    for text in ("Chaque lieu garde la main.", "Chaque lieu garde la main. " * 700):
        did(store, WriteArticle("a1", text), ANA)
        clock.later(seconds=PAUSE.seconds)
        before = journal.stat().st_size
        kept.append(article(store).text)
        did(store, EditArticle("a1", article(store).revision, Edit(3, 0, "a")), BO)
        sizes.append(journal.stat().st_size - before)
        assert store.durable.all(State)[-1].text == kept[-1]
    assert abs(sizes[0] - sizes[1]) < 20 and max(sizes) < 600
    store.close()
    with Store.open(tmp_path / "s", clock, write=False) as again:
        assert again.durable.all(State)[-1].text == kept[-1]
