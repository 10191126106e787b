"""A whole series by commands alone, each in a process of its own, as a script would give them."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import icalendar
import pytest
from real import SAMPLES, House

PEOPLE = [
    "Maëlle Kerdoncuff",
    "Ousmane D.",
    "Zoé",
    "Çağan",
    "Élodie H.",
    "Œdipe",
    "N'Deye",
    "Rozenn, pour la Grange",
    "Jean-Loup D’Artigue",
    "Un·e facilitateur·ice",
    "Inès & Bastien (le Quai)",
    "[b]Noé[/b]",
    "Fanny",
    "Idriss",
    "Perrine",
]
LATE = "Siméon"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Fifteen people registered, one who waits, two polls imported."""
    house = House(tmp_path_factory.mktemp("serie") / "donnees")
    made = house.tells("init", "--date", "mardi 2 mai 2028 11h", "--visio", "https://visio.example/veillee")
    assert [one["debut"] for one in made] == ["2028-05-02T11:00:00+02:00", None, None]
    for name in PEOPLE:
        placed = house.tells("inscrire", "tous", "--pour", name, "--aux-trois", "oui")
        assert [one["statut"] for one in placed] == ["confirmee", "intention", "intention"]
        assert [one["rang"] for one in placed] == [None, None, None]
    placed = house.tells("inscrire", "1", "--pour", LATE, "--aux-trois", "peut-etre")
    assert placed == [{"atelier": 1, "statut": "attente", "rang": 1}]
    return house


@pytest.fixture(scope="module")
def polled(house: House) -> House:
    read = house.tells("importer", str(SAMPLES / "framadate-atelier2.csv"), "--atelier", "2")
    assert read == {"lus": 17, "ajoutes": 17, "ignores": []}
    read = house.tells("importer", str(SAMPLES / "framadate-atelier3.csv"), "--atelier", "3")
    assert read == {"lus": 14, "ajoutes": 14, "ignores": []}
    return house


@pytest.fixture(scope="module")
def fixed(polled: House) -> House:
    """The best pair chosen. Read before it: what `dates` said."""
    best = polled.tells("dates")[0]
    fixed = polled.tells("fixer", "--atelier2", best["creneau2"], "--atelier3", best["creneau3"])
    assert [one["debut"] for one in fixed] == [
        "2028-05-02T11:00:00+02:00",
        "2028-05-16T11:00:00+02:00",
        "2028-06-12T11:00:00+02:00",
    ]
    return polled


def test_the_sixteenth_person_waits_at_rank_1(house: House) -> None:
    first, *_ = house.tells("ateliers")
    assert (first["places"], first["inscrits"], first["attente"]) == (15, 15, 1)
    waiting = [one for one in house.tells("inscriptions", "1") if one["statut"] == "attente"]
    assert [(one["nom"], one["rang"]) for one in waiting] == [(LATE, 1)]
    assert waiting[0]["motif"]
    assert datetime.fromisoformat(waiting[0]["depuis"]).tzinfo


def test_names_are_kept_as_typed(house: House) -> None:
    names = [one["nom"] for one in house.tells("inscriptions", "1")]
    assert names[: len(PEOPLE)] == PEOPLE
    assert all(name in house.does("inscriptions", "1", "--csv").out for name in ("[b]Noé[/b]", "Œdipe"))


def test_imported_polls_keep_every_answer_and_register_nobody(polled: House) -> None:
    poll = polled.tells("sondage", "2")
    assert {"atelier", "statut", "limite", "creneaux", "reponses", "classement", "sans_reponse"} == set(poll)
    counts = {one["id"]: one["nombre"] for one in poll["classement"]["oui"]}
    with_hours = [counts[slot["id"]] for slot in poll["creneaux"] if slot["debut"]]
    assert with_hours == [9, 6, 5, 11, 10, 10, 2, 5]
    (without,) = (slot for slot in poll["creneaux"] if slot["debut"] is None)
    assert (without["jour"], "matin" in without["libelle"], counts[without["id"]]) == ("2028-05-16", True, 7)
    assert polled.tells("ateliers")[1]["inscrits"] == len(PEOPLE)
    assert sum(1 for one in poll["reponses"] if one["nom"] == "Camille") == 2


def test_the_same_file_again_adds_nothing(polled: House) -> None:
    before = polled.tells("sondage", "3")
    read = polled.tells("importer", str(SAMPLES / "framadate-atelier3.csv"), "--atelier", "3")
    assert read["ajoutes"] == 0
    assert polled.tells("sondage", "3") == before


def test_pairs_come_best_first_with_who_is_left_out(polled: House) -> None:
    pairs = polled.tells("dates")
    figures = [(one["tous_oui"], one["tous_si_besoin"], one["minimum"], one["somme"]) for one in pairs]
    assert figures == sorted(figures, reverse=True)
    assert (pairs[0]["rang"], pairs[0]["minimum"], pairs[0]["somme"]) == (1, 12, 25)
    assert {"nom", "ateliers"} == set(pairs[0]["absents"][0])
    for one, after in pairwise(pairs):
        assert (one["rang"] == after["rang"]) == (figures[one["rang"] - 1] == figures[after["rang"] - 1])


