"""Who is here and where: in memory alone, together, once for each person."""

import asyncio

from house import SPRING

from models.people import FACILITATION, Actor, Role
from tui import presence
from tui.presence import POINTERS, PRESENCE, Place, Presences

ZOE = Actor(Role.PARTICIPANT, "p1", "K1")
MAX = Actor(Role.PARTICIPANT, "p2", "K2")
NOBODY = Actor(Role.VISITOR)
VISITOR = Actor(Role.VISITOR, key="K3")


async def test_a_person_on_two_terminals_is_here_once_where_they_moved_last(monkeypatch):
    house = Presences()
    one, two = house.enter(ZOE, SPRING), house.enter(Actor(Role.PARTICIPANT, "p1", "K9"), SPRING)
    two.stands(Place("poll", 2))
    one.stands(Place("thread"))
    assert [each.place for each in house.all] == [Place("thread")]
    one.leave()
    assert [each.place for each in house.all] == [Place("poll", 2)]
    two.leave()
    assert house.all == ()


async def test_visitors_without_a_key_are_told_apart():
    house = Presences()
    for actor in (NOBODY, NOBODY, VISITOR, VISITOR):
        house.enter(actor, SPRING)
    assert len(house.all) == 3
    assert len(house.others(NOBODY)) == 2
    assert len(house.others(VISITOR)) == 2


async def test_others_never_include_oneself():
    house = Presences()
    house.enter(ZOE, SPRING)
    house.enter(MAX, SPRING)
    house.enter(FACILITATION, SPRING)
    assert [each.actor for each in house.others(ZOE)] == [MAX, FACILITATION]
    assert [each.actor for each in house.others(FACILITATION)] == [ZOE, MAX]


async def test_moves_are_told_together_after_a_pause_and_what_does_not_move_is_not(monkeypatch):
    monkeypatch.setattr(presence, "PAUSES", {PRESENCE: 0.02, POINTERS: 0.01})
    house, told = Presences(), []
    stop = house.watch(told.append)
    one = house.enter(ZOE, SPRING)
    for page in ("thread", "poll", "writing"):
        one.stands(Place(page))
    await asyncio.sleep(0.05)
    assert told == [frozenset({PRESENCE})]
    one.stands(Place("writing"))
    one.points(12)
    one.points(12)
    one.points(13)
    await asyncio.sleep(0.05)
    assert told == [frozenset({PRESENCE}), frozenset({POINTERS})]
    assert house.all[0].pointer == 13
    one.stands(Place())
    assert house.all[0].pointer is None
    stop()
    await asyncio.sleep(0.05)
    one.leave()
    await asyncio.sleep(0.05)
    assert len(told) <= 3


async def test_a_visit_ends_with_the_last_terminal_or_in_somebody_else_s_name():
    ended = []
    house = Presences(lambda person, came: ended.append((person, came)))
    one, two = house.enter(ZOE, SPRING), house.enter(ZOE, SPRING)
    one.leave()
    one.leave()
    assert ended == []
    two.becomes(VISITOR)
    assert ended == [("p1", SPRING)]
    two.leave()
    assert ended == [("p1", SPRING)]


async def test_nothing_is_left_once_everybody_has_gone():
    house = Presences()
    stop = house.watch(lambda what: None)
    house.enter(ZOE, SPRING).leave()
    stop()
    for timer in house._timers.values():
        timer.cancel()
    assert (house._entries, house._watchers) == ({}, [])
