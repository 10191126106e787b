"""How acts change an article's words: one door, which asks whether it may, and keeps its history."""

from datetime import datetime

from models.acts.who import author
from models.manifesto import Article, TextMoved, article, must_be_writable, reworded
from models.people import Actor
from models.ports import Commons, Splice
from models.states import is_due, kept
from models.text import SOMEONE
from models.words import diff


def hand(commons: Commons, by: Actor, person: str | None = None) -> str:
    """Whose words these are: SOMEONE's when the owner's machine names nobody. Raises NotAllowed, Unknown."""
    return author(commons, by, person) or SOMEONE


def at_revision(commons: Commons, id: str, revision: int) -> Article:
    """Raises Unknown, TextMoved."""
    one = article(commons, id)
    if one.revision != revision:
        raise TextMoved(id, one.revision)
    return one


def rewrite(
    commons: Commons,
    one: Article,
    text: str,
    writer: str,
    now: datetime,
    title: str | None = None,
    keep: bool = False,
) -> Article:
    """The article with that text, put; only the words that differ are the writer's."""
    splices = tuple(edit.by(writer) for edit in diff(str(one.text), text))
    return respliced(commons, one, splices, writer, now, title, keep)


def respliced(
    commons: Commons,
    one: Article,
    splices: tuple[Splice, ...],
    by: str,
    now: datetime,
    title: str | None = None,
    keep: bool = False,
) -> Article:
    """One act is one revision, however many places it touches. `keep`: what it said before is a state.

    The article as it is when no word differs; put otherwise.
    """
    changed = reworded(one, now, by, splices, title)
    if changed.revision == one.revision:
        return one
    must_be_writable(commons, one)
    if keep or is_due(one, now):
        changed = reworded(kept(commons, one, now), now, by, splices, title)
    commons.put(changed)
    return changed
