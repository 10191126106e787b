"""How many keys each critical path of the declaration of ecodesign takes from home."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import FIRST, FixedClock, a_series, registered
from memory_commons import do
from screens import current, flat_text_of, on_screen, press

from models.acts.consent import OpenRound
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.polls import ProposeSlots

MOST = 3
"""Keys from home to a critical path."""
PATHS = {
    "s’inscrire à un atelier": (("i",), "RegisterPage", ""),
    "donner ses disponibilités": (("s",), "PollPage", ""),
    "mener 1 h 30 d’atelier": (("enter", "j"), "LeadingPage", ""),
    "contribuer, regrouper par thème": (("c", "a"), "ContributionsPage", "idée"),
    "décider par consentement": (("m", "t"), "RoundPage", ""),
    "figer et exporter le manifeste": (("r", "f", "m"), "FilesPage", "Sous quelle forme ?"),
    "exporter ou effacer ses données": (("r", "e"), "SettingsPage", "Effacer"),
}


def a_living_series():
    """On the day of workshop 1: people, slots, a contribution, an article and a round about it."""
    session = a_series()
    zoe, ana = registered(session, "Zoé", "Ana")
    do(session.house.reading, ProposeSlots(2, FIRST.date() + timedelta(days=7), 4))
    do(session.house.reading, Contribute(1, "Réparer d’abord", person=zoe))
    article = do(session.house.reading, AddArticle("Réparer", "Nous réparons."))
    do(session.house.reading, OpenRound(article.id, people=(zoe, ana)))
    return replace(session, clock=FixedClock(FIRST)).being(zoe)


@pytest.mark.parametrize("path", PATHS)
async def test_each_critical_path_begins_within_three_keys_of_home(path):
    keys, page, words = PATHS[path]
    assert len(keys) <= MOST
    async with on_screen(a_living_series()) as pilot:
        await press(pilot, *keys)
        names = {type(one).__name__ for one in pilot.app.screen_stack} | {current(pilot)}
        assert page in names
        assert words in flat_text_of(pilot)


def test_these_are_the_paths_that_the_declaration_names():
    from data.rgesn import declaration

    assert tuple(PATHS) == declaration("fr").paths
