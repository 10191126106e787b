"""Somebody leaves: an act by nobody, so that the next visit can tell what has changed meanwhile."""

from dataclasses import dataclass
from datetime import datetime

from models.people import Actor, Participant
from models.ports import Commons
from models.visits import Visit, visited


@dataclass(frozen=True, slots=True)
class EndVisit:
    """Of a person who came at `came`, on their last terminal. Nothing for somebody erased meanwhile."""

    person: str
    came: datetime

    def apply(self, commons: Commons, by: Actor, now: datetime) -> None:
        if commons.find(Participant, self.person):
            commons.put(visited(commons.find(Visit, self.person), self.person, self.came, now))
