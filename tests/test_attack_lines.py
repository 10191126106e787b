"""What people type, paste or send by mistake stops no conversation, and is taken for nothing else."""

import os
import pty
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from house import a_series, registered
from lines import lines_of, told
from real import BUG, ROOT, VEILLEE, House, environment

from models import lookup, waiting

LONG = "9" * 5000


@pytest.mark.parametrize("typed", [LONG, "2|" + LONG, "7|" + LONG, "2|4|Zoé|" + LONG, "²", "-1", "1e3"])
def test_a_number_that_is_none_stops_no_conversation(typed: str) -> None:
    assert told(a_series(), *lines_of(typed), "quitter").endswith("Au revoir.\n")


def test_as_many_slots_as_one_can_type_figures_are_refused() -> None:
    session = a_series()
    said = told(session, *lines_of(f"3|1|5|1||{LONG}|².|2|quitter"))
    assert said.count("Erreur : tapez un nombre de 1 à 30.") == 2
    assert len(lookup.poll(session.commons, 2).slots) == 2


@pytest.mark.parametrize("word", ["retour", "back", ".retour"])
def test_nobody_is_shut_in_the_search_for_a_name(word: str) -> None:
    session = a_series()
    registered(session, "Zoé")
    said = told(session, *lines_of(f"3|1|5|1||2|retour|1|{word}|retour|quitter"))
    assert said.endswith("Au revoir.\n")


def test_a_name_that_is_a_command_can_still_be_found() -> None:
    session = a_series()
    registered(session, "Retour")
    said = told(session, *lines_of("3|1|5|1||2|retour|1|retour|on|.quitter"))
    assert "pour Retour" in said


def test_slots_are_proposed_from_the_day_that_was_typed_as_by_the_command() -> None:
    session = a_series()
    told(session, *lines_of("3|1|5|1|lundi 15 mai 2028|1|quitter"))
    assert [slot.day.isoformat() for slot in lookup.poll(session.commons, 2).slots] == ["2028-05-15"]


def test_answers_given_one_by_one_are_said_to_be_saved_when_one_leaves_them() -> None:
    session = a_series()
    registered(session, "Zoé")
    said = told(session, *lines_of("3|1|5|1||3|retour|1|zoé||o|retour|quitter"))
    assert "Fait : réponses enregistrées, sondage 2, pour Zoé" in said


def test_an_empty_list_says_that_it_is_empty() -> None:
    assert "Dimension : individuelle\nVide : rien" in told(a_series(), *lines_of("4|1|1|quitter"))


def test_a_refusal_in_a_conversation_quotes_no_command_of_the_shell() -> None:
    from models.refusals import AlreadyThere, NobodyNamed, NoSeries, Unknown
    from tui.i18n import Translator
    from tui.sentences import LONGEST_QUOTE, sentence

    t = Translator()
    for refusal in (Unknown("article", "a9"), NobodyNamed(), AlreadyThere(), NoSeries()):
        assert "veillee" not in sentence(refusal, t, "Europe/Paris")
    assert len(sentence(Unknown("article", "x" * 10_000), t, "Europe/Paris")) < LONGEST_QUOTE + 40


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_text_in_hand_is_never_half_kept_when_the_line_goes(tmp_path: Path, number: signal.Signals) -> None:
    house = House(tmp_path / "data")
    house.makes_series()
    master, slave = pty.openpty()
    env = environment(TERM="dumb", VEILLEE_DATA=str(house.directory))
    person = subprocess.Popen(VEILLEE, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=ROOT)
    os.close(slave)
    _read_until(master, "quitter.")
    for line in ("5", "1", "Outils"):
        os.write(master, f"{line}\n".encode())
    _read_until(master, "un seul point")
    os.write(master, b"Une ligne.\n.aide\n")
    _read_until(master, ".quitter.")
    person.send_signal(number)
    said = _read_until(master, "au revoir.")
    assert person.wait(timeout=10) == 0
    os.close(master)
    assert "n’a pas été enregistré" in said and BUG not in said
    assert house.tells("manifeste", "--format", "json")["articles"] == []


def test_stdin_that_is_no_text_ends_politely(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    house.makes_series()
    for content in (b"\0" * 1000, bytes(range(256)) * 40, b"\xff\xfe\n", b"x" * 300_000):
        done = subprocess.run(
            [*VEILLEE, "--lignes", "--donnees", str(house.directory)],
            input=content,
            capture_output=True,
            env=environment(PYTHONIOENCODING="utf-8:strict"),
            cwd=ROOT,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert "au revoir." in done.stdout.decode()
    assert house.tells("personnes") == []


def _read_until(master: int, words: str) -> str:
    said = b""
    while words.encode() not in said:
        try:
            said += os.read(master, 65536)
        except OSError:
            break
    return said.decode().replace("\r\n", "\n")


def test_a_long_list_of_people_is_put_in_order_once_and_not_for_each_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked for again and again by one line of hundreds, it held the server for seconds."""
    session = a_series()
    for nth in range(30):
        registered(session, f"Personne {nth}")
    asked: list[object] = []

    def counted(*given: Any) -> tuple[waiting.Rank, ...]:
        asked.append(given)
        return ranks(*given)

    ranks = waiting.ranks
    monkeypatch.setattr("models.workshop.ranks", counted)
    said = told(session, *lines_of("2|1|1||||||quitter"))
    assert "Personne 29 : liste d’attente, rang 15" in said
    assert len(asked) <= 3
