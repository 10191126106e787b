"""What one person's terminal sends, however wild, reaches nobody else: measured at another's screen."""

import asyncio
import time
from contextlib import suppress
from statistics import median

import pytest
from paper_line import a_screen, meant_by, seen
from ssh_house import an_ssh_house
from test_door_ssh_wire import a_terminal, faces, plain, read_until

from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.registration import Newcomer, Register
from models.contribution import Contribution
from models.people import FACILITATION, Participant, Role

pytestmark = pytest.mark.ssh
MEDIAN, SLOWEST = 0.2, 4.0
"""Seconds from a key to its first byte on a machine that does other things too; alone, 5 and 90 ms."""
ARROWS = [b"\x1b[B", b"\x1b[A"]


async def latencies(process, count=24, pause=0.02):
    """Seconds from a key to the first byte it brings, one after the other."""
    found = []
    for number in range(count):
        began = time.perf_counter()
        process.stdin.write(ARROWS[number % 2])
        assert await asyncio.wait_for(process.stdout.read(65_536), 8)
        found.append(time.perf_counter() - began)
        with suppress(TimeoutError):
            while True:
                await asyncio.wait_for(process.stdout.read(65_536), pause)
    return found


async def at_rest(process, word="inscrire"):
    await read_until(process, word)
    with suppress(TimeoutError):
        while True:
            await asyncio.wait_for(process.stdout.read(65_536), 0.3)


FLOODS = {
    "keys": b"\x1b[B\x1b[A" * 20_000,
    "letters": b"z" * 60_000,
    "mouse": b"\x1b[<35;10;10M\x1b[<0;10;10M\x1b[<0;10;10m" * 2_000,
    "paste": b"\x1b[200~" + b"x" * 2_000_000,
    "pastes": b"\x1b[200~x\x1b[201~" * 5_000,
    "impossible": b"\x1b[1114112u" * 8_000,
    "escapes": b"\x1b" * 60_000,
}


@pytest.mark.parametrize("flood", FLOODS)
async def test_no_flood_makes_another_person_wait(tmp_path, flood):
    async with an_ssh_house(tmp_path) as house:
        _, calm = await a_terminal(house, key="max")
        wild, process = await a_terminal(house)
        for each in (calm, process):
            await at_rest(each)
        before = await latencies(calm)
        process.stdin.write(FLOODS[flood])
        during = await latencies(calm)
        print(
            f"{flood}, ms:", *(round(1_000 * one, 1) for one in (median(before), median(during), max(during)))
        )
        assert median(during) < MEDIAN
        assert max(during) < SLOWEST
        assert not (house.directory / "veillee.log").exists()
        wild.abort()


