"""Every critical path line by line over a real `ssh -T`: each visit in 10 kB on the wire, no escape byte."""

import asyncio
import shutil
from datetime import date

import pytest
from ssh_house import an_ssh_house

from bench.ssh_people import Wire
from models import lookup
from models.acts.polls import ProposeSlots
from models.annex import FrozenVersion
from models.consent import last_round
from models.contribution import Contribution, find_theme
from models.manifesto import Article, ArticleStatus, articles
from models.people import FACILITATION, Participant, Role
from models.preparation import order_of
from models.registration import Presence, Standing

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]
MOST = 10_000
"""Bytes on the wire both ways, the handshake of the real client included."""
LEADER = "Ousmane"
TEXT = "Nous réparons ensemble."


class Paths:
    """A house whose wire is weighed; each visit is one `ssh -T` from its greeting to its goodbye."""

    def __init__(self, house, wire):
        self.house, self.wire = house, wire
        self.weights = {}

    @property
    def reading(self):
        return self.house.owner.durable

    def person(self, name):
        return next((one for one in self.reading.all(Participant) if one.name == name), None)

    async def visit(self, what, key, *lines):
        before = self.wire.up + self.wire.down
        said = await self.house.ssh(key=key, options=("-T",), stdin="\n".join([*lines, "quitter"]) + "\n")
        await asyncio.sleep(0.1)
        self.weights[what] = self.wire.up + self.wire.down - before
        assert said.code == 0 and said.out.endswith("Au revoir.\n"), said.out
        assert "Erreur" not in said.out, said.out
        assert "\x1b" not in said.out and not any(sign < " " and sign != "\n" for sign in said.out)
        assert self.weights[what] <= MOST, (what, self.weights)
        return said.out


async def a_house_with(house):
    wire = Wire(house.port)
    house.port = await wire.listen()
    await house.known(LEADER, "anim", Role.FACILITATION)
    for number in (2, 3):
        await house.owner.perform(ProposeSlots(number, date(2028, 5, 10), 4), FACILITATION)
    return Paths(house, wire)


async def test_every_critical_path_is_walked_by_lines_in_ten_kilobytes_a_visit(tmp_path):
    async with an_ssh_house(tmp_path, LEADER) as house:
        paths = await a_house_with(house)
        await registering(paths)
        await availability(paths)
        await leading(paths)
        await contributing(paths)
        await deciding(paths)
        await the_frozen_version(paths)
        await own_data(paths)
        assert max(paths.weights.values()) <= MOST


async def registering(paths):
    lines = ("2", "4", "Zoé", "", "1", "zoe@exemple.fr", "o", "n", "retour")
    said = await paths.visit("register", "zoe", *lines)
    assert "Responsable : l’équipe d’animation" in said
    first = lookup.workshop(paths.reading, 1).registration(paths.person("Zoé").id)
    assert first.standing is Standing.CONFIRMED


async def availability(paths):
    await paths.visit("availability", "zoe", "3", "1", "répondre", "osno")
    await paths.visit("availability of the other", "zoe", "3", "2", "répondre", "oooo")
    for number in (2, 3):
        assert len(lookup.poll(paths.reading, number).answers_of(paths.person("Zoé").id)) == 4


async def leading(paths):
    await paths.visit("roll call", "anim", "2", "1", "animer le jour", "appel", "p", "p")
    zoe = lookup.workshop(paths.reading, 1).registration(paths.person("Zoé").id)
    assert zoe.presence is Presence.PRESENT
    session = ("commencer", "temps", "étape suivante", "prolonger", "5", "terminer")
    said = await paths.visit("lead", "anim", "2", "1", "séance", *session)
    assert "Fait : séance commencée" in said and "Fait : séance terminée" in said
    assert order_of(paths.reading, 1).run.ended


async def contributing(paths):
    lines = ("Réparer avant d’acheter", "Nos données chez nous", "")
    await paths.visit("contribute", "zoe", "contributions", "écrire", "1", "3", "1", "n", *lines)
    ideas = paths.reading.all(Contribution)
    assert [one.author for one in ideas] == [None, None]
    ids = " ".join(one.id for one in ideas)
    await paths.visit("gather", "anim", "contributions", "thèmes", "ranger", ids, "société")
    theme = find_theme(paths.reading, "société").id
    assert {one.theme for one in paths.reading.all(Contribution)} == {theme}


async def deciding(paths):
    await paths.visit("write", "anim", "manifeste", "nouvel", "Réparer", TEXT, ".")
    (one,) = articles(paths.reading)
    opening = ("tour", "ouvrir", "1", "1", "réponses")
    await paths.visit("open a round", "anim", "manifeste", "ouvrir", "1", *opening)
    await paths.visit("consent", "zoe", "manifeste", "ouvrir", "1", "tour", "répondre", "1")
    said = await paths.visit("close it", "anim", "manifeste", "ouvrir", "1", "tour", "répondre", "o", "1")
    assert "Tour clos." in said
    assert last_round(paths.reading, one.id).closed
    assert paths.reading.get(Article, one.id).status is ArticleStatus.ADOPTED


async def the_frozen_version(paths):
    await paths.visit("freeze", "anim", "manifeste", "versions", "figer", "oui")
    (frozen,) = paths.reading.all(FrozenVersion)
    said = await paths.visit("take V0", "zoe", "manifeste", "versions", "lire", "1")
    assert TEXT in said and frozen.digest in said


async def own_data(paths):
    said = await paths.visit("take one's data", "zoe", "7", "copie", "json")
    assert '"contact": "zoe@exemple.fr"' in said
    await paths.visit("erase them", "zoe", "7", "effacer", "oui")
    assert paths.person("Zoé") is None


async def test_one_visit_that_does_all_a_participant_does_stays_in_ten_kilobytes(tmp_path):
    async with an_ssh_house(tmp_path, LEADER) as house:
        paths = await a_house_with(house)
        registering = ("2", "4", "Zoé", "", "1", "zoe@exemple.fr", "o", "n")
        polls = ("o", "osno", "o", "oooo", "retour")
        ideas = ("contributions", "écrire", "1", "3", "1", "n", "Réparer avant d’acheter", "", "retour")
        await paths.visit("everything", "zoe", *registering, *polls, *ideas, "7", "copie", "texte")
        zoe = paths.person("Zoé")
        assert all(len(lookup.poll(paths.reading, number).answers_of(zoe.id)) == 4 for number in (2, 3))
        assert len(paths.reading.all(Contribution)) == 1
