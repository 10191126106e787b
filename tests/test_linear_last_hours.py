"""Line by line, less than six hours before: a freed seat is the whole list's, and the first yes takes it."""

from datetime import timedelta
from typing import Any

from house import FIRST, a_series, registered
from lines import lines_of, told
from memory_commons import do

from models import lookup
from models.acts.registration import Leave
from models.acts.workshops import SetSeats
from models.people import FACILITATION
from models.registration import Presence, Standing
from tui.session import Session


def with_a_seat_freed_at_the_last_moment() -> tuple[Session, list[str]]:
    session = a_series()
    house: Any = session.house
    do(house.reading, SetSeats(1, 1), FACILITATION, session.now)
    people = registered(session, "Zoé", "Ana", "Bo", workshops=(1,))
    house.clock.moment = FIRST - timedelta(hours=3)
    do(house.reading, Leave(1, people[0]), FACILITATION, session.now)
    return session, people


def test_facilitation_reads_whom_to_call_in_order_with_the_text_to_copy() -> None:
    session, _ = with_a_seat_freed_at_the_last_moment()
    said = told(session, *lines_of("2|1|animer les inscriptions|prévenir|quitter"))
    assert said.index("Prévenir : Ana, sans contact") < said.index("Prévenir : Bo, sans contact")
    assert "prévenez toute la liste, le premier oui prend la place" in said
    assert "Objet :" in said


def test_the_first_yes_takes_it_whatever_the_rank() -> None:
    session, (_, ana, bo) = with_a_seat_freed_at_the_last_moment()
    told(session, *lines_of("2|1|animer les inscriptions|réponse|bo|1|quitter"))
    one = lookup.workshop(session.commons, 1)
    assert one.registration(bo).standing is Standing.CONFIRMED  # type: ignore[union-attr]
    assert one.registration(ana).standing is Standing.WAITING  # type: ignore[union-attr]


def test_the_roll_call_ends_with_absences_and_the_seats_they_leave() -> None:
    session = a_series()
    house: Any = session.house
    do(house.reading, SetSeats(1, 2), FACILITATION, session.now)
    zoe, ana = registered(session, "Zoé", "Ana", workshops=(1,))
    house.clock.moment = FIRST + timedelta(minutes=10)
    said = told(session, *lines_of("2|1|animer le jour|appel|absence|p|quitter"))
    assert "Absences : 1, annoncées : 0" in said
    assert "Places à prendre : 1" in said
    one = lookup.workshop(session.commons, 1)
    noted = {each.person: each.presence for each in one.registrations}
    assert noted == {ana: Presence.ABSENT, zoe: Presence.PRESENT}, "people are called in the order of names"
