"""The poll's page: a grid on a wide terminal, a list on a narrow one, each answer saved at once."""

from datetime import UTC, datetime

import pytest
from house import FIRST, a_series, registered
from memory_commons import do
from paper_line import on_paper, until
from screens import NARROW, flat_text_of, on_screen, press, text_of, type_in

from models import lookup
from models.acts.polls import AddSlot, AnswerPoll, ClosePoll, HideAnswers, ProposeSlots
from models.people import Actor, Role
from models.poll import Answer
from tui.app import VeilleeApp
from tui.painter.capabilities import Terminal
from tui.screens.poll import PollPage

ZOE = "[b]Zoé[/b]"


def a_poll(language="fr", slots=4, people=("Maëlle", ZOE, "Ousmane"), actor=None):
    """Workshop 2's poll with the next Communs lundis, and these people registered."""
    session = a_series(language)
    ids = registered(session, *people) if people else []
    do(session.house.reading, ProposeSlots(2, FIRST.date(), slots))
    if actor is not None:
        session = type(session)(session.house, actor, session.t, session.clock)
    return session, ids


def answer(session, person, letters):
    states = {"o": Answer.YES, "s": Answer.IF_NEEDED, "n": Answer.NO, ".": None}
    slots = poll(session).slots
    given = {slot.id: states[letter] for slot, letter in zip(slots, letters, strict=False)}
    do(session.house.reading, AnswerPoll(2, given, person))


def poll(session):
    return lookup.poll(session.commons, 2)


def answers(session, person):
    """« os·n »: a letter for each slot."""
    letters = {Answer.YES: "o", Answer.IF_NEEDED: "s", Answer.NO: "n", None: "·"}
    return "".join(letters[poll(session).answers_of(person).get(one.id)] for one in poll(session).slots)


async def open_poll(pilot):
    pilot.app.push_screen(PollPage(2))
    await pilot.pause()


async def test_letters_set_an_answer_and_move_on_each_saved_at_once():
    session, ids = a_poll()
    session = session.being(ids[0])
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        await press(pilot, "o", "s", "n")
        assert answers(session, ids[0]) == "osn·"
        assert "enregistré" in text_of(pilot)
        await press(pilot, "full_stop")
        await press(pilot, "left", "left", "left", "full_stop")
        assert answers(session, ids[0]) == "·sn·"


@pytest.mark.parametrize("size", [(80, 24), NARROW])
async def test_space_cycles_through_the_four_states_however_fast(size):
    session, ids = a_poll()
    session = session.being(ids[0])
    async with on_screen(session, size) as pilot:
        await open_poll(pilot)
        seen = []
        for _ in range(4):
            await press(pilot, "space")
            seen.append(answers(session, ids[0])[0])
        assert seen == ["o", "s", "n", "·"]
        await press(pilot, *["space"] * 6)
        assert answers(session, ids[0])[0] == "s"


async def test_undo_takes_back_ones_last_answers_and_nobody_elses():
    session, ids = a_poll()
    answer(session, ids[1], "nnnn")
    session = session.being(ids[0])
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        await press(pilot, "o", "s", "u", "u", "u")
        assert answers(session, ids[0]) == "····"
        assert answers(session, ids[1]) == "nnnn"
        assert "Rien à annuler" in text_of(pilot)


async def test_my_row_comes_first_and_the_current_cell_stands_in_brackets():
    session, ids = a_poll()
    answer(session, ids[1], "osn.")
    session = session.being(ids[2])
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        rows = text_of(pilot).splitlines()
        mine = next(row for row in rows if "(vous)" in row)
        assert mine.startswith(" > Ousmane (vous)") and "[ · ]" in mine
        zoe = next(row for row in rows if ZOE in row)
        assert zoe.split(ZOE)[1].split() == ["O", "S", "N", "·"]
        assert rows.index(mine) < rows.index(zoe)


