"""On the full screen: who else is here, what has changed since the last visit, one's place found again."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from house import SPRING, a_series, registered
from memory_commons import do
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, rows_of, text_of, type_in

from models.acts.manifesto import AddArticle
from models.acts.polls import ProposeSlots
from models.acts.registration import Leave
from models.acts.thread import PostReply
from models.contribution import Contribution
from models.manifesto import Article, Manifesto
from models.people import Actor, Participant, Role
from models.thread import Reply
from models.visits import Visit
from tui import presence
from tui.presence import PRESENCE, Place
from tui.widgets.grid import Grid


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setitem(presence.PAUSES, PRESENCE, 0.01)


def a_house(language="fr"):
    session = a_series(language)
    registered(session, "Zoé", "Maëlle", "Ousmane")
    return session


def seen_by(session, person, role=Role.PARTICIPANT):
    return replace(session, actor=Actor(role, person, f"K{person}"), afar=True)


def came(session, person, place=None):
    entry = session.house.presences.enter(Actor(Role.PARTICIPANT, person, f"K{person}"), session.now)
    if place:
        entry.stands(place)
    return entry


async def settled(pilot):
    await asyncio.sleep(0.05)
    await pilot.pause()


async def test_others_are_named_on_the_home_as_they_come_and_go():
    session = a_house()
    async with on_screen(seen_by(session, "p1")) as pilot:
        assert "Ici aussi" not in text_of(pilot)
        await press(pilot, "down", "down")
        cursor = pilot.app.screen.cursor
        one = came(session, "p2", Place("poll", 2))
        await settled(pilot)
        assert "Ici aussi : Maëlle (sondage 2)" in text_of(pilot)
        assert pilot.app.screen.cursor == cursor
        one.leave()
        await settled(pilot)
        assert "Ici aussi" not in text_of(pilot)


async def test_a_visitor_reads_how_many_and_no_name():
    session = a_house()
    do(session.house.reading, AddArticle("Nos outils"))
    came(session, "p2", Place("writing", "a1"))
    came(session, "p3")
    async with on_screen(seen_by(session, None, Role.VISITOR)) as pilot:
        assert "2 autres personnes ici" in text_of(pilot)
        await press(pilot, "end")
        assert "quelqu’un écrit dans « Nos outils »" in flat_text_of(pilot)
        await press(pilot, "h")
        assert "3 personnes ici" in text_of(pilot)
        assert "Maëlle" not in text_of(pilot)


@pytest.mark.parametrize(
    ("language", "size", "words"),
    [
        ("fr", WIDE, "Maëlle écrit dans « Nos outils »"),
        ("en", NARROW, "1 article"),
    ],
)
async def test_the_manifesto_s_line_says_who_writes(language, size, words):
    session = a_house(language)
    do(session.house.reading, AddArticle("Nos outils"))
    came(session, "p2", Place("writing", "a1"))
    async with on_screen(seen_by(session, "p1"), size) as pilot:
        await press(pilot, "end")
        assert words in flat_text_of(pilot)
        assert all(len(row) <= size[0] for row in rows_of(pilot))


async def test_facilitation_has_the_list_of_who_is_where():
    session = a_house()
    came(session, "p2", Place("thread"))
    session.house.presences.enter(Actor(Role.VISITOR, key="x"), session.now)
    async with on_screen(session) as pilot:
        await press(pilot, "h")
        assert current(pilot) == "HerePage"
        text = flat_text_of(pilot)
        assert "Maëlle discussion" in text
        assert "1 visite" in text
        assert "3 personnes ici" in text


async def test_a_page_says_where_one_is_and_leaving_says_nothing_more():
    session = a_house()
    async with on_screen(seen_by(session, "p1")) as pilot:
        await press(pilot, "s")
        assert [one.place for one in session.house.presences.all] == [Place("poll", 2)]
        await press(pilot, "escape")
        assert [one.place for one in session.house.presences.all] == [Place()]
    assert session.house.presences.all == ()


def after_two_days(session):
    reading = session.house.reading
    reading.put(Visit("p1", session.now))
    session.clock.moment += timedelta(days=2)
    do(reading, AddArticle("Nos outils", "Les nôtres."), Actor(Role.PARTICIPANT, "p2"), session.now)
    do(reading, PostReply("Bonjour"), Actor(Role.PARTICIPANT, "p2"), session.now)
    do(reading, Leave(1), Actor(Role.PARTICIPANT, "p3"), session.now)
    session.clock.moment += timedelta(hours=1)
    return session


async def test_the_home_says_in_two_rows_what_has_changed_and_leads_there():
    session = after_two_days(a_house())
    async with on_screen(seen_by(session, "p1")) as pilot:
        rows = text_of(pilot).split("\n")
        told = [row for row in rows if "dernière visite" in row]
        assert len(told) == 1
        assert "une place s’est libérée à l’atelier 1" in flat_text_of(pilot)
        after = rows[rows.index(told[0]) + 2]
        assert not after.strip()
        await press(pilot, "down", "enter")
        assert current(pilot) == "NewsPage"
        assert "Maëlle a répondu dans la discussion." in flat_text_of(pilot)
        await press(pilot, "down", "enter")
        assert current(pilot) == "ArticlePage"
        await press(pilot, "escape", "down", "enter")
        assert current(pilot) == "ThreadPage"


async def test_it_fits_forty_columns_in_english_too():
    session = after_two_days(a_house("en"))
    async with on_screen(seen_by(session, "p1"), NARROW) as pilot:
        assert "Since your last visit:" in flat_text_of(pilot)
        assert all(len(row) <= 40 for row in rows_of(pilot))
        await press(pilot, "v")
        assert "Maëlle has replied in the discussion." in flat_text_of(pilot)


async def test_at_a_first_visit_nothing_is_compared():
    async with on_screen(seen_by(a_house(), "p1")) as pilot:
        assert "dernière visite" not in flat_text_of(pilot)
        await press(pilot, "v")
        assert current(pilot) == "HomePage"


async def test_a_cut_line_is_picked_up_where_it_was():
    session = seen_by(a_house(), "p1")
    async with on_screen(session) as pilot:
        await press(pilot, "d", "r")
        await type_in(pilot, "Bonjour")
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert "Bonjour" in text_of(pilot)
        await type_in(pilot, " !")
        await press(pilot, "ctrl+o")
        await pilot.app.workers.wait_for_complete()
        assert [one.text for one in session.commons.all(Reply)] == ["Bonjour !"]
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert current(pilot) == "ThreadPage"
        assert "Vous étiez ici." in text_of(pilot)


async def test_an_idea_half_typed_is_in_the_field_again_and_noted_ones_are_not_noted_twice():
    session = seen_by(a_house(), "p1")
    async with on_screen(session) as pilot:
        await press(pilot, "c", "a")
        await type_in(pilot, "Une", "enter", "Deu")
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert "Quelle idée" in text_of(pilot)
        await type_in(pilot, "x", "enter")
        assert [one.text for one in session.commons.all(Contribution)] == ["Une", "Deux"]


async def test_what_was_done_before_the_cut_is_not_done_again():
    session = seen_by(a_house(), "p1", Role.FACILITATION)
    people = len(session.commons.all(Participant))
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "Lou", "enter", "enter", "enter", "enter")
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert "Inscription" in text_of(pilot)
    assert len(session.commons.all(Participant)) == people


async def test_leaving_by_q_begins_at_home_and_by_ctrl_c_keeps_the_words():
    session = seen_by(a_house(), "p1")
    async with on_screen(session) as pilot:
        await press(pilot, "d", "q")
    async with on_screen(session) as pilot:
        assert current(pilot) == "HomePage"
        await press(pilot, "d", "r")
        await type_in(pilot, "Gardé")
        await press(pilot, "ctrl+c")
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert "Gardé" in text_of(pilot)
        await press(pilot, "escape", "down", "down", "enter")
        assert current(pilot) == "ThreadPage"
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        await press(pilot, "r")
        assert "Gardé" not in text_of(pilot)


async def test_who_was_writing_is_back_at_the_same_letter():
    session = seen_by(a_house(), "p1")
    do(session.house.reading, AddArticle("Nos outils", "Des outils à nous."))
    async with on_screen(session) as pilot:
        for key in ("m", "enter", "enter", *["right"] * 4):
            await press(pilot, key)
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert current(pilot) == "WritingPage"
        assert pilot.app.screen.query_one("#editor").caret == 4
        await type_in(pilot, "bons ")
        assert "Des bons outils à nous." in text_of(pilot)


async def test_in_a_poll_one_is_back_on_the_same_cell():
    session = a_house()
    do(session.house.reading, ProposeSlots(2, SPRING.date(), 4))
    session = seen_by(session, "p1")
    async with on_screen(session) as pilot:
        await press(pilot, "s", "right", "right")
        there = pilot.app.screen.query_one(Grid).column
        pilot.app.exit()
    async with on_screen(session) as pilot:
        await pilot.pause()
        assert current(pilot) == "PollPage"
        assert pilot.app.screen.query_one(Grid).column == there == "s3"


async def test_a_code_is_never_kept_half_typed_or_given():
    session = seen_by(a_house(), None, Role.VISITOR)
    async with on_screen(session) as pilot:
        await press(pilot, "k", "j")
        await type_in(pilot, "secret")
        assert pilot.app.screen.hides
        pilot.app.exit()
    assert "secret" not in repr(session.house.leavings)
    async with on_screen(session) as pilot:
        await press(pilot, "escape", "escape", "k", "j")
        await type_in(pilot, "secret", "enter")
        assert "secret" not in repr(pilot.app.answers)


@pytest.mark.parametrize("keys", [("m", "enter"), ("m", "enter", "enter")])
async def test_a_place_that_is_gone_meanwhile_ends_at_the_one_before(keys):
    session = seen_by(a_house(), "p1")
    do(session.house.reading, AddArticle("Nos outils"))
    async with on_screen(session) as pilot:
        for key in keys:
            await press(pilot, key)
        assert current(pilot) in ("ArticlePage", "WritingPage")
        pilot.app.exit()
    reading = session.house.reading
    reading.remove(reading.get(Article, "a1"))
    reading.put(Manifesto())
    async with on_screen(session) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert current(pilot) in ("ManifestoPage", "HomePage")
