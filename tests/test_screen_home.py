"""Home: where one stands and what to do next, at every width, in both languages, for everybody."""

from dataclasses import replace
from typing import Any

import pytest
from house import FIRST, FixedClock, MemoryHouse, a_series, acted, registered
from screens import NARROW, TINY, WIDE, current, flat_text_of, on_screen, press, rows_of, text_of, type_in

from models import lookup
from models.acts.polls import ProposeSlots
from models.acts.registration import Leave, Register
from models.acts.series import ChangeSetting
from models.acts.workshops import SetSeats
from models.people import FACILITATION, VISITOR, AllThree
from tui.i18n import Translator
from tui.session import Session


async def test_home_shows_each_workshop_with_its_date_its_seats_and_my_place() -> None:
    session = a_series()
    ids = registered(session, "Zoé", "Ana")
    async with on_screen(session.being(ids[0])) as pilot:
        text = text_of(pilot)
    assert "1  Le numérique est politique, c'est quoi un numérique responsable ?" in text
    assert "mardi 2 mai, 11h-12h30" in text
    assert "2 / 15" in text
    assert "place confirmée" in text
    assert text.count("date à choisir") == 2


async def test_home_says_what_to_do_next_with_its_key() -> None:
    session = a_series()
    me = registered(session, "Zoé")[0]
    acted(session, ProposeSlots(2, session.now.date()))
    async with on_screen(session.being(me)) as pilot:
        assert "[s] vos disponibilités" in text_of(pilot)
        assert "[Entrée] puis u : donner le lien de la visio" in text_of(pilot)


async def test_home_says_in_english_what_it_says_in_french() -> None:
    async with on_screen(a_series("en")) as pilot:
        text = text_of(pilot)
    assert "Tuesday 2 May, 11:00-12:30" in text
    assert "date to be chosen" in text
    assert "Enter open" in text
    assert "quit" in text


async def test_language_changes_at_once_and_back() -> None:
    async with on_screen(a_series()) as pilot:
        await press(pilot, "l")
        assert "Tuesday 2 May" in text_of(pilot)
        await press(pilot, "l")
        assert "mardi 2 mai" in text_of(pilot)


async def test_a_name_that_looks_like_markup_shows_as_typed() -> None:
    session = a_series()
    me = registered(session, "[b]Zoé[/b]")[0]
    async with on_screen(session.being(me)) as pilot:
        assert "[b]Zoé[/b]" in text_of(pilot)
        await press(pilot, "p")
        assert "[b]Zoé[/b]" in text_of(pilot)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_titles_are_never_cut(size: tuple[int, int]) -> None:
    async with on_screen(a_series(), size) as pilot:
        seen = flat_text_of(pilot)
        for _ in range(12):
            await press(pilot, "pagedown")
            seen += " " + flat_text_of(pilot)
    for words in ("politique, c'est quoi", "tiers-lieux ?", "Aboutir à un manifeste V0"):
        assert words in seen


@pytest.mark.parametrize("size", [WIDE, NARROW, TINY, (30, 10), (200, 60)])
async def test_every_size_holds_a_page_and_its_keys(size: tuple[int, int]) -> None:
    async with on_screen(a_series(), size) as pilot:
        rows = rows_of(pilot)
        assert "Veillée" in rows[0]
        assert "quitter" in rows[-1]
        assert all(len(row) <= size[0] for row in rows)


async def test_a_visitor_is_told_in_four_lines_what_it_is_and_how_to_come() -> None:
    async with on_screen(a_series(actor=VISITOR)) as pilot:
        text = flat_text_of(pilot)
        assert "Trois ateliers de 1 h 30" in text
        assert "m’inscrire (un nom suffit, deux minutes)" in text
        assert "flèches et Entrée suffisent" in text
        assert "textes à envoyer" not in text
        await press(pilot, "enter")
        assert current(pilot) == "RegisterPage"


def nothing_yet() -> Session:
    clock = FixedClock()
    return Session(MemoryHouse(clock), FACILITATION, Translator(), clock)


