"""What suggestions, comments and histories share: which paragraph and words, in whose name, what changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from models.manifesto import Article, article
from models.names import TEXT, clean_line
from models.people import Participant
from models.words import Piece, Sort
from tui.linear.conversation import Conversation
from tui.linear.paragraphs import Paragraph, paragraphs
from tui.linear.questions import choose, number_between, subject
from tui.linear.words import Unread

WORDS = replace(TEXT, key="comment", limit=2_000)


async def paragraph(c: Conversation, id: str, question: str) -> Paragraph:
    """One of the article's paragraphs, by its number; they are read first."""
    known = paragraphs(str(article(c.commons, id).text))
    c.say(*(f"{at}. {one.words}" for at, one in enumerate(known, start=1)))
    at = 1
    if len(known) > 1:
        at = await number_between(c, question, 1, len(known))
    return known[at - 1]


async def passage(c: Conversation, within: Paragraph, question: str) -> tuple[str, int]:
    """Words of a paragraph, and where they are in the text; Enter alone: all of it."""

    def read(typed: str) -> str:
        words = clean_line(typed, WORDS)
        if words not in within.words:
            raise Unread(c.t("ces mots ne sont pas dans le paragraphe : recopiez-les tels qu’ils y sont."))
        return words or within.words

    words = await c.ask_for(question, read, free=True)
    return words, within.start + within.words.index(words)


async def author(c: Conversation, question: str) -> str | None:
    """Oneself; when facilitation holds the keyboard, anybody, or nobody in particular."""
    if c.me or not c.session.facilitates:
        return (await subject(c, question)).id if c.session.facilitates else c.session.actor.person
    people = c.commons.all(Participant)
    if not people:
        return None
    options: list[tuple[str, str | None]] = [(c.t("L’équipe d’animation"), None)]
    return await choose(c, question, [*options, *((one.name, one.id) for one in people)])


def say_changes(c: Conversation, changed: Iterable[Piece]) -> None:
    """What was taken out and put in, in words."""
    for piece in changed:
        words = " ".join(piece.words.split())
        if piece.sort is Sort.REMOVED and words:
            c.say(c.t("Retiré : {mots}", mots=words))
        elif piece.sort is Sort.ADDED and words:
            c.say(c.t("Ajouté : {mots}", mots=words))


def is_blank(one: Article) -> bool:
    return not str(one.text).strip()
