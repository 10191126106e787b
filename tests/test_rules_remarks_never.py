"""What must always hold of articles, whatever people write, suggest, decide, undo and restore."""

from datetime import timedelta
from itertools import pairwise
from os import environ

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from memory_commons import NOON, MemoryCommons, do

from models.acts.comments import CommentOn, ResolveComment, WithdrawComment
from models.acts.manifesto import AddArticle, EditArticle, UndoEdit, WriteArticle
from models.acts.people import EraseMyData
from models.acts.states import RestoreState
from models.acts.suggestions import (
    AcceptSuggestion,
    RefuseSuggestion,
    ReopenSuggestion,
    Suggest,
    WithdrawSuggestion,
)
from models.anchor import places
from models.comment import Comment
from models.manifesto import Article
from models.people import FACILITATION, Actor, Participant, Role
from models.refusals import Refusal
from models.states import State
from models.suggestion import Suggestion, SuggestionState, stands
from models.text import Edit

LONG = environ.get("VEILLEE_LONG") == "1"
WORDS = st.text("ab .\n", max_size=6)
people = st.sampled_from(["p1", "p2", "p3"])
nth = st.integers(0, 60)


class AnArticle(RuleBasedStateMachine):
    """Random acts on one article, time going on between them."""

    @initialize()
    def make(self) -> None:
        self.commons = MemoryCommons(*(Participant(id, id, NOON) for id in ("p1", "p2", "p3")))
        self.now = NOON
        self.last: tuple[int, Edit] | None = None
        self.attempt(AddArticle("x", "ab ba. aab\n\nba b."), FACILITATION)

    @property
    def article(self) -> Article:
        return self.commons.get(Article, "a1")

    def attempt(self, act, by) -> bool:
        self.now += timedelta(seconds=50)
        try:
            do(self.commons, act, by if isinstance(by, Actor) else Actor(Role.PARTICIPANT, by), self.now)
        except Refusal:
            return False
        return True

    def one(self, kind, at):
        every = self.commons.all(kind)
        return every[at % len(every)] if every else None

    @rule(by=people, at=nth, removed=st.integers(0, 5), words=WORDS)
    def somebody_types(self, by, at, removed, words) -> None:
        start = at % (len(self.article.text) + 1)
        edit = Edit(start, min(removed, len(self.article.text) - start), words)
        back = self.article.text.inverse(edit)
        if self.attempt(EditArticle("a1", self.article.revision, edit), by):
            self.last = (self.article.revision, back)

    @rule(by=people)
    def somebody_undoes(self, by) -> None:
        if self.last and self.last[0] == self.article.revision:
            self.attempt(UndoEdit("a1", self.last[0], (self.last[1],)), by)

    @rule(by=people, words=st.text("ab .\n", max_size=20))
    def somebody_writes_it_again(self, by, words) -> None:
        self.attempt(WriteArticle("a1", words), by)

    @rule(by=people, at=nth, length=st.integers(0, 6), words=WORDS)
    def somebody_suggests(self, by, at, length, words) -> None:
        text = str(self.article.text)
        start = at % (len(text) + 1)
        self.attempt(Suggest("a1", text[start : start + length], words, near=start), by)

    @rule(by=people, at=nth, length=st.integers(0, 6))
    def somebody_comments(self, by, at, length) -> None:
        text = str(self.article.text)
        start = at % (len(text) + 1)
        self.attempt(CommentOn("a1", "hm", text[start : start + length], near=start), by)

    @rule(by=people, at=nth, anyway=st.booleans())
    def somebody_accepts(self, by, at, anyway) -> None:
        if one := self.one(Suggestion, at):
            where = stands(self.article, one)
            wanted, text = one.state is SuggestionState.PROPOSED, str(self.article.text)
            now = where.words if anyway else None
            done = self.attempt(AcceptSuggestion(one.id, "oui", now), by)
            if done:
                assert wanted and (anyway or not where.moved or where.words == one.put)
                assert str(self.article.text) == text[: where.start] + one.put + text[where.end :]

    @rule(by=people, at=nth)
    def somebody_refuses(self, by, at) -> None:
        if one := self.one(Suggestion, at):
            before = self.article
            self.attempt(RefuseSuggestion(one.id, "non"), by)
            assert self.article == before

    @rule(by=people, at=nth)
    def somebody_reopens(self, by, at) -> None:
        if one := self.one(Suggestion, at):
            was, before = one.state, self.article
            if self.attempt(ReopenSuggestion(one.id, "encore"), by) and was is SuggestionState.REFUSED:
                assert self.article == before

    @rule(by=people, at=nth)
    def somebody_withdraws(self, by, at) -> None:
        for kind, act in ((Suggestion, WithdrawSuggestion), (Comment, WithdrawComment)):
            if one := self.one(kind, at):
                self.attempt(act(one.id), by)

    @rule(by=people, at=nth)
    def somebody_resolves(self, by, at) -> None:
        if one := self.one(Comment, at):
            self.attempt(ResolveComment(one.id), by)

    @rule(by=people, at=nth)
    def somebody_restores(self, by, at) -> None:
        if (one := self.one(State, at)) and self.attempt(RestoreState("a1", one.id), by):
            assert str(self.article.text) == str(one.text)

    @rule(at=nth)
    def somebody_is_erased(self, at) -> None:
        if at == 0 and self.commons.find(Participant, "p3"):
            self.attempt(EraseMyData("p3"), FACILITATION)

    @invariant()
    def authorship_covers_the_text(self) -> None:
        if not hasattr(self, "commons"):
            return
        runs = self.article.text.runs
        assert all(words for _, words in runs)
        assert all(a[0] != b[0] for a, b in pairwise(runs))

    @invariant()
    def every_anchor_is_of_something_and_in_the_text(self) -> None:
        if not hasattr(self, "commons"):
            return
        known = {one.id for one in self.commons.all(Suggestion)} | {
            one.id for one in self.commons.all(Comment) if one.passage
        }
        found = places(self.article.anchors)
        assert set(found) == known
        assert all(0 <= start <= end <= len(self.article.text) for start, end in found.values())

    @invariant()
    def a_suggestion_whose_ground_has_not_moved_is_on_its_words(self) -> None:
        if not hasattr(self, "commons"):
            return
        text = str(self.article.text)
        for one in self.commons.all(Suggestion):
            where = stands(self.article, one)
            assert where.moved or text[where.start : where.end] == one.standing

    @invariant()
    def nobody_erased_is_named_anywhere(self) -> None:
        if not hasattr(self, "commons") or self.commons.find(Participant, "p3"):
            return
        held = [
            self.article,
            *(one for kind in (Suggestion, Comment, State) for one in self.commons.all(kind)),
        ]
        assert not any("'p3'" in repr(one) for one in held)


AnArticle.TestCase.settings = settings(
    max_examples=400 if LONG else 30,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnArticle = AnArticle.TestCase
