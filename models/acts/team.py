"""Who is of the facilitation team: one to three people, whose places are not counted in the seats."""

from dataclasses import dataclass, replace
from datetime import datetime

from models import lookup
from models.people import Actor, Participant, Role
from models.ports import Commons
from models.team import counted_anew
from models.workshop import Status


@dataclass(frozen=True, slots=True)
class SetTeam:
    """Somebody joins the team, or leaves it. Their recovery code lets them facilitate from then on."""

    person: str
    facilitates: bool = True

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Participant:
        by.must_facilitate()
        who = commons.get(Participant, self.person)
        changed = replace(who, role=Role.FACILITATION if self.facilitates else Role.PARTICIPANT)
        commons.put(changed)
        count_anew(commons, now)
        return changed


def count_anew(commons: Commons, now: datetime) -> None:
    """Every workshop to come, as the setting and the team have it. Raises SeatsTaken."""
    counts = lookup.settings(commons).count_facilitation
    team = frozenset() if counts else lookup.team(commons)
    for one in lookup.workshops(commons):
        if one.status(now) is not Status.OVER:
            commons.put(counted_anew(one, team, now))
