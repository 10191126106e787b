"""When somebody was last here: all that is kept of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.ports import Reading

SAME_VISIT = timedelta(minutes=30)
"""Coming back sooner, after a cut line perhaps, goes on with the same visit."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A person's, whose id it bears. `ended`: when they were last here; `before`: another visit's end."""

    id: str
    ended: datetime
    before: datetime | None = None

    def last(self, now: datetime) -> datetime | None:
        """The end of the last visit for somebody who comes `now`; None: this is still the first one."""
        return self.ended if now - self.ended >= SAME_VISIT else self.before


def visited(before: Visit | None, person: str, came: datetime, now: datetime) -> Visit:
    """Their mark, once they leave."""
    return Visit(person, now, before.last(came) if before else None)


def last_visit(reading: Reading, person: str | None, now: datetime) -> datetime | None:
    known = reading.find(Visit, person) if person else None
    return known.last(now) if known else None


def new_since(reading: Reading, person: str | None, came: datetime) -> datetime:
    """From when on what others write is new to somebody who came then: their last visit, else this one."""
    return last_visit(reading, person, came) or came
