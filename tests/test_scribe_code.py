"""Somebody entered by a scribe takes over: facilitation gives them a code, in each face."""

import re
from dataclasses import replace

from house import a_series, registered
from lines import told
from memory_commons import do
from screens import current, flat_text_of, on_screen, press, text_of, type_in

from models.access import Recovery, digest
from models.acts.access import UseCode
from models.people import VISITOR, Actor, Role
from tui.screens.people import PeoplePage

KEY = "SHA256:" + "a" * 43


async def test_from_the_list_of_people_a_code_is_given_that_stays_until_it_is_written_down():
    session = a_series()
    _, zoe = registered(session, "Ana", "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "p", "down", "o", "enter")
        (code,) = re.findall(r"^\W*([a-z]+-[a-z]+-[a-z]+-[a-z]+)", text_of(pilot), re.M)
        assert "À donner à Zoé seulement" in flat_text_of(pilot)
        await press(pilot, "enter")
        assert code not in text_of(pilot)
    came = do(session.house.reading, UseCode(code), Actor(Role.VISITOR, key=KEY), session.now)
    assert came.person == zoe


async def test_a_code_is_not_given_where_a_room_reads():
    session = a_series()
    registered(session, "Zoé")
    async with on_screen(session) as pilot:
        pilot.app.screen.open("leading", 1)
        await pilot.pause()
        pilot.app.screen.open("people")
        await pilot.pause()
        await press(pilot, "o")
        assert current(pilot) == PeoplePage.__name__
        assert not session.commons.all(Recovery)


def test_by_lines_facilitation_gives_somebody_a_code():
    session = a_series()
    (zoe,) = registered(session, "Zoé")
    settings = re.search(r"(\d+)\. Vos données et réglages", told(session))[1]
    keys = re.search(r"(\d+)\. Clés et codes", told(session, settings, "suite"))[1]
    menu = told(session, settings, keys)
    number = re.search(r"(\d+)\. Donner un code", menu)[1]
    said = told(session, settings, keys, number, "Zoé", "oui")
    code = re.search(r"à noter sur papier : (\S+)", said)[1]
    (made,) = session.commons.all(Recovery)
    assert (made.person, made.digest) == (zoe, digest(code))


def a_guest():
    session = a_series()
    registered(session, "Zoé")
    return replace(session, actor=replace(VISITOR, key=KEY), afar=True)


async def test_a_visit_is_told_that_a_code_exists_whatever_the_name():
    async with on_screen(a_guest()) as pilot:
        await press(pilot, "i", "enter")
        shown = flat_text_of(pilot)
        assert "demandez-lui un code" in shown and "Zoé" not in shown
        await type_in(pilot, "Zoé", "enter")
        assert "Pour quels ateliers" in flat_text_of(pilot)


def test_by_lines_a_visit_is_told_so_too():
    menu = re.search(r"(\d+)\. Ateliers et inscriptions", told(a_guest()))[1]
    inside = told(a_guest(), menu)
    entry = re.search(r"(\d+)\. (?:M’inscrire|Vous inscrire|S’inscrire|Inscription)", inside)
    assert entry, inside
    assert "demandez-lui un code" in told(a_guest(), menu, entry[1])