async def test_two_rankings_stand_under_the_letters_with_the_best_marked():
    session, ids = a_poll()
    answer(session, ids[0], "oos.")
    answer(session, ids[1], "oss.")
    answer(session, ids[2], "nss.")
    session = session.being(ids[0])
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        rows = text_of(pilot).splitlines()
        yes = next(row for row in rows if row.startswith("   oui   "))
        both = next(row for row in rows if "oui + si besoin" in row)
        assert yes.split()[1:] == ["*", "2", "1", "0", "0"]
        assert both.split("besoin")[1].split() == ["2", "*", "3", "*", "3", "0"]
        mine = next(row for row in rows if "(vous)" in row)
        assert mine.index("O") == yes.index("2")
        assert "3 personnes sur 3 ont répondu" in text_of(pilot)


async def test_names_of_the_missing_are_for_facilitation_only():
    session, ids = a_poll()
    answer(session, ids[0], "oooo")
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        assert f"2 personnes manquent : {ZOE}, Ousmane" in flat_text_of(pilot)
    participant = Actor(Role.PARTICIPANT, ids[0])
    other = type(session)(session.house, participant, session.t, session.clock)
    async with on_screen(other) as pilot:
        await open_poll(pilot)
        assert "manquent" not in text_of(pilot)


async def test_hidden_answers_show_once_one_has_answered():
    session, ids = a_poll()
    answer(session, ids[1], "oooo")
    do(session.house.reading, HideAnswers(2))
    mine = type(session)(session.house, Actor(Role.PARTICIPANT, ids[0]), session.t, session.clock)
    async with on_screen(mine) as pilot:
        await open_poll(pilot)
        assert ZOE not in text_of(pilot) and "oui + si besoin" not in text_of(pilot)
        assert "Vous verrez les réponses des autres" in flat_text_of(pilot)
        await press(pilot, "n")
        assert ZOE in text_of(pilot) and "oui + si besoin" in text_of(pilot)


async def test_a_participant_changes_only_their_own_row():
    session, ids = a_poll()
    answer(session, ids[1], "oooo")
    mine = type(session)(session.house, Actor(Role.PARTICIPANT, ids[0]), session.t, session.clock)
    async with on_screen(mine) as pilot:
        await open_poll(pilot)
        await press(pilot, "down", "n")
        assert answers(session, ids[1]) == "oooo"
        assert "la vôtre est la première" in text_of(pilot)


async def test_visitors_see_counts_and_no_name():
    session, ids = a_poll()
    answer(session, ids[1], "osn.")
    visitor = type(session)(session.house, Actor(Role.VISITOR), session.t, session.clock)
    async with on_screen(visitor) as pilot:
        await open_poll(pilot)
        assert "1 personne sur 3 a répondu" in text_of(pilot)
        assert ZOE not in text_of(pilot) and "oui + si besoin" in text_of(pilot)
        await press(pilot, "o", "space")
        assert len(poll(session).answered()) == 1


async def test_facilitation_enters_answers_for_anybody_and_it_is_said():
    session, ids = a_poll()
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        await press(pilot, "down", "o")
        assert answers(session, ids[1]) == "o···"
        assert f"enregistré pour {ZOE}, saisi par l’animation" in text_of(pilot)
        await press(pilot, "p")
        await press(pilot, "down", "enter")
        await press(pilot, "s")
        assert answers(session, ids[2]) == "·s··"


async def test_a_slot_is_added_in_french_and_removed_after_a_question():
    session, ids = a_poll()
    answer(session, ids[0], "oooo")
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        await press(pilot, "a")
        await type_in(pilot, "mardi 32 mai", "enter")
        assert "n’existe pas" in text_of(pilot)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "jeudi 4 mai 14h-15h30", "enter")
        assert len(poll(session).slots) == 5
        assert poll(session).slots[0].start == datetime(2028, 5, 4, 12, tzinfo=UTC)
        await press(pilot, "home", "right", "r")
        assert "1 réponse" in text_of(pilot)
        await press(pilot, "enter")
        assert len(poll(session).slots) == 4
        assert answers(session, ids[0]) == "·ooo"


