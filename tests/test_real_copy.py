"""A copy taken and given back by the real program, over the real ssh, to a real server."""

import asyncio
import os
import socket
import stat
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from real import House, Said
from ssh_house import SshHouse, an_ssh_house

from data.store import Store
from models.acts.access import Invite
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.registration import Leave, Newcomer, Register
from models.acts.roll_call import RollCall, WalkIn
from models.contribution import Contribution
from models.manifesto import Article
from models.people import FACILITATION, AllThree, Participant, Role
from models.ports import Act
from models.registration import Presence, Standing
from models.replica import waiting
from models.suggestion import Suggestion
from models.workshop import Workshop
from tui.houses import PASSING, InstantHouse, SystemClock, session_in
from tui.i18n import Translator

pytestmark = pytest.mark.ssh
PEOPLE = tuple(f"Personne {nth}" for nth in range(1, 13))
TOOLS = "Réparer avant de remplacer. Nos machines durent dix ans. Le réseau reste sobre."
AT_MOST = 10 if os.environ.get("VEILLEE_LONG") == "1" else 25
"""Seconds for 500 acts by telephone: the goal on a quiet machine, more for the processor of a busy one."""
LINKS = "Nos liens se tissent ici. Chacun garde ses données."
CODE = "chêne rivière pomme lampe"


class Traveller:
    """Whoever goes away with a copy: the real program, and `ssh` with a key of their own."""

    def __init__(self, house: SshHouse, directory: Path, key: str = "maelle") -> None:
        self.house, self.port = house, house.port
        self.directory = directory / "copie"
        self.key = key
        self._bin = directory / "bin"
        self._bin.mkdir()
        self.program = House(self.directory, {"PATH": f"{self._bin}:{os.environ['PATH']}"})

    async def does(self, *words: str) -> Said:
        wrapper = self._bin / "ssh"
        known = " ".join(f"'{one}'" for one in self._options())
        wrapper.write_text(f'#!/bin/sh\nexec /usr/bin/ssh {known} "$@"\n')
        wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
        return await asyncio.to_thread(self.program.says, *words)

    def _options(self) -> list[str]:
        options = self.house.options(self.key)
        at = options.index("-p")
        return [*options[:at], *options[at + 2 :], "-o", f"HostKeyAlias=[127.0.0.1]:{self.house.port}"]

    @property
    def host(self) -> str:
        return f"veillee@127.0.0.1:{self.port}"

    def offline(self, *acts: Act[Any]) -> list[Any]:
        """Done on the copy, nobody else being there."""
        with Store.open(self.directory, SystemClock(), write=True, passing=PASSING) as store:
            session = session_in(InstantHouse(store), Translator())
            done = []
            for act in acts:
                try:
                    session.perform(act).send(None)
                except StopIteration as end:
                    done.append(end.value)
            return done

    def waits(self) -> int:
        with Store.open(self.directory, SystemClock(), write=False) as store:
            return len(waiting(store.durable))


async def as_facilitation(house: SshHouse, key: str) -> None:
    await house.owner.perform(Invite(CODE, Role.FACILITATION), FACILITATION)
    done = await house.ssh("code", "utiliser", *CODE.split(), key=key)
    assert done.code == 0, done.err


async def test_a_session_held_where_there_is_no_network_comes_back_the_next_day(tmp_path: Path) -> None:
    async with an_ssh_house(tmp_path, *PEOPLE) as house:
        owner = house.owner
        await as_facilitation(house, "maelle")
        tools = await owner.perform(AddArticle("Nos outils", TOOLS), FACILITATION)
        links = await owner.perform(AddArticle("Nos liens", LINKS), FACILITATION)
        ids = [one.id for one in owner.durable.all(Participant)]
        monday = Traveller(house, tmp_path)
        taken = await monday.does("emporter", monday.host, "--reserver", "1")
        assert taken.code == 0, taken.err
        # There: 12 people, one of them new, one who came without a place, 40 contributions, two articles.
        monday.offline(
            *(RollCall(1, who, Presence.PRESENT) for who in ids[:11]),
            WalkIn(1, newcomer=Newcomer("Passante")),
            Register((1,), AllThree.NO, newcomer=Newcomer("Léo")),
            *(Contribute(1, f"Idée {nth}") for nth in range(40)),
            WriteArticle(tools.id, TOOLS.replace("dix ans", "quinze ans")),
            WriteArticle(links.id, LINKS.replace("ici", "là-bas")),
        )
        # Here, meanwhile: the same articles, and somebody who was there frees their place.
        await owner.perform(
            WriteArticle(tools.id, TOOLS.replace("Réparer", "Toujours réparer")), FACILITATION
        )
        await owner.perform(WriteArticle(links.id, LINKS.replace("ici", "partout")), FACILITATION)
        await owner.perform(Contribute(1, "Idée d’ici"), FACILITATION)
        await owner.perform(Leave(1, ids[0]), FACILITATION)
        tuesday = await monday.does("rapporter", "--json")
        assert tuesday.code == 0, tuesday.err
        said = tuesday.value
        assert said["refuses"] == []
        assert (said["faits"], len(said["variantes"])) == (54, 1)
        there = owner.durable
        assert str(there.get(Article, tools.id).text) == (
            "Toujours réparer avant de remplacer. Nos machines durent quinze ans. Le réseau reste sobre."
        )
        assert "partout" in str(there.get(Article, links.id).text)
        variant = there.get(Suggestion, said["variantes"][0])
        assert (variant.variant, variant.words, variant.put) == (True, "partout", "là-bas")
        assert len(there.all(Contribution)) == 41
        workshop = there.all(Workshop)[0]
        assert len(workshop.present) == 12
        assert workshop.must_have(ids[0]).standing is Standing.WALKED_IN
        again = await monday.does("rapporter", "--json")
        assert again.value["faits"] == 0
        assert again.value["octets"]["envoyes"] + again.value["octets"]["recus"] <= 1000
        assert len(owner.durable.all(Contribution)) == 41


