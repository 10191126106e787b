"""Erasing people's data when their time has come: time announces it, then does it; facilitation may too."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from models import purge
from models.acts.people import erase
from models.people import Actor
from models.ports import Commons


@dataclass(frozen=True, slots=True)
class AnnouncePurge:
    """By time: everybody can read when their data go. Put off since, the announcement is taken back."""

    on_closed: ClassVar[bool] = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> datetime | None:
        """The day."""
        by.must_facilitate()
        announced = None if purge.is_put_off(commons, now) else now
        commons.put(replace(purge.purging(commons), announced=announced))
        return purge.erased_on(commons)


@dataclass(frozen=True, slots=True)
class Purge:
    """Erases everybody who has not asked to be kept; numbers stay. Raises PurgeNotDue."""

    on_closed: ClassVar[bool] = True

    erases: ClassVar[bool] = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> int:
        """How many people were erased."""
        by.must_facilitate()
        if not purge.is_due(commons, now):
            raise purge.PurgeNotDue(purge.erased_on(commons))
        people, numbers = purge.to_erase(commons), purge.attendances(commons)
        for who in people:
            erase(commons, who, now)
        commons.put(purge.Purging(done=now, past=numbers))
        return len(people)
