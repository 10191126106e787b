"""One keyboard for the room: people entered by a scribe, who later come in by themselves over SSH."""

import json
import shutil

import pytest
from ssh_house import an_ssh_house

from models import lookup
from models.access import Key, keys_of
from models.acts.access import MakeRecovery
from models.acts.people import MergePeople
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.registration import Newcomer, Register
from models.people import FACILITATION, AllThree, Participant
from models.poll import Answer

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]

TEN = ("Ana", "Bilal", "Chloé", "Dimitri", "Élodie", "Farah", "Hawa", "Inès", "Karim", "Zoé")
CODE = "cerise lampe tulipe ardoise"


async def entered(house, *names):
    """As a scribe types them in: registered everywhere, and yes to every slot of workshop 2."""
    owner = house.owner
    slots = await owner.perform(ProposeSlots(2, house.session.now.date(), 2), FACILITATION)
    ids = []
    for name in names:
        placed = await owner.perform(Register((), AllThree.YES, newcomer=Newcomer(name)), FACILITATION)
        ids.append(placed[0].person)
        answers = dict.fromkeys((one.id for one in slots), Answer.YES)
        await owner.perform(AnswerPoll(2, answers, ids[-1]), FACILITATION)
    return ids


async def test_one_of_ten_people_entered_by_a_scribe_takes_over_with_a_new_key_and_a_code(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        ids = await entered(house, *TEN)
        assert set(lookup.poll(house.session.commons, 2).scribed) == set(ids)
        await house.owner.perform(MakeRecovery(CODE, ids[-1]), FACILITATION)
        known = await house.ssh("code", "utiliser", *CODE.split())
        assert known.code == 0 and "Vous êtes Zoé." in known.err
        mine = json.loads((await house.ssh("mes-donnees", "exporter")).out)
        assert mine["nom"] == "Zoé" and mine["saisi_par"] == "animation"
        row = mine["reponses"][0]
        assert set(row["reponses"].values()) == {"oui"} and row["saisi_par"] == "animation"
        assert (await house.ssh("dispos", "2", "n", "o")).code == 0
        mine = json.loads((await house.ssh("mes-donnees", "exporter")).out)
        assert mine["reponses"][0]["saisi_par"] is None
        assert len(lookup.poll(house.session.commons, 2).scribed) == len(TEN) - 1


async def test_the_code_is_typed_in_the_full_screen_too_and_one_is_at_home(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        ids = await entered(house, "Zoé")
        await house.owner.perform(MakeRecovery(CODE, ids[0]), FACILITATION)
        screen = await house.screen()
        await screen.shows("m’inscrire")
        screen.type("kj")
        await screen.shows("Votre code")
        screen.type(CODE + "\r")
        await screen.shows("partagé")
        screen.type("\r")
        await screen.shows("Vous êtes Zoé.")
        await house.until(lambda: bool(keys_of(house.session.commons, ids[0])))


async def test_somebody_entered_who_registers_anew_is_made_one_and_loses_nothing(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        (scribed,) = await entered(house, "Zoé")
        done = await house.ssh("inscrire", "tous", "--pour", "Zoé")
        assert done.code == 0, done.err
        (key,) = house.session.commons.all(Key)
        assert key.person and key.person != scribed
        await house.owner.perform(MergePeople(scribed, key.person, "c’est la même personne"), FACILITATION)
        assert [one.id for one in house.session.commons.all(Participant)] == [scribed]
        mine = json.loads((await house.ssh("mes-donnees", "exporter")).out)
        assert mine["personne"] == scribed
        assert set(mine["reponses"][0]["reponses"].values()) == {"oui"}
