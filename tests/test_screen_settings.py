"""Settings change at once; letters can be switched off; one corrects and erases one's own data."""

from dataclasses import replace
from typing import Any

import pytest
from house import a_series, registered
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, rows_of, text_of, type_in

from models import lookup
from models.people import Actor, AllThree, Participant, Role
from tui.painter.capabilities import Depth, Terminal
from tui.session import Session


async def go_to(pilot: Any, words: str) -> None:
    for _ in range(40):
        if any(row.startswith(" > ") and words in row for row in rows_of(pilot)):
            return
        await press(pilot, "down")
    raise AssertionError(f"{words} is not on the page:\n{text_of(pilot)}")


def settings(session: Session) -> Any:
    return lookup.settings(session.commons)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_language_is_kept_for_this_machine(size: tuple[int, int]) -> None:
    session = a_series()
    async with on_screen(session, size) as pilot:
        await press(pilot, "r", "enter")
        assert "Settings" in text_of(pilot)
        assert settings(session).language == "en"
        await press(pilot, "escape")
        assert "Tuesday 2 May" in flat_text_of(pilot)


async def test_the_theme_changes_at_once_and_is_kept() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await press(pilot, "r")
        await go_to(pilot, "Couleurs")
        await press(pilot, "enter", "down", "enter")
        assert settings(session).theme == "nuit"
        assert pilot.app.theme == "nuit"


async def test_sixteen_colours_or_fewer_keep_the_terminals_own() -> None:
    async with on_screen(a_series(), terminal=Terminal(depth=Depth.SIXTEEN)) as pilot:
        assert pilot.app.theme == "terminal"
    async with on_screen(a_series(), terminal=Terminal(depth=Depth.NONE)) as pilot:
        assert pilot.app.theme == "mono"


async def test_letters_switched_off_do_nothing_and_arrows_still_reach_everything() -> None:
    session = a_series()
    registered(session, "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "r")
        await go_to(pilot, "Touches à une lettre")
        await press(pilot, "enter", "escape")
        await press(pilot, "p", "q", "question_mark", "l")
        assert current(pilot) == "HomePage"
        assert "quitter" not in rows_of(pilot)[-1]
        await press(pilot, "tab")
        await go_to(pilot, "personnes")
        await press(pilot, "enter")
        assert current(pilot) == "PeoplePage"


async def test_a_number_that_is_none_is_refused_with_what_is_taken() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await press(pilot, "r")
        await go_to(pilot, "Places des prochains ateliers")
        await press(pilot, "enter")
        await type_in(pilot, "beaucoup", "enter")
        assert settings(session).seats == 15
        assert "ne convient pas" in flat_text_of(pilot)


async def test_one_says_who_is_at_this_keyboard() -> None:
    session = a_series()
    registered(session, "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "r")
        await go_to(pilot, "Qui est devant ce clavier")
        await press(pilot, "enter", "down", "enter", "escape")
        assert "Zoé (animation)" in text_of(pilot)


async def test_a_participant_corrects_and_erases_their_own_data() -> None:
    session = a_series()
    (zoe,) = registered(session, "Zoe")
    mine = Session(session.house, Actor(Role.PARTICIPANT, zoe), session.t, session.clock)
    async with on_screen(mine) as pilot:
        await press(pilot, "r")
        assert "La série" not in text_of(pilot)
        await go_to(pilot, "Nom ou pseudonyme")
        await press(pilot, "enter")
        await type_in(pilot, "backspace", "é", "enter")
        assert [one.name for one in session.commons.all(Participant)] == ["Zoé"]
        await go_to(pilot, "Effacer ce qui dit")
        await press(pilot, "enter", "down", "enter")
        assert session.commons.all(Participant)
        await press(pilot, "enter", "enter")
        assert not session.commons.all(Participant)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_one_says_again_whether_one_can_come_to_all_three(size: tuple[int, int]) -> None:
    session = a_series()
    (zoe,) = registered(session, "Zoé")
    mine = session.being(zoe)
    mine = replace(mine, actor=Actor(Role.PARTICIPANT, zoe))
    async with on_screen(mine, size) as pilot:
        await press(pilot, "r")
        await go_to(pilot, "Venir aux trois")
        await press(pilot, "enter", "end", "enter")
        assert session.commons.get(Participant, zoe).all_three is AllThree.NO
