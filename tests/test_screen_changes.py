"""What others do, on a page that is open: shown once, by the rows that differ, and only where it is seen."""

from contextlib import asynccontextmanager

import pytest
from house import FIRST, a_series, registered
from memory_commons import do
from paper_line import meant_by, on_paper, seen, settled, until
from screens import on_screen

from models import lookup
from models.acts.polls import AnswerPoll, ClosePoll, ProposeSlots
from models.acts.thread import PostReply
from models.people import FACILITATION
from models.poll import Answer
from models.workshop import Workshop
from tui.app import VeilleeApp
from tui.painter.capabilities import Depth, Terminal
from tui.screens.contributions import ContributionsPage
from tui.screens.poll import PollPage
from tui.textual_private import live_bindings
from tui.widgets.page import Lines

POLLS = frozenset({"polls"})


def a_grid():
    session = a_series()
    ids = registered(session, *(f"Personne {n}" for n in range(15)))
    do(session.house.reading, ProposeSlots(2, FIRST.date(), 8))
    slots = [one.id for one in lookup.poll(session.commons, 2).slots]
    for one in ids:
        do(session.house.reading, AnswerPoll(2, dict.fromkeys(slots, Answer.YES), one))
    return session.being(ids[0]), ids, slots


class CountedPage(PollPage):
    """Counts how often its answers are written, and how often the whole page with its keys."""

    times = whole = 0

    def rewrite(self):
        type(self).whole += 1
        super().rewrite()

    def _write_answers(self):
        type(self).times += 1
        super()._write_answers()


async def opened(app, line, page):
    app._outside.run(app.call_later, app.push_screen, page)
    await until(lambda: app.screen is page and page.heading()[0].replace("\u00a0", " ") in line.text)
    await settled(app, line)
    CountedPage.times = CountedPage.whole = 0
    line.sent.clear()


def told(session, tables):
    for watcher in tuple(session.house._watchers):
        watcher(tables)


@asynccontextmanager
async def a_grid_shown(terminal, page=CountedPage):
    session, ids, slots = a_grid()
    app = VeilleeApp(session, terminal)
    async with on_paper(app) as line:
        await opened(app, line, page(2))
        yield session, ids, slots, app, line


@pytest.fixture
def terminal():
    return Terminal(depth=Depth.EIGHT_BIT, columns=80, rows=24)


async def test_a_change_elsewhere_writes_and_sends_nothing(terminal):
    async with a_grid_shown(terminal) as (session, _, _, app, line):
        do(session.house.reading, PostReply("Bonjour"), FACILITATION, session.now)
        told(session, frozenset({"thread"}))
        await settled(app, line)
        assert (CountedPage.times, line.sent) == (0, [])


async def test_the_page_beneath_is_not_written_while_another_hides_it(terminal):
    async with a_grid_shown(terminal) as (session, ids, slots, app, line):
        await opened(app, line, ContributionsPage())
        do(session.house.reading, AnswerPoll(2, {slots[0]: Answer.NO}, ids[3]))
        told(session, POLLS)
        await settled(app, line)
        assert (CountedPage.times, line.sent) == (0, [])
        line.type("\x1b")
        await until(lambda: " 14 " in line.text)
        assert CountedPage.times == 1


async def test_ones_own_answer_writes_the_page_once_and_sends_little(terminal):
    async with a_grid_shown(terminal) as (_, _, _, app, line):
        line.type(" ")
        await settled(app, line)
        CountedPage.times = 0
        line.sent.clear()
        line.type(" ")
        await settled(app, line)
        assert CountedPage.times == 1
        assert len(b"".join(line.sent)) <= 60


async def test_a_hundred_changes_of_one_moment_are_one_frame(terminal):
    async with a_grid_shown(terminal) as (session, ids, slots, app, line):
        for turn in range(100):
            given = {slots[turn % 8]: (Answer.NO, Answer.IF_NEEDED)[turn % 2]}
            do(session.house.reading, AnswerPoll(2, given, ids[turn % 5]))
            told(session, POLLS)
        await settled(app, line)
        assert (CountedPage.times, len(line.sent)) == (1, 1)
        assert CountedPage.whole == 0


async def test_a_poll_that_closes_writes_the_whole_page_with_its_keys(terminal):
    async with a_grid_shown(terminal) as (session, _, _, _, line):
        do(session.house.reading, ClosePoll(2), FACILITATION, session.now)
        told(session, POLLS)
        await until(lambda: "sondage clos" in line.text.replace("\u00a0", " "))
        assert CountedPage.whole == 1


async def test_rows_painted_at_once_leave_the_screen_that_a_whole_frame_would(terminal):
    async with a_grid_shown(terminal, PollPage) as (session, ids, slots, app, line):
        for turn in range(12):
            given = {slots[turn % 8]: (Answer.NO, Answer.IF_NEEDED, Answer.YES)[turn % 3]}
            do(session.house.reading, AnswerPoll(2, given, ids[turn * 7 % 15]))
            told(session, POLLS)
            await settled(app, line)
            assert seen(line.screen) == seen(meant_by(app))


async def test_the_keys_that_a_page_tells_are_those_that_textual_hears():
    session, _, _ = a_grid()
    async with on_screen(session) as pilot:
        for page in (None, PollPage(2), ContributionsPage()):
            if page is not None:
                pilot.app.push_screen(page)
                await pilot.pause()
            screen = pilot.app.screen
            heard = [(one.node, one.binding) for one in screen.active_bindings.values() if one.enabled]
            assert sorted(live_bindings(screen), key=str) == sorted(heard, key=str)


async def test_what_somebody_answers_renders_their_row_and_the_counts_elsewhere_and_no_other(
    terminal, monkeypatch
):
    async with a_grid_shown(terminal, PollPage) as (session, ids, slots, app, line):
        rendered, render = [], Lines.render_line
        monkeypatch.setattr(Lines, "render_line", lambda self, y: rendered.append(y) or render(self, y))
        do(session.house.reading, AnswerPoll(2, {slots[0]: Answer.NO}, ids[3]))
        told(session, POLLS)
        await settled(app, line)
        assert 1 <= len(rendered) <= 3, rendered
        assert seen(line.screen) == seen(meant_by(app))


def test_who_is_expected_is_worked_out_once_for_all_sessions(monkeypatch):
    session, ids, _ = a_grid()
    every = session.commons.all(Workshop)
    monkeypatch.setattr(type(session.commons), "all", lambda self, kind: every)
    assert session.expected is session.being(ids[3]).expected
    assert session.expected == lookup.awaited(every)
