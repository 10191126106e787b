"""Files by lines: pages published, the manifesto kept for a word processor or as a page."""

import asyncio
from io import BytesIO
from pathlib import Path

from house import a_series
from lines import Script, lines_of
from memory_commons import do
from odf.opendocument import load
from odf.text import H

from models.acts.manifesto import AddArticle
from tui.linear.talk import talk
from tui.session import Session


def a_session() -> Session:
    session = a_series()
    do(session.house.reading, AddArticle("Réparer d’abord", "Nous réparons."), now=session.now)
    return session


def at_home(session: Session, folder: Path, typed: str) -> str:
    wire = Script(lines_of(typed))
    assert asyncio.run(talk(session, wire, {"PWD": str(folder)})) == 0
    return wire.said.replace("\u00a0", " ")


def test_pages_are_published_in_a_directory_and_published_again_without_a_change(tmp_path):
    session = a_session()
    said = at_home(session, tmp_path, "9|fichiers|publier|www|quitter")
    assert "fichiers écrits dans " in said
    assert "Les noms n’y sont pas, sauf signatures." in said
    assert "Nous réparons." in (tmp_path / "www" / "manifeste.html").read_text("utf-8")
    assert "Rien n’a changé dans " in at_home(session, tmp_path, "9|fichiers|publier|www|quitter")


def test_the_manifesto_is_kept_for_a_word_processor_to_the_byte(tmp_path):
    at_home(a_session(), tmp_path, "9|fichiers|manifeste, le garder pour un|m.odt|quitter")
    (heading,) = load(BytesIO((tmp_path / "m.odt").read_bytes())).text.getElementsByType(H)
    assert str(heading) == "1. Réparer d’abord"


def test_the_manifesto_is_kept_as_a_page(tmp_path):
    at_home(a_session(), tmp_path, "9|fichiers|manifeste, le garder en page|m.html|quitter")
    assert "1. Réparer d’abord" in (tmp_path / "m.html").read_text("utf-8")
