"""What was decided in a session: the dates of workshops to come, and the articles asked about."""

from collections.abc import Iterable

from models import lookup
from models.calendar import local
from models.consent import Round
from models.poll import Poll
from models.ports import Reading
from models.workshop import Workshop


def dates_decided(reading: Reading, session: Workshop) -> tuple[Workshop, ...]:
    """Workshops after it whose date was to be chosen there: the first session once their poll is closed."""
    every = lookup.workshops(reading)
    polls = {one.workshop: one for one in reading.all(Poll)}
    return tuple(
        one for one in every
        if one.number > session.number and one.start and not one.cancelled
        if (poll := polls.get(one.number)) and session == _deciding(poll, every)
    )  # fmt: skip


def _deciding(poll: Poll, every: Iterable[Workshop]) -> Workshop | None:
    """The first session before that workshop that begins once its poll is closed."""
    until = poll.deadline
    held = [
        (one.start, one.number, one)
        for one in every
        if one.number < poll.workshop and not one.cancelled and one.start and until and one.start >= until
    ]
    return min(held)[2] if held else None


def rounds_held(reading: Reading, session: Workshop) -> tuple[Round, ...]:
    """The last one of each article asked to the people present there, or asked or closed on its day."""
    return tuple({one.article: one for one in reading.all(Round) if _held(one, session)}.values())


def _held(one: Round, session: Workshop) -> bool:
    if one.workshop is not None or session.start is None:
        return one.workshop == session.number
    day = local(session.start).date()
    return any(at and local(at).date() == day for at in (one.opened, one.closed))