async def test_a_paste_without_its_end_holds_keys_for_half_a_second_only(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client, process = await a_terminal(house)
        await at_rest(process)
        process.stdin.write(b"\x1b[200~bonjour")
        await asyncio.sleep(0.7)
        process.stdin.write(b"a")
        await read_until(process, "Pourquoi", seconds=1)
        client.abort()


@pytest.mark.parametrize("size", [(2000, 2000), (0, 0), (1, 1), (4_000_000_000, 4_000_000_000), (2000, 1)])
async def test_a_window_of_any_size_makes_nobody_wait_and_opens(tmp_path, size):
    async with an_ssh_house(tmp_path) as house:
        _, calm = await a_terminal(house, key="max")
        await at_rest(calm)
        client, process = await a_terminal(house, size=size)
        during = await latencies(calm)
        assert max(during) < SLOWEST
        await house.until(lambda: len(faces(house)) == 2 and all(face._driver for face in faces(house)))
        for columns, rows in (size, (80, 24), size):
            process.change_terminal_size(columns, rows)
        assert max(await latencies(calm)) < SLOWEST
        process.stdin.write(b"q")
        assert (await asyncio.wait_for(process.wait(), 8)).exit_status == 0
        client.close()


async def test_a_window_that_never_stops_changing_costs_the_others_nothing(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        _, calm = await a_terminal(house, key="max")
        wild, process = await a_terminal(house)
        for each in (calm, process):
            await at_rest(each)
        going = True

        async def drag():
            number = 0
            while going:
                process.change_terminal_size(60 + number % 240, 20 + number % 80)
                number += 1
                await asyncio.sleep(0.001)

        dragging = asyncio.create_task(drag())
        during = await latencies(calm)
        going = False
        await dragging
        assert median(during) < MEDIAN
        wild.abort()


LEAVING = {
    "a question": b"i\rZo",
    "a contribution": b"cn" + "Réparer plutôt que".encode(),
    "a dialog": b"k",
    "a paste": b"c\x1b[200~" + b"x" * 5_000,
    "half a letter": "é".encode()[:1],
}


@pytest.mark.parametrize(
    ("where", "how"), [*zip(LEAVING, ["abort", "close", "eof"] * 2, strict=False), ("a question", "eof")]
)
async def test_leaving_in_the_middle_of_anything_loses_nothing_confirmed(tmp_path, where, how):
    async with an_ssh_house(tmp_path) as house:
        placed = await house.owner.perform(Register((1,), newcomer=Newcomer("Léa")), FACILITATION)
        await house.owner.perform(Contribute(1, "Un atelier de réparation"), FACILITATION)
        other, calm = await a_terminal(house, key="max")
        client, process = await a_terminal(house)
        for each in (calm, process):
            await at_rest(each, "1 / 15")
        process.stdin.write(LEAVING[where])
        await asyncio.sleep(0.1)
        if how == "eof":
            process.stdin.write_eof()
        else:
            client.abort() if how == "abort" else client.close()
        await house.until(lambda: house.reception.present == 1)
        await house.owner.perform(Register((1,), newcomer=Newcomer("Ana")), FACILITATION)
        await read_until(calm, "2")
        names = [one.name for one in house.owner.durable.all(Participant)]
        assert names == ["Léa", "Ana"]
        assert placed[0].person in {one.id for one in house.owner.durable.all(Participant)}
        assert len(house.owner.durable.all(Contribution)) == 1
        assert not (house.directory / "veillee.log").exists()
        other.abort()
        client.abort()


async def test_the_screen_is_right_after_all_of_it(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client, process = await a_terminal(house)
        screen, stream = a_screen(80, 24)

        async def watch():
            while data := await process.stdout.read(65_536):
                stream.feed(data)

        watching = asyncio.create_task(watch())
        await house.until(lambda: any("inscrire" in row for row in screen.display))
        for wild in FLOODS.values():
            process.stdin.write(wild[:3_000])
        await asyncio.sleep(4)
        process.stdin.write(b"\x1b")
        face = faces(house)[0]
        await house.until(lambda: plain(seen(screen)) == plain(seen(meant_by(face.app))))
        watching.cancel()
        client.abort()


async def test_a_text_that_never_ends_is_refused_once_it_is_too_long_and_the_others_do_not_wait(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await house.known("Zoé", "zoe", Role.FACILITATION)
        await house.owner.perform(AddArticle("Sobriété", "Moins."), FACILITATION)
        _, calm = await a_terminal(house, key="max")
        await at_rest(calm)
        client = await house.asyncssh()
        endless = await client.create_process("article ecrire a1", encoding=None)
        endless.stdin.write(b"x" * 3_000_000)
        during = await latencies(calm)
        done = await asyncio.wait_for(endless.wait(), 8)
        assert (done.exit_status, done.stdout) == (1, b"")
        assert "trop long" in done.stderr.decode()
        assert max(during) < SLOWEST
        assert "Moins." in (await house.ssh("article lire a1")).out
        client.abort()


async def test_a_line_that_never_ends_stops_no_conversation_and_no_neighbour(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        _, calm = await a_terminal(house, key="max")
        await at_rest(calm)
        client = await house.asyncssh()
        lines = await client.create_process(encoding=None)
        lines.stdin.write(b"x" * 3_000_000 + b"\n" + b"8\n" * 2_000 + b"quitter\n")
        assert max(await latencies(calm)) < SLOWEST
        said = await asyncio.wait_for(lines.stdout.read(), 20)
        assert said.decode().endswith("Au revoir.\n")
        client.abort()
