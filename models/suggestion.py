"""Suggestions: other words for some of an article's, accepted, refused or reopened with a reason.

Each stands on the words that it replaces (`models/passage.py`); what only adds words replaces the one beside.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from models.manifesto import Article
from models.passage import Ground, ground
from models.people import Actor, scribe_after
from models.ports import Reading
from models.refusals import Refusal
from models.text import SOMEONE, Run, Text, words
from models.words import diff


@dataclass
class NothingSuggested(Refusal):
    """These are the words that stand there already."""


@dataclass
class AlreadyDecided(Refusal):
    """It was accepted or refused: `state` says which."""

    suggestion: str
    state: "SuggestionState"


@dataclass
class NotDecided(Refusal):
    """It is open still: there is nothing to open again."""

    suggestion: str


@dataclass
class GroundMoved(Refusal):
    """`words`, which it was made for, are no longer there: `now` is what stands in their place."""

    suggestion: str
    words: str
    now: str


class SuggestionState(StrEnum):
    PROPOSED = "proposee"
    ACCEPTED = "acceptee"
    REFUSED = "refusee"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody made of a suggestion; PROPOSED: they reopened it. `by` as Comment.resolver."""

    state: SuggestionState
    reason: str
    at: datetime
    by: str = SOMEONE


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`put` in place of `words`, as they were at that revision of the article.

    `taken`: what accepting it took out, with its authors, to come back if it is reopened.
    `variant`: written on a copy, while these words changed here too.
    """

    id: str
    article: str
    revision: int
    words: str
    put: str
    made: datetime
    author: str = SOMEONE
    scribe: str | None = None
    decisions: tuple[Decision, ...] = ()
    taken: tuple[Run, ...] = ()
    variant: bool = False

    @property
    def state(self) -> SuggestionState:
        return self.decisions[-1].state if self.decisions else SuggestionState.PROPOSED

    @property
    def is_decided(self) -> bool:
        return self.state is not SuggestionState.PROPOSED

    @property
    def standing(self) -> str:
        """The words to look for in the text: its own once they are accepted."""
        return self.put if self.state is SuggestionState.ACCEPTED else self.words

    @property
    def replaced(self) -> str:
        """What it takes out of the text; once accepted, what stood there then, perhaps other words."""
        return words(self.taken) if self.state is SuggestionState.ACCEPTED else self.words

    def decided(self, decision: Decision) -> "Suggestion":
        return replace(self, decisions=(*self.decisions, decision))

    def must_be_open(self) -> None:
        if self.is_decided:
            raise AlreadyDecided(self.id, self.state)

    def must_be_withdrawn_by(self, by: Actor) -> None:
        """Its author or facilitation, as long as it is open. Raises NotAllowed, AlreadyDecided."""
        by.must_own(self.author)
        self.must_be_open()


def suggestions(reading: Reading, article: Article) -> tuple[Suggestion, ...]:
    """Of one article, open ones first, in the order of its text; on one place, the first made first."""
    mine = [one for one in reading.all(Suggestion) if one.article == article.id]
    return tuple(sorted(mine, key=lambda one: (one.is_decided, stands(article, one).start)))


def open_suggestions(reading: Reading, article: Article) -> tuple[Suggestion, ...]:
    return tuple(one for one in suggestions(reading, article) if not one.is_decided)


def count_open(reading: Reading, article: str) -> int:
    return sum(1 for one in reading.all(Suggestion) if one.article == article and not one.is_decided)


def stands(article: Article, one: Suggestion) -> Ground:
    """Where it stands in the text of today, and whether its ground has moved."""
    return ground(article, one.id, one.standing)


_LAST_WORD = re.compile(r"\S+[^\S\n]*\Z")
_FIRST_WORD = re.compile(r"[^\S\n]*\S+")
_LONGEST_WORD = 100


def narrowed(text: str, start: int, words: str, put: str) -> tuple[int, str, str]:
    """Where it begins, the words that change and what replaces them, at their least. Raises NothingSuggested.

    What only adds takes along the word before it, or the one after: if that word changes, it shows.
    """
    edits = diff(words, put)
    if not edits:
        raise NothingSuggested()
    first, last = edits[-1].position, edits[0].position + edits[0].removed
    tail = len(words) - last
    at, end, put = start + first, start + last, put[first : len(put) - tail]
    if at < end:
        return at, text[at:end], put
    before = _LAST_WORD.search(text, max(0, at - _LONGEST_WORD), at)
    after = _FIRST_WORD.match(text, end, end + _LONGEST_WORD)
    if before:
        return before.start(), before[0], before[0] + put
    return at, after[0] if after else "", put + after[0] if after else put


def taken_by(one: Suggestion, article: Article) -> tuple[Run, ...]:
    """What accepting it takes out of the text of today."""
    place = stands(article, one)
    return article.text.part(place.start, place.end)


def handed_over(one: Suggestion, person: str, to: str | None) -> Suggestion:
    """A person erased (`to` None) or merged."""
    heir = to or SOMEONE
    return replace(
        one,
        author=heir if one.author == person else one.author,
        scribe=scribe_after(one.author, one.scribe, person, to),
        decisions=tuple(replace(each, by=heir) if each.by == person else each for each in one.decisions),
        taken=Text(one.taken).given(person, heir).runs,
    )