def test_fixing_both_dates_is_one_act_and_gives_calendars(fixed: House) -> None:
    file = fixed.does("agenda").out
    assert file.count("\n") == file.count("\r\n") == len(file.splitlines())
    calendar = icalendar.Calendar.from_ical(file)
    events = list(calendar.walk("VEVENT"))
    assert [event.start.isoformat() for event in events] == [
        "2028-05-02T11:00:00+02:00",
        "2028-05-16T11:00:00+02:00",
        "2028-06-12T11:00:00+02:00",
    ]
    assert len({event["UID"] for event in events}) == 3
    assert not any("ATTENDEE" in event for event in events)
    for name, told in ((PEOPLE[0], True), (LATE, False)):
        assert ("visio.example" in fixed.does("agenda", "1", "--pour", name).out) is told


def test_contributions_feed_articles_and_the_manifesto(fixed: House) -> None:
    (said,) = fixed.tells(
        "contribuer", "1", "Réparer avant d’acheter", "--dimension", "collective", "--theme", "écologie"
    )
    assert (said["auteur"], said["dimension"], said["theme"]) == (None, "collective", "écologie")
    (orphan,) = fixed.tells("contribuer", "2", "Oser dire « je ne comprends pas »")
    article = fixed.tells("article", "ajouter", "Nos outils", stdin="Nous *réparons*.\n\nEt [b]voilà[/b].\n")
    assert article == {"id": "a1", "rang": 1, "titre": "Nos outils"}
    fixed.does("article", "lier", "a1", said["id"])
    manifesto = fixed.tells("manifeste")
    assert manifesto["articles"] == [
        {
            "id": "a1",
            "rang": 1,
            "titre": "Nos outils",
            "texte": "Nous *réparons*.\n\nEt [b]voilà[/b].",
            "statut": "brouillon",
            "contributions": [said["id"]],
            "objections": [],
        }
    ]
    assert "Nous *réparons*." in fixed.does("manifeste", "--format", "md").out
    fates = {one["id"]: (one["articles"], one["sort"]) for one in fixed.tells("reprises")}
    assert fates == {said["id"]: (["a1"], "reprise"), orphan["id"]: ([], "orpheline")}


def test_an_export_holds_everything_and_a_backup_gives_it_back(fixed: House, tmp_path: Path) -> None:
    fixed.does("sauvegarder", str(tmp_path / "copie.json"))
    again = House(tmp_path / "ailleurs")
    again.does("restaurer", str(tmp_path / "copie.json"))
    for words in (("ateliers",), ("inscriptions", "1"), ("sondage", "2"), ("dates",), ("manifeste",)):
        assert again.tells(*words) == fixed.tells(*words)
    files = fixed.tells("exporter", str(tmp_path / "export"))["fichiers"]
    kinds = {Path(one).suffix for one in files}
    assert {".md", ".txt", ".csv", ".json", ".ics"} <= kinds
    texts = [path for path in (tmp_path / "export").rglob("*") if path.is_file() and path.suffix != ".odt"]
    written = "".join(path.read_text("utf-8") for path in texts)
    assert all(word in written for word in ("Œdipe", "[b]Noé[/b]", "Nos outils", "Hinaura"))


def test_every_exit_code_is_the_one_that_the_contract_says(fixed: House, tmp_path: Path) -> None:
    for code, words in (
        (0, ("ateliers",)),
        (1, ("init",)),
        (1, ("inscrire", "9", "--pour", "Zoé")),
        (1, ("reporter", "1", "mercredi 2 mai 2028 11h", "--motif", "x")),
        (1, ("inscrire", "1")),
        (2, ("sondage",)),
        (2, ("ateliers", "--inconnue")),
        (2, ("inconnue",)),
        (1, ("importer", str(tmp_path / "rien.csv"), "--atelier", "2")),
    ):
        said = fixed.says(*words)
        assert said.code == code, (words, said)
        assert bool(said.err) == bool(code)
        refused = fixed.says(*words, "--json")
        assert refused.code == code
        assert bool(refused.out) == (code == 0)


def test_english_names_of_commands_do_the_same(fixed: House) -> None:
    for french, english in (
        (("ateliers",), ("workshops",)),
        (("contributions",), ("contributions",)),
        (("inscriptions", "1"), ("registrations", "1")),
        (("manifeste", "--format", "json"), ("manifesto", "--format", "json")),
    ):
        assert fixed.tells(*french) == fixed.tells(*english, "--language", "en")
    assert "Tuesday 2 May 2028, 11:00-12:30" in fixed.does("workshops", "--langue", "en").out
