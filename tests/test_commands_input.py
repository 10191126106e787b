"""What is typed badly, and what is asked at a terminal."""

from io import StringIO
from typing import Any

import pytest
from commands_desk import Desk
from house import a_series
from memory_commons import MemoryCommons

from tui.commands.run import run_command


@pytest.fixture
def desk() -> Desk:
    desk = Desk(a_series())
    desk.must("inscrire tous --pour Zoé")
    desk.must("inscrire 1 --pour 張偉")
    desk.must("creneau 2 proposer --nombre 3")
    return desk


class Typing(StringIO):
    """A terminal with somebody at it."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_the_first_date_is_asked_and_enter_takes_the_next_commun_lundi() -> None:
    for typed, start in (
        ("\n", "2028-04-18T11:00:00+02:00"),
        ("2 mai 2028 11h\n", "2028-05-02T11:00:00+02:00"),
    ):
        session = a_series()
        house: Any = session.house
        house.reading = MemoryCommons()
        desk = Desk(session)
        err = Typing()
        assert run_command(["init"], desk._open, Typing(typed), StringIO(), err, {}) == 0
        assert "mardi 18 avril 2028, 11h" in err.getvalue()
        assert desk.json("ateliers")[0]["debut"] == start
        assert len(desk.json("ressources")) > 10


def test_erasing_oneself_is_confirmed_at_a_terminal(desk: Desk) -> None:
    words = ["mes-donnees", "effacer", "--pour", "Zoé"]
    assert run_command(words, desk._open, Typing("\n"), StringIO(), Typing(), {}) == 0
    assert len(desk.json("personnes")) == 2
    assert run_command(words, desk._open, Typing("oui\n"), StringIO(), Typing(), {}) == 0
    assert len(desk.json("personnes")) == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["inscrire", "9", "--pour", "Bo"], 1),
        (["inscrire", "un", "--pour", "Bo"], 1),
        (["inscrire", "1", "--pour", ""], 1),
        (["inscrire", "1", "--pour", "\u200b\u00a0"], 1),
        (["inscrire", "1", "--pour", "x" * 10_000], 1),
        (["inscrire", "1", "--pour", "Bo", "--fuseau", "../../etc/passwd"], 1),
        (["personne", "renommer", "p1", "\x1b\x07"], 1),
        (["contribuer", "1", "x" * 281], 1),
        (["creneau", "2", "proposer", "--nombre", "1000000"], 2),
        (["creneau", "2", "proposer", "--nombre", "-1"], 2),
        (["place", "capacite", "1", "0"], 1),
        (["place", "deplacer", "1", "Zoé", "premier", "--motif", "x"], 2),
        (["reglages", "places=beaucoup"], 1),
        (["reglages", "inconnu=1"], 1),
        (["reglages", "places"], 2),
        (["fixer"], 2),
        (["fixer", "2"], 2),
        (["dates", "--ateliers", "2"], 2),
        (["dates", "--ateliers", "2,9"], 1),
        (["message", "veille", "9"], 1),
        (["article", "deplacer", "a1", "3"], 1),
        (["theme", "deplacer", "nimporte", "c1"], 1),
        (["importer", "/nulle/part.csv", "--atelier", "2"], 1),
        (["importer", "/", "--atelier", "2"], 1),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_bad_input_is_one_clear_sentence_and_changes_nothing(
    desk: Desk, words: list[str], code: int, language: str
) -> None:
    before = [desk.must(f"{line} --json").out for line in ("ateliers", "personnes", "sondage 2", "reglages")]
    said = desk.gives([*words, "--json", "--langue", language])
    assert (said.code, said.out) == (code, "")
    assert 0 < len(said.err.strip()) < 500
    after = [desk.must(f"{line} --json").out for line in ("ateliers", "personnes", "sondage 2", "reglages")]
    assert after == before
