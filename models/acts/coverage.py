"""Saying what became of a contribution that no article takes up. The rules are in `models/coverage.py`."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.contribution import Contribution
from models.coverage import NothingDecided, check_not_taken_up, merged_into, undecided
from models.names import clean_reason
from models.people import Actor
from models.ports import Commons


@dataclass(frozen=True, slots=True)
class SetAside:
    """No article will take it up, and everybody can read why."""

    id: str
    reason: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Contribution:
        by.must_facilitate()
        one = commons.get(Contribution, self.id)
        check_not_taken_up(commons, one)
        aside = replace(one, set_aside=clean_reason(self.reason), merged="")
        commons.put(aside)
        return aside


@dataclass(frozen=True, slots=True)
class MergeContribution:
    """Another one says the same: what takes that one up takes this one up too. Both keep their words."""

    id: str
    other: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Contribution:
        by.must_facilitate()
        one, other = commons.get(Contribution, self.id), commons.get(Contribution, self.other)
        merged = merged_into(commons, one, other)
        commons.put(merged)
        return merged


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Neither merged nor set aside any more: it is to be taken up again."""

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Contribution:
        by.must_facilitate()
        one = commons.get(Contribution, self.id)
        if not (one.merged or one.set_aside):
            raise NothingDecided(one.id)
        back = undecided(one)
        commons.put(back)
        return back
