"""A poll held elsewhere comes in: nobody is merged, nothing is invented, the same file again adds nothing."""

from datetime import date, time
from pathlib import Path

import pytest
from house import SPRING, a_series
from memory_commons import do

from data.imports.framadate import read_framadate
from models import lookup
from models.acts.imports import ImportForm, ImportPoll, ReadRow, ReadSlot, RowKind
from models.acts.people import MergePeople
from models.acts.polls import AnswerPoll, GiveHours, people_counted
from models.acts.registration import Newcomer, Register
from models.calendar import PARIS, at, zone
from models.pairing import Pairing
from models.people import AllThree, Participant
from models.poll import Answer
from models.registration import Standing

SAMPLES = Path(__file__).parent / "samples"
DAY = date(2028, 5, 15)
ELEVEN = ReadSlot(DAY, at(DAY, time(11)), at(DAY, time(12, 30)))
MORNING = ReadSlot(date(2028, 5, 16), words="matin")


@pytest.fixture
def commons():
    return a_series().house.reading


def row(name, *answers, kind=RowKind.PERSON):
    return ReadRow(name, tuple(answers), kind)


def act_of(path, workshop):
    table = read_framadate((SAMPLES / path).read_bytes())
    slots = tuple(
        ReadSlot(
            one.day,
            at(one.day, one.start) if one.start else None,
            at(one.day, one.end) if one.end else None,
            one.words,
        )
        for one in table.columns
    )
    return ImportPoll(workshop, slots, tuple(ReadRow(one.name, one.answers) for one in table.rows))


def test_an_import_registers_nobody(commons):
    do(commons, ImportPoll(2, (ELEVEN,), (row("Zoé", Answer.YES),)), now=SPRING)
    assert [one.name for one in commons.all(Participant)] == ["Zoé"]
    assert all(not one.registrations for one in lookup.workshops(commons))


def test_the_same_file_again_adds_nothing(commons):
    act = ImportPoll(
        2, (ELEVEN, MORNING), (row("Camille", Answer.YES, None), row("Camille", Answer.NO, None))
    )
    first = do(commons, act, now=SPRING)
    assert (first.read, first.added, first.slots, first.people, first.twins) == (2, 2, 2, 2, ("Camille",))
    before = commons.draft()
    again = do(commons, act, now=SPRING)
    assert (again.added, again.slots, again.people) == (0, 0, 0)
    assert commons.tables == before.tables


def test_an_answer_changed_here_is_never_overwritten_and_it_is_said(commons):
    do(commons, ImportPoll(2, (ELEVEN,), (row("Zoé", Answer.YES),)), now=SPRING)
    poll = lookup.poll(commons, 2)
    zoe = commons.all(Participant)[0].id
    do(commons, AnswerPoll(2, {poll.slots[0].id: Answer.NO}, zoe), now=SPRING)
    again = do(commons, ImportPoll(2, (ELEVEN,), (row("Zoé", Answer.IF_NEEDED),)), now=SPRING)
    assert lookup.poll(commons, 2).answers_of(zoe)[poll.slots[0].id] is Answer.NO
    assert again.kept == 1


def test_an_answer_changed_in_the_file_and_not_here_follows_the_file(commons):
    do(commons, ImportPoll(2, (ELEVEN,), (row("Zoé", Answer.YES),)), now=SPRING)
    do(commons, ImportPoll(2, (ELEVEN,), (row("Zoé", Answer.NO),)), now=SPRING)
    zoe = commons.all(Participant)[0].id
    assert list(lookup.poll(commons, 2).answers_of(zoe).values()) == [Answer.NO]


def test_a_moment_given_hours_since_is_recognised_by_its_words(commons):
    do(commons, ImportPoll(2, (MORNING,), (row("Zoé", Answer.YES),)), now=SPRING)
    slot = lookup.poll(commons, 2).slots[0].id
    do(commons, GiveHours(slot, at(MORNING.day, time(9)), at(MORNING.day, time(10, 30))), now=SPRING)
    again = do(commons, ImportPoll(2, (MORNING,), (row("Zoé", Answer.YES),)), now=SPRING)
    assert (again.slots, again.added) == (0, 0)


def test_a_line_can_be_a_group_or_be_ignored(commons):
    rows = (row("toustes les bénévoles", None, kind=RowKind.GROUP), row("essai", None, kind=RowKind.IGNORED))
    do(commons, ImportPoll(2, (ELEVEN,), rows), now=SPRING)
    assert [(one.name, one.group) for one in commons.all(Participant)] == [("toustes les bénévoles", True)]


def test_the_two_samples_find_eleven_names_written_the_same_and_propose_two(commons):
    second = do(commons, act_of("framadate-atelier2.csv", 2), now=SPRING)
    assert (second.read, second.added, second.slots, second.people) == (17, 17, 9, 17)
    third = do(commons, act_of("framadate-atelier3.csv", 3), now=SPRING)
    assert (third.read, third.added, third.slots) == (14, 14, 8)
    assert third.people == 3
    names = {one.id: one.name for one in commons.all(Participant)}
    assert {frozenset((names[a], names[b])) for a, b in third.maybe_same} == {
        frozenset(("N'Deye", "n’Deye")),
        frozenset(('Agnès "Nénette" Le Guen', 'Agnès Le Guen, dite "Nénette"')),
    }


def test_pairs_of_the_samples_follow_a_merge(commons):
    do(commons, act_of("framadate-atelier2.csv", 2), now=SPRING)
    third = do(commons, act_of("framadate-atelier3.csv", 3), now=SPRING)

    def best():
        polls = (lookup.poll(commons, 2), lookup.poll(commons, 3))
        people = people_counted(commons, polls, registered_only=False)
        return Pairing(*polls, people, zone(PARIS)).pairs()[0]

    before = best()
    for kept, other in third.maybe_same:
        do(commons, MergePeople(kept, other, "la même personne"), now=SPRING)
    after = best()
    assert before.first.start and before.second.start
    assert after.both_if_needed >= before.both_if_needed
    assert len(after.unknown) < len(before.unknown)


def test_a_form_registers_and_answers_and_again_adds_nothing(commons):
    do(commons, ImportPoll(2, (ELEVEN,), (row("Zoé", None),)), now=SPRING)
    slot = lookup.poll(commons, 2).slots[0].id
    form = ImportForm("Ana", "la Grange", "", (1, 2), AllThree.YES, {slot: Answer.YES})
    first = do(commons, form, now=SPRING)
    assert first.new and [one.standing for one in first.placed] == [Standing.CONFIRMED, Standing.INTENTION]
    assert first.answered == (2,)
    again = do(commons, form, now=SPRING)
    assert not again.new and again.placed == () and again.answered == ()


def test_a_form_of_somebody_known_goes_to_that_person(commons):
    do(commons, Register((1,), newcomer=Newcomer("Ana")), now=SPRING)
    done = do(commons, ImportForm("Ana", workshops=(1, 2)), now=SPRING)
    assert not done.new and [one.workshop for one in done.placed] == [2]
