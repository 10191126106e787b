"""What a key costs on the line: only the cells that changed travel (goals of a thin line, 256 colours)."""

import random
from statistics import median

from house import FIRST, a_series, registered
from memory_commons import do
from paper_line import on_paper, settled

from models import lookup
from models.acts.manifesto import AddArticle
from models.acts.polls import AnswerPoll, ProposeSlots
from models.poll import Answer
from tui.app import VeilleeApp
from tui.painter.capabilities import Depth, Terminal
from tui.screens.poll import PollPage
from tui.screens.writing import WritingPage

UP, DOWN, RIGHT, LEFT, END = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[F"


async def costs(session, page, keys, warm=""):
    """The bytes that each key sends, once the page is there and `warm` was typed."""
    app = VeilleeApp(session, Terminal(depth=Depth.EIGHT_BIT, columns=80, rows=24))
    found = []
    async with on_paper(app) as line:
        app._outside.run(app.call_later, app.push_screen, page)
        await settled(app, line)
        line.type(warm)
        await settled(app, line)
        for key in keys:
            before = len(line.sent)
            line.type(key)
            await settled(app, line)
            found.append(sum(map(len, line.sent[before:])))
    return found


def a_grid():
    """15 people and 8 slots, most of them answered."""
    session = a_series()
    ids = registered(session, *(f"Personne {n}" for n in range(15)))
    do(session.house.reading, ProposeSlots(2, FIRST.date(), 8))
    slots, chance = lookup.poll(session.commons, 2).slots, random.Random(4)
    for one in ids:
        given = {slot.id: chance.choice([*Answer, Answer.YES]) for slot in slots if chance.random() < 0.8}
        do(session.house.reading, AnswerPoll(2, given, one))
    return session.being(ids[0])


async def test_an_arrow_in_the_grid_sends_two_cells():
    keys = [RIGHT, DOWN, RIGHT, DOWN, LEFT, UP, DOWN, DOWN, RIGHT, UP, LEFT, DOWN]
    found = await costs(a_grid(), PollPage(2), keys)
    assert median(found) <= 60 and max(found) <= 90


async def test_a_toggle_sends_a_letter_and_its_counts():
    found = await costs(a_grid(), PollPage(2), [" "] * 8, warm=" ")
    assert median(found) <= 60 and max(found) <= 90


async def test_a_letter_typed_at_the_end_of_a_paragraph_sends_little_more_than_itself():
    session = a_series()
    made = do(session.house.reading, AddArticle("Nos outils", "Nous choisissons des outils."))
    found = await costs(session, WritingPage(made.id), list("que nous pouvons"), warm=f"{END} ")
    assert median(found) <= 12


async def test_letters_typed_in_a_row_send_themselves_and_say_saved_once():
    session = a_series()
    made = do(session.house.reading, AddArticle("Nos outils", "Nous choisissons des outils."))
    (found,) = await costs(session, WritingPage(made.id), ["que nous pouvons "], warm=f"{END} ")
    assert found <= 120
