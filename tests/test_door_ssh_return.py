"""Coming back over SSH after a cut line: one's place, one's words, and nobody else's."""

import asyncio
import shutil

import pytest
from ssh_house import an_ssh_house

from models.thread import Reply
from models.visits import Visit

pytestmark = [
    pytest.mark.ssh,
    pytest.mark.skipif(shutil.which("ssh") is None, reason="there is no ssh here"),
]


SAID = "Nous avons une salle\n!"


async def test_a_client_that_is_killed_finds_its_place_and_its_words_again(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Max") as house:
        await house.known("Zoé", "zoe")
        await house.known("Max", "max")
        screen = await house.screen()
        await screen.shows("Vous êtes Zoé")
        await screen.goes(("d", "écrire la première réponse"), ("r", "Votre réponse"))
        await screen.goes(("Nous avons une salle\r", "Nous avons une salle"))
        await house.cut(screen)
        other = await house.screen(key="max")
        await other.shows("Vous êtes Max", "Discussion")
        assert "salle" not in other.received.decode()
        again = await house.screen(size=(40, 20), LANG="en_GB.UTF-8")
        await again.shows("Your reply", "Nous avons une salle", "You were here")
        again.type("!\x0f")
        await again.shows("Nous avons une salle", "Discussion")
        await house.until(lambda: [one.text for one in house.owner.durable.all(Reply)] == [SAID])
        assert not list(tmp_path.glob("serie/textes*"))


async def test_who_leaves_by_q_comes_back_to_the_home(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await house.known("Zoé", "zoe")
        screen = await house.screen()
        await screen.shows("Vous êtes Zoé")
        await screen.goes(("d", "écrire la première réponse"))
        screen.type("q")
        assert await screen.ends() == 0
        again = await house.screen()
        await again.shows("Vous êtes Zoé", "Manifeste")
        assert "Vous étiez ici" not in again.text


async def test_without_a_key_nothing_waits_for_anybody(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen(key=None)
        await screen.shows("m’inscrire")
        await screen.goes(("i\r", "Votre nom"), ("Lou", "Lou"))
        await house.cut(screen)
        again = await house.screen(key=None)
        await again.shows("m’inscrire")
        assert "Lou" not in again.text


async def test_a_visitor_s_registration_waits_for_the_same_key(tmp_path):
    async with an_ssh_house(tmp_path) as house:
        screen = await house.screen()
        await screen.shows("m’inscrire")
        await screen.goes(("i\r", "Votre nom"), ("Lou\r", "Pour quels ateliers"))
        await screen.goes(("\r", "venir aux trois"), ("\r", "Un contact ?"), ("lou@exa", "lou@exa"))
        await house.cut(screen)
        other = await house.screen(key="max")
        await other.shows("m’inscrire")
        again = await house.screen()
        await again.shows("Un contact ?", "lou@exa", "Vous étiez ici")
        await again.goes(("\r", "Un tiers-lieu ?"), ("\r", "Quelle heure"), ("\r", "partagé"))
        await again.goes(("\r", "C’est enregistré pour Lou"))


async def test_a_long_text_by_lines_waits_for_its_person(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await house.known("Zoé", "zoe")
        first = await house.ssh(stdin="6\nRépondre\nPremière ligne\n", options=("-T",))
        assert "il vous attend ici" in first.out
        again = await house.ssh(stdin="6\nRépondre\n", options=("-T",))
        assert "Vous étiez ici" in again.out
        assert "Première ligne" in again.out


async def test_leaving_marks_the_visit_once_the_last_terminal_has_gone(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        zoe = await house.known("Zoé", "zoe")
        one, two = await house.screen(), await house.screen()
        for each in (one, two):
            await each.shows("Vous êtes Zoé")
        assert len(house.session.house.presences.all) == 1
        one.type("q")
        assert await one.ends() == 0
        await asyncio.sleep(0.1)
        assert house.owner.durable.find(Visit, zoe) is None
        two.process.kill()
        await house.until(lambda: house.owner.durable.find(Visit, zoe) is not None)
        assert house.session.house.presences.all == ()


async def test_somebody_erased_leaves_nothing_in_memory_either(tmp_path):
    from models.acts.people import EraseMyData
    from models.people import FACILITATION

    async with an_ssh_house(tmp_path, "Zoé") as house:
        zoe = await house.known("Zoé", "zoe")
        screen = await house.screen()
        await screen.shows("Vous êtes Zoé")
        await screen.goes(("c", "noter des idées"), ("a", "Quelle idée"), ("Un secret", "Un secret"))
        await house.cut(screen)
        living = house.session.house
        assert living.leavings.of_people(house.session.now)
        await living.perform(EraseMyData(zoe), FACILITATION)
        assert not living.leavings.of_people(house.session.now)
        assert house.owner.durable.find(Visit, zoe) is None


async def test_who_comes_and_goes_costs_those_who_watch_a_row_and_nothing_more(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé", "Max") as house:
        await house.known("Zoé", "zoe")
        await house.known("Max", "max")
        watching = await house.screen()
        await watching.shows("Vous êtes Zoé")
        other = await house.screen(key="max")
        await other.shows("Vous êtes Max")
        await watching.shows("Ici aussi : Max")
        before = len(watching.received)
        other.type("d")
        await watching.shows("Ici aussi : Max (discussion)")
        assert len(watching.received) - before < 200
        await asyncio.sleep(1.2)
        before = len(watching.received)
        for key in ("o", "\x1b", "o", "\x1b"):
            other.type(key)
            await asyncio.sleep(0.2)
        await asyncio.sleep(2.0)
        assert len(watching.received) - before < 400
        before = len(watching.received)
        await asyncio.sleep(2.0)
        assert len(watching.received) == before
        assert not house.session.house.presences._timers


async def test_many_visits_leave_nothing_behind(tmp_path):
    async with an_ssh_house(tmp_path, "Zoé") as house:
        await house.known("Zoé", "zoe")
        living = house.session.house
        client = await house.asyncssh()
        for round in range(12):
            process = await client.create_process(term_type="xterm", term_size=(80, 24), encoding=None)
            await process.stdout.read(1024)
            process.stdin.write(b"d" if round % 2 else b"q")
            process.close()
            await process.wait_closed()
        client.close()
        await house.until(lambda: house.reception.present == 0 and not living._endings)
        assert living.presences._entries == {}
        assert living.presences._watchers == []
        assert len(living.leavings.of_people(house.session.now)) <= 1
