"""What a visit over a real ssh costs, as its door has counted it."""

import json

import pytest
from ssh_house import an_ssh_house

pytestmark = pytest.mark.ssh


async def test_a_connection_counts_its_line_both_ways_and_what_compression_made_of_it(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        screen = await house.screen()
        await screen.shows("m’inscrire")
        screen.type("a")
        await screen.shows("Pourquoi")
        (meter,) = house.session.meter.all._open
        traffic = meter.traffic(house.session.now)
        # What a terminal shows is counted to the byte, before compression and encryption.
        assert traffic.sent == len(screen.received)
        assert traffic.received == len("a")
        assert traffic.wire.given > traffic.sent
        assert traffic.wire.made < traffic.wire.given / 2
        assert traffic.wire.sent > traffic.wire.made and traffic.wire.received > 500
        screen.type("q")
        assert await screen.ends() == 0


async def test_a_visitor_reads_what_their_own_visit_costs_and_its_share_of_the_server(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        screen = await house.screen(size=(80, 40))
        await screen.shows("m’inscrire")
        screen.type("r")
        await screen.shows("Ce que cela coûte")
        screen.type("c")
        await screen.shows("Sur la ligne, chiffrement et poignée de main compris", "Dont le terminal")
        assert "Zoé" not in screen.text


async def test_sessions_that_follow_each_other_are_one_visit_and_all_are_counted(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        first = await house.ssh("ateliers")
        again = await house.ssh("annonce")
        other = await house.ssh("ateliers", key="ana")
        assert (first.code, again.code, other.code) == (0, 0, 0)
        await house.until(lambda: house.reception.present == 0)
        said = await house.ssh("sobriete", "--json")
        found = json.loads(said.out)
        assert found["ensemble"]["sessions"] == 3
        shown = sum(len((one.out + one.err).encode()) for one in (first, again, other))
        assert found["ensemble"]["envoyes"] >= shown
        assert found["ensemble"]["ligne_envoyes"] > 3_000
        assert house.session.meter.all.whole(house.session.now).sessions >= 3


async def test_nobody_s_connection_is_held_by_what_was_counted(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        screen = await house.screen()
        await screen.shows("m’inscrire")
        (meter,) = house.session.meter.all._open
        screen.type("q")
        assert await screen.ends() == 0
        await house.until(lambda: house.reception.present == 0)
        assert meter.wire is None and not house.session.meter.all._open
