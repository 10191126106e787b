"""Keys and codes on the full screen, for somebody from afar and for facilitation."""

import re
from dataclasses import replace

from house import a_series, registered
from memory_commons import do
from screens import flat_text_of, on_screen, press, text_of, type_in

from models.access import Key, Recovery, actor_with
from models.acts.access import Invite, KeepKey, MakeRecovery
from models.people import FACILITATION, Actor, Role

CODE = "cerise lampe tulipe ardoise"
KEY = "SHA256:" + "a" * 43


def a_guest(session, actor):
    return replace(session, actor=actor, afar=True).being(actor.person)


async def test_a_visitor_s_home_shows_their_key_and_how_to_show_another():
    async with on_screen(a_guest(a_series(), Actor(Role.VISITOR, key=KEY)), size=(80, 40)) as pilot:
        assert KEY in flat_text_of(pilot)
        assert "ssh -i" in flat_text_of(pilot)
    async with on_screen(a_guest(a_series(), Actor(Role.VISITOR)), size=(80, 40)) as pilot:
        assert "ssh-keygen" in flat_text_of(pilot)


async def test_a_code_is_typed_unseen_and_says_who_one_is():
    session = a_series()
    zoe = registered(session, "Zoé")[0]
    do(session.house.reading, MakeRecovery(CODE, zoe), FACILITATION, session.now)
    async with on_screen(a_guest(session, Actor(Role.VISITOR, key=KEY))) as pilot:
        await press(pilot, "k", "j")
        await type_in(pilot, CODE)
        assert "cerise" not in text_of(pilot)
        await press(pilot, "enter")
        assert "partagé" in text_of(pilot)
        await press(pilot, "enter")
        assert "Vous êtes Zoé." in flat_text_of(pilot)
        await press(pilot, "escape")
        assert "Ce n’est pas vous ? [x]" in text_of(pilot)
    assert actor_with(session.commons, KEY).person == zoe


async def test_a_wrong_code_says_what_to_do():
    async with on_screen(a_guest(a_series(), Actor(Role.VISITOR, key=KEY))) as pilot:
        await press(pilot, "k", "j")
        await type_in(pilot, "rien", "enter")
        await press(pilot, "enter")
        assert "Ce code n’ouvre rien" in flat_text_of(pilot)


async def test_an_invited_person_takes_part_once_registered():
    session = a_series()
    do(session.house.reading, Invite(CODE), FACILITATION, session.now)
    async with on_screen(a_guest(session, Actor(Role.VISITOR, key=KEY))) as pilot:
        await press(pilot, "k", "j")
        await type_in(pilot, CODE, "enter")
        await press(pilot, "enter")
        assert "inscrivez-vous" in flat_text_of(pilot)
    assert actor_with(session.commons, KEY) == Actor(Role.PARTICIPANT, None, KEY)


async def test_on_a_shared_computer_registering_gives_a_recovery_code_and_keeps_no_key():
    session = a_series()
    async with on_screen(a_guest(session, Actor(Role.VISITOR, key=KEY))) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "Léa", "enter")
        await press(pilot, "enter", "enter", "enter", "enter", "enter")
        assert "partagé" in text_of(pilot)
        await press(pilot, "down", "enter")
        assert re.search(r"code de secours, à noter sur papier : ([a-z]+-){3}[a-z]+", flat_text_of(pilot))
    assert not session.commons.all(Key)
    assert len(session.commons.all(Recovery)) == 1


async def test_leaving_a_computer_makes_one_a_visitor_again():
    session = a_series()
    zoe = Actor(Role.PARTICIPANT, registered(session, "Zoé")[0], KEY)
    do(session.house.reading, KeepKey(), zoe, session.now)
    async with on_screen(a_guest(session, zoe)) as pilot:
        await press(pilot, "x")
        assert "Oublier cet ordinateur ?" in text_of(pilot)
        await press(pilot, "o")
        assert "m’inscrire" in text_of(pilot)
    assert not session.commons.all(Key)


async def test_facilitation_invites_and_sees_every_key():
    session = a_series()
    zoe = Actor(Role.PARTICIPANT, registered(session, "Zoé")[0], KEY)
    do(session.house.reading, KeepKey(), zoe, session.now)
    async with on_screen(session) as pilot:
        await press(pilot, "k")
        assert KEY in text_of(pilot)
        await press(pilot, "v", "enter", "enter", "enter")
        assert re.search(r"([a-z]+-){3}[a-z]+ Pour participation, 1 fois", flat_text_of(pilot))


async def test_nobody_sees_the_keys_of_others():
    session = a_series()
    zoe, max_ = registered(session, "Zoé", "Max")
    do(session.house.reading, KeepKey(), Actor(Role.PARTICIPANT, zoe, KEY), session.now)
    async with on_screen(a_guest(session, Actor(Role.PARTICIPANT, max_, "SHA256:b"))) as pilot:
        await press(pilot, "k")
        assert KEY not in text_of(pilot)
        assert "inviter" not in text_of(pilot).lower()
