"""The roll call on the screen: a key for each name, seats of the absent, who came without registering."""

from datetime import timedelta

import pytest
from house import FIRST, a_series, registered
from memory_commons import do
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, text_of, type_in

from models import lookup
from models.acts.running_order import BeginSession, WriteRunningOrder
from models.registration import Presence, Standing
from models.roll_call import tally
from tui.screens.roll_call import RollCallPage

FIFTEEN = (
    "Ana", "Bilal", "Chloé", "Çağan", "Dimitri", "Élodie", "Farah", "Gwenaël", "Hawa", "Inès", "Joël",
    "Karim",
    "Lou", "Maëlle", "[b]Zoé[/b]",
)  # fmt: skip


def a_room(*names, now=FIRST):
    session = a_series()
    ids = dict(zip(names, registered(session, *names), strict=True))
    session.clock.moment = now
    return session, ids


async def opened(pilot):
    pilot.app.push_screen(RollCallPage(1))
    await pilot.pause()


def presence(session, person):
    one = lookup.workshop(session.commons, 1).registration(person)
    return one and one.presence


async def test_fifteen_people_are_called_by_fifteen_keys_from_the_session():
    session, ids = a_room(*FIFTEEN)
    do(session.house.reading, WriteRunningOrder(1, "90 | Parler"))
    do(session.house.reading, BeginSession(1), now=FIRST)
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "j", "a")
        assert current(pilot) == "RollCallPage"
        keys = "ppapppppppeppap"
        await press(pilot, *keys)
        assert len(keys) == len(FIFTEEN)
        assert tally(lookup.workshop(session.commons, 1)) == (12, 2, 1, 0)
        assert "12 présences · 2 absences · 1 annoncée" in text_of(pilot)
        assert "à appeler" not in text_of(pilot)
        # « [b]Zoé[/b] » stands first in the order of names: it begins with a sign.
        assert presence(session, ids["[b]Zoé[/b]"]) is Presence.PRESENT
        assert presence(session, ids["Bilal"]) is Presence.ABSENT


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_somebody_late_is_found_by_the_first_letters_and_the_call_goes_on_where_it_was(size):
    session, ids = a_room("Ana", "Bilal", "Élodie Haddad", "Farah")
    async with on_screen(session, size) as pilot:
        await opened(pilot)
        await press(pilot, "p", "slash")
        await type_in(pilot, "hadd", "enter")
        assert "Bilal" not in text_of(pilot)
        await press(pilot, "p")
        assert presence(session, ids["Élodie Haddad"]) is Presence.PRESENT
        assert "Bilal" in text_of(pilot)
        assert pilot.app.screen.cursor == ids["Farah"]


async def test_a_note_is_taken_back_and_the_cursor_goes_back_to_that_person():
    session, ids = a_room("Ana", "Bilal")
    async with on_screen(session) as pilot:
        await opened(pilot)
        await press(pilot, "a", "p", "u", "u")
        assert presence(session, ids["Ana"]) is None
        assert presence(session, ids["Bilal"]) is None
        assert pilot.app.screen.cursor == ids["Ana"]
        await press(pilot, "u")
        assert "Rien à annuler ici" in flat_text_of(pilot)


async def test_an_absent_persons_seat_is_said_to_be_had_after_ten_minutes():
    session, _ = a_room(*FIFTEEN)
    async with on_screen(session) as pilot:
        await opened(pilot)
        assert "aucune place libre ; celles des absences à partir de 11h10" in flat_text_of(pilot)
        await press(pilot, "p", "a")
        session.clock.moment = FIRST + timedelta(minutes=10)
        await press(pilot, "a")
        assert "2 places à prendre" in flat_text_of(pilot)
        await press(pilot, "w")
        await type_in(pilot, "Nadia", "enter")
        said = flat_text_of(pilot)
        assert "2 personnes présentes pour 15 places" in said
        assert "C’est la place d’une personne absente." in said
        assert "1 place à prendre" in said
        walked = [one.standing for one in lookup.workshop(session.commons, 1).present]
        assert sorted(walked) == [Standing.CONFIRMED, Standing.WALKED_IN]


async def test_whoever_waits_and_is_there_takes_a_seat_by_one_key_and_displaces_nobody():
    session, ids = a_room(*FIFTEEN, "Wassim")
    session.clock.moment = FIRST + timedelta(minutes=12)
    async with on_screen(session) as pilot:
        await opened(pilot)
        assert "En attente" in text_of(pilot)
        await press(pilot, "slash")
        await type_in(pilot, "was", "enter")
        assert "absence annoncée" not in text_of(pilot)
        await press(pilot, "a")
        assert presence(session, ids["Wassim"]) is None
        await press(pilot, "p")
        one = lookup.workshop(session.commons, 1)
        assert one.registration(ids["Wassim"]).presence is Presence.PRESENT
        assert len(one.confirmed) == 15
        assert "venue sans inscription" in flat_text_of(pilot)


async def test_names_are_shown_as_typed_and_arrows_with_enter_are_enough():
    session, ids = a_room("Ana", "[b]Zoé[/b]")
    async with on_screen(session) as pilot:
        await opened(pilot)
        assert "[b]Zoé[/b]" in text_of(pilot)
        await press(pilot, "enter", "down", "enter")
        assert presence(session, ids["[b]Zoé[/b]"]) is Presence.ABSENT


async def test_coming_back_the_cursor_stands_on_the_next_person_to_call():
    session, ids = a_room("Ana", "Bilal", "Chloé")
    async with on_screen(session) as pilot:
        await opened(pilot)
        await press(pilot, "p", "p", "escape")
        await opened(pilot)
        assert pilot.app.screen.cursor == ids["Chloé"]
