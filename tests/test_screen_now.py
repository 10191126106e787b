"""Everybody sees the step that a session is at, on the home and the workshop's page, and a purge to come."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import FIRST, a_series, registered
from lines import told
from memory_commons import do
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, text_of

from models.acts.purge import AnnouncePurge
from models.acts.running_order import BeginSession, EndSession, NextStep, WriteRunningOrder
from models.people import VISITOR, Actor, Role
from models.preparation import order_of
from models.running_order import live

TEXT = "10 | Accueil | tour de prénoms | Maëlle\n35 | Regrouper\n45 | Choisir"


def a_session():
    session = a_series()
    (ana,) = registered(session, "Ana")
    session.clock.moment = FIRST
    do(session.house.reading, WriteRunningOrder(1, TEXT), now=FIRST)
    do(session.house.reading, BeginSession(1), now=FIRST)
    return session, replace(session, actor=Actor(Role.PARTICIPANT)).being(ana)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_step_that_goes_on_is_read_on_the_home_and_changes_by_itself(size):
    session, guest = a_session()
    async with on_screen(guest, size) as pilot:
        assert "En ce moment : Accueil, jusqu’à 11h10" in flat_text_of(pilot)
        session.clock.moment = FIRST + timedelta(minutes=10)
        await session.house.perform(NextStep(1, 0), session.actor)
        await pilot.pause()
        assert "En ce moment : Regrouper, jusqu’à 11h45" in flat_text_of(pilot)
        await press(pilot, "j")
        assert current(pilot) == "LeadingPage"
        await press(pilot, "escape")
        await session.house.perform(EndSession(1), session.actor)
        await pilot.pause()
        assert "En ce moment" not in text_of(pilot)


async def test_it_is_read_on_the_workshop_s_page_and_leads_to_the_session():
    _, guest = a_session()
    async with on_screen(guest) as pilot:
        pilot.app.screen.open("workshop", 1)
        await pilot.pause()
        assert "En ce moment : Accueil, jusqu’à 11h10" in flat_text_of(pilot)
        await press(pilot, "home", "enter")
        assert current(pilot) == "LeadingPage"


async def test_a_visit_reads_the_step_on_the_workshop_s_page_and_no_name():
    session, _ = a_session()
    async with on_screen(replace(session, actor=VISITOR)) as pilot:
        pilot.app.screen.open("workshop", 1)
        await pilot.pause()
        assert "En ce moment : Accueil" in flat_text_of(pilot) and "Maëlle" not in text_of(pilot)


def test_by_lines_it_is_told_on_arriving():
    _, guest = a_session()
    assert "Atelier 1, en ce moment : Accueil, jusqu’à 11h10" in told(guest)


def test_a_session_that_nobody_ended_is_over_an_hour_after_it_should_have_been():
    session, _ = a_session()
    order = order_of(session.commons, 1)
    assert live([order], FIRST + timedelta(minutes=149)) == (order,)
    assert live([order], FIRST + timedelta(minutes=150)) == ()


def before_a_purge():
    """Long after the last act of anybody."""
    session, guest = a_session()
    session.clock.moment = FIRST + timedelta(days=240)
    return session, guest


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_announced_purge_is_one_line_on_the_home(size):
    session, guest = before_a_purge()
    async with on_screen(guest, size) as pilot:
        assert "s’effacera" not in flat_text_of(pilot)
    do(session.house.reading, AnnouncePurge(), now=session.clock.moment)
    async with on_screen(guest, size) as pilot:
        assert "ce qui dit qui vous êtes s’effacera. Pour rester : réglages." in flat_text_of(pilot)


def test_an_announced_purge_is_told_by_lines_on_arriving():
    session, guest = before_a_purge()
    assert "s’effacera" not in told(guest)
    do(session.house.reading, AnnouncePurge(), now=session.clock.moment)
    assert "ce qui dit qui vous êtes s’effacera" in told(guest)
