"""A copy by keys: its sign on the home, what waits, giving it back; on the server, receiving a file."""

from pathlib import Path

import pytest
from copies import HOST, OnTheRoad, Server
from house import FixedClock
from screens import NARROW, WIDE, flat_text_of, on_screen, press

from data.ssh_client import UNATTENDED
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle
from models.acts.thread import PostReply
from models.contribution import Contribution
from models.people import FACILITATION, Role
from models.replica import waiting
from tui.i18n import Translator


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OnTheRoad:
    monkeypatch.chdir(tmp_path)
    server = Server(tmp_path / "serveur", FixedClock())
    maelle = server.knows("Maëlle", Role.FACILITATION)
    made = OnTheRoad(tmp_path / "copie", server, maelle, "une")

    def ask(host: str, words: tuple[str, ...], given: bytes, options: tuple[str, ...]) -> bytes:
        # Over a screen, ssh would fight for the keys: it must not ask anything.
        assert options == UNATTENDED
        return bytes(server.line(maelle.key)(host, given))

    monkeypatch.setattr("tui.copying.ask", ask)
    made.does(Contribute(1, "Réparer"))
    return made


async def test_the_home_of_a_copy_says_of_what_and_how_much_waits(copy: OnTheRoad) -> None:
    async with on_screen(copy.session()) as pilot:
        assert f"Copie de {HOST}, lundi 3 avril · 1 acte en attente" in flat_text_of(pilot)


async def test_what_waits_is_given_back_by_a_key(copy: OnTheRoad) -> None:
    async with on_screen(copy.session()) as pilot:
        pilot.app.screen.open("copy")
        await pilot.pause()
        assert "o1 : la contribution (Réparer)" in flat_text_of(pilot)
        await press(pilot, "v", "enter")
        for _ in range(50):
            await pilot.pause(0.02)
            if "1 acte fait." in flat_text_of(pilot):
                break
        assert "1 acte fait. La copie est à jour" in flat_text_of(pilot)
    assert [one.text for one in copy.server.reading.all(Contribution)] == ["Réparer"]
    assert waiting(copy.reading) == ()


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_articles_and_replies_that_wait_say_so(copy: OnTheRoad, size: tuple[int, int]) -> None:
    copy.does(AddArticle("Outils", "Réparer."))
    copy.does(PostReply("Je viendrai."))
    async with on_screen(copy.session(), size) as pilot:
        await press(pilot, "m")
        assert "brouillon, en attente" in flat_text_of(pilot)
        await press(pilot, "escape", "d")
        assert flat_text_of(pilot).count("en attente") == 1


async def test_an_act_is_taken_back_after_a_yes(copy: OnTheRoad) -> None:
    async with on_screen(copy.session(), NARROW) as pilot:
        pilot.app.screen.open("copy")
        await pilot.pause()
        await press(pilot, "x")
        assert "Retirer o1" in flat_text_of(pilot)
        await press(pilot, "enter")
        await pilot.pause()
    assert waiting(copy.reading) == ()
    assert copy.reading.all(Contribution) == ()


async def test_a_file_leaves_by_a_key_and_is_received_on_the_server_after_a_yes(copy: OnTheRoad) -> None:
    async with on_screen(copy.session()) as pilot:
        pilot.app.screen.open("copy")
        await pilot.pause()
        await press(pilot, "f", "enter")
        assert "1 acte en attente dans" in flat_text_of(pilot)
    async with on_screen(copy.server.session(FACILITATION)) as pilot:
        pilot.app.screen.open("files")
        await pilot.pause()
        await press(pilot, "c", "enter")
        assert "o1 : la contribution (Réparer)" in flat_text_of(pilot)
        await press(pilot, "enter")
        assert "1 acte fait." in flat_text_of(pilot)
    assert [one.text for one in copy.server.reading.all(Contribution)] == ["Réparer"]


async def test_a_damaged_file_is_said_and_nothing_is_done(copy: OnTheRoad, tmp_path: Path) -> None:
    (tmp_path / "veillee-retour.jsonl").write_bytes(copy.stick()[:-3])
    session = copy.server.session(FACILITATION).in_language(Translator("en"))
    async with on_screen(session) as pilot:
        pilot.app.screen.open("files")
        await pilot.pause()
        await press(pilot, "c", "enter")
        assert "The file stops before its end" in flat_text_of(pilot)
    assert copy.server.reading.all(Contribution) == ()
