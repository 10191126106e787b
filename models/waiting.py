"""The waiting list: its order, said with its reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.people import AllThree
from models.registration import Registration

_BY_ANSWER = {AllThree.YES: 0, AllThree.MAYBE: 1, AllThree.NO: 2}


class RankReason(StrEnum):
    """Why somebody stands where they stand."""

    ALL_THREE = "aux_trois"
    PERHAPS = "peut_etre"
    ARRIVAL = "arrivee"
    AFTER_FREEZE = "apres_gel"
    OFFER_EXPIRED = "proposition_expiree"
    MOVED = "deplacement"


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in the line, from 1, and why; `note` is the reason given for a manual move."""

    person: str
    rank: int
    reason: RankReason
    note: str = ""


def waiting_order(line: Iterable[Registration], frozen_at: datetime | None) -> tuple[Registration, ...]:
    """Those who said yes to all three first, then perhaps, then no; between equals, arrival.

    Whoever joins after the order was frozen stands behind; whoever let an offer expire, behind all.
    Manual moves are applied last, in the order in which they were made.
    """
    ordered = sorted(line, key=lambda one: _key(one, frozen_at))
    for moved in sorted((one for one in ordered if one.moved), key=_moved_at):
        ordered.remove(moved)
        ordered.insert(_rank_given(moved) - 1, moved)
    return tuple(ordered)


def ranks(line: Iterable[Registration], frozen_at: datetime | None) -> tuple[Rank, ...]:
    return tuple(
        Rank(one.person, position, _reason(one, frozen_at), one.moved.reason if one.moved else "")
        for position, one in enumerate(waiting_order(line, frozen_at), start=1)
    )


def _key(one: Registration, frozen_at: datetime | None) -> tuple[bool, bool, int, datetime]:
    late = frozen_at is not None and one.since > frozen_at
    answer = 0 if late or one.expired else _BY_ANSWER[one.all_three]
    return one.expired is not None, late, answer, one.expired or one.since


def _moved_at(one: Registration) -> datetime:
    assert one.moved is not None
    return one.moved.at


def _rank_given(one: Registration) -> int:
    assert one.moved is not None
    return one.moved.rank


def _reason(one: Registration, frozen_at: datetime | None) -> RankReason:
    if one.moved:
        return RankReason.MOVED
    if one.expired:
        return RankReason.OFFER_EXPIRED
    if frozen_at is not None and one.since > frozen_at:
        return RankReason.AFTER_FREEZE
    if one.all_three is AllThree.YES:
        return RankReason.ALL_THREE
    return RankReason.PERHAPS if one.all_three is AllThree.MAYBE else RankReason.ARRIVAL
