"""`importer`: polls held in Framadate, filled forms, texts of articles, again and again."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from commands_desk import Desk
from house import a_series

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def desk() -> Desk:
    return Desk(a_series())


def starts(desk: Desk, number: int) -> list[str]:
    return [slot["debut"] for slot in desk.json(f"sondage {number}")["creneaux"]]


def test_the_two_framadate_polls_are_read_as_their_origin_says(desk: Desk) -> None:
    """Counts of tests/samples/ORIGIN.md, by column."""
    expected = {2: [9, 6, 5, 7, 11, 10, 10, 2, 5], 3: [6, 8, 8, 9, 6, 3, 7, 10]}
    for number, counts in expected.items():
        said = desk.must(f"importer {SAMPLES / f'framadate-atelier{number}.csv'} --atelier {number}")
        value = desk.json(f"sondage {number}")
        yes = {one["id"]: one["nombre"] for one in value["classement"]["oui"]}
        assert sorted(yes.values()) == sorted(counts)
        answers = [state for one in value["reponses"] for state in one["reponses"].values()]
        assert (number, answers.count("oui")) in ((2, 65), (3, 57))
    maybe = [line for line in said.err.splitlines() if "Peut-être la même personne" in line]
    assert len(maybe) == 2
    assert "N'Deye" in said.err
    assert "n’Deye" in said.err


def test_a_poll_written_as_csv_is_read_back_by_the_import(desk: Desk, tmp_path: Path) -> None:
    desk.must(f"importer {SAMPLES / 'framadate-atelier2.csv'} --atelier 2")
    file = tmp_path / "atelier2.csv"
    file.write_text(desk.must("sondage 2 --csv").out, "utf-8", newline="")
    assert "'@lou_atelier" in file.read_text("utf-8")
    assert desk.json(f"importer {file} --atelier 2") == {"lus": 17, "ajoutes": 0, "ignores": []}
    other = Desk(a_series())
    assert other.json(f"importer {file} --atelier 2") == {"lus": 17, "ajoutes": 17, "ignores": []}
    mine, theirs = (one.json("sondage 2") for one in (desk, other))
    assert [one["nom"] for one in mine["reponses"]] == [one["nom"] for one in theirs["reponses"]]
    assert [one["nombre"] for one in mine["classement"]["oui"]] == [
        one["nombre"] for one in theirs["classement"]["oui"]
    ]


def test_simulating_shows_the_same_figures_and_changes_nothing(desk: Desk) -> None:
    line = f"importer {SAMPLES / 'framadate-atelier2.csv'} --atelier 2"
    rehearsed = desk.must(f"{line} --simuler")
    assert starts(desk, 2) == []
    assert desk.json("personnes") == []
    done = desk.must(line)
    assert rehearsed.err.splitlines()[1:] == done.err.splitlines()[1:]
    assert rehearsed.err.splitlines()[0] != done.err.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("framadate-atelier2.csv", "--manifeste"),
        ("hedgedoc-manifeste.md", "--atelier 2"),
        ("etherpad-manifeste.html", "--manifeste"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_changes_nothing(desk: Desk, name: str, options: str) -> None:
    said = desk.types(f"importer {SAMPLES / name} {options} --json")
    assert (said.code, said.out) == (1, "")
    assert desk.json("manifeste")["articles"] == []


@pytest.mark.parametrize(
    "name", ["hedgedoc-manifeste.md", "etherpad-manifeste.txt", "etherpad-manifeste.etherpad"]
)
def test_a_text_becomes_articles_and_the_same_file_again_adds_nothing(desk: Desk, name: str) -> None:
    first = desk.json(f"importer {SAMPLES / name} --manifeste")
    assert first["ajoutes"] == first["lus"] == len(desk.json("manifeste")["articles"]) > 0
    assert desk.json(f"importer {SAMPLES / name} --manifeste")["ajoutes"] == 0


def test_a_filled_form_comes_back_by_the_input_and_registers(desk: Desk) -> None:
    desk.must("creneau 2 proposer --nombre 2")
    filled = desk.must("bulletin").out
    for blank, said in (
        ("pseudonyme :", "pseudonyme : Zoé"),
        ("(1, 2, 3 ou tous) :", "(1, 2, 3 ou tous) : 1"),
        ("[ ] lundi 15", "[o] lundi 15"),
        ("[ ] mardi 9", "[s] mardi 9"),
    ):
        assert blank in filled
        filled = filled.replace(blank, said)
    said = desk.must("importer -", stdin=filled)
    assert "Zoé (p1)" in said.err
    assert desk.json("inscriptions 1")[0]["nom"] == "Zoé"
    assert desk.json("sondage 2")["reponses"][0]["reponses"] == {"s1": "si_besoin", "s2": "oui"}
    assert desk.json("importer -", stdin=filled)["ajoutes"] == 0


def test_every_workshop_of_a_form_is_every_one_that_can_still_be_joined(desk: Desk) -> None:
    filled = desk.must("bulletin").out
    desk.session.clock.moment = datetime(2028, 5, 3, 9, tzinfo=UTC)
    for asked, given in (("Nom ou pseudonyme :", " Zoé"), ("(1, 2, 3 ou tous) :", " tous")):
        assert asked in filled
        filled = filled.replace(asked, asked + given)
    assert desk.json("importer -", stdin=filled) == {"lus": 1, "ajoutes": 1, "ignores": []}
    assert [desk.json(f"inscriptions {number}") != [] for number in (1, 2, 3)] == [False, True, True]


def test_an_import_counts_what_was_read_and_what_was_added(desk: Desk) -> None:
    sample = SAMPLES / "framadate-atelier2.csv"
    assert desk.json(f"importer {sample} --atelier 2") == {"lus": 17, "ajoutes": 17, "ignores": []}
    assert desk.json(f"importer {sample} --atelier 2") == {"lus": 17, "ajoutes": 0, "ignores": []}


def test_a_moment_without_hours_has_its_words_its_day_and_no_beginning(desk: Desk) -> None:
    desk.must(f"importer {SAMPLES / 'framadate-atelier2.csv'} --atelier 2")
    (wordy,) = (slot for slot in desk.json("sondage 2")["creneaux"] if slot["debut"] is None)
    assert (wordy["jour"], wordy["fin"]) == ("2028-05-16", None)
    assert "matin" in wordy["libelle"]


def test_an_import_lists_ignored_lines_with_their_number_and_reason(desk: Desk, tmp_path: Path) -> None:
    poll = tmp_path / "poll.csv"
    poll.write_text(',"22/05/2028",\n,"11h00-12h30",\n"Zoé","Oui",\n"Bo","Peut-être bien",\n', "utf-8")
    assert desk.json(f"importer {poll} --atelier 2") == {
        "lus": 1,
        "ajoutes": 1,
        "ignores": [
            {"ligne": 4, "raison": "«\u00a0Peut-être bien\u00a0» (colonne 1) n’est pas une réponse connue."}
        ],
    }
