"""Who else is here, and what has changed since the last visit."""

from __future__ import annotations

from models.news import News
from tui import news_words, presence_words
from tui.linear.conversation import Conversation
from tui.linear.menus import Journey
from tui.linear.questions import read_list
from tui.presence import Place

AT_FIRST = 5
"""Changes told on coming; the rest is in the list."""


def changes(c: Conversation) -> tuple[News, ...]:
    return news_words.since(c.session, c.here.since) if c.here else ()


def tell_changes(c: Conversation) -> None:
    """On coming: key words first, one change a line."""
    t, every = c.t, changes(c)
    words = [news_words.said(one, c.session) for one in every]
    for one in words[:AT_FIRST]:
        c.say(t("Depuis votre dernière visite : {quoi}.", quoi=one))
    if (more := len(words) - AT_FIRST) > 0:
        c.say(t.n("{n} autre changement : « où en sommes-nous » les dit tous.",
                  "{n} autres changements : « où en sommes-nous » les dit tous.", more))  # fmt: skip


async def read_changes(c: Conversation) -> None:
    if every := changes(c):
        title = c.t("Depuis votre dernière visite :")
        await read_list(c, title, news_words.sentences(every, c.session))


def who_is_here(c: Conversation) -> None:
    """The others; nothing when there are none."""
    t = c.t
    every = presence_words.others(c.session)
    named = [one for one in every if presence_words.name(one, c.session)]
    for one in named:
        where = presence_words.place(one.place, c.session)
        who = presence_words.name(one, c.session)
        c.say(
            t("Ici aussi : {qui}, {lieu}", qui=who, lieu=where) if where else t("Ici aussi : {qui}", qui=who)
        )
    if unnamed := len(every) - len(named):
        words = presence_words.visits(unnamed, t)
        if not c.session.sees_names:
            words = t.n("{n} autre personne ici", "{n} autres personnes ici", unnamed)
        c.say(t("Ici aussi : {qui}", qui=words) if c.session.sees_names else words)


def at(page: str, journey: Journey) -> Journey:
    """The same journey, said to be there while it lasts."""

    async def there(c: Conversation) -> None:
        _stand(c, Place(page))
        try:
            await journey(c)
        finally:
            _stand(c, Place())

    return there


def _stand(c: Conversation, place: Place) -> None:
    if c.here:
        c.here.stands(place)
