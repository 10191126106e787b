"""Gathering over real SSH: many note at once, whoever reads keeps their page, two sort the same idea."""

import asyncio

from ssh_house import an_ssh_house

from models.acts.contributions import Contribute
from models.contribution import Contribution, Theme
from models.people import FACILITATION, Role


async def at_contributions(house, key):
    screen = await house.screen(key=key)
    await screen.shows("Contributions")
    screen.type("c")
    await screen.shows("Contributions", "Échap retour")
    return screen


def texts(house):
    return [one.text for one in house.session.commons.all(Contribution)]


async def test_while_two_note_at_once_a_third_reads_on_and_sees_nothing_move(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Ali", "Bo") as house:
        for name, key in (("Zoé", "zoe"), ("Ali", "ali"), ("Bo", "bo")):
            await house.known(name, key)
        ecology = house.session.commons.all(Theme)[-1].id
        for n in range(30):
            await house.owner.perform(Contribute(1, f"ancienne {n:02}", theme=ecology), FACILITATION)
        zoe, ali, bo = [await at_contributions(house, key) for key in ("zoe", "ali", "bo")]
        bo.type("\x1b[B" * 20)
        await bo.shows("> ancienne 20")
        before = bo.text.split("\n")
        for screen in (zoe, ali):
            screen.type("a")
            await screen.shows("Quelle idée ?")
            screen.type("\x14")  # Ctrl+T: the first theme, above all that is read
            await screen.shows("société")
        noted = [f"{name} {n:02}" for n in range(12) for name in ("zoe", "ali")]
        for line in noted:
            (zoe if line.startswith("zoe") else ali).type(f"{line}\r")
            await asyncio.sleep(0)
        await zoe.shows("enregistré (12 notées ici)")
        await ali.shows("enregistré (12 notées ici)")
        await bo.shows("54 contributions")
        assert sorted(texts(house)[30:]) == sorted(noted)
        assert {one.author for one in house.session.commons.all(Contribution)} == {None}
        after = bo.text.split("\n")
        assert before[3:21] == after[3:21]
        bo.type("\x1b[H")
        await bo.shows("société  24")


async def test_of_two_facilitators_who_sort_one_idea_the_second_is_told(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Ali") as house:
        for name, key in (("Zoé", "zoe"), ("Ali", "ali")):
            await house.known(name, key, Role.FACILITATION)
        await house.owner.perform(Contribute(1, "Réparer"), FACILITATION)
        zoe, ali = [await at_contributions(house, key) for key in ("zoe", "ali")]
        for screen in (zoe, ali):
            screen.type("t")
            await screen.shows("Dans quel thème ?")
        zoe.type("2")
        await zoe.shows("rangée : politique")
        ali.type("6")
        await ali.shows("Quelqu’un vient de changer de thème c1")
        titles = {one.id: one.title for one in house.session.commons.all(Theme)}
        assert [titles[one.theme] for one in house.session.commons.all(Contribution)] == ["politique"]
        await ali.shows("politique  1")
