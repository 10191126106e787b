"""Contributing, supporting, sorting by theme. The rules are in `models/contribution.py`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from models import lookup
from models.acts.who import subject
from models.annex import redate_annexes
from models.contribution import (
    Contribution,
    Dimension,
    NotInTheme,
    RewordedMeanwhile,
    SameTheme,
    Seen,
    Theme,
    free_title,
    must_be_as_seen,
    supported,
)
from models.manifesto import Article, without_contribution
from models.names import CONTRIBUTION, clean_line
from models.people import Actor
from models.ports import Commons
from models.thread import Reply


@dataclass(frozen=True, slots=True)
class Contribute:
    """`workshop` None: from elsewhere; `theme`: its id; `origin`: the reply that it is drawn from.

    Unsigned, it keeps no name, whoever writes it.
    """

    workshop: int | None
    text: str
    dimension: Dimension = Dimension.BOTH
    theme: str | None = None
    signed: bool = False
    person: str | None = None
    origin: str | None = None

    @property
    def nameless(self) -> bool:
        """Whether no trace, not even in a journal, may say who did this."""
        return not self.signed

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Contribution:
        by.must_take_part()
        text = clean_line(self.text, CONTRIBUTION)
        if self.workshop is not None:
            lookup.workshop(commons, self.workshop)
        author = subject(commons, by, self.person) if self.signed else None
        made = Contribution(
            commons.new_id("c"),
            self.workshop,
            text,
            self.dimension,
            commons.get(Theme, self.theme).id if self.theme else None,
            author,
            by.scribe_for(author) if author else None,
            origin=commons.get(Reply, self.origin).id if self.origin else None,
        )
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class CorrectContribution:
    """None leaves a field as it is; `unsign` takes the signature back for good.

    `seen`: the words as they were when somebody began to correct them.
    """

    id: str
    text: str | None = None
    dimension: Dimension | None = None
    unsign: bool = False
    seen: str | None = None

    @property
    def erases(self) -> bool:
        return self.unsign

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Contribution:
        one = commons.get(Contribution, self.id)
        one.must_be_changed_by(by)
        if self.seen not in (None, one.text):
            raise RewordedMeanwhile(one.id, one.text)
        corrected = replace(
            one,
            text=one.text if self.text is None else clean_line(self.text, CONTRIBUTION),
            dimension=self.dimension or one.dimension,
            author=None if self.unsign else one.author,
            scribe=None if self.unsign else one.scribe,
        )
        if corrected != one:
            if self.unsign:
                redate_annexes(commons, now, contribution=one.id)
            commons.put(corrected)
        return corrected


@dataclass(frozen=True, slots=True)
class WithdrawContribution:
    """It goes for good, and articles forget that they come from it. Says what was withdrawn."""

    erases: ClassVar[bool] = True

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Contribution:
        one = commons.get(Contribution, self.id)
        one.must_be_changed_by(by)
        if one.author:
            redate_annexes(commons, now, contribution=one.id)
        commons.remove(one)
        for article in commons.all(Article):
            if one.id in article.contributions:
                commons.put(without_contribution(article, one.id))
        for other in commons.all(Contribution):
            if other.merged == one.id:
                commons.put(replace(other, merged=one.merged))
        return one


@dataclass(frozen=True, slots=True)
class Support:
    """Supports a contribution, or takes one's support back."""

    id: str
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Contribution:
        person = subject(commons, by, self.person)
        changed = supported(commons.get(Contribution, self.id), person, tuple(commons.all(Contribution)))
        commons.put(changed)
        return changed


@dataclass(frozen=True, slots=True)
class CreateTheme:
    """With these contributions in it, in one act: one undoing takes both back. `seen` as in MoveToTheme."""

    title: str
    contributions: tuple[str, ...] = ()
    seen: Seen = ()

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Theme:
        by.must_take_part()
        moving = _changeable(commons, self.contributions, by)
        must_be_as_seen(commons, self.seen)
        made = Theme(commons.new_id("t"), free_title(commons, self.title))
        commons.put(made)
        _move(commons, moving, made.id)
        return made


@dataclass(frozen=True, slots=True)
class RenameTheme:
    id: str
    title: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Theme:
        by.must_facilitate()
        theme = commons.get(Theme, self.id)
        renamed = replace(theme, title=free_title(commons, self.title, but=theme.id))
        commons.put(renamed)
        return renamed


@dataclass(frozen=True, slots=True)
class MergeThemes:
    """`other`'s contributions join `kept`, and `other` goes."""

    kept: str
    other: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Theme:
        by.must_facilitate()
        kept, other = commons.get(Theme, self.kept), commons.get(Theme, self.other)
        if kept.id == other.id:
            raise SameTheme(kept.title)
        _move(commons, (one for one in commons.all(Contribution) if one.theme == other.id), kept.id)
        commons.remove(other)
        return kept


@dataclass(frozen=True, slots=True)
class SplitTheme:
    """Some contributions of a theme make a new one."""

    id: str
    title: str
    contributions: tuple[str, ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Theme:
        by.must_facilitate()
        theme = commons.get(Theme, self.id)
        leaving = _named(commons, self.contributions)
        strangers = tuple(one.id for one in leaving if one.theme != theme.id)
        if strangers:
            raise NotInTheme(theme.title, strangers)
        made = Theme(commons.new_id("t"), free_title(commons, self.title))
        commons.put(made)
        _move(commons, leaving, made.id)
        return made


@dataclass(frozen=True, slots=True)
class MoveToTheme:
    """`theme` None: without theme. Facilitation moves any contribution, people the ones they signed.

    `seen`: where they were when somebody decided it; they are told if that is no longer so.
    """

    contributions: tuple[str, ...]
    theme: str | None
    seen: Seen = ()

    def apply(self, commons: Commons, by: Actor, now: datetime) -> tuple[Contribution, ...]:
        moving = _changeable(commons, self.contributions, by)
        target = commons.get(Theme, self.theme).id if self.theme else None
        must_be_as_seen(commons, self.seen, target)
        return _move(commons, moving, target)


def _changeable(commons: Commons, ids: Iterable[str], by: Actor) -> tuple[Contribution, ...]:
    found = _named(commons, ids)
    for one in found:
        one.must_be_changed_by(by)
    return found


def _named(commons: Commons, ids: Iterable[str]) -> tuple[Contribution, ...]:
    return tuple(commons.get(Contribution, id) for id in dict.fromkeys(ids))


def _move(commons: Commons, moving: Iterable[Contribution], theme: str | None) -> tuple[Contribution, ...]:
    moved = tuple(replace(one, theme=theme) for one in moving if one.theme != theme)
    for one in moved:
        commons.put(one)
    return moved
