"""Who takes part, and who sees names: two questions, the same answers in every face."""

from dataclasses import replace

import pytest
from commands_desk import Desk
from house import a_series, registered
from lines import lines_of, told
from memory_commons import do
from screens import flat_text_of, on_screen, press

from models import lookup
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.registration import Leave
from models.acts.series import ChangeSetting
from models.people import FACILITATION, VISITOR, Actor, Role
from models.poll import Answer
from tui.session import Session


@pytest.fixture
def series() -> Session:
    """Zoé (p1) has answered the poll of workshop 2; Ana (p2) has left all that she had joined."""
    session = a_series()
    zoe, ana = registered(session, "Zoé", "Ana")
    commons = session.house.reading
    do(commons, ProposeSlots(2, session.now.date(), 1), FACILITATION, session.now)
    slot = lookup.poll(session.commons, 2).slots[0].id
    do(commons, AnswerPoll(2, {slot: Answer.YES}, zoe), FACILITATION, session.now)
    for number in (1, 2, 3):
        do(commons, Leave(number, ana), FACILITATION, session.now)
    return session


def as_(session: Session, person: str) -> Session:
    return replace(session, actor=Actor(Role.PARTICIPANT, person))


def test_a_visitor_neither_takes_part_nor_sees_names(series: Session) -> None:
    visitor = replace(series, actor=VISITOR)
    assert (visitor.takes_part, visitor.sees_names) == (False, False)


def test_whoever_is_registered_somewhere_takes_part_and_sees_names(series: Session) -> None:
    assert (as_(series, "p1").takes_part, as_(series, "p1").sees_names) == (True, True)


def test_whoever_is_registered_nowhere_takes_part_without_seeing_names(series: Session) -> None:
    assert (as_(series, "p2").takes_part, as_(series, "p2").sees_names) == (True, False)


def test_facilitation_sees_names_without_being_anybody(series: Session) -> None:
    assert series.actor.person is None
    assert (series.takes_part, series.sees_names) == (True, True)


@pytest.mark.parametrize("person, name", (("p1", "Zoé"), ("p2", None)))
def test_commands_name_who_answered_only_to_people_registered_somewhere(
    series: Session, person: str, name: str | None
) -> None:
    do(series.house.reading, ChangeSetting("person", person), FACILITATION, series.now)
    (answers,) = Desk(as_(series, person)).json("sondage 2")["reponses"]
    assert answers["nom"] == name


@pytest.mark.parametrize("person, seen", (("p1", True), ("p2", False)))
def test_lines_open_the_answers_of_each_only_to_people_registered_somewhere(
    series: Session, person: str, seen: bool
) -> None:
    said = told(as_(series, person), *lines_of("3|1|quitter"))
    assert "Répondre, changer vos réponses" in said
    assert ("Réponses, personne par personne" in said) is seen


@pytest.mark.parametrize("person, seen", (("p1", True), ("p2", False)))
async def test_the_screen_names_people_only_to_people_registered_somewhere_and_all_may_write(
    series: Session, person: str, seen: bool
) -> None:
    async with on_screen(as_(series, person)) as pilot:
        await press(pilot, "s")
        said = flat_text_of(pilot)
        assert ("Zoé" in said) is seen
        await press(pilot, "escape", "m")
        assert "commencer un article" in flat_text_of(pilot)
