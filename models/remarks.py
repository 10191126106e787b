"""Suggestions, comments and states of articles, when people are merged or erased."""

from models import comment, states, suggestion
from models.comment import Comment
from models.ports import Commons
from models.states import State
from models.suggestion import Suggestion


def give_remarks(commons: Commons, person: str, to: str | None) -> None:
    """What `person` suggested, decided, commented or wrote becomes `to`'s, or nobody's."""
    for made in commons.all(Suggestion):
        if (given := suggestion.handed_over(made, person, to)) != made:
            commons.put(given)
    for said in commons.all(Comment):
        if (handed := comment.handed_over(said, person, to)) != said:
            commons.put(handed)
    for state in commons.all(State):
        if (kept := states.handed_over(state, person, to)) != state:
            commons.put(kept)
