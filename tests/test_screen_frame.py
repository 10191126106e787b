"""What every page shares: a foot that tells, dialogs that return, lines that lose nothing, safe sizes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from house import MemoryHouse, a_series, registered
from hypothesis import given, settings
from hypothesis import strategies as st
from screens import NARROW, TINY, WIDE, current, flat_text_of, on_screen, press, rows_of, text_of, type_in
from textual.color import Color

from data.faults import NoRoom
from models import lookup
from models.acts.workshops import AddWorkshop, SetSeats
from tui import themes
from tui.painter.glyphs import ASCII, CONSOLE
from tui.widgets.dialogs import AskLine, AskOne, AskSeveral, AskYesNo, Question
from tui.widgets.lines import Span, width_of, wrapped


async def answered(pilot: Any, question: Question[Any], *keys: str) -> Any:
    answers: list[Any] = []
    pilot.app.push_screen(question, answers.append)
    await pilot.pause()
    await type_in(pilot, *keys)
    return answers


async def test_a_line_is_returned_as_typed_with_its_ends_stripped() -> None:
    async with on_screen(a_series()) as pilot:
        assert await answered(pilot, AskLine("Quoi ?"), " ", "[b]é", " ", "enter") == ["[b]é"]


async def test_escape_answers_nothing() -> None:
    async with on_screen(a_series()) as pilot:
        for question in (AskLine("?"), AskOne("?", [(1, "un")]), AskYesNo("?", "oui", "non")):
            assert await answered(pilot, question, "escape") == [None]


async def test_one_of_a_list_begins_where_it_was() -> None:
    options = [(one, str(one)) for one in range(5)]
    async with on_screen(a_series()) as pilot:
        assert await answered(pilot, AskOne("?", options, value=3), "down", "enter") == [4]


async def test_several_are_marked_with_space() -> None:
    options = [(one, str(one)) for one in range(3)]
    async with on_screen(a_series()) as pilot:
        answer = await answered(
            pilot, AskSeveral("?", options, chosen=(0,)), "space", "down", "space", "enter"
        )
        assert answer == [(1,)]


async def test_yes_and_no_have_a_key_each() -> None:
    async with on_screen(a_series()) as pilot:
        assert await answered(pilot, AskYesNo("?", "oui", "non"), "o") == [True]
        assert await answered(pilot, AskYesNo("?", "oui", "non"), "n") == [False]


async def test_the_page_stays_visible_above_a_question() -> None:
    async with on_screen(a_series()) as pilot:
        before = rows_of(pilot)
        await answered(pilot, AskLine("Quoi ?"))
        after = rows_of(pilot)
        assert after[:15] == before[:15]
        assert any("Quoi ?" in row for row in after[-6:])


@pytest.mark.parametrize("size", [NARROW, TINY, (200, 60)])
async def test_the_terminal_may_be_resized_while_a_question_is_open(size: tuple[int, int]) -> None:
    async with on_screen(a_series()) as pilot:
        answers: list[Any] = []
        pilot.app.push_screen(AskLine("Quel nom ?"), answers.append)
        await pilot.pause()
        await type_in(pilot, "Zo")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        await type_in(pilot, "é", "enter")
        assert answers == ["Zoé"]
        assert current(pilot) == "HomePage"


@pytest.mark.parametrize("size", [WIDE, NARROW, TINY])
async def test_every_page_opens_at_every_size(size: tuple[int, int]) -> None:
    session = a_series()
    registered(session, "Zoé", "Ana")
    async with on_screen(session, size) as pilot:
        for key in ("a", "i", "p", "e", "r", "question_mark"):
            await press(pilot, key)
            assert all(len(row) <= size[0] for row in rows_of(pilot))
            await press(pilot, "escape")
            assert current(pilot) == "HomePage"


async def test_the_terminals_cursor_stands_on_the_row_under_the_cursor() -> None:
    async with on_screen(a_series()) as pilot:
        app: Any = pilot.app
        await press(pilot, "down")
        x, y = app.cursor_offset()
        assert rows_of(pilot)[y][x] == ">"


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    async with on_screen(a_series()) as pilot:
        row = next(y for y, row in enumerate(rows_of(pilot)) if "Comment le numérique" in row)
        await pilot.click(offset=(10, row))
        assert rows_of(pilot)[row].startswith(" > 2")
        await pilot.click(offset=(10, row))
        await pilot.pause()
        assert "Atelier 2" in text_of(pilot)


class FullDisk(MemoryHouse):
    async def perform(self, act: Any, by: Any) -> Any:
        raise NoRoom(Path("journal"))


async def test_a_full_disk_is_a_sentence_that_says_what_is_safe() -> None:
    session = a_series()
    house: Any = session.house
    full = FullDisk(house.clock)
    full.reading = house.reading
    async with on_screen(replace(session, house=full)) as pilot:
        await press(pilot, "enter", "n")
        await type_in(pilot, "backspace", "9", "enter")
        assert "Le disque est plein" in flat_text_of(pilot)
        assert "tout ce qui était enregistré l’est toujours" in flat_text_of(pilot)
        assert lookup.workshop(session.commons, 1).seats == 15


async def test_what_others_do_meanwhile_is_there_when_a_question_closes() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "u")
        await session.perform(SetSeats(1, 9))
        await pilot.pause()
        await type_in(pilot, "escape")
        assert "0 / 9" in text_of(pilot)


async def test_a_page_about_something_undone_meanwhile_leaves_and_says_so() -> None:
    session = a_series()
    await session.perform(AddWorkshop("Et après ?"))
    async with on_screen(session) as pilot:
        await press(pilot, "down", "down", "down", "enter")
        assert "Atelier 4" in text_of(pilot)
        await session.undo()
        await pilot.pause()
        assert current(pilot) == "HomePage"
        assert "n’existe plus" in flat_text_of(pilot)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=120), st.integers(2, 30))
@settings(max_examples=150, deadline=None)
def test_wrapping_loses_nothing_but_spaces_and_keeps_within_the_width(text: str, width: int) -> None:
    rows = wrapped([Span(text[:40], "strong"), text[40:]], width)
    assert all(width_of(row) <= width for row in rows)
    kept = "".join(span.text for row in rows for span in row)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_french_signs_stay_with_their_word() -> None:
    rows = wrapped(["Que faire ? Voilà : « oui »"], 11)
    assert ["".join(span.text for span in row) for row in rows] == ["Que faire ?", "Voilà :", "« oui »"]


def contrast(ink: str, ground: str) -> float:
    """WCAG 2.1, contrast ratio."""
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (value / 255 for value in Color.parse(colour).rgb)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [one for one in themes.THEMES if not one.ansi], ids=lambda one: one.name)
def test_every_colour_of_text_stands_out_from_every_ground_it_stands_on(theme: Any) -> None:
    grounds = (theme.background, theme.variables["cursor-ground"], theme.variables["field-ground"])
    inks = (theme.foreground, *(theme.variables[f"{kind}-text"] for kind in ("accent", "alert", "good")))
    for ink in (*inks, theme.variables["quiet"]):
        for ground in grounds:
            assert contrast(ink, ground) >= 4.5, (ink, ground)


def test_our_own_signs_are_in_the_font_of_the_linux_console() -> None:
    signs = "─↑↓●○·•…>×■«»’œ"
    assert not set(map(ord, signs)) & set(CONSOLE) - {ord("○")}
    assert "─●".translate(ASCII) == "-*"
