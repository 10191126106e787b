"""Line by line: the running order, the session, the floor, what is left to prepare."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

from house import a_series, registered
from lines import Script, lines_of, told

from models.acts.running_order import BeginSession, EndSession, ExtendStep, WriteRunningOrder
from models.people import VISITOR, Actor, Role
from models.preparation import Check, order_of
from tui.linear.talk import talk
from tui.session import Session

SESSION = "ateliers|1|séance"


def being(session: Session, person: str) -> Session:
    return replace(session, actor=Actor(Role.PARTICIPANT)).being(person)


def test_a_session_is_led_from_its_first_step_to_its_end() -> None:
    session = a_series()
    said = told(session, *lines_of(f"{SESSION}|commencer|étape suivante|prolonger|5|temps|terminer|quitter"))
    said = said.replace("\u00a0", " ")
    assert "Fait : séance commencée" in said
    assert "Étape : 10 min · Accueil" in said
    assert "Étape : 10 min · Pourquoi cette série" in said
    assert "il reste 15 minutes" in said
    assert "Fait : séance terminée" in said
    assert order_of(session.commons, 1).running is None


def test_a_running_order_is_written_in_lines_and_said_against_ninety_minutes() -> None:
    session = a_series()
    said = told(session, "ateliers", "1", "séance", "3", "10 | Accueil", "85 | Parler", ".", "quitter")
    assert "Fait : déroulé enregistré, 95 minutes : 5 minutes de trop pour l’atelier" in said.replace(
        "\u00a0", " "
    )
    assert [one.aim for one in order_of(session.commons, 1).steps] == ["Accueil", "Parler"]


def test_of_two_who_write_a_running_order_by_lines_the_second_is_asked_first() -> None:
    session = a_series()

    async def meanwhile() -> None:
        await session.house.perform(WriteRunningOrder(1, "90 | Autre chose"), session.actor)

    typed = ["ateliers", "1", "séance", "3", "90 | Parler", meanwhile, ".", "non", "quitter"]
    assert "Quelqu’un a récrit ce déroulé" in told(session, *typed)
    assert [one.aim for one in order_of(session.commons, 1).steps] == ["Autre chose"]


def test_people_ask_to_speak_and_are_told_the_line() -> None:
    session = a_series()
    zoe, ana = registered(session, "Zoé", "Ana")
    told(session, *lines_of(f"{SESSION}|commencer|quitter"))
    told(being(session, zoe), *lines_of(f"{SESSION}|parole|quitter"))
    said = told(being(session, ana), *lines_of(f"{SESSION}|parole|quitter"))
    assert "demandent la parole : Zoé, Ana" in said.replace("\u00a0", " ")
    assert order_of(session.commons, 1).speakers == (zoe, ana)


def test_whoever_facilitates_under_their_own_name_notes_others_too() -> None:
    session = a_series()
    _, ana = registered(session, "Zoé", "Ana")
    told(session.being(ana), *lines_of(f"{SESSION}|commencer|parole|Zo|parole|An|parole|Zo|quitter"))
    assert order_of(session.commons, 1).speakers == (ana,)


def test_whoever_leads_by_lines_is_told_the_time_left_without_typing() -> None:
    session = a_series()
    house: Any = session.house
    moment, words = session.now, "Séance : Accueil, il reste 5 minutes"

    async def time_passes() -> None:
        house.clock.moment = moment + timedelta(minutes=4, seconds=59, milliseconds=950)
        await house.perform(ExtendStep(1, 0, 1), session.actor)
        await house.perform(ExtendStep(1, 0, -1), session.actor)
        house.clock.moment = moment + timedelta(minutes=5)
        for _ in range(250):
            if words in wire.said.replace("\u00a0", " "):
                return
            await asyncio.sleep(0.02)

    wire = Script([*lines_of(f"{SESSION}|commencer"), time_passes])
    asyncio.run(talk(session, wire))
    assert words in wire.said.replace("\u00a0", " ")


def test_the_step_of_a_session_is_told_to_everybody_before_the_next_question() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")

    async def begins() -> None:
        await session.house.perform(BeginSession(1, "10 | Accueil"), session.actor)

    async def ends() -> None:
        await session.house.perform(EndSession(1), session.actor)

    said = told(being(session, zoe), "8", begins, "8", ends, "8", "quitter")
    assert "Entre-temps : séance de l’atelier 1, Accueil, jusqu’à " in said
    assert "Entre-temps : séance de l’atelier 1, terminée" in said


def test_a_visitor_reads_the_steps_and_leads_nothing() -> None:
    session = replace(a_series(), actor=VISITOR)
    said = told(session, *lines_of(f"{SESSION}|quitter"))
    assert "Déroulé, le lire" in said
    assert "Commencer" not in said
    assert "Parole" not in said


def test_what_is_left_to_prepare_is_read_and_ticked() -> None:
    session = a_series()
    said = told(session, *lines_of(f"{SESSION}|préparer|feuille|quitter")).replace("\u00a0", " ")
    assert "à faire : Feuille imprimée, pour la salle" in said
    assert "Fait : coché, Feuille imprimée" in said
    assert order_of(session.commons, 1).ticked == (Check.SHEET,)


def test_a_way_of_working_is_taken_in_after_a_step_that_one_chooses() -> None:
    session = a_series()
    told(session, "ateliers", "1", "séance", "3", "10 | Accueil", "80 | Parler", ".", "quitter")
    said = told(session, *lines_of(f"{SESSION}|ajouter|arpentage|2|quitter")).replace("\u00a0", " ")
    aims = [one.aim for one in order_of(session.commons, 1).steps]
    assert aims[:2] == ["Accueil", "Partager le texte"] and aims[-1] == "Parler"
    assert "Fait : déroulé enregistré, 135 minutes : 45 minutes de trop pour l’atelier" in said
