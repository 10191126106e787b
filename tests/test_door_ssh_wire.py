"""What goes through an SSH connection: slow lines, wild input, people who leave, asyncssh's private side."""

import asyncio
import gc
import inspect
import time
import weakref

import asyncssh
import pytest
from asyncssh import compression
from paper_line import a_screen, meant_by, seen
from ssh_house import an_ssh_house

from models.acts.registration import Newcomer, Register
from models.acts.thread import PostReply
from models.people import FACILITATION, Participant
from tui.app import VeilleeApp
from tui.doors.screen import ScreenFace

KEYS = ["\x1b[B", "\x1b[A", "a", "\x1b", "m", "\x1b", "?", "\x1b", "\t", "\x1b"]


async def a_terminal(house, key="zoe", size=(80, 24), **options):
    client = await house.asyncssh(key)
    process = await client.create_process(
        term_type="xterm-256color", term_size=size, encoding=None, **options
    )
    return client, process


async def read_until(process, word, seconds=8):
    got = b""

    async def read():
        nonlocal got
        while word.encode() not in got:
            data = await process.stdout.read(65536)
            assert data, got
            got += data

    await asyncio.wait_for(read(), seconds)
    return got


def plain(screen):
    """A no-break space looks like any other."""
    return [[(" ", cell[2]) if cell[0] == "\u00a0" else cell for cell in row] for row in screen]


def faces(house):
    return [visit._face for visit in house.reception._visits if isinstance(visit._face, ScreenFace)]


