"""After hundreds of connections, of every kind and every way to leave, nothing is left of them."""

import asyncio
import ctypes
import gc
import os
import weakref
from contextlib import suppress
from pathlib import Path

import pytest
from ssh_house import an_ssh_house
from test_door_ssh_wire import a_terminal

from tui.app import VeilleeApp
from tui.doors.limits import Tempo

pytestmark = pytest.mark.ssh
LONG = os.environ.get("VEILLEE_LONG") == "1"
CONNECTIONS = 500 if LONG else 60
GROWTH_KB = 6_000
"""Seven apps that stayed: one alone is 900 kB."""
TOGETHER = 4


def resident_kb():
    status = Path("/proc/self/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def descriptors():
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


async def a_screen(house, number):
    client, process = await a_terminal(house, key=f"k{number % 3}")
    await asyncio.wait_for(process.stdout.readexactly(600), 8)  # wherever the person with that key was
    process.stdin.write((b"q", b"i\rZo", b"d", b"\x1b[200~x", b"k")[number % 5])
    client.abort() if number % 2 else client.close()
    await client.wait_closed()


async def lines(house, number):
    client = await house.asyncssh(f"k{number % 3}")
    process = await client.create_process()
    await asyncio.wait_for(process.stdout.readuntil("quitter."), 8)
    if number % 2:
        process.stdin.write("quitter\n")
        await process.wait()
    client.abort()
    await client.wait_closed()


async def a_command(house, number):
    client = await house.asyncssh(f"k{number % 3}")
    done = await client.run(("ateliers", "dansons", "contributions")[number % 3])
    assert done.exit_status in (0, 2)
    client.close()
    await client.wait_closed()


async def half_open(house, number):
    reader, writer = await asyncio.open_connection("127.0.0.1", house.port)
    await reader.readline()
    writer.write((b"SSH-2.0-x\r\n", b"GET / HTTP/1.1\r\n\r\n", b"", b"\x00" * 300)[number % 4])
    await asyncio.sleep(0.02)
    writer.close()


WAYS = (a_screen, lines, a_screen, a_command, half_open)


async def several(house, first, count):
    for number in range(first, first + count, TOGETHER):
        await asyncio.gather(*(WAYS[one % len(WAYS)](house, one) for one in range(number, number + TOGETHER)))
    await house.until(lambda: house.reception.present == 0 and len(house.reception._queue) == 0, 20)
    await asyncio.sleep(0.5)
    gc.collect()
    with suppress(AttributeError):  # what the allocator keeps for later is no leak (malloc_trim(3))
        ctypes.CDLL(None).malloc_trim(0)


async def test_nothing_is_left_of_people_who_came_and_went(tmp_path, monkeypatch):
    apps, made = weakref.WeakSet(), VeilleeApp.__init__

    def counted(self, *given, **named):
        made(self, *given, **named)
        apps.add(self)

    monkeypatch.setattr(VeilleeApp, "__init__", counted)
    async with an_ssh_house(tmp_path) as house:
        house.reception._tempo = Tempo(10_000, 10_000.0)  # they all come from one address
        await several(house, 0, 100 if LONG else 20)
        tasks, files, memory = len(asyncio.all_tasks()), descriptors(), resident_kb()
        await several(house, 0, CONNECTIONS)
        grown = resident_kb() - memory
        print(
            f"{CONNECTIONS} connections: {len(apps)} apps, {len(asyncio.all_tasks()) - tasks:+} tasks,",
            end=" ",
        )
        print(f"{descriptors() - files:+} descriptors, {grown:+} kB")
        assert len(apps) <= 1
        assert len(asyncio.all_tasks()) <= tasks
        assert descriptors() <= files
        assert not house.reception._visits
        assert grown < GROWTH_KB
