"""What people type, as bad as it comes, through the real program: kept as typed, or refused in a sentence."""

import re
import subprocess
from pathlib import Path

import pytest
from real import BUG, House, environment

from bench.pty_program import Program

ORDERS = "Ni\x1b[2J\x1b]0;titre\x07\x1b]52;c;aGVsbG8=\x07\x9b31m\x08\x7f\u202en\u2066a"
"""Clears a screen, names a window, fills a clipboard, turns letters round."""
LEFT = "Ni[2J]0;titre]52;c;aGVsbG8=31mna"
"""What stays is only words."""
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MARKUP = "[b]Zoé[/b] [@click=app.bell]x[/] {x} %s $x"
HOME = "Le numérique est politique"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("words") / "serie")
    house.makes_series()
    return house


FIELDS = (
    ("inscrire", "1", "--aux-trois", "oui", "--pour", "{}"),
    ("inscrire", "2", "--aux-trois", "oui", "--pour", "Lou", "--tiers-lieu", "{}", "--contact", "{}"),
    ("personne", "renommer", "Lou", "{}"),
    ("contribuer", "1", "{}"),
    ("theme", "creer", "{}"),
    ("article", "ajouter", "{}", "--texte", "{}"),
    ("discussion", "repondre", "{}"),
    ("visio", "1", "https://visio.example/{}"),
    ("atelier", "ajouter", "{}"),
    ("reporter", "1", "mardi 9 mai 2028 11h", "--motif", "{}"),
    ("reglages", "contact_animation={}"),
)
READING = (
    ("ateliers",),
    ("annonce",),
    ("inscriptions", "1"),
    ("inscriptions", "1", "--csv"),
    ("personnes",),
    ("contributions",),
    ("manifeste", "--format", "md"),
    ("manifeste", "--format", "txt"),
    ("discussion",),
    ("agenda",),
    ("message", "report", "1"),
    ("reglages",),
)


def test_no_field_keeps_a_sign_that_a_terminal_obeys(house: House) -> None:
    for words in FIELDS:
        said = house.does(*(word.format(ORDERS) for word in words))
        assert not OBEYED.search(said.out + said.err), words
    for path in house.directory.iterdir():
        if path.is_file():
            # Escaped in JSON, or as it is: neither.
            kept = path.read_text("utf-8")
            assert not OBEYED.search(kept)
            assert not re.search(r"\\u00[0189]|\\u20[26]|\\x1b", kept)
    for words in READING:
        said = house.does(*words)
        assert not OBEYED.search(said.out.replace("\r\n", "\n") + said.err), words
    assert LEFT in house.does("inscriptions", "1").out


def test_no_refusal_repeats_a_sign_that_a_terminal_obeys(house: House) -> None:
    for words in (
        (ORDERS,),
        ("sondage", ORDERS),
        ("inscrire", "1", "--pour", ORDERS, "--aux-trois", ORDERS),
        ("reporter", "1", ORDERS, "--motif", "x"),
        ("importer", ORDERS, "--atelier", "2"),
        ("restaurer", ORDERS),
        ("ateliers", f"--{ORDERS}"),
        ("reglages", f"{ORDERS}=1"),
        ("reglages", f"places={ORDERS}"),
        ("contributions", ORDERS),
    ):
        said = house.says(*words)
        assert said.code in (1, 2), words
        assert not OBEYED.search(said.out + said.err), words


NAMES = ("x" * 10_000, "é" * 10_000, "\n" * 10_000, "", "   ", "\u200b", "\x1b")


def test_a_name_that_is_empty_or_endless_is_refused_in_a_sentence(house: House) -> None:
    before = house.tells("personnes")
    for name in NAMES:
        said = house.says("inscrire", "1", "--aux-trois", "oui", "--pour", name)
        assert (said.code, said.out) == (1, ""), name[:10]
        assert 10 < len(said.err) < 400
    assert house.tells("personnes") == before


def test_endless_words_are_refused_in_every_field(house: House) -> None:
    for words in FIELDS:
        # Replies and articles may be that long.
        said = house.says(*(word.format("x" * 10_001) for word in words))
        assert said.code == 1, words
        assert 10 < len(said.err) < 600, words
    said = house.says("article", "ajouter", "Titre", stdin="x" * 1_000_000)
    assert said.code == 1
    assert 10 < len(said.err) < 600


def test_markup_and_templates_are_words_like_others_on_every_face(house: House) -> None:
    house.does("contribuer", "1", MARKUP)
    house.does("inscrire", "1", "--aux-trois", "oui", "--pour", MARKUP)
    assert MARKUP in house.contributions()
    assert MARKUP in [one["nom"] for one in house.tells("inscriptions", "1")]
    assert MARKUP in house.does("contributions").out
    assert MARKUP in house.says("--lignes", stdin="contributions\nlire par dim\nles deux\n").out
    with Program(house.command()) as screen:
        screen.until(lambda: HOME in screen.text)
        screen.settle()
        screen.press("c")
        screen.until(lambda: MARKUP in " ".join(screen.text.split()))


def test_bytes_that_are_not_text_are_read_as_text_all_the_same(tmp_path: Path) -> None:
    house = House(tmp_path / "serie")
    house.makes_series()
    for face in (("--lignes",), ("article", "ajouter", "Titre")):
        done = subprocess.run(
            house.command(*face),
            input=b"\xff\xfe\x00caf\xe9\n\x80\n",
            capture_output=True,
            env=environment(),
            check=False,
        )
        assert done.returncode in (0, 1)
        assert BUG.encode() not in done.stderr
    assert all(not OBEYED.search(one["texte"]) for one in house.tells("manifeste")["articles"])
