"""What no machine makes vary, over real ssh: a first visit's bytes, and nothing at all while idle."""

import asyncio
import time

import pytest

from bench import ssh_people
from bench.process import wake_ups
from bench.rows import ssh
from bench.series import Place, make_series
from bench.ssh_series import furnished

pytestmark = pytest.mark.ssh
SCREENS = ("", "s", "m", "m\r", "me", "c", "d", "?")
QUIET = 1.5


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("bench"), True, None)
    make_series(place.series)
    return furnished(place)


async def test_a_whole_first_visit_takes_less_than_twenty_kilobytes_on_the_wire(series, monkeypatch):
    monkeypatch.setattr(ssh_people, "SETTLED", 0.03)
    async with ssh_people.served(series.directory) as server:
        found = await ssh._visit(server, series)
    assert found.measured, found.note
    assert found.kept, found


async def test_a_server_whose_visits_do_nothing_sends_no_byte_and_never_wakes_up(series):
    async with ssh_people.served(series.directory) as server:
        people = [await ssh._come(server, key) for key in series.keys[: len(SCREENS)]]
        for one, way in zip(people, SCREENS, strict=True):
            await one.press(*(key.encode() for key in way))

        def counted():
            return wake_ups(server.pid), *(one.payload for one in people)

        deadline, before = time.monotonic() + 30, None
        while (now := counted()) != before:
            assert time.monotonic() < deadline, (before, now)
            before = now
            await asyncio.sleep(QUIET)
        for one in people:
            await one.leave()
