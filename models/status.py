"""What consent rounds make of an article: closed to writing, its state, to be confirmed once words change."""

from dataclasses import dataclass, replace

from models.consent import Outcome, Round, Words, agreed, last_round, open_round, outcome
from models.manifesto import Article, ArticleStatus
from models.ports import Commons, Reading
from models.refusals import Refusal


@dataclass
class UnderConsent(Refusal):
    """A consent round is open on these words: they change by suggestions until it closes."""

    article: str
    title: str


def must_be_writable(reading: Reading, one: Article) -> None:
    """Whatever closes an article to writing says so here: every act that changes words asks.

    Raises UnderConsent.
    """
    if open_round(reading, one.id):
        raise UnderConsent(one.id, one.title)


def words_of(one: Article) -> Words:
    return Words(one.title, str(one.text))


def status_of(reading: Reading, one: Article) -> ArticleStatus:
    """What its last round makes of it; agreed words that changed since are to be confirmed."""
    last = last_round(reading, one.id)
    if last is None:
        return ArticleStatus.DRAFT
    result = outcome(last)
    if result is not Outcome.IN_DEBATE and agreed(last) != words_of(one):
        return ArticleStatus.TO_CONFIRM
    return ArticleStatus(result)


def put_round(commons: Commons, one: Round) -> Round:
    """Keeps a round, and with it the state of its article."""
    commons.put(one)
    about = commons.get(Article, one.article)
    status = status_of(commons, about)
    if status is not about.status:
        commons.put(replace(about, status=status))
    return one
