"""What it costs on the screen, measured when asked, with its bounds; the declaration; what pages weigh."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import SPRING, a_series, registered
from memory_commons import do
from paper_line import on_paper, settled, until
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, rows_of, text_of

from models import lookup
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.polls import ProposeSlots
from tui.app import VeilleeApp
from tui.i18n import LANGUAGES
from tui.meters import Meters
from tui.painter.capabilities import Depth, Terminal
from tui.screens import directory

HEAVIEST = 4_000
"""Bytes of a page of 80 × 24 before compression, as criterion 6.1 of the declaration says."""


def counted(session, tmp_path, minutes=90):
    """A session that has been going on for so long."""
    meter = Meters(tmp_path, SPRING - timedelta(minutes=minutes)).begin(SPRING - timedelta(minutes=minutes))
    meter.receives(1_200)
    meter.sends(42_000)
    return replace(session, meter=meter)


async def test_the_settings_lead_to_what_it_costs_and_on_to_the_declaration(tmp_path):
    async with on_screen(counted(a_series(), tmp_path)) as pilot:
        await press(pilot, "r", "c")
        assert current(pilot) == "SobrietyPage"
        await press(pilot, "e")
        assert current(pilot) == "EcodesignPage"
        await press(pilot, "enter")
        assert current(pilot) == "EcodesignThemePage"
        assert "1.1 Le service numérique a-t-il été évalué favorablement" in flat_text_of(pilot)


async def test_a_session_says_its_bytes_its_time_and_an_estimate_with_its_bounds(tmp_path):
    async with on_screen(counted(a_series(), tmp_path)) as pilot:
        await press(pilot, "r", "c")
        text = flat_text_of(pilot)
    assert "Cette session : 1 h 30 min, 1,2 ko tapés, 42,0 ko montrés." in text
    assert "Cette session : environ 8,5 gCO2e (de 2,1 à 22)." in text


async def test_nothing_is_measured_again_until_it_is_asked(tmp_path):
    session = counted(a_series(), tmp_path)
    async with on_screen(session) as pilot:
        await press(pilot, "r", "c")
        session.meter.sends(58_000)
        await pilot.pause(0.2)
        assert "42,0 ko" in flat_text_of(pilot)
        await press(pilot, "m")
        assert "100,0 ko" in flat_text_of(pilot) and "mesuré" in rows_of(pilot)[-2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_theme_is_read_to_its_end_at_every_size(size, language):
    async with on_screen(a_series(language), size) as pilot:
        for theme in range(1, 10):
            pilot.app.screen.open("ecodesign_theme", theme)
            await pilot.pause()
            assert f"{theme}.1 " in text_of(pilot)
            await press(pilot, "end")
            assert all(len(row) <= size[0] for row in rows_of(pilot))
            await press(pilot, "escape")


def a_full_session():
    session = a_series()
    ids = registered(session, *(f"Personne {n}" for n in range(15)))
    do(session.house.reading, ProposeSlots(2, SPRING.date() + timedelta(days=40), 8))
    for number in range(8):
        do(session.house.reading, Contribute(1, f"Une idée d’environ cent signes, la {number}e. " * 3))
        do(session.house.reading, AddArticle(f"Article {number}", "Nous réparons avant d’acheter. " * 20))
    return session.being(ids[0])


GIVEN = {
    "workshop": (1,),
    "preparation": (1,),
    "leading": (1,),
    "sheets": (1,),
    "poll": (2,),
    "article": ("a1",),
    "writing": ("a1",),
    "history": ("a1",),
    "remarks": ("a1",),
    "ecodesign_theme": (4,),
}
ALONE = (
    *("announcement", "register", "people", "contacts", "texts", "access", "files", "settings", "help"),
    *("sobriety", "ecodesign", "contributions", "manifesto", "orphans", "versions", "thread", "resources"),
    *("pair", "news", "here"),
)


async def test_no_page_weighs_more_than_the_declaration_says():
    session = a_full_session()
    assert lookup.poll(session.commons, 2).slots
    weights = {}
    app = VeilleeApp(session, Terminal(depth=Depth.EIGHT_BIT, columns=80, rows=24))
    async with on_paper(app) as line:
        for name in (*ALONE, *GIVEN):
            page = directory.opened(name, *GIVEN.get(name, ()))
            app._outside.run(app.call_later, app.push_screen, page)
            await until(lambda page=page: app.screen is page and page._written_for is not None)
            await settled(app, line)
            before = len(line.sent)
            app.driver.repaint()
            weights[name] = sum(map(len, line.sent[before:]))
            app._outside.run(app.call_later, app.pop_screen)
            await until(lambda page=page: app.screen is not page)
    assert min(weights.values()) > 200
    assert {name: weight for name, weight in weights.items() if weight > HEAVIEST} == {}
