"""Whose words are whose, when people are merged or erased: the group's words stay."""

from dataclasses import replace
from datetime import datetime

from models.annex import give_signatures
from models.consent import Round
from models.consent_people import forgotten, merged
from models.consenting import settled
from models.contribution import Contribution, handed_over
from models.manifesto import Article, Version
from models.people import scribe_after
from models.ports import Commons
from models.remarks import give_remarks
from models.running_order import RunningOrder, renamed
from models.states import hands_over
from models.status import put_round
from models.text import SOMEONE
from models.thread import Reply


def forget_author(commons: Commons, person: str, now: datetime) -> None:
    """Words by somebody erased become « quelqu'un »'s; their signatures and supports go."""
    _hand_over(commons, person, None, now)


def give_to_author(commons: Commons, person: str, kept: str, now: datetime) -> None:
    """Everything written or supported by `person` becomes `kept`'s."""
    _hand_over(commons, person, kept, now)


def _hand_over(commons: Commons, person: str, to: str | None, now: datetime) -> None:
    give_signatures(commons, now, person, to)
    for one in commons.all(Contribution):
        if person in (one.author, one.scribe, *one.supporters):
            commons.put(handed_over(one, person, to))
    for article in commons.all(Article):
        if person in (*article.text.authors, *article.hands):
            text = article.text.given(person, to or SOMEONE)
            commons.put(replace(article, text=text, hands=hands_over(article.hands, person, to)))
    give_remarks(commons, person, to)
    for version in commons.all(Version):
        if version.author == person:
            commons.put(replace(version, author=to or SOMEONE))
    for asked in commons.all(Round):
        after = forgotten(asked, person) if to is None else merged(asked, to, person)
        if after != asked:
            put_round(commons, settled(after, now))
    for order in renamed(commons.all(RunningOrder), person, to):
        commons.put(order)
    for reply in commons.all(Reply):
        if person in (reply.author, reply.scribe):
            commons.put(_reply_handed_over(reply, person, to))


def _reply_handed_over(reply: Reply, person: str, to: str | None) -> Reply:
    return replace(
        reply,
        author=(to or SOMEONE) if reply.author == person else reply.author,
        scribe=scribe_after(reply.author, reply.scribe, person, to),
    )