async def test_a_client_that_stops_reading_costs_little_and_is_right_again_at_once(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client, process = await a_terminal(house, size=(100, 40))
        screen, stream = a_screen(100, 40)
        stream.feed(await read_until(process, "inscrire"))
        await asyncio.sleep(0.3)
        face = faces(house)[0]
        # Its terminal no longer takes anything: neither its channel nor its socket is read.
        client._transport.pause_reading()
        left_out = 0
        for number in range(600):
            if face.stalled:
                left_out += 1
            face.app.driver.repaint()
            if number % 20 == 0:
                await asyncio.sleep(0.005)
        channel = face._channel
        waiting = channel._channel.get_write_buffer_size()
        waiting += channel._conn._transport.get_write_buffer_size()
        assert left_out > 400
        assert waiting < 65_536
        await house.owner.perform(Register((1,), newcomer=Newcomer("Léa")), FACILITATION)
        await asyncio.sleep(0.2)

        async def watch():
            while data := await process.stdout.read(65536):
                stream.feed(data)

        watching = asyncio.create_task(watch())
        began = time.monotonic()
        client._transport.resume_reading()
        await house.until(lambda: plain(seen(screen)) == plain(seen(meant_by(face.app))))
        assert any("1 / 15" in row for row in screen.display)
        assert time.monotonic() - began < 5
        watching.cancel()
        client.abort()


async def test_the_others_do_not_notice_a_client_that_stops_reading(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        slow, first = await a_terminal(house)
        _, second = await a_terminal(house, key="max")
        await read_until(first, "inscrire")
        screen, stream = a_screen(80, 24)
        stream.feed(await read_until(second, "0 / 15"))
        slow._transport.pause_reading()
        for number in range(30):
            await house.owner.perform(Register((1,), newcomer=Newcomer(f"Personne {number}")), FACILITATION)

        async def watch():
            while not any("15 / 15" in row for row in screen.display):
                data = await second.stdout.read(65536)
                assert data
                stream.feed(data)

        await asyncio.wait_for(watch(), 4)
        slow.abort()


@pytest.mark.parametrize(
    "wild",
    [
        b"\x1b[1114112u\x1b[99999999999999999u",
        b"\x1b[48;0;0;0;0t\x1b[<0;5;5M",
        b"\x1b[200~" + b"x" * 2_000_000,
        b"\x1b[" + b"1;" * 5_000 + b"m",
        bytes(range(256)) * 40,
        b"\x1b[<0;99999;99999M" * 200,
        b"\xff\xfe" * 1_000,
    ],
    ids=["key", "size", "paste", "csi", "bytes", "mouse", "latin"],
)
async def test_wild_input_harms_nobody(tmp_path, wild):
    async with an_ssh_house(tmp_path) as house:
        wild_client, process = await a_terminal(house)
        await read_until(process, "inscrire")
        process.stdin.write(wild)
        _, calm = await a_terminal(house, key="max")
        await read_until(calm, "inscrire")
        calm.stdin.write(b"a")
        await read_until(calm, "Pourquoi")
        calm.stdin.write(b"\x1b")
        wild_client.abort()
        assert not (house.directory / "veillee.log").exists()


async def test_a_flood_of_keys_leaves_the_loop_to_the_others_and_loses_none(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        flooding, process = await a_terminal(house)
        await read_until(process, "inscrire")
        process.stdin.write(b"\x1b[B\x1b[A" * 3_000)
        began = time.monotonic()
        _, calm = await a_terminal(house, key="max")
        await read_until(calm, "inscrire")
        assert time.monotonic() - began < 10
        flooding.abort()


async def test_people_who_vanish_leave_nothing_behind(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        apps = weakref.WeakSet()
        made = VeilleeApp.__init__

        def counted(self, *given, **named):
            made(self, *given, **named)
            apps.add(self)

        VeilleeApp.__init__ = counted
        try:
            for number in range(24):
                client, process = await a_terminal(house)
                if number % 3:
                    # Any page: a line cut after « i » was read comes back to that page.
                    await read_until(process, "aide")
                    process.stdin.write(b"i" if number % 2 else b"q")
                client.abort() if number % 4 else client.close()
            await house.until(lambda: house.reception.present == 0)
        finally:
            VeilleeApp.__init__ = made
        await asyncio.sleep(0.3)
        gc.collect()
        assert len(apps) <= 1
        names = {task.get_coro().__qualname__ for task in asyncio.all_tasks()}
        assert not {name for name in names if "Visit" in name or "MessagePump" in name}, names


async def test_leaving_in_the_middle_of_a_question_loses_nothing_confirmed(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        client, process = await a_terminal(house)
        await read_until(process, "inscrire")
        done = await house.owner.perform(Register((1,), newcomer=Newcomer("Léa")), FACILITATION)
        process.stdin.write(b"i\rZo")
        await asyncio.sleep(0.2)
        client.abort()
        await house.until(lambda: house.reception.present == 0)
        assert [one.id for one in house.owner.durable.all(Participant)] == [done[0].person]


async def test_words_full_of_orders_for_a_terminal_are_harmless_on_everybody_s(tmp_path):
    evil = "\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\u202egnp.exe[@click=app.bell]x[/] " + "e" + "\u0301" * 4_000
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen()
        await screen.shows("inscrire")
        await house.owner.perform(Register((1,), newcomer=Newcomer(evil[:70])), FACILITATION)
        await house.owner.perform(PostReply(evil), FACILITATION)
        screen.type("d")
        await screen.shows("[@click=app.bell]x[/]")
        received = screen.received.decode()
        assert "\x1b]" not in received
        assert "\u202e" not in received
        assert "\u0301" * 9 not in received


async def test_a_connection_that_says_nothing_is_let_go(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        assert house.door._options.login_timeout == 60
        reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
        assert (await reader.readline()).startswith(b"SSH-2.0-Veillee")
        writer.write(b"x" * 70_000 + b"\n")
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)):
            while True:
                await reader.readexactly(1)
        writer.close()


def test_what_is_private_in_asyncssh_is_as_we_know_it():
    made = inspect.getsource(asyncssh.SSHServerConnection.__mro__[1])
    for name in (
        "_kexinit_sent",
        "_client_kexinit",
        "_cmp_algs",
        "_enc_alg_sc",
        "_client_version",
        "_recv_version",
        "_compressor",
        "_send",
    ):
        assert f"self.{name}" in made or f"def {name}" in made, name
    assert "send_packet(MSG_IGNORE, String(b''))" in made
    assert b"zlib@openssh.com" in compression._cmp_compressors
    assert "_process_env_request" in vars(asyncssh.SSHServerChannel)
    assert asyncssh.__version__.startswith("2.")
