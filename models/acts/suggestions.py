"""Suggesting other words for an article's, and deciding. The rules are in `models/suggestion.py`."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from models.acts.rewording import hand, respliced
from models.acts.who import decider
from models.anchor import anchored
from models.manifesto import Article
from models.names import TEXT, TooLong, clean_reason, harmless
from models.passage import Ground, discussed, let_go, position
from models.people import Actor
from models.ports import Commons
from models.suggestion import (
    Decision,
    GroundMoved,
    NotDecided,
    Suggestion,
    SuggestionState,
    narrowed,
    stands,
    taken_by,
)
from models.text import Text, written
from models.words import rewritten


@dataclass(frozen=True, slots=True)
class Suggest:
    """`put` in place of `words`, those nearest to `near` (None: those that stand once).

    Both may be a whole paragraph, or the whole text: what does not change is left out. `words` "": the whole
    article is meant. `person`: whose suggestion it is, when facilitation writes for them.
    """

    article: str
    words: str
    put: str
    near: int | None = None
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Suggestion:
        author = hand(commons, by, self.person)
        one = discussed(commons, self.article)
        words, put = harmless(self.words) or str(one.text), harmless(self.put)
        if len(put) > TEXT.limit:
            raise TooLong(TEXT.key, TEXT.limit, len(put))
        start = position(one, words, self.near) if words else 0
        start, words, put = narrowed(str(one.text), start, words, put)
        id = commons.new_id("g")
        scribe = by.scribe_for(author or None)
        made = Suggestion(id, one.id, one.revision, words, put, now, author, scribe)
        commons.put(made)
        commons.put(replace(one, anchors=anchored(one.anchors, id, start, start + len(words))))
        return made


@dataclass(frozen=True, slots=True)
class AcceptSuggestion:
    """Its words enter the article, as its author's.

    `instead_of`: when its ground has moved, the words that one has read there, to be replaced all the same.
    `amends`: facilitation takes it as an amendment of what the open consent round asks about.
    """

    id: str
    reason: str
    instead_of: str | None = None
    amends: bool = False

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Suggestion:
        who, reason = decider(commons, by), clean_reason(self.reason)
        if self.amends:
            by.must_facilitate()
        one = commons.get(Suggestion, self.id)
        one.must_be_open()
        article = discussed(commons, one.article)
        ground = stands(article, one)
        if ground.moved and ground.words not in (self.instead_of, one.put):
            raise GroundMoved(one.id, one.words, ground.words)
        put = written(one.author, one.put)
        _exchange(commons, article, one.id, ground, put, one.author, now, self.amends)
        accepted = replace(one, taken=taken_by(one, article))
        return _decided(commons, accepted, Decision(SuggestionState.ACCEPTED, reason, now, who))


@dataclass(frozen=True, slots=True)
class RefuseSuggestion:
    id: str
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Suggestion:
        who, reason = decider(commons, by), clean_reason(self.reason)
        one = commons.get(Suggestion, self.id)
        one.must_be_open()
        return _decided(commons, one, Decision(SuggestionState.REFUSED, reason, now, who))


@dataclass(frozen=True, slots=True)
class ReopenSuggestion:
    """It can be accepted or refused again; an accepted one takes its words back, if they are there still."""

    id: str
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Suggestion:
        who, reason = decider(commons, by), clean_reason(self.reason)
        one = commons.get(Suggestion, self.id)
        if not one.is_decided:
            raise NotDecided(one.id)
        if one.state is SuggestionState.ACCEPTED:
            article = discussed(commons, one.article)
            ground = stands(article, one)
            if ground.moved:
                raise GroundMoved(one.id, one.put, ground.words)
            _exchange(commons, article, one.id, ground, Text(one.taken), hand(commons, by), now)
        reopened = replace(one, taken=())
        return _decided(commons, reopened, Decision(SuggestionState.PROPOSED, reason, now, who))


@dataclass(frozen=True, slots=True)
class WithdrawSuggestion:
    """One's own, or anybody's when facilitating, as long as it is open: it goes for good."""

    erases: ClassVar[bool] = True

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Suggestion:
        one = commons.get(Suggestion, self.id)
        one.must_be_withdrawn_by(by)
        commons.remove(one)
        let_go(commons, one.article, one.id)
        return one


def _exchange(
    commons: Commons,
    article: Article,
    id: str,
    ground: Ground,
    new: Text,
    by: str,
    now: datetime,
    amends: bool = False,
) -> None:
    """The words there make room for the new ones, on which the suggestion then stands."""
    splices = rewritten(ground.words, new, ground.start)
    changed = respliced(commons, article, splices, by, now, keep=True, amends=amends)
    anchors = anchored(changed.anchors, id, ground.start, ground.start + len(new))
    if anchors != changed.anchors:
        commons.put(replace(changed, anchors=anchors))


def _decided(commons: Commons, one: Suggestion, decision: Decision) -> Suggestion:
    decided = one.decided(decision)
    commons.put(decided)
    return decided