@asynccontextmanager
async def a_thin_line(port: int, rate: int, delay: float) -> Any:
    """`rate` bytes a second each way, `delay` seconds from end to end."""
    loop = asyncio.get_running_loop()
    counted = [0]

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        free = loop.time()
        try:
            while data := await reader.read(1024):
                counted[0] += len(data)
                free = max(free, loop.time()) + len(data) / rate
                loop.call_at(free + delay, writer.write, data)
                await asyncio.sleep(max(0.0, free - loop.time()))
            loop.call_at(free + delay, writer.close)
        except (ConnectionError, OSError):
            writer.close()

    async def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(carry(reader, back), carry(far, writer))

    server = await asyncio.start_server(welcome, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1], counted
    finally:
        server.close()


@pytest.mark.slow
async def test_five_hundred_acts_come_back_within_forty_thousand_bytes_by_telephone(tmp_path: Path) -> None:
    async with an_ssh_house(tmp_path, *PEOPLE) as house:
        await as_facilitation(house, "maelle")
        away = Traveller(house, tmp_path)
        await away.does("emporter", away.host)
        words = ("réseau", "sobre", "machine", "réparer", "lien", "données", "commun", "local", "part", "or")
        ideas = (f"{words[n % 10]}, {words[n * 7 % 10]} et {words[n // 10 % 10]}, {n}" for n in range(500))
        away.offline(*(Contribute(1, idea) for idea in ideas))
        assert away.waits() == 500
        async with a_thin_line(house.port, 7_000, 0.15) as (port, counted):
            away.port = port
            begun = asyncio.get_running_loop().time()
            done = await away.does("rapporter", away.host, "--json")
            seconds = asyncio.get_running_loop().time() - begun
        assert done.code == 0, done.err
        assert done.value["faits"] == 500
        sizes = done.value["octets"]
        print(f"{seconds:.1f} s, {sizes}, {counted[0]} on the line")
        assert sizes["envoyes"] + sizes["recus"] <= 40_000
        assert counted[0] <= 50_000
        assert seconds <= AT_MOST


async def test_a_line_cut_while_it_comes_back_loses_nothing_and_does_nothing_twice(tmp_path: Path) -> None:
    async with an_ssh_house(tmp_path, *PEOPLE) as house:
        await as_facilitation(house, "maelle")
        away = Traveller(house, tmp_path)
        await away.does("emporter", away.host)
        away.offline(*(Contribute(1, f"Idée {nth}") for nth in range(30)))
        for rate in (3_000, 6_000, 12_000):
            async with a_thin_line(house.port, rate, 0.01) as (port, _):
                away.port = port
                going = asyncio.create_task(away.does("rapporter", away.host))
                await asyncio.sleep(1.2)
            # The line is gone; nothing but ssh's own patience is waited for.
            await asyncio.wait_for(going, 60)
        away.port = house.port
        assert (await away.does("rapporter", away.host)).code == 0
        assert away.waits() == 0
        texts = sorted(one.text for one in house.owner.durable.all(Contribution))
        assert texts == sorted(f"Idée {nth}" for nth in range(30))


async def test_nobody_answers_is_said_and_all_waits_still(tmp_path: Path) -> None:
    async with an_ssh_house(tmp_path, *PEOPLE) as house:
        await as_facilitation(house, "maelle")
        away = Traveller(house, tmp_path)
        await away.does("emporter", away.host)
        away.offline(Contribute(1, "Idée"))
        away.port = 9
        said = await away.does("rapporter", away.host)
        assert said.code == 4
        assert "Le serveur ne répond pas : rien n’a changé ici." in said.err.replace("\u00a0", " ")
        assert away.waits() == 1


async def test_a_visitor_takes_no_copy(tmp_path: Path) -> None:
    async with an_ssh_house(tmp_path, *PEOPLE) as house:
        away = Traveller(house, tmp_path, key="inconnue")
        said = await away.does("emporter", away.host)
        assert said.code == 1
        assert "Le serveur a répondu" in said.err
        assert not (away.directory / "copie.json").exists()


async def test_a_copy_is_served_in_the_room_and_what_people_do_there_comes_back(tmp_path: Path) -> None:
    async with an_ssh_house(tmp_path, *PEOPLE) as house:
        await as_facilitation(house, "maelle")
        away = Traveller(house, tmp_path)
        await away.does("emporter", away.host)
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        room = away.program.starts("servir", "--adresse", "127.0.0.1", "--port", str(port))
        try:
            done = await _in_the_room(house, port, "inscrire", "1", "--nom", "Nina")
            assert "demande, en attente du serveur" in done
            # The owner that serves the room does what is asked beside it, and stays.
            back = await away.does("rapporter", "--json")
            assert (back.code, back.value["faits"]) == (0, 1), back.err
            assert "place confirmée" in await _in_the_room(house, port, "ateliers", "--lignes")
        finally:
            room.terminate()
            await asyncio.to_thread(room.communicate)
        assert house.owner.durable.all(Participant)[-1].name == "Nina"


async def _in_the_room(house: SshHouse, port: int, *words: str) -> str:
    options = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
    options += ["-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-i", str(house.new_key("nina"))]
    for _ in range(40):
        asking = await asyncio.create_subprocess_exec(
            "ssh",
            *options,
            "-p",
            str(port),
            "veillee@127.0.0.1",
            *words,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(asking.communicate(), 20)
        if asking.returncode != 255:
            return said.decode().replace("\u00a0", " ")
        await asyncio.sleep(0.25)
    raise AssertionError("nobody serves the room")
