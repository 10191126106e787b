"""The session on the screen: steps, time left, the floor, what is left to prepare."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import FIRST, a_series, registered
from memory_commons import do
from screens import NARROW, flat_text_of, on_screen, press, text_of, type_in

from models.acts.registration import Leave, Newcomer, Register
from models.acts.running_order import (
    AskToSpeak,
    BeginSession,
    EndSession,
    ExtendStep,
    NextStep,
    WriteRunningOrder,
)
from models.acts.workshops import MoveWorkshop, SetSeats
from models.contribution import Contribution
from models.people import VISITOR, Actor, Role
from models.preparation import Check, order_of
from tui.screens.leading import LeadingPage
from tui.screens.preparation import PreparationPage

TEXT = "10 | Accueil | tour de prénoms | Maëlle\n75 | Parler\n5 | Et après"
ZOE = "[b]Zoé[/b]"


def a_session(language="fr"):
    session = a_series(language)
    session.clock.moment = FIRST
    place = do(session.house.reading, Register((1,), newcomer=Newcomer(ZOE)), now=FIRST - timedelta(days=9))
    ana = registered(session, "Ana")[0]
    do(session.house.reading, WriteRunningOrder(1, TEXT))
    return session, place[0].person, ana


async def opened(pilot, page):
    pilot.app.push_screen(page)
    await pilot.pause()


@pytest.mark.parametrize(
    ("language", "begin", "step"),
    [("fr", "commencer la séance", "étape 2 sur 3"), ("en", "begin the session", "step 2 of 3")],
)
async def test_from_a_workshop_one_key_leads_to_its_session_and_one_goes_on(language, begin, step):
    session, _, _ = a_session(language)
    async with on_screen(session, size=(80, 24) if language == "fr" else NARROW) as pilot:
        await press(pilot, "enter", "j")
        assert begin in flat_text_of(pilot)
        await press(pilot, "s", "s")
        assert step in flat_text_of(pilot)
        assert ("Parler : jusqu’à" if language == "fr" else "Parler: until") in flat_text_of(pilot)
        assert order_of(session.commons, 1).running.step == 1
        assert "Parler" in text_of(pilot)


async def test_the_current_step_is_marked_and_the_next_one_named():
    session, _, _ = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        shown = text_of(pilot).replace("\u00a0", " ")
        assert "jusqu’à 11h10 ; tout finirait à 12h30" in shown
        assert "Ensuite : Parler" in shown
        assert "→ 10 min · Accueil · tour de prénoms · Maëlle" in shown


async def test_minutes_are_given_and_taken_back_by_keys_and_the_time_left_is_told_on_demand():
    session, _, _ = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "plus", "plus", "minus", "t")
        assert "Accueil : il reste 15 minutes" in text_of(pilot).replace("\u00a0", " ")


async def test_the_time_left_is_said_by_itself_before_the_end_of_a_step():
    session, _, _ = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    session.clock.moment = FIRST + timedelta(minutes=4, seconds=59, milliseconds=900)
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        session.clock.moment = FIRST + timedelta(minutes=5)
        await said(pilot, "Accueil : il reste 5 minutes")


async def test_the_time_left_is_said_on_the_page_one_has_gone_on_to_and_beside_what_one_types():
    session, _, _ = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    session.clock.moment = FIRST + timedelta(minutes=4, seconds=59, milliseconds=900)
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "c")
        session.clock.moment = FIRST + timedelta(minutes=5)
        await said(pilot, "Accueil : il reste 5 minutes")
        await press(pilot, "a")
        await type_in(pilot, "Une id")
        session.clock.moment = FIRST + timedelta(minutes=7, seconds=59, milliseconds=900)
        await session.house.perform(ExtendStep(1, 0, -1), session.actor)
        await pilot.pause()
        session.clock.moment = FIRST + timedelta(minutes=8)
        await said(pilot, "Accueil : il reste 1 minute")
        await type_in(pilot, "ée", "enter")
        await said(pilot, "enregistré (1 notée ici)")
        assert "il reste" not in text_of(pilot)
        assert [one.text for one in session.commons.all(Contribution)] == ["Une idée"]


async def said(pilot, words):
    """Waits for what time brings; no key is pressed."""
    for _ in range(100):
        if words in text_of(pilot):
            return
        await pilot.pause(0.05)
    raise AssertionError(text_of(pilot))


async def test_on_a_small_terminal_the_step_one_goes_on_to_is_what_one_reads():
    session, _, _ = a_session()
    async with on_screen(session, size=NARROW) as pilot:
        await opened(pilot, LeadingPage(1))
        assert "s commencer la séance" in flat_text_of(pilot)
        await press(pilot, "s", "end", "s")
        assert "Ensuite : Et après" in flat_text_of(pilot)
        assert "s étape suivante" in flat_text_of(pilot)


async def test_everybody_sees_the_step_change_without_touching_a_key():
    session, _, ana = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    guest = replace(session, actor=Actor(Role.PARTICIPANT)).being(ana)
    async with on_screen(guest) as pilot:
        await opened(pilot, LeadingPage(1))
        assert "commencer" not in flat_text_of(pilot)
        await press(pilot, "t")
        assert "Accueil : il reste 10 minutes" in flat_text_of(pilot)
        await session.house.perform(NextStep(1, 0), session.actor)
        await pilot.pause()
        assert "étape 2 sur 3" in text_of(pilot)
        assert "il reste" not in text_of(pilot), "the time left was that of another step"
        await press(pilot, "p")
        assert order_of(session.commons, 1).speakers == (ana,)
        await press(pilot, "p")
        assert order_of(session.commons, 1).speakers == ()


async def test_facilitation_notes_who_asks_and_who_has_spoken():
    session, zoe, ana = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    do(session.house.reading, AskToSpeak(1, ana))
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "p", "enter")
        assert order_of(session.commons, 1).speakers == (ana, zoe)
        assert f"2  {ZOE}" in text_of(pilot)
        await press(pilot, "home", "down", "enter")
        assert order_of(session.commons, 1).speakers == (zoe,)


async def test_whoever_facilitates_under_their_own_name_notes_others_too():
    session, zoe, ana = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    async with on_screen(session.being(ana)) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "p", "down", "enter", "p", "enter")
        assert order_of(session.commons, 1).speakers == (ana, zoe)
        await press(pilot, "p")
        assert "Tout le monde demande déjà la parole." in text_of(pilot)


async def test_a_seat_given_back_during_a_session_is_said_to_whoever_leads_and_leads_there():
    session, zoe, ana = a_session()
    later = FIRST + timedelta(days=30)
    dated = MoveWorkshop(2, later, later + timedelta(hours=1), "")
    for act in (dated, SetSeats(2, 1), Register((2,), person=zoe), BeginSession(1)):
        do(session.house.reading, act, now=FIRST)
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        assert "Place libérée" not in text_of(pilot)
        await session.house.perform(Leave(2, ana), Actor(Role.PARTICIPANT, ana))
        await pilot.pause()
        assert "Place libérée, atelier 2 : 1 personne à prévenir" in text_of(pilot)
        await press(pilot, "home", "down", "enter")
        assert "Atelier 2" in text_of(pilot) and "à prévenir" in flat_text_of(pilot)


async def test_a_running_order_is_written_in_a_page_of_its_own_and_what_cannot_be_read_stays_there():
    session, _, _ = a_session()
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "e", "ctrl+end", "enter")
        await type_in(pilot, "pause")
        await press(pilot, "ctrl+o")
        assert "Ligne 4 du déroulé" in flat_text_of(pilot).replace("\u00a0", " ")
        await press(pilot, "home")
        await type_in(pilot, "5 | ")
        await press(pilot, "ctrl+o")
        assert [one.aim for one in order_of(session.commons, 1).steps] == [
            "Accueil",
            "Parler",
            "Et après",
            "pause",
        ]
        assert "95 minutes : 5 minutes de trop" in text_of(pilot).replace("\u00a0", " ")


async def test_of_two_who_write_a_running_order_the_second_is_told_before_theirs_takes_the_place():
    session, _, _ = a_session()
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "e")
        await session.house.perform(WriteRunningOrder(1, "90 | Autre chose"), session.actor)
        await press(pilot, "ctrl+o")
        assert "Quelqu’un a récrit le déroulé de l’atelier 1" in flat_text_of(pilot)
        assert [one.aim for one in order_of(session.commons, 1).steps] == ["Autre chose"]
        await press(pilot, "ctrl+o")
        assert [one.aim for one in order_of(session.commons, 1).steps] == ["Accueil", "Parler", "Et après"]


async def test_a_visitor_reads_the_steps_and_sees_no_name():
    session, _, ana = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    do(session.house.reading, AskToSpeak(1, ana))
    async with on_screen(replace(session, actor=VISITOR)) as pilot:
        await opened(pilot, LeadingPage(1))
        shown = text_of(pilot)
        assert "Accueil" in shown
        assert "Ana" not in shown
        assert "Maëlle" not in shown


async def test_what_is_left_to_prepare_is_ticked_and_leads_where_it_is_done():
    session, _, _ = a_session()
    async with on_screen(session) as pilot:
        await opened(pilot, PreparationPage(1))
        shown = text_of(pilot)
        assert "[x] Date" in shown
        assert "[ ] Lien de la visio" in shown
        assert "[ ] Feuille imprimée, pour la salle" in shown
        await press(pilot, *["down"] * 6, "space")
        assert order_of(session.commons, 1).ticked == (Check.SHEET,)
        assert "[x] Feuille imprimée" in text_of(pilot)
        await press(pilot, "up", "enter")
        assert isinstance(pilot.app.screen, LeadingPage)


async def test_a_way_of_working_is_taken_in_after_the_step_under_the_cursor():
    session, _, _ = a_session()
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "i", "enter")
        aims = [one.aim for one in order_of(session.commons, 1).steps]
        assert aims[:3] == ["Accueil", "Réfléchir en silence", "Échanger à deux"]
        assert aims[-2:] == ["Parler", "Et après"]
        assert "C’est dans le déroulé. 102 minutes : 12 minutes de trop" in flat_text_of(pilot)


async def test_while_a_session_runs_nothing_is_taken_in_before_the_step_it_is_at():
    session, _, _ = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    do(session.house.reading, NextStep(1, 0), now=FIRST)
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        await press(pilot, "home", "i", "enter")
        order = order_of(session.commons, 1)
        assert order.current.aim == "Parler"
        assert order.following.aim == "Réfléchir en silence"


async def test_once_it_is_over_the_sheets_to_print_are_what_comes_next():
    session, _, _ = a_session()
    do(session.house.reading, BeginSession(1), now=FIRST)
    do(session.house.reading, EndSession(1), now=FIRST)
    async with on_screen(session) as pilot:
        await opened(pilot, LeadingPage(1))
        assert "La séance est terminée." in flat_text_of(pilot)
        await press(pilot, "home", "enter")
        assert "Feuille pour l’archive, en nombres" in flat_text_of(pilot)
