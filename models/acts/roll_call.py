"""The day itself: who is there, and people who come without being registered."""

from dataclasses import dataclass
from datetime import datetime

from models import lookup, roll_call
from models.acts.registration import Newcomer, Placed, add_person, placed
from models.people import Actor
from models.ports import Commons
from models.registration import Presence, Standing


@dataclass(frozen=True, slots=True)
class RollCall:
    """Presence, absence or announced absence of a registered person; None takes the note back."""

    workshop: int
    person: str
    presence: Presence | None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Placed:
        by.must_facilitate()
        noted = roll_call.noted(lookup.workshop(commons, self.workshop), self.person, self.presence, now)
        commons.put(noted)
        return placed(noted, self.person)


@dataclass(frozen=True, slots=True)
class WalkedIn:
    """`on_absent_seat`: no seat was free, an absent person's was; `present` people for `seats` places."""

    place: Placed
    on_absent_seat: bool
    present: int
    seats: int


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody came without being registered: known (`person`) or new."""

    workshop: int
    person: str | None = None
    newcomer: Newcomer | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> WalkedIn:
        by.must_facilitate()
        one = lookup.workshop(commons, self.workshop)
        one.must_have_date()
        who = add_person(commons, self.newcomer, now).id if self.newcomer else by.on_behalf_of(self.person)
        come = roll_call.walk_in(one, who, now, by.scribe_for(who))
        commons.put(come)
        place = placed(come, who)
        on_absent_seat = place.standing is Standing.WALKED_IN and roll_call.absent_seats(one, now) > 0
        return WalkedIn(place, on_absent_seat, len(come.present), come.seats)
