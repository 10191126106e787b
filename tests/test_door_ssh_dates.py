"""The dates are fixed live, from the session: everybody's screen and calendar follow, over SSH."""

import shutil
from datetime import date

import pytest
from ssh_house import an_ssh_house

from models import lookup
from models.acts.access import Invite, MakeRecovery
from models.acts.polls import AnswerPoll, ProposeSlots
from models.acts.running_order import BeginSession
from models.people import FACILITATION, Participant, Role
from models.poll import Answer

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]

TO_LEAD, TO_TAKE_PART = "cerise lampe tulipe ardoise", "melon canot rivage balcon"
KEYS = ("j", "d", "\r", "\r")
"""From the home of whoever facilitates: the session, the pairs, this one, yes."""


async def a_session(house):
    """Ana said yes to everything; Zoé said no to the only slot of workshop 3."""
    owner = house.owner
    two = await owner.perform(ProposeSlots(2, date(2028, 6, 1), 1), FACILITATION)
    three = await owner.perform(ProposeSlots(3, date(2028, 9, 1), 1), FACILITATION)
    ids = {one.name: one.id for one in house.session.commons.all(Participant)}
    for name, said in (("Ana", Answer.YES), ("Zoé", Answer.NO)):
        await owner.perform(AnswerPoll(2, {two[0].id: Answer.YES}, ids[name]), FACILITATION)
        await owner.perform(AnswerPoll(3, {three[0].id: said}, ids[name]), FACILITATION)
    await owner.perform(BeginSession(1, "90 | Choisir les dates"), FACILITATION)
    await owner.perform(Invite(TO_LEAD, Role.FACILITATION), FACILITATION)
    return ids


async def as_zoe(house, ids):

    await house.owner.perform(MakeRecovery(TO_TAKE_PART, ids["Zoé"]), FACILITATION)
    assert (await house.ssh("code", "utiliser", *TO_TAKE_PART.split(), key="zoe")).code == 0


async def test_dates_fixed_in_four_keys_are_on_everybody_s_screen_and_calendar(tmp_path):
    async with an_ssh_house(tmp_path, "Ana", "Zoé") as house:
        await as_zoe(house, await a_session(house))
        assert (await house.ssh("code", "utiliser", *TO_LEAD.split(), key="animation")).code == 0
        leader = await house.screen(key="animation")
        await leader.shows("En ce moment : Choisir les dates")
        guest = await house.screen(key="zoe", size=(80, 40))
        await guest.shows("date à choisir")
        leader.type(KEYS[0])
        await leader.shows("étape 1 sur 1")
        leader.type(KEYS[1])
        await leader.shows("Choisir les deux dates ensemble", "1 à l’atelier 3")
        assert "Zoé" not in leader.text
        leader.type(KEYS[2])
        await leader.shows("Fixer ces deux dates ?")
        leader.type(KEYS[3])
        await leader.shows("Toutes les dates sont choisies")
        await guest.shows("mardi 6 juin 2028", "lundi 4 septembre 2028", "dire si vous gardez votre place")
        assert "date à choisir" not in guest.text
        for number in (2, 3):
            calendar = (await house.ssh("agenda", str(number), key="zoe")).out
            start = lookup.workshop(house.session.commons, number).start
            assert f"DTSTART;TZID=Europe/Paris:{start:%Y%m%d}T110000" in calendar


async def test_whoever_had_said_no_keeps_or_frees_their_place_by_lines_too(tmp_path):
    async with an_ssh_house(tmp_path, "Ana", "Zoé") as house:
        ids = await a_session(house)
        await as_zoe(house, ids)
        polls = [lookup.poll(house.session.commons, number) for number in (2, 3)]
        two, three = (poll.slots[0].id for poll in polls)
        fixed = await house.ssh("fixer", "--atelier2", two, "--atelier3", three, key="zoe")
        assert fixed.code == 1
        await house.ssh("code", "utiliser", *TO_LEAD.split(), key="animation")
        fixed = await house.ssh("fixer", "--atelier2", two, "--atelier3", three, key="animation")
        assert fixed.code == 0, fixed.err
        lines = await house.ssh(options=("-T",), key="zoe", stdin="1\n")
        assert "À faire :" in lines.out and "garde" in lines.out, lines.out
        mine = lookup.workshop(house.session.commons, 3).registration(ids["Zoé"])
        assert mine and mine.active and mine.keep_until
