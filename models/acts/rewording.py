"""How acts change an article's words: one door, which asks whether it may, and keeps its history."""

from dataclasses import replace
from datetime import datetime

from models.acts.who import author
from models.consent import open_round
from models.consenting import amended
from models.manifesto import Article, TextMoved, article, reworded
from models.people import Actor
from models.ports import Commons, Reading, Splice
from models.states import is_due, kept
from models.status import must_be_writable, status_of, words_of
from models.text import SOMEONE, written
from models.words import rewritten


def hand(commons: Commons, by: Actor, person: str | None = None) -> str:
    """Whose words these are: SOMEONE's when the owner's machine names nobody. Raises NotAllowed, Unknown."""
    return author(commons, by, person) or SOMEONE


def at_revision(commons: Reading, id: str, revision: int) -> Article:
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
    amends: bool = False,
) -> Article:
    """The article with that text, put; only the words that differ are the writer's."""
    splices = rewritten(str(one.text), written(writer, text))
    return respliced(commons, one, splices, writer, now, title, keep, amends)


def respliced(
    commons: Commons,
    one: Article,
    splices: tuple[Splice, ...],
    by: str,
    now: datetime,
    title: str | None = None,
    keep: bool = False,
    amends: bool = False,
) -> Article:
    """One act is one revision, however many places it touches. `keep`: what it said before is a state.

    `amends`: under an open consent round, the new words become those that it asks about.
    The article as it is when no word differs; put otherwise.
    """
    changed = reworded(one, now, by, splices, title)
    if changed.revision == one.revision:
        return one
    asked = open_round(commons, one.id) if amends else None
    if asked:
        commons.put(amended(asked, words_of(changed), changed.revision, now))
    else:
        must_be_writable(commons, one)
    if keep or is_due(one, now):
        changed = reworded(kept(commons, one, now), now, by, splices, title)
    changed = replace(changed, status=status_of(commons, changed))
    commons.put(changed)
    return changed
