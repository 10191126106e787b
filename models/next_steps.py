"""What there is to do next, for this person now: the same list in every face."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models import lookup, seating
from models.consent import Phase, awaited, open_rounds
from models.manifesto import ArticleStatus, articles
from models.people import Actor, Role
from models.ports import Reading
from models.registration import Standing
from models.workshop import Status, Workshop


class Need(StrEnum):
    REGISTER = "inscrire"
    ANSWER_SEAT = "place"
    RECONFIRM = "reconfirmer"
    KEEP_PLACE = "garder"
    ANSWER_POLL = "dispos"
    TELL = "prevenir"
    ASK_AGAIN = "redemander"
    APPROVE = "approuver"
    ADD_SLOTS = "creneaux"
    GIVE_HOURS = "heures"
    FIX_DATES = "dates"
    SET_VIDEO = "visio"
    ANSWER_ROUND = "consentement"
    CONFIRM = "confirmer"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: for which workshop (0: none) or article, how many it concerns, until when."""

    need: Need
    workshop: int
    count: int = 0
    until: datetime | None = None
    article: str = ""


def next_steps(reading: Reading, actor: Actor, now: datetime) -> tuple[Step, ...]:
    """One's own first, the most pressing first; then facilitation's, in the order of the workshops."""
    own = tuple(_own(reading, actor.person, now)) if actor.person else ()
    if not actor.person and actor.role is Role.VISITOR:
        own = tuple(Step(Need.REGISTER, one.number) for one in lookup.workshops(reading)[:1])
    return own + (tuple(_facilitation(reading, now)) if actor.facilitates else ())


def _own(reading: Reading, person: str, now: datetime) -> Iterator[Step]:
    for asked in open_rounds(reading):
        if asked.phase is Phase.ANSWERS and person in awaited(asked):
            yield Step(Need.ANSWER_ROUND, 0, until=asked.until, article=asked.article)
    upcoming = lookup.open_workshops(reading, now)
    for one in upcoming:
        mine = one.registration(person)
        if seating.may_accept(one, person, now):
            yield Step(
                Need.ANSWER_SEAT, one.number, until=mine.offer.until if mine and mine.offer else one.start
            )
        elif mine and mine.standing is Standing.CONFIRMED and mine.keep_until:
            yield Step(Need.KEEP_PLACE, one.number, until=mine.keep_until)
        elif mine and mine.active and mine.reconfirm:
            yield Step(Need.RECONFIRM, one.number)
    for one in upcoming:
        poll = lookup.find_poll(reading, one.number)
        if poll and poll.slots and poll.is_open(now) and not poll.answers_of(person):
            yield Step(Need.ANSWER_POLL, one.number, until=poll.deadline)
    if not any(one.registration(person) for one in upcoming) and upcoming:
        yield Step(Need.REGISTER, upcoming[0].number)


def _facilitation(reading: Reading, now: datetime) -> Iterator[Step]:
    for one in lookup.workshops(reading):
        if one.status(now) is Status.DATED:
            yield from _for_dated(one, now)
        elif one.status(now) is Status.NO_DATE:
            yield from _for_undated(reading, one)
    undated = [one for one in lookup.workshops(reading) if one.status(now) is Status.NO_DATE]
    polls = [lookup.find_poll(reading, one.number) for one in undated]
    answered = [poll for poll in polls if poll and poll.answered()]
    if undated and len(answered) == len(undated):
        yield Step(Need.FIX_DATES, undated[0].number, len(undated))
    for article in articles(reading):
        if article.status is ArticleStatus.TO_CONFIRM:
            yield Step(Need.CONFIRM, 0, article=article.id)


def _for_dated(one: Workshop, now: datetime) -> Iterator[Step]:
    if to_tell := seating.to_tell(one) or seating.to_call(one, now):
        yield Step(Need.TELL, one.number, len(to_tell))
    if to_ask := seating.to_ask(one):
        yield Step(Need.ASK_AGAIN, one.number, len(to_ask), until=to_ask[0].keep_until)
    yield from _to_approve(one)
    if not one.video:
        yield Step(Need.SET_VIDEO, one.number)


def _to_approve(one: Workshop) -> Iterator[Step]:
    if to_approve := one.of(Standing.TO_APPROVE):
        yield Step(Need.APPROVE, one.number, len(to_approve))


def _for_undated(reading: Reading, one: Workshop) -> Iterator[Step]:
    yield from _to_approve(one)
    poll = lookup.find_poll(reading, one.number)
    if poll and not poll.slots:
        yield Step(Need.ADD_SLOTS, one.number)
    elif poll and (wordy := [slot for slot in poll.slots if slot.start is None]):
        yield Step(Need.GIVE_HOURS, one.number, len(wordy))
