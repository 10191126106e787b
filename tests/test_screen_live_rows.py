"""Rows sent past the compositor are those it would have painted, and the cursor stands where it should."""

import random

import pytest
from house import a_series, registered
from memory_commons import do
from paper_line import on_paper, settled

from models.acts.manifesto import AddArticle, EditArticle
from models.manifesto import Article
from models.people import Actor, Role
from models.text import Edit
from tui.app import VeilleeApp
from tui.painter.capabilities import Depth, Terminal
from tui.screens.writing import WritingPage

TEXT = (
    "Nous **choisissons** des outils que nous pouvons héberger, réparer et transmettre. " * 3 + "\n\n# 界é\n"
)
KEYS = [
    "a",
    "é",
    " ",
    "\r",
    "\x7f",
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[F",
    "\x1b[1;2D",
    "\x1a",
    "\x17",
    "\x0e",
    "界",
]


def everything_again(app):
    """As after a resize: the compositor renders every row anew."""
    for widget in app.screen.walk_children():
        widget._styles_cache.clear()
        widget.refresh()
    app.screen.refresh()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("depth", [Depth.EIGHT_BIT, Depth.NONE])
async def test_painting_everything_again_after_any_keys_sends_nothing(seed, depth):
    chance = random.Random(seed)
    session = a_series()
    zoe, bo = registered(session, "Zoé", "Bo")
    session = session.being(zoe)
    id = do(session.house.reading, AddArticle("Nos outils", TEXT), session.actor).id
    app = VeilleeApp(session, Terminal(depth=depth, columns=60, rows=14))
    async with on_paper(app) as line:
        app._outside.run(app.call_later, app.push_screen, WritingPage(id))
        await settled(app, line)
        for _ in range(25):
            if chance.random() < 0.3:
                one = session.commons.get(Article, id)
                edit = Edit(chance.randrange(len(one.text)), 0, chance.choice(["x", "mots ", "\n"]))
                do(session.house.reading, EditArticle(id, one.revision, edit), Actor(Role.PARTICIPANT, bo))
                session.house._tell()
            else:
                line.type(chance.choice(KEYS))
            await settled(app, line)
        sent = len(line.sent)
        app._outside.run(app.call_later, everything_again, app)
        await settled(app, line)
        assert b"".join(line.sent[sent:]) == b""
        offset = app._outside.run(app.cursor_offset)
        assert line.cursor == (offset.x, offset.y)
