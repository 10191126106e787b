"""On every page: the real cursor is where one is, and letters can be switched off (WCAG 2.1, 2.1.4)."""

import inspect

import pytest
from house import a_series, registered
from memory_commons import do
from screens import on_screen, press, rows_of, text_of

from models.acts.manifesto import AddArticle
from models.acts.running_order import BeginSession
from models.manifesto import articles
from tui.screens import directory
from tui.screens.base import Page
from tui.widgets.keybar import is_single

ORDER = "10 | Accueil\n80 | Travail"


def a_busy_series():
    session = a_series()
    registered(session, "Zoé", "Ana")
    do(session.house.reading, AddArticle("Réparer", "Nous réparons."))
    do(session.house.reading, BeginSession(1, ORDER))
    return session


def given_to(name, session):
    """What a page is opened with; None when it needs more than a number or an article."""
    wanted = [
        one
        for one in inspect.signature(directory.page(name).__init__).parameters.values()
        if one.name != "self" and one.default is inspect.Parameter.empty
    ]
    if not wanted:
        return ()
    known = {"workshop": 1, "number": 1, "article": articles(session.commons)[0].id, "words": "du texte"}
    return tuple(known[one.name] for one in wanted) if all(one.name in known for one in wanted) else None


def letters_of(page):
    return {
        key
        for binding in page._bindings.key_to_bindings.values()
        for key in (one.key for one in binding)
        if is_single(key) and key not in ("space",)
    }


REACHED = [
    name
    for name in directory.PAGES
    if directory.exists(name) and given_to(name, a_busy_series()) is not None and name != "writing"
]


def test_most_pages_are_tried():
    assert len(REACHED) >= 25
    assert {"settings", "kept", "notice", "accessibility", "leading", "home", "people"} <= set(REACHED)


def stands_where_one_is(pilot):
    """The terminal's own cursor on the row that « > » marks; on a page without rows, where it is seen."""
    x, y = pilot.app.cursor_offset()
    rows = rows_of(pilot)
    marked = [place for place, row in enumerate(rows) if row.startswith(" >")]
    return (rows[y][x], marked) == (">", [y]) if marked else 0 <= y < len(rows)


@pytest.mark.parametrize("name", REACHED)
async def test_on_every_page_the_cursor_stands_where_one_is_and_letters_switched_off_do_nothing(name):
    session = a_busy_series()
    async with on_screen(session) as pilot:
        pilot.app.single_keys = False
        if name != "home":
            pilot.app.screen.open(name, *given_to(name, session))
            await pilot.pause()
        page, depth = pilot.app.screen, len(pilot.app.screen_stack)
        assert isinstance(page, Page)
        assert stands_where_one_is(pilot)
        before = session.house.reading.draft()
        for letter in sorted(letters_of(page)):
            await press(pilot, letter)
            assert pilot.app.screen is page and len(pilot.app.screen_stack) == depth, letter
        assert vars(session.house.reading.draft()) == vars(before)


async def test_switched_off_the_list_of_actions_is_shown_in_the_bar_and_names_no_letter():
    async with on_screen(a_busy_series()) as pilot:
        assert "Tab" not in text_of(pilot)
        pilot.app.single_keys = False
        pilot.app.screen.open("resources")
        await pilot.pause()
        assert "Tab tout" in text_of(pilot)
        await press(pilot, "tab")
        assert "chercher une région\n" in text_of(pilot)
        assert "(f)" not in text_of(pilot)
        assert "retour (Échap)" in text_of(pilot)
