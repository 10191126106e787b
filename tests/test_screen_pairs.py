"""The page where two dates are chosen together: ranked, with who is left out, fixed in one act."""

from datetime import UTC, date, datetime

import pytest
from house import a_series, registered
from memory_commons import do
from screens import NARROW, flat_text_of, on_screen, press, text_of

from models import lookup
from models.acts.imports import ImportPoll, ReadRow, ReadSlot
from models.acts.polls import AddSlot, AnswerPoll
from models.acts.workshops import FixDates
from models.poll import Answer
from tui.screens.pair import PairPage

ZOE = "[b]Zoé[/b]"
STATES = {"o": Answer.YES, "s": Answer.IF_NEEDED, "n": Answer.NO}


def slot(session, number, month, day):
    start = datetime(2028, month, day, 9, tzinfo=UTC)
    added = do(session.house.reading, AddSlot(number, start, start.replace(hour=10, minute=30)))
    return added.slot.id


def two_polls(language="fr", rows=None):
    """Workshop 2 on 15 or 22 May, workshop 3 on 5 or 12 June; a letter for each of these four slots."""
    session = a_series(language)
    slots = [
        slot(session, 2, 5, 15),
        slot(session, 2, 5, 22),
        slot(session, 3, 6, 5),
        slot(session, 3, 6, 12),
    ]
    for name, letters in (rows or {"Maëlle": "ooon", ZOE: "oooo", "Ousmane": "nono"}).items():
        (person,) = registered(session, name)
        for number, part in ((2, slice(0, 2)), (3, slice(2, 4))):
            given = {
                id: STATES[one] for id, one in zip(slots[part], letters[part], strict=True) if one != "."
            }
            if given:
                do(session.house.reading, AnswerPoll(number, given, person))
    return session, slots


async def open_pairs(pilot):
    pilot.app.push_screen(PairPage())
    await pilot.pause()


def choices(pilot):
    return [
        row.strip(" >") for row in text_of(pilot).splitlines() if " mai 11h" in row and " juin 11h" in row
    ]


async def test_pairs_are_ranked_best_first_and_equals_share_their_rank():
    session, _ = two_polls(rows={"Maëlle": "oooo", ZOE: "nooo"})
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        ranked = choices(pilot)
        assert [row.split("lun")[0].strip() for row in ranked] == [
            "1 ex æquo",
            "1 ex æquo",
            "3 ex æquo",
            "3 ex æquo",
        ]
        assert "22 mai" in ranked[0] and "5 juin" in ranked[0] and ranked[0].split()[-2:] == ["2", "2"]


async def test_who_would_be_left_out_is_counted_then_named_on_demand():
    session, _ = two_polls()
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        assert "22 mai" in choices(pilot)[0]
        assert "1 personne ne pourrait pas venir à tout : 1 à l’atelier 3" in flat_text_of(pilot)
        assert "Ousmane" not in text_of(pilot)
        await press(pilot, "n")
        assert "Ousmane (atelier 3)" in flat_text_of(pilot)


async def test_people_without_an_answer_are_unknown_and_not_left_out():
    session, _ = two_polls(rows={"Maëlle": "oooo", ZOE: "o..."})
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        await press(pilot, "n")
        shown = flat_text_of(pilot)
        assert "personne n’a dit non" in shown and f"Sans réponse : {ZOE}" in shown


async def test_the_cost_against_the_best_slots_taken_one_by_one_is_said():
    session, _ = two_polls(rows={"Maëlle": "onno", ZOE: "onno", "Ousmane": "onon"})
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        assert "créneaux pris un par un : 3 et 2" in flat_text_of(pilot)
        await press(pilot, "down")
        assert "feraient 3 et 2 ; ce choix fait 3 et 1" in flat_text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), NARROW])
async def test_the_dialog_repeats_both_dates_and_they_are_fixed_in_one_act(size):
    session, _slots = two_polls()
    async with on_screen(session, size) as pilot:
        await open_pairs(pilot)
        await press(pilot, "enter")
        asked = flat_text_of(pilot)
        assert "Atelier 2 : lundi 22 mai, 11h-12h30" in asked and "Atelier 3 : lundi 5 juin" in asked
        assert lookup.workshop(session.commons, 2).start is None
        await press(pilot, "enter")
        two, three = (lookup.workshop(session.commons, number) for number in (2, 3))
        assert two.start and two.start.day == 22 and three.start and three.start.day == 5
        assert "Toutes les dates sont choisies" in flat_text_of(pilot)
        assert "proposer ce choix" not in flat_text_of(pilot)


async def test_once_dates_are_fixed_it_is_said_how_many_had_said_no_and_it_leads_to_them():
    session, _ = two_polls()
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        await press(pilot, "enter", "enter")
        assert "1 personne avait dit non : à redemander" in flat_text_of(pilot)
        await press(pilot, "home", "enter")
        assert "Atelier 3" in text_of(pilot)
        assert "avait dit non à cette date" in flat_text_of(pilot)
        await press(pilot, "escape", "escape")
        assert "1 personne avait dit non : à redemander" in flat_text_of(pilot)


async def test_the_heading_says_who_is_counted():
    session, _ = two_polls()
    row = ReadRow("Passant", (Answer.YES,))
    do(session.house.reading, ImportPoll(2, (ReadSlot(date(2028, 5, 16), words="matin"),), (row,)))
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        assert "4 réponses, dont 3 inscrites à l’atelier 1" in text_of(pilot)
        await press(pilot, "c")
        assert "3 personnes inscrites à l’atelier 1" in text_of(pilot)


async def test_a_moment_without_hours_is_not_counted_and_leads_to_where_hours_are_given():
    session, _ = two_polls()
    do(session.house.reading, ImportPoll(2, (ReadSlot(date(2028, 5, 16), words="matin"),), ()))
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        assert "Sans heures, donc pas comptés" in text_of(pilot) and "mardi 16 mai, matin" in text_of(pilot)
        await press(pilot, "down", "down", "down", "down", "enter")
        assert "Disponibilités · atelier 2" in text_of(pilot)


async def test_one_workshop_alone_is_dated_from_its_own_poll():
    session, slots = two_polls()
    do(session.house.reading, FixDates(((2, slots[0]),)))
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        assert "Choisir la date de l’atelier 3" in text_of(pilot)
        await press(pilot, "down", "enter")
        assert "Atelier 3 : lundi 12 juin" in flat_text_of(pilot)
        await press(pilot, "enter")
        start = lookup.workshop(session.commons, 3).start
        assert start and start.day == 12


async def test_without_slots_the_page_says_what_is_missing():
    async with on_screen(a_series()) as pilot:
        await open_pairs(pilot)
        assert "L’atelier 2 n’a pas de créneau avec des heures" in flat_text_of(pilot)
        await press(pilot, "enter")
        assert "Aucun créneau pour le moment" in text_of(pilot)


async def test_english_readers_choose_too():
    session, _ = two_polls("en")
    async with on_screen(session) as pilot:
        await open_pairs(pilot)
        assert "Choose both dates together" in text_of(pilot)
        assert "1 person could not come to everything: 1 to workshop 3" in flat_text_of(pilot)
        await press(pilot, "enter")
        assert "Workshop 2: Monday 22 May, 11:00-12:30" in flat_text_of(pilot)
        await press(pilot, "y")
        assert lookup.workshop(session.commons, 3).start is not None
