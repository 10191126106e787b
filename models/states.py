"""The history of an article: a dated list of states, each with the people who made it.

A state is kept when somebody begins to write again, not while they write: a letter costs nothing more.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.manifesto import Article
from models.ports import Commons, Reading, Splice
from models.refusals import Unknown
from models.text import SOMEONE, Text
from models.words import rewritten

PAUSE = timedelta(minutes=2)
"""What was written before such a silence is a state."""
LONGEST = timedelta(minutes=10)
"""Somebody who writes without a pause leaves a state this often."""


@dataclass(frozen=True, slots=True)
class State:
    """An article as it was left at `made`. `authors`: ids of those who changed it since the state before."""

    id: str
    article: str
    revision: int
    made: datetime
    title: str
    text: Text
    authors: tuple[str, ...] = ()


def is_due(one: Article, now: datetime) -> bool:
    """Whether what it says now is to be kept before it changes."""
    if one.edited is None or one.kept is None:
        return True
    return now - one.edited >= PAUSE or now - one.kept >= LONGEST


def kept(commons: Commons, one: Article, now: datetime) -> Article:
    """Keeps what it says now as a state, if there is anything; the article that knows it, not put yet."""
    if one.text.runs:
        made = one.edited or now
        commons.put(State(commons.new_id("e"), one.id, one.revision, made, one.title, one.text, one.hands))
    return replace(one, kept=now.replace(microsecond=0), hands=())


def states(reading: Reading, article: str) -> tuple[State, ...]:
    """Of one article, the last one first."""
    return tuple(one for one in reversed(reading.all(State)) if one.article == article)


def state(reading: Reading, article: str, id: str) -> State:
    """Raises Unknown, also for a state of another article."""
    found = reading.find(State, id)
    if found is None or found.article != article:
        raise Unknown("states", id)
    return found


def handed_over(one: State, person: str, to: str | None) -> State:
    """A person erased (`to` None) or merged."""
    return replace(
        one, text=one.text.given(person, to or SOMEONE), authors=hands_over(one.authors, person, to)
    )


def hands_over(people: tuple[str, ...], person: str, to: str | None) -> tuple[str, ...]:
    """The same people, where that one is another one, or nobody any more; each once."""
    heirs = (to if one == person else one for one in people)
    return tuple(dict.fromkeys(one for one in heirs if one))


def back_to(one: Article, state: State) -> tuple[Splice, ...]:
    """What gives the article the state's words again, each with its author; words still there stay."""
    return rewritten(str(one.text), state.text)