async def test_proposed_mondays_follow_the_workshop_before():
    session, _ = a_poll(slots=0, people=())
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        assert "Aucun créneau" in text_of(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert len(poll(session).slots) == 6
        assert poll(session).slots[0].day.isoformat() == "2028-05-09"


async def test_the_first_slots_are_written_for_the_width_there_is_at_once():
    session, _ = a_poll(slots=0)
    app = VeilleeApp(session, Terminal(columns=80, rows=24))
    async with on_paper(app) as line:
        line.type("s")
        await until(lambda: "Aucun créneau" in line.text)
        line.type("l")
        await until(lambda: "après quel jour" in line.text.replace("\u00a0", " "))
        line.type("\r")
        await until(lambda: "6 créneaux ajoutés" in line.text.replace("\u00a0", " "))
        await until(lambda: line.text.count("11h") >= 6)
        assert "1-1 sur" not in b"".join(line.sent).decode().replace("\u00a0", " ")


async def test_the_keys_of_answers_stand_in_the_order_in_which_one_reads_them():
    session, ids = a_poll()
    async with on_screen(session.being(ids[0])) as pilot:
        await open_poll(pilot)
        assert "o oui   s si besoin   n non   . effacer" in text_of(pilot)


async def test_a_closed_poll_is_said_and_facilitation_may_reopen_it():
    session, ids = a_poll()
    do(session.house.reading, ClosePoll(2))
    mine = type(session)(session.house, Actor(Role.PARTICIPANT, ids[0]), session.t, session.clock)
    async with on_screen(mine) as pilot:
        await open_poll(pilot)
        await press(pilot, "o")
        assert "clos" in text_of(pilot) and answers(session, ids[0]) == "····"
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        await press(pilot, "t")
        await press(pilot, "enter")
        assert poll(session).is_open(session.now)


async def test_many_slots_and_many_people_scroll_with_the_counts_and_my_row_in_view():
    session, ids = a_poll(slots=12, people=[f"Personne {n}" for n in range(30)])
    for one in ids:
        answer(session, one, "o" * 12)
    session = session.being(ids[7])
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        await press(pilot, "end", *["down"] * 25)
        shown = text_of(pilot)
        assert "Personne 7 (vous)" in shown and "Personne 25" in shown
        assert "oui + si besoin" in shown and "autres, ↑↓" in shown
        assert "sur 12" in shown and "[ O ]" in shown
        assert all(len(row) <= 80 for row in shown.splitlines())


async def test_below_80_columns_each_slot_has_a_line_with_my_answer_and_the_counts():
    session, ids = a_poll()
    answer(session, ids[1], "osn.")
    session = session.being(ids[0])
    async with on_screen(session, NARROW) as pilot:
        await open_poll(pilot)
        await press(pilot, "s", "o")
        assert answers(session, ids[0]) == "so··"
        row = next(row for row in text_of(pilot).splitlines() if "[S]" in row)
        assert row.split("[S]")[1].split() == ["*", "1", "*", "2"]
        assert all(len(row) <= 40 for row in text_of(pilot).splitlines())


async def test_both_clocks_stand_above_with_the_day_and_the_night():
    session, _ids = a_poll()
    do(
        session.house.reading,
        AddSlot(2, datetime(2028, 5, 31, 17, tzinfo=UTC), datetime(2028, 5, 31, 18, tzinfo=UTC)),
    )
    there = type(session)(session.house, session.actor, session.t, session.clock, "Pacific/Noumea")
    async with on_screen(there) as pilot:
        await open_poll(pilot)
        await press(pilot, "end")
        shown = text_of(pilot)
        assert "heure de Paris" in shown and "heure de Nouvelle-Calédonie" in shown
        assert "jeu. 1er" in shown and "nuit" in shown


async def test_english_readers_see_and_press_their_own_letters():
    session, ids = a_poll("en")
    session = session.being(ids[0])
    async with on_screen(session) as pilot:
        await open_poll(pilot)
        await press(pilot, "y", "i", "n")
        assert answers(session, ids[0]) == "osn·"
        mine = next(row for row in text_of(pilot).splitlines() if "(you)" in row)
        assert mine.split("(you)")[1].split() == ["Y", "I", "N", "[", "·", "]"]
        assert "saved" in text_of(pilot)
