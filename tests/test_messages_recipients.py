"""Who may write each text, and to whom it goes."""

from dataclasses import replace

import pytest
from house import registered
from letters import living, message, perform

from models.acts.registration import Leave, SeatTold
from models.people import VISITOR, Actor, Participant, Role
from models.refusals import NotAllowed
from tui.messages import recipients, split


def test_only_facilitation_writes_to_others_but_anybody_may_invite_and_keep_their_own_confirmation():
    session = living()
    mine = replace(session, actor=Actor(Role.PARTICIPANT, "p1"))
    assert message("confirmation", mine, 1, "p1") == message("confirmation", session, 1, "p1")
    assert message("invitation", replace(session, actor=VISITOR))
    for kind, number, who in (("confirmation", 1, "p2"), ("confirmation", 1, None), ("veille", 1, "p1")):
        with pytest.raises(NotAllowed):
            message(kind, mine, number, who)
    with pytest.raises(NotAllowed):
        recipients("veille", mine, 1)


def names(people):
    return [one.id for one in people]


def test_each_text_goes_to_those_whom_it_suits():
    session = living()
    confirmed = [f"p{n}" for n in range(1, 16)]
    assert names(recipients("confirmation", session, 1)) == confirmed
    assert names(recipients("confirmation", session, 2)) == [f"p{n}" for n in range(1, 17)]
    assert names(recipients("veille", session, 1)) == confirmed
    assert names(recipients("rappel", session)) == [f"p{n}" for n in range(1, 17)]
    assert names(recipients("rappel", session, 2)) == [f"p{n}" for n in range(2, 17)]
    assert names(recipients("annulation", session, 1)) == [f"p{n}" for n in range(1, 17)]
    assert recipients("invitation", session) == ()


def test_a_seat_goes_first_to_whoever_has_not_been_told():
    session = living()
    registered(session, "Dix-sept", workshops=(1,))
    perform(session, Leave(1, "p1"), Leave(1, "p2"), SeatTold(1, "p16"))
    assert names(recipients("place", session, 1)) == ["p17", "p16"]


def test_those_who_asked_to_be_kept_are_not_told_of_their_erasure():
    session = living()
    session.commons.put(replace(session.commons.get(Participant, "p1"), keep_for_next=True))
    assert names(recipients("effacement", session)) == [f"p{n}" for n in range(2, 17)]


def test_people_without_a_contact_stand_apart():
    session = living()
    session.commons.put(replace(session.commons.get(Participant, "p2"), contact="deux@exemple.invalid"))
    reachable, others = split(recipients("veille", session, 1))
    assert names(reachable) == ["p2"]
    assert len(others) == 14
