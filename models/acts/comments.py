"""Commenting an article or a passage of it. The rules are in `models/comment.py`."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from models.acts.rewording import hand
from models.acts.who import decider
from models.anchor import anchored
from models.comment import Comment, CommentOpen, CommentResolved
from models.names import COMMENT, clean_text, harmless
from models.passage import discussed, let_go, position
from models.people import Actor
from models.ports import Commons
from models.text import SOMEONE


@dataclass(frozen=True, slots=True)
class CommentOn:
    """`passage` "": the whole article; else its words, nearest to `near` (None: they stand only once)."""

    article: str
    text: str
    passage: str = ""
    near: int | None = None
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Comment:
        author = hand(commons, by, self.person)
        one = discussed(commons, self.article)
        text, passage = clean_text(self.text, COMMENT), harmless(self.passage)
        scribe = by.scribe_for(author or None)
        start = position(one, passage, self.near) if passage else 0
        made = Comment(commons.new_id("n"), one.id, text, now, passage, author, scribe)
        commons.put(made)
        if passage:
            commons.put(replace(one, anchors=anchored(one.anchors, made.id, start, start + len(passage))))
        return made


@dataclass(frozen=True, slots=True)
class ResolveComment:
    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Comment:
        who = decider(commons, by)
        one = commons.get(Comment, self.id)
        if one.resolved:
            raise CommentResolved(one.id)
        resolved = replace(one, resolved=now, resolver=who)
        commons.put(resolved)
        return resolved


@dataclass(frozen=True, slots=True)
class ReopenComment:
    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Comment:
        by.must_take_part()
        one = commons.get(Comment, self.id)
        if not one.resolved:
            raise CommentOpen(one.id)
        opened = replace(one, resolved=None, resolver=SOMEONE)
        commons.put(opened)
        return opened


@dataclass(frozen=True, slots=True)
class WithdrawComment:
    """One's own, or anybody's when facilitating: it goes for good."""

    erases: ClassVar[bool] = True

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Comment:
        one = commons.get(Comment, self.id)
        by.must_own(one.author)
        commons.remove(one)
        let_go(commons, one.article, one.id)
        return one