async def test_an_empty_series_says_what_will_be_here_and_how_to_begin() -> None:
    async with on_screen(nothing_yet()) as pilot:
        assert "Il n’y a pas encore de série ici." in text_of(pilot)
        await press(pilot, "i", "s", "m", "r")
        assert current(pilot) == "HomePage"
        await press(pilot, "enter")
        assert "mardi 18 avril 2028, 11h-12h30" in text_of(pilot)


async def test_a_series_begins_with_one_question() -> None:
    session = nothing_yet()
    async with on_screen(session) as pilot:
        await press(pilot, "enter", *(["backspace"] * 40))
        await type_in(pilot, "mercredi 2 mai 2028 11h", "enter")
        assert not lookup.workshops(session.commons)
        await press(pilot, *(["backspace"] * 40))
        await type_in(pilot, "mardi 2 mai 2028 11h", "enter")
        assert [one.start for one in lookup.workshops(session.commons)] == [FIRST, None, None]
        assert "mardi 2 mai, 11h-12h30" in text_of(pilot)


async def test_what_others_do_shows_without_moving_the_cursor() -> None:
    session = a_series()
    registered(session, "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "down")
        before = next(row for row in rows_of(pilot) if row.lstrip().startswith(">"))
        await session.perform(SetSeats(1, 20))
        await pilot.pause()
        assert "1 / 20" in text_of(pilot)
        assert next(row for row in rows_of(pilot) if row.lstrip().startswith(">")) == before


async def test_facilitation_sees_whom_to_tell() -> None:
    session = a_series()
    ids = registered(session, *(f"P{n}" for n in range(16)))
    acted(session, Leave(1, ids[0]))
    async with on_screen(session) as pilot:
        assert "1 personne à prévenir" in text_of(pilot)


async def test_somebody_from_elsewhere_reads_both_clocks() -> None:
    session = a_series()
    me = registered(session, "Aimé")[0]
    house: Any = session.house
    person = replace(session.being(me).person, zone="Indian/Reunion")  # type: ignore[type-var]
    house.reading.put(person)
    async with on_screen(session.being(me)) as pilot:
        assert "heure de La Réunion" in flat_text_of(pilot)
        assert "13h-14h30" in flat_text_of(pilot)


async def test_facilitations_last_act_is_undone_and_said() -> None:
    session = a_series()
    registered(session, "Zoé")
    await session.perform(Register((2,), AllThree.YES, person=registered(session, "Ana", workshops=(1,))[0]))
    async with on_screen(session) as pilot:
        await press(pilot, "ctrl+z")
        assert "Défait : l’inscription." in text_of(pilot)
        await press(pilot, "ctrl+z")
        assert "Rien à défaire" in flat_text_of(pilot)


@pytest.mark.parametrize("size", (WIDE, NARROW))
async def test_facilitation_adds_a_workshop_that_comes_last_without_a_date(size) -> None:
    session = a_series()
    async with on_screen(session, size) as pilot:
        await press(pilot, "+")
        await type_in(pilot, "Et après ?", "enter")
        assert "L’atelier est ajouté." in flat_text_of(pilot)
        assert "4  Et après ?" in text_of(pilot)
        added = lookup.workshops(session.commons)[-1]
        assert (added.number, added.title, added.start) == (4, "Et après ?", None)
        await press(pilot, "enter")
        assert current(pilot) == "WorkshopPage"


async def test_nobody_else_adds_a_workshop() -> None:
    session = a_series()
    async with on_screen(replace(session, actor=VISITOR)) as pilot:
        await press(pilot, "+")
        assert current(pilot) == "HomePage" and len(lookup.workshops(session.commons)) == 3


async def test_the_announcement_ends_with_the_link_to_register_once_it_is_known() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await press(pilot, "a")
        assert "Pour vous inscrire" not in text_of(pilot)
        acted(session, ChangeSetting("registration_url", "https://inscription.exemple/v0"))
        await pilot.pause()
        await press(pilot, "escape", "a")
        assert "https://inscription.exemple/v0" in text_of(pilot)
