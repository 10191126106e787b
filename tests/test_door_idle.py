"""A visit in which nothing happens wakes nobody up, and one that has ended neither."""

import asyncio

from ssh_house import an_ssh_house
from test_door_ssh_wire import a_terminal, read_until

from tui.doors.visit import LONGEST_SILENCE


def awaited(loop):
    """Of our own timers, those that will ring before a visit without a key ends."""
    return [
        one
        for one in loop._scheduled
        if not one.cancelled()
        and one.when() - loop.time() < LONGEST_SILENCE - 60
        and getattr(one._callback, "__module__", "").startswith(("tui.", "data."))
    ]


async def settled(loop):
    """What a coming or a going sets in motion is over: others have been told who is here."""
    await asyncio.sleep(1.3)


async def test_a_visit_in_which_nothing_happens_has_no_timer_for_half_a_day(tmp_path):
    loop = asyncio.get_running_loop()
    async with an_ssh_house(tmp_path) as house:
        client, process = await a_terminal(house)
        await read_until(process, "inscrire")
        await settled(loop)
        assert awaited(loop) == []
        client.abort()


async def test_a_connection_that_has_ended_leaves_no_timer(tmp_path):
    loop = asyncio.get_running_loop()
    async with an_ssh_house(tmp_path) as house:
        client, process = await a_terminal(house)
        await read_until(process, "inscrire")
        client.abort()
        await house.until(lambda: not house.reception.present)
        await settled(loop)
        assert awaited(loop) == []
        without = await house.asyncssh()
        without.abort()
        await house.until(lambda: not awaited(loop))
