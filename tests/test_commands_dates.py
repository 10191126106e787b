"""Slots, polls, the pair of dates, plans that change: by commands."""

from pathlib import Path

import pytest
from commands_desk import Desk
from house import FIRST, FIRST_END, a_series

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def desk() -> Desk:
    return Desk(a_series())


def starts(desk: Desk, number: int) -> list[str]:
    return [slot["debut"] for slot in desk.json(f"sondage {number}")["creneaux"]]


@pytest.mark.parametrize(
    "typed",
    [
        "2028-05-22T14:00",
        "'lundi 22 mai 2028 14h'",
        "lundi 22 mai 2028 14h",
        "lundi 22 mai 14h-15h30",
        "'22 mai 2028 14h' 15h30",
        "2028-05-22T14:00 2028-05-22T15:30",
        "22/05/2028 14h",
    ],
)
def test_a_slot_is_typed_as_people_say_it_with_or_without_quotes_and_lasts_90_minutes(
    desk: Desk, typed: str
) -> None:
    (slot,) = desk.json(f"creneau 2 ajouter {typed}")
    assert (slot["debut"], slot["fin"]) == ("2028-05-22T14:00:00+02:00", "2028-05-22T15:30:00+02:00")


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("mardi 22 mai 2028 11h", "lundi"),
        ("lundi 31 avril 2028 11h", ""),
        ("22 mai 2027 11h", "passé"),
        ("bientôt", ""),
        ("'22 mai 2028 14h' 13h", ""),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_a_sentence(desk: Desk, typed: str, because: str) -> None:
    said = desk.types(f"creneau 2 ajouter {typed}")
    assert (said.code, said.out) == (1, "")
    assert because in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert starts(desk, 2) == []


def test_overlapping_slots_are_accepted_and_said_identical_ones_refused(desk: Desk) -> None:
    desk.must("creneau 2 ajouter 2028-05-22T11:00")
    assert "s1" in desk.must("creneau 2 ajouter 2028-05-22T12:00").err.splitlines()[-1]
    said = desk.types("creneau 2 ajouter 2028-05-22T12:00")
    assert said.code == 1
    assert "s2" in said.err
    assert len(starts(desk, 2)) == 2


def test_communs_lundis_are_proposed_after_workshop_1_holidays_moved_to_tuesday(desk: Desk) -> None:
    desk.must("creneau 2 proposer --nombre 3 --a-partir '29 mai 2028'")
    assert starts(desk, 2) == [
        "2028-05-29T11:00:00+02:00",
        "2028-06-06T11:00:00+02:00",
        "2028-06-12T11:00:00+02:00",
    ]


def test_a_moment_in_words_is_given_hours_alone_and_keeps_its_answers(desk: Desk) -> None:
    desk.must(f"importer {SAMPLES / 'framadate-atelier2.csv'} --atelier 2")
    before = desk.json("sondage 2")
    (wordy,) = (slot["id"] for slot in before["creneaux"] if slot["debut"] is None)
    assert desk.types(f"fixer 2 {wordy}").code == 1
    (slot,) = desk.json(f"creneau heures {wordy} 9h30-11h")
    assert (slot["debut"], slot["fin"]) == ("2028-05-16T09:30:00+02:00", "2028-05-16T11:00:00+02:00")
    answers = {one["personne"]: one["reponses"].get(wordy) for one in before["reponses"]}
    assert {
        one["personne"]: one["reponses"].get(wordy) for one in desk.json("sondage 2")["reponses"]
    } == answers


