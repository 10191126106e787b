"""What a room reads on the session's screens: numbers for names, names for a moment, dates fixed live."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from house import FIRST, a_series, registered
from memory_commons import do
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, text_of

from models import lookup
from models.acts.consent import AnswerRound, OpenRound
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.polls import AddSlot, AnswerPoll
from models.acts.roll_call import RollCall
from models.acts.running_order import BeginSession
from models.acts.series import ChangeSetting
from models.consent import Choice, open_round
from models.people import Actor, Role
from models.poll import Answer
from models.registration import Presence
from tui.screens.leading import LeadingPage

NAMES = ("Ana", "Bilal", "[b]Zoé[/b]")


def slot(session, number, month, day):
    start = datetime(2028, month, day, 9, tzinfo=UTC)
    return do(session.house.reading, AddSlot(number, start, start.replace(hour=10, minute=30))).slot.id


def a_room():
    """Two polls, answered by Ana and Bilal; Zoé has said nothing; Bilal cannot come on the best date."""
    session = a_series()
    ids = registered(session, *NAMES)
    two, three = slot(session, 2, 5, 22), slot(session, 3, 6, 19)
    for person, said in zip(ids, (Answer.YES, Answer.NO), strict=False):
        do(session.house.reading, AnswerPoll(2, {two: Answer.YES}, person))
        do(session.house.reading, AnswerPoll(3, {three: said}, person))
    session.clock.moment = FIRST
    return session, ids


async def in_session(pilot, *keys):
    pilot.app.push_screen(LeadingPage(1))
    await pilot.pause()
    await press(pilot, *keys)


def named(pilot):
    return [one for one in NAMES if one in text_of(pilot)]


async def test_a_pair_opened_from_the_session_names_people_only_until_the_next_key():
    session, _ = a_room()
    async with on_screen(session) as pilot:
        await in_session(pilot, "d")
        assert current(pilot) == "PairPage" and named(pilot) == []
        await press(pilot, "n")
        assert named(pilot) == ["Bilal"]
        await press(pilot, "down")
        assert named(pilot) == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_grid_opened_from_the_session_shows_numbers_and_no_name(size):
    session, _ = a_room()
    async with on_screen(session, size) as pilot:
        await in_session(pilot, "d", "s")
        assert current(pilot) == "PollPage" and named(pilot) == []
        assert "2 personnes sur 3 ont répondu" in flat_text_of(pilot)
        assert "1 personne manque" in flat_text_of(pilot)
        await press(pilot, "n")
        assert named(pilot)
        await press(pilot, "o")
        assert named(pilot) == []
        assert "enregistré" not in text_of(pilot)


async def test_while_a_room_reads_one_row_is_filled_for_somebody_chosen():
    session, ids = a_room()
    async with on_screen(session) as pilot:
        await in_session(pilot, "d", "s", "p", "down", "down", "enter")
        assert named(pilot) == ["[b]Zoé[/b]"]
        await press(pilot, "n")
        poll = lookup.poll(session.commons, 2)
        assert list(poll.answers_of(ids[2]).values()) == [Answer.NO]
        assert poll.scribe_of(ids[2])


async def test_a_round_opened_from_the_session_counts_and_names_for_a_moment():
    session, ids = a_room()
    for person in ids:
        do(session.house.reading, RollCall(1, person, Presence.PRESENT), now=FIRST)
    article = do(session.house.reading, AddArticle("Réparer"), now=FIRST)
    do(session.house.reading, WriteArticle(article.id, "Réparer avant d’acheter."), now=FIRST)
    asked = do(session.house.reading, OpenRound(article.id, workshop=1), now=FIRST)
    answer = AnswerRound(asked.id, asked.revision, Choice.CONSENT, person=ids[0])
    do(session.house.reading, answer, now=FIRST)
    async with on_screen(session) as pilot:
        await in_session(pilot, "o", "enter")
        assert current(pilot) == "RoundPage" and named(pilot) == []
        await press(pilot, "n")
        assert len(named(pilot)) == 3
        await press(pilot, "down")
        assert named(pilot) == []
        await press(pilot, "c", "enter")
        assert "enregistré, saisi par l’animation" in text_of(pilot) and named(pilot) == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_roll_called_before_a_room_names_only_who_is_called_now(size):
    session, ids = a_room()
    async with on_screen(session, size) as pilot:
        await in_session(pilot, "a")
        assert current(pilot) == "RollCallPage" and named(pilot) == ["[b]Zoé[/b]"]
        await press(pilot, "a")
        assert named(pilot) == ["Ana"] and "1 absence" in flat_text_of(pilot)
        await press(pilot, "n")
        assert named(pilot) == list(NAMES)
        await press(pilot, "p")
        assert named(pilot) == ["Bilal"]
        await press(pilot, "u")
        assert named(pilot) == ["Ana"]
        one = lookup.workshop(session.commons, 1).registration(ids[2])
        assert one.presence is Presence.ABSENT


async def test_from_the_home_the_same_pages_name_people_as_before():
    session, _ = a_room()
    async with on_screen(session) as pilot:
        await press(pilot, "down", "s")
        assert current(pilot) == "PollPage" and named(pilot)
        await press(pilot, "escape", "f", "n", "down", "up")
        assert current(pilot) == "PairPage" and named(pilot)


async def test_a_setting_switches_projection_off():
    session, _ = a_room()
    do(session.house.reading, ChangeSetting("projection", "non"))
    async with on_screen(session) as pilot:
        await in_session(pilot, "d", "s")
        assert named(pilot)
        await press(pilot, "escape", "escape", "a")
        assert current(pilot) == "RollCallPage" and named(pilot) == list(NAMES)
        assert "n noms" not in flat_text_of(pilot)


@pytest.mark.parametrize("page", ["contacts", "access"])
async def test_contacts_and_codes_never_open_where_a_room_reads(page):
    session, _ = a_room()
    async with on_screen(session) as pilot:
        await in_session(pilot)
        pilot.app.screen.open(page)
        await pilot.pause()
        assert current(pilot) == "LeadingPage"
        assert "contacts et codes s’ouvrent depuis l’accueil" in flat_text_of(pilot)


async def test_from_the_session_the_dates_are_fixed_in_three_keys_and_both_polls_are_closed():
    session, _ = a_room()
    async with on_screen(session) as pilot:
        await in_session(pilot)
        keys = ("d", "enter", "enter")
        await press(pilot, *keys)
        assert len(keys) <= 8
        for number in (2, 3):
            assert lookup.workshop(session.commons, number).start
            assert not lookup.poll(session.commons, number).is_open(session.now)


async def test_a_round_that_is_open_is_read_on_everybody_s_session_page_and_leads_there():
    session, ids = a_room()
    do(session.house.reading, BeginSession(1, "90 | Consentir"), now=FIRST)
    article = do(session.house.reading, AddArticle("Réparer", "Réparer avant d’acheter."), now=FIRST)
    guest = replace(session, actor=Actor(Role.PARTICIPANT)).being(ids[0])
    async with on_screen(guest) as pilot:
        await in_session(pilot)
        assert "Tour ouvert" not in text_of(pilot)
        await session.house.perform(OpenRound(article.id, people=tuple(ids)), session.actor)
        await pilot.pause()
        assert "Tour ouvert : « Réparer »" in flat_text_of(pilot)
        await press(pilot, "home", "enter", "c")
        assert open_round(session.commons, article.id).has_answered(ids[0])
