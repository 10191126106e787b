"""Limits at the door hold against who means harm, and never punish a room that shares one address."""

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from ssh_house import an_ssh_house
from test_door_ssh_wire import a_terminal, read_until

import tui.doors.ssh_visit
import tui.reception
from models.access import Invitation, UnknownCode
from models.acts.access import Invite, UseCode
from models.people import FACILITATION, Actor, Role
from tui.doors.limits import Queue

pytestmark = pytest.mark.ssh
WORDS = "cerise lampe tulipe"


async def comes(house, key="zoe"):
    began = time.monotonic()
    client = await house.asyncssh(key)
    done = await client.run("ateliers")
    assert done.exit_status == 0
    client.close()
    return time.monotonic() - began


async def test_a_room_of_forty_comes_in_at_once_then_two_a_second_and_nobody_is_refused(tmp_path, capfd):
    async with an_ssh_house(tmp_path) as house:
        times = []
        for _ in range(5):
            times += await asyncio.gather(*(comes(house) for _ in range(8)))
        assert max(times) < 3
        began = time.monotonic()
        late = await asyncio.gather(*(comes(house) for _ in range(5)))
        assert len(late) == 5
        assert time.monotonic() - began > 0.9
        said = capfd.readouterr().err
        assert said.count("ralentissement : nouvelles connexions") == 1
        assert "127.0.0.1" not in said


async def test_a_key_that_is_known_never_waits(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await house.known("Zoé", "zoe")
        for _ in range(70):
            house.reception._tempo.wait("127.0.0.1", asyncio.get_running_loop().time())
        assert await comes(house) < 3
        waiting = asyncio.create_task(comes(house, key="max"))
        await asyncio.sleep(3)
        assert not waiting.done()
        waiting.cancel()


async def test_connections_that_say_nothing_keep_nobody_out(tmp_path, capfd):
    async with an_ssh_house(tmp_path) as house:
        house.reception._queue = Queue(10)
        silent = [await asyncio.open_connection("127.0.0.1", house.port) for _ in range(30)]
        await house.until(lambda: len(house.reception._queue) == 10)
        assert await comes(house) < 3
        assert capfd.readouterr().err.count("porte encombrée") == 1
        for _, writer in silent:
            writer.close()
        await house.until(lambda: len(house.reception._queue) == 0)


async def test_a_connection_that_comes_for_nothing_is_let_go(tmp_path, monkeypatch):
    monkeypatch.setattr(tui.doors.ssh_visit, "LONGEST_WITHOUT_SESSION", 0.3)
    async with an_ssh_house(tmp_path) as house:
        idle = await house.asyncssh()
        await asyncio.wait_for(idle.wait_closed(), 3)
        client, process = await a_terminal(house)
        await read_until(process, "inscrire")
        await asyncio.sleep(0.5)
        assert not client.is_closed()
        client.abort()


async def test_visitors_leave_room_for_people_who_take_part(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await house.known("Zoé", "zoe")
        house.reception._most = 4
        staying = [await a_terminal(house, key="new") for _ in range(3)]
        for _, process in staying:
            await read_until(process, "inscrire")
        refused = await house.ssh("ateliers", key="max")
        assert (refused.code, refused.out) == (1, "")
        assert "trop de monde" in refused.err
        assert (await house.ssh("ateliers")).code == 0
        for client, _ in staying:
            client.abort()


async def test_one_key_opens_so_many_visits_and_the_others_all_they_need(tmp_path, monkeypatch):
    monkeypatch.setattr(tui.reception, "EACH", 2)
    async with an_ssh_house(tmp_path) as house:
        staying = [await a_terminal(house) for _ in range(2)]
        for _, process in staying:
            await read_until(process, "inscrire")
        assert "trop de monde" in (await house.ssh("ateliers")).err
        assert (await house.ssh("ateliers", key="max")).code == 0
        for client, _ in staying:
            client.abort()


async def test_codes_guessed_again_and_again_are_slowed_and_the_right_one_still_opens(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.doors.limits.LONGEST_WAIT", 0.4)
    async with an_ssh_house(tmp_path) as house:
        said = []
        house.session.house.guesses.told = said.append
        await house.owner.perform(Invite(f"{WORDS} ardoise", Role.PARTICIPANT, 48, 1), FACILITATION)
        for number in range(31):
            with pytest.raises(UnknownCode):
                act = UseCode(f"{WORDS} {number}", shared=True)
                await house.session.house.perform(act, Actor(Role.VISITOR, key="SHA256:x"))
        began = time.monotonic()
        wrong = await house.ssh(f"code utiliser '{WORDS} encrier'")
        assert wrong.code == 1
        assert "Ce code n’ouvre rien" in wrong.err
        assert time.monotonic() - began > 0.4
        right = await house.ssh(f"code utiliser '{WORDS} ardoise'")
        assert right.code == 0, right.err
        assert said
        assert said[0] == "ralentissement : codes faux"


async def test_a_code_that_is_too_old_or_used_up_opens_nothing_and_says_what_to_do(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        await house.owner.perform(Invite(f"{WORDS} ardoise", Role.PARTICIPANT, 48, 1), FACILITATION)
        assert (await house.ssh(f"code utiliser '{WORDS} ardoise'")).code == 0
        for code in (f"{WORDS} ardoise", "n’importe quoi", "x" * 5_000, "\x1b[31m"):
            done = await house.ssh(f"code utiliser '{code}'", key="max")
            assert (done.code, done.out) == (1, ""), code
            assert "Demandez-en un autre" in done.err
            assert "\x1b" not in done.err
            assert len(done.err) < 400


class GrowOld:
    """As if the hours of every code were over."""

    def apply(self, commons, by, now):
        for one in commons.all(Invitation):
            commons.put(replace(one, until=now - timedelta(seconds=1)))


async def test_a_code_whose_hours_are_over_opens_nothing(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        await house.owner.perform(Invite(f"{WORDS} ardoise", Role.PARTICIPANT, 48, 9), FACILITATION)
        await house.owner.perform(GrowOld(), FACILITATION)
        done = await house.ssh(f"code utiliser '{WORDS} ardoise'")
        assert (done.code, done.out) == (1, "")
        assert "trop ancien" in done.err