def test_answers_are_words_letters_or_taken_back_in_both_languages(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must("creneau 2 proposer --nombre 4")
    assert desk.json("dispos 2 --pour Zoé s1=oui s2=si_besoin s3=non")["reponses"] == {
        "s1": "oui",
        "s2": "si_besoin",
        "s3": "non",
    }
    assert desk.json("vote 2 --for Zoé s1=no 2=if-needed S3=yes")["reponses"] == {
        "s1": "non",
        "s2": "si_besoin",
        "s3": "oui",
    }
    assert desk.json('dispos 2 --pour Zoé "o s n ."')["reponses"] == {
        "s1": "oui",
        "s2": "si_besoin",
        "s3": "non",
    }
    assert desk.json("voter 2 --pour Zoé y i n .")["reponses"] == {
        "s1": "oui",
        "s2": "si_besoin",
        "s3": "non",
    }
    assert desk.types('dispos 2 --pour Zoé "o s n"').code == 2
    assert desk.types("dispos 2 --pour Zoé s99=oui").code == 1


def test_a_closed_poll_still_takes_what_facilitation_enters_and_reopens(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must("creneau 2 proposer --nombre 1")
    assert desk.json("sondage 2 clore")["statut"] == "clos"
    assert desk.json("dispos 2 --pour Zoé o")["reponses"] == {"s1": "oui"}
    opened = desk.json("sondage ouvrir 2 --jusqu-a '28 avril 2028 18h'")
    assert (opened["statut"], opened["limite"]) == ("ouvert", "2028-04-28T18:00:00+02:00")


def test_the_pairs_of_the_two_framadate_polls_are_the_ones_published(desk: Desk) -> None:
    """The order and the figures expected of the samples (tests/samples/ORIGIN.md)."""
    for number in (2, 3):
        desk.must(f"importer {SAMPLES / f'framadate-atelier{number}.csv'} --atelier {number}")
    pairs = desk.json("dates")
    figures = [(one["tous_oui"], one["tous_si_besoin"], one["minimum"], one["somme"]) for one in pairs]
    assert figures == sorted(figures, reverse=True)
    assert [one["rang"] for one in pairs] == [figures.index(each) + 1 for each in figures]
    slots = {slot["id"]: slot for n in (2, 3) for slot in desk.json(f"sondage {n}")["creneaux"]}
    for pair in pairs:
        second, third = slots[pair["creneau2"]], slots[pair["creneau3"]]
        assert third["debut"][:10] > second["debut"][:10]
    best = pairs[0]
    assert (slots[best["creneau2"]]["debut"], slots[best["creneau3"]]["debut"]) == (
        "2028-05-16T11:00:00+02:00",
        "2028-06-12T11:00:00+02:00",
    )


def test_pairs_count_everybody_or_the_people_of_workshop_1(desk: Desk) -> None:
    for number in (2, 3):
        desk.must(f"importer {SAMPLES / f'framadate-atelier{number}.csv'} --atelier {number}")
    desk.must("inscrire 1 --pour Zoé")
    assert desk.must("dates").out.startswith("19 personnes comptées, dont 1")
    assert desk.must("dates --compter inscrites").out.startswith("1 personne comptée, dont 1")
    assert desk.must("pairs --count registered --language en").out.startswith("1 person counted")


def test_both_dates_are_fixed_in_one_act_or_none(desk: Desk) -> None:
    desk.must("creneau 2 ajouter 2028-06-12T11:00")
    desk.must("creneau 3 ajouter 2028-05-22T11:00")
    assert desk.types("fixer --atelier2 s1 --atelier3 s2").code == 1
    assert [one["statut"] for one in desk.json("ateliers")] == ["date", "sans_date", "sans_date"]
    assert desk.json("fixer 3 s2")[2]["statut"] == "date"


def test_plans_change_with_a_reason_and_calendars_follow(desk: Desk) -> None:
    assert desk.types("reporter 1 mardi 9 mai 2028 11h").code == 1
    moved = desk.json("reporter 1 mardi 9 mai 2028 11h --motif grève")[0]
    assert moved["debut"] == "2028-05-09T11:00:00+02:00"
    desk.must("visio 1 https://visio.exemple.fr/x")
    first = desk.must("agenda 1").out
    assert "DTSTART;TZID=Europe/Paris:20280509T110000" in first
    assert "https://visio.exemple.fr/x" in first
    desk.must("annuler 1 --motif salle")
    assert "STATUS:CANCELLED" in desk.must("agenda 1").out
    assert desk.types("agenda 2").code == 1


def test_calendars_keep_their_own_line_ends(desk: Desk) -> None:
    lines = desk.must("agenda").out.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert not any("\n" in line for line in lines)


def test_the_last_act_is_undone(desk: Desk) -> None:
    desk.must("place capacite 1 3")
    desk.must("defaire")
    assert desk.json("ateliers")[0]["places"] == 15
    assert desk.types("undo").code == 1


def test_the_first_workshop_is_where_the_series_says(desk: Desk) -> None:
    assert (FIRST.isoformat(), FIRST_END.isoformat()) == (
        "2028-05-02T09:00:00+00:00",
        "2028-05-02T10:30:00+00:00",
    )
    assert "mardi 2 mai, 11h-12h30" in desk.must("ateliers").out
