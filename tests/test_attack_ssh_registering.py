"""Registering by command from one's own computer: what to type is said, another's name is not taken."""

import pytest
from ssh_house import an_ssh_house

from models.access import Key
from models.people import Participant

pytestmark = pytest.mark.ssh
SAYS = "Ainsi, après ssh et l’adresse : \"inscrire 1 --nom 'Votre nom'\""


async def test_somebody_new_is_told_what_to_type_types_it_and_is_known_from_then_on(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        for command in ("inscrire 1", "contribuer 1 bonjour", "liberer 1", "place accepter 1"):
            refused = await house.ssh(command)
            assert (refused.code, refused.out) == (1, ""), command
            assert SAYS in refused.err and "mes-donnees notice" in refused.err, command
            assert "reglages" not in refused.err
        done = await house.ssh("inscrire 1 --nom 'Léa Martin'")
        assert (done.code, done.out) == (0, "")
        assert "place confirmée" in done.err
        (lea,) = house.owner.durable.all(Participant)
        assert lea.name == "Léa Martin"
        assert [one.person for one in house.owner.durable.all(Key)] == [lea.id]
        assert (await house.ssh("inscrire 2")).code == 0
        assert (await house.ssh("inscrire 3 --nom 'léa martin'")).code == 0
        assert len(house.owner.durable.all(Participant)) == 1


async def test_a_name_that_somebody_has_is_not_theirs_for_who_says_it(tmp_path):
    async with an_ssh_house(tmp_path, "Léa") as house:
        assert (await house.ssh("inscrire 1 --nom Léa")).code == 0
        first, second = house.owner.durable.all(Participant)
        assert first.name == second.name
        (mine,) = house.owner.durable.all(Key)
        assert mine.person == second.id, "whoever comes later with that name is another person"


async def test_who_is_known_registers_nobody_else(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        await house.ssh("inscrire 1 --nom Léa")
        other = await house.ssh("inscrire 2 --nom Max")
        assert (other.code, other.out) == (2, "")
        assert "Vous êtes Léa : pour vous, enlevez --nom." in other.err
        assert (await house.ssh("inscrire 2 --pour Max")).code == 1
        assert [one.name for one in house.owner.durable.all(Participant)] == ["Léa"]


async def test_the_words_are_said_in_english_too(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        done = await house.ssh("register 1", env={"LANG": "en_GB.UTF-8"})
        assert "\"register 1 --name 'Your name'\"" in done.err
        assert (await house.ssh("register 1 --name 'Your name'")).code == 0
