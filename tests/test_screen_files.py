"""Files of this machine, by keys: pages published, everything exported, the manifesto kept as a file."""

from pathlib import Path

import pytest
from house import a_series, registered
from memory_commons import do
from screens import flat_text_of, on_screen, press, type_in

from models.acts.manifesto import AddArticle
from models.people import Actor, Role


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def a_session(language="fr"):
    session = a_series(language)
    do(session.house.reading, AddArticle("Réparer", "Nous réparons."), now=session.now)
    return session


async def at_files(pilot):
    pilot.app.screen.open("files")
    await pilot.pause()


async def test_the_settings_lead_to_the_files():
    async with on_screen(a_session()) as pilot:
        pilot.app.screen.open("settings")
        await pilot.pause()
        await press(pilot, "f")
        assert "Publier des pages web dans un dossier" in flat_text_of(pilot)


async def test_pages_are_published_by_a_key_and_again_without_a_change(tmp_path):
    async with on_screen(a_session()) as pilot:
        await at_files(pilot)
        await press(pilot, "p", "enter")
        assert "fichiers écrits dans" in flat_text_of(pilot)
        assert b"Nous r\xc3\xa9parons" in (tmp_path / "veillee-pages" / "manifeste.html").read_bytes()
        await press(pilot, "p", "enter")
        assert "Rien n’a changé dans" in flat_text_of(pilot)


async def test_the_manifesto_is_kept_for_a_word_processor_and_never_over_a_file(tmp_path):
    async with on_screen(a_session()) as pilot:
        await at_files(pilot)
        await press(pilot, "m", "enter", "enter")
        assert (tmp_path / "manifeste.odt").read_bytes().startswith(b"PK")
        await press(pilot, "m", "enter", "enter")
        assert "existe déjà" in flat_text_of(pilot)


async def test_a_directory_of_somebody_elses_is_left_alone_and_said(tmp_path):
    (tmp_path / "veillee-pages").mkdir()
    (tmp_path / "veillee-pages" / "index.html").write_text("à moi")
    async with on_screen(a_session()) as pilot:
        await at_files(pilot)
        await press(pilot, "p", "enter")
        assert "n’a pas été publié d’ici ; rien n’a été écrit" in flat_text_of(pilot)
    assert (tmp_path / "veillee-pages" / "index.html").read_text() == "à moi"


async def test_everything_is_exported_by_a_key(tmp_path):
    async with on_screen(a_session("en")) as pilot:
        await at_files(pilot)
        await press(pilot, "e", "enter")
        assert "files in" in flat_text_of(pilot)
    assert Path("veillee-export/manifeste.odt").exists()


async def test_a_participant_keeps_the_manifesto_and_publishes_nothing():
    session = a_session()
    (ana,) = registered(session, "Ana")
    from dataclasses import replace

    session = replace(session, actor=Actor(Role.PARTICIPANT, ana))
    async with on_screen(session) as pilot:
        await at_files(pilot)
        said = flat_text_of(pilot)
        assert "Le manifeste, dans un fichier" in said and "Publier" not in said
        await press(pilot, "p")
        assert not Path("veillee-pages").exists()


async def test_from_afar_nothing_is_written_on_the_machine_of_the_series():
    async with on_screen(a_session()) as pilot:
        pilot.app.writes_here = False
        await at_files(pilot)
        assert "par une commande" in flat_text_of(pilot)
        await type_in(pilot, "pme")
        assert list(Path().iterdir()) == []
