"""« saisi par »: what facilitation answers for somebody is marked, until that person answers themselves."""

from datetime import UTC, date, datetime

import pytest
from house import a_series, registered
from memory_commons import do

from models import lookup
from models.acts.imports import ImportPoll, ReadRow, ReadSlot
from models.acts.people import EraseMyData, MergePeople
from models.acts.polls import AddSlot, AnswerPoll
from models.people import FACILITATION, Actor, Role
from models.poll import Answer

START = datetime(2028, 5, 22, 9, tzinfo=UTC)


@pytest.fixture
def series():
    session = a_series()
    ids = registered(session, "Ana", "Zoé")
    slot = do(session.house.reading, AddSlot(2, START, START.replace(hour=10, minute=30))).slot.id
    return session, slot, ids


def answer(session, slot, person, state=Answer.YES, by=FACILITATION):
    return do(session.house.reading, AnswerPoll(2, {slot: state}, person), by, session.now)


def oneself(person):
    return Actor(Role.PARTICIPANT, person)


def test_a_row_is_marked_when_facilitation_fills_it_and_no_more_once_the_person_answers(series):
    session, slot, (ana, _) = series
    assert answer(session, slot, ana).scribe_of(ana) is Role.FACILITATION
    assert answer(session, slot, None, Answer.NO, oneself(ana)).scribe_of(ana) is None
    assert answer(session, slot, ana).scribe_of(ana) is Role.FACILITATION


def test_a_facilitator_who_answers_for_themselves_is_not_a_scribe(series):
    session, slot, (ana, zoe) = series
    me = Actor(Role.FACILITATION, ana)
    assert answer(session, slot, ana, by=me).scribed == ()
    assert answer(session, slot, zoe, by=me).scribed == (zoe,)


def test_a_row_taken_back_whole_is_nobody_s(series):
    session, slot, (ana, _) = series
    answer(session, slot, ana)
    assert answer(session, slot, ana, None).scribed == ()


def test_a_row_read_from_another_program_s_file_is_not_a_scribe_s(series):
    session, slot, (ana, _) = series
    answer(session, slot, ana)
    read = (ReadSlot(date(2028, 5, 22), START, START.replace(hour=10, minute=30)),)
    do(session.house.reading, ImportPoll(2, read, (ReadRow("Passant", (Answer.YES,)),)))
    assert lookup.poll(session.commons, 2).scribed == (ana,)


def test_two_entries_made_one_are_a_scribe_s_only_if_nobody_answered_by_themselves(series):
    session, slot, (ana, zoe) = series
    answer(session, slot, ana)
    answer(session, slot, None, by=oneself(zoe))
    do(session.house.reading, MergePeople(ana, zoe, "la même personne"))
    assert lookup.poll(session.commons, 2).scribed == ()


def test_two_rows_of_a_scribe_made_one_stay_a_scribe_s(series):
    session, slot, (ana, zoe) = series
    answer(session, slot, ana)
    answer(session, slot, zoe)
    do(session.house.reading, MergePeople(ana, zoe, "la même personne"))
    assert lookup.poll(session.commons, 2).scribed == (ana,)


def test_somebody_erased_leaves_no_mark(series):
    session, slot, (ana, _) = series
    answer(session, slot, ana)
    do(session.house.reading, EraseMyData(ana))
    assert lookup.poll(session.commons, 2).scribed == ()
