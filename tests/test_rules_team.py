"""The facilitation team is not counted in the fifteen, unless the series is set so."""

import pytest
from house import SPRING, a_series, registered
from memory_commons import do

from models import lookup
from models.acts.polls import AddSlot
from models.acts.registration import Leave, Register
from models.acts.series import ChangeSetting
from models.acts.team import SetTeam
from models.acts.workshops import FixDates, SetSeats
from models.people import Actor, Participant, Role
from models.refusals import NotAllowed
from models.registration import Standing
from models.seating import SeatsTaken


@pytest.fixture
def session():
    return a_series()


@pytest.fixture
def commons(session):
    return session.house.reading


def test_somebody_of_the_team_takes_no_seat(session, commons):
    (ana,) = registered(session, "Ana", workshops=(2,))
    do(commons, SetSeats(1, 1), now=SPRING)
    do(commons, SetTeam(ana), now=SPRING)
    do(commons, Register((1,), person=ana), now=SPRING)
    registered(session, "Bo", workshops=(1,))
    one = lookup.workshop(commons, 1)
    assert [each.standing for each in one.registrations] == [Standing.CONFIRMED] * 2
    assert len(one.taken) == 1 and one.free(SPRING) == 0


def test_joining_the_team_frees_a_seat_for_the_line(session, commons):
    do(commons, SetSeats(1, 1), now=SPRING)
    ana, bo = registered(session, "Ana", "Bo", workshops=(1,))
    do(commons, SetTeam(ana), now=SPRING)
    one = lookup.workshop(commons, 1)
    assert one.registration(ana).standing is Standing.CONFIRMED
    assert one.registration(bo).standing is Standing.OFFERED


def test_somebody_who_waits_and_joins_the_team_waits_no_more(session, commons):
    do(commons, SetSeats(1, 1), now=SPRING)
    _, bo = registered(session, "Ana", "Bo", workshops=(1,))
    do(commons, SetTeam(bo), now=SPRING)
    assert lookup.workshop(commons, 1).registration(bo).standing is Standing.CONFIRMED


def test_leaving_the_team_takes_a_seat_only_if_one_is_free(session, commons):
    do(commons, SetSeats(1, 1), now=SPRING)
    ana, bo = registered(session, "Ana", "Bo", workshops=(1,))
    do(commons, SetTeam(bo), now=SPRING)
    with pytest.raises(SeatsTaken):
        do(commons, SetTeam(bo, facilitates=False), now=SPRING)
    do(commons, Leave(1, ana), now=SPRING)
    do(commons, SetTeam(bo, facilitates=False), now=SPRING)
    assert len(lookup.workshop(commons, 1).taken) == 1


def test_a_setting_counts_the_team_in_the_seats(session, commons):
    ana, _ = registered(session, "Ana", "Bo", workshops=(1,))
    do(commons, SetTeam(ana), now=SPRING)
    do(commons, ChangeSetting("count_facilitation", "oui"), now=SPRING)
    assert len(lookup.workshop(commons, 1).taken) == 2
    do(commons, ChangeSetting("count_facilitation", "non"), now=SPRING)
    assert len(lookup.workshop(commons, 1).taken) == 1


def test_the_team_keeps_its_place_beside_the_seats_when_the_date_is_fixed(session, commons):
    do(commons, SetSeats(2, 1), now=SPRING)
    ana, bo = registered(session, "Ana", "Bo", workshops=(2,))
    do(commons, SetTeam(bo), now=SPRING)
    from house import FIRST, FIRST_END

    slot = do(commons, AddSlot(2, FIRST.replace(day=16), FIRST_END.replace(day=16)), now=SPRING).slot
    do(commons, FixDates(((2, slot.id),)), now=SPRING)
    standings = [each.standing for each in lookup.workshop(commons, 2).registrations]
    assert standings == [Standing.CONFIRMED] * 2
    assert ana and bo


def test_only_facilitation_says_who_facilitates(session, commons):
    (ana,) = registered(session, "Ana")
    with pytest.raises(NotAllowed):
        do(commons, SetTeam(ana), Actor(Role.PARTICIPANT, ana), SPRING)
    assert commons.get(Participant, ana).role is Role.PARTICIPANT
