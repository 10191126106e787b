"""Coming in: one page is made, laid out and painted once, however little the person then does."""

import pytest
from house import a_series, registered
from paper_line import meant_by, on_paper, seen, settled, until

from tui.app import VeilleeApp
from tui.painter.capabilities import Depth, Terminal
from tui.screens.frame import Frame
from tui.screens.home import HomePage
from tui.screens.poll import PollPage
from tui.widgets.page import Body, Lines


@pytest.fixture
def app():
    session = a_series()
    ids = registered(session, *(f"Personne {n}" for n in range(15)))
    return VeilleeApp(session.being(ids[0]), Terminal(depth=Depth.EIGHT_BIT, columns=80, rows=24))


def within(app, method, *given):
    """As if a key had done it: in the context of that app."""
    app._outside.run(app.call_later, method, *given)


def counted(monkeypatch, owner, name):
    """Each call of a method, by what it was called with."""
    calls, method = [], getattr(owner, name)

    def counting(self, *given, **named):
        calls.append((self, *given))
        return method(self, *given, **named)

    monkeypatch.setattr(owner, name, counting)
    return calls


async def test_whoever_comes_has_one_page_of_three_widgets(app):
    async with on_paper(app):
        assert [type(one) for one in app.screen_stack] == [HomePage]
        assert len(list(app.screen.walk_children())) == 3


async def test_coming_in_writes_paints_and_sends_the_home_once(app, monkeypatch):
    written = counted(monkeypatch, Frame, "_write_body")
    rows = counted(monkeypatch, Lines, "render_line")
    bodies = counted(monkeypatch, Body, "render_line")
    async with on_paper(app) as line:
        assert len(written) == 1
        assert len(rows) + len(bodies) <= 24
        assert len(line.sent) == 2, "what a terminal is told first, then the page"
        assert seen(line.screen) == seen(meant_by(app))


async def test_coming_back_to_a_page_applies_no_style_again(app, monkeypatch):
    async with on_paper(app) as line:
        within(app, app.push_screen, PollPage(2))
        await settled(app, line)
        applied = counted(monkeypatch, type(app.stylesheet), "apply")
        line.type("\x1b")
        await until(lambda: isinstance(app.screen, HomePage))
        await settled(app, line)
        assert not [node for _, node, *_ in applied if node in app.screen.walk_children()]
        assert seen(line.screen) == seen(meant_by(app))


async def test_a_page_that_a_theme_left_beneath_comes_back_in_its_colours(app):
    async with on_paper(app) as line:
        within(app, app.push_screen, PollPage(2))
        await settled(app, line)
        within(app, app.show_theme, "nuit")
        await settled(app, line)
        line.type("\x1b")
        await until(lambda: isinstance(app.screen, HomePage))
        await settled(app, line)
        assert app.screen.rich_style.bgcolor.name == app.stylesheet._variables["background"].lower()
        assert seen(line.screen) == seen(meant_by(app))


async def test_the_wheel_scrolls_a_page_without_a_bar():
    app = VeilleeApp(a_series(), Terminal(columns=80, rows=12, mouse=True))
    async with on_paper(app) as line:
        assert app.screen.body.scroll_offset.y == 0
        line.type("\x1b[<65;10;6M")
        await settled(app, line)
        assert app.screen.body.scroll_offset.y > 0
        assert len(list(app.screen.walk_children())) == 3
