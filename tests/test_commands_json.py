"""The JSON of each command, to the letter of docs/commandes.md."""

from dataclasses import replace
from pathlib import Path

import pytest
from commands_desk import Desk
from house import a_series

from models.people import VISITOR

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def desk() -> Desk:
    return Desk(a_series())


def polled(desk: Desk) -> Desk:
    desk.must("inscrire tous --pour Zoé --aux-trois oui")
    desk.must("inscrire 1 --pour Bo")
    desk.must("creneau 2 ajouter 2028-05-22T11:00")
    desk.must("creneau 2 ajouter 2028-05-29T11:00")
    desk.must("creneau 3 ajouter 2028-06-12T11:00")
    desk.must("dispos 2 --pour Bo s1=oui s2=si_besoin")
    desk.must("dispos 3 --pour Bo s3=non")
    return desk


def test_workshops(desk: Desk) -> None:
    first, second, third = desk.json("ateliers")
    assert first == {
        "numero": 1,
        "titre": "Le numérique est politique, c'est quoi un numérique responsable ?",
        "debut": "2028-05-02T11:00:00+02:00",
        "fin": "2028-05-02T12:30:00+02:00",
        "fuseau": "Europe/Paris",
        "places": 15,
        "inscrits": 0,
        "attente": 0,
        "statut": "date",
    }
    assert list(first) == list(second) == list(third)
    assert (second["debut"], second["fin"], second["statut"]) == (None, None, "sans_date")


def test_announcement(desk: Desk) -> None:
    assert desk.json("annonce") == {
        "titre": "Numérique responsable en tiers-lieux",
        "sections": [{"titre": "Pourquoi", "texte": "Parce que."}],
    }


def test_registering_gives_one_line_for_each_workshop(desk: Desk) -> None:
    assert desk.json("inscrire tous --pour Zoé") == [
        {"atelier": 1, "statut": "confirmee", "rang": None},
        {"atelier": 2, "statut": "intention", "rang": None},
        {"atelier": 3, "statut": "intention", "rang": None},
    ]


def test_beyond_the_cap_the_rank_is_given(desk: Desk) -> None:
    desk.must("place capacite 1 1")
    desk.must("inscrire 1 --pour Zoé")
    assert desk.json("inscrire 1 --pour Bo") == [{"atelier": 1, "statut": "attente", "rang": 1}]
    assert desk.json("liberer 1 --pour Zoé") == {"atelier": 1, "statut": "liberee"}
    assert desk.json("place prevenue 1 Bo") == {"atelier": 1, "statut": "offerte"}
    assert desk.json("place accepter 1 --pour Bo") == {"atelier": 1, "statut": "confirmee"}


def test_registrations_with_status_rank_and_reason(desk: Desk) -> None:
    desk.must("place capacite 1 1")
    desk.must("inscrire 1 --pour Zoé --tiers-lieu 'La Grange'")
    desk.must("inscrire 1 --pour Bo --aux-trois oui")
    zoe, bo = desk.json("inscriptions 1")
    assert zoe == {
        "personne": "p1",
        "nom": "Zoé",
        "tiers_lieu": "La Grange",
        "statut": "confirmee",
        "rang": None,
        "motif": None,
        "depuis": "2028-04-03T11:00:00+02:00",
    }
    assert (bo["statut"], bo["rang"], bo["motif"]) == ("attente", 1, "aux_trois")


def test_a_poll(desk: Desk) -> None:
    value = polled(desk).json("sondage 2")
    assert value == {
        "atelier": 2,
        "statut": "ouvert",
        "limite": "2028-05-02T11:00:00+02:00",
        "creneaux": [
            {
                "id": "s1",
                "jour": "2028-05-22",
                "debut": "2028-05-22T11:00:00+02:00",
                "fin": "2028-05-22T12:30:00+02:00",
                "libelle": "lundi 22 mai, 11h-12h30",
            },
            {
                "id": "s2",
                "jour": "2028-05-29",
                "debut": "2028-05-29T11:00:00+02:00",
                "fin": "2028-05-29T12:30:00+02:00",
                "libelle": "lundi 29 mai, 11h-12h30",
            },
        ],
        "reponses": [{"personne": "p2", "nom": "Bo", "reponses": {"s1": "oui", "s2": "si_besoin"}}],
        "classement": {
            "oui": [{"id": "s1", "nombre": 1}, {"id": "s2", "nombre": 0}],
            "oui_si_besoin": [{"id": "s1", "nombre": 1}, {"id": "s2", "nombre": 1}],
        },
        "sans_reponse": ["Zoé"],
    }


def test_answers_and_taking_one_back(desk: Desk) -> None:
    polled(desk)
    assert desk.json('dispos 2 --pour Zoé "o n"') == {"atelier": 2, "reponses": {"s1": "oui", "s2": "non"}}
    assert desk.json("dispos 2 --pour Zoé S1=") == {"atelier": 2, "reponses": {"s2": "non"}}


def test_slots_are_those_the_act_was_about(desk: Desk) -> None:
    (one,) = desk.json("creneau 2 ajouter 2028-05-22T11:00")
    assert list(one) == ["id", "jour", "debut", "fin", "libelle"]
    assert [slot["jour"] for slot in desk.json("creneau 2 proposer --nombre 2")] == [
        "2028-05-09",
        "2028-05-15",
    ]
    assert [slot["id"] for slot in desk.json("creneau heures s1 14h")] == ["s1"]
    assert [slot["id"] for slot in desk.json("creneau retirer s1")] == ["s1"]


def test_pairs(desk: Desk) -> None:
    first, second = polled(desk).json("dates")
    assert first == {
        "rang": 1,
        "creneau2": "s1",
        "creneau3": "s3",
        "tous_oui": 0,
        "tous_si_besoin": 0,
        "minimum": 0,
        "somme": 1,
        "absents": [{"nom": "Bo", "ateliers": [3]}],
        "inconnus": [],
        "cout": 0,
    }
    assert (second["rang"], second["creneau2"]) == (1, "s2")


def test_fixing_gives_the_workshops(desk: Desk) -> None:
    workshops = polled(desk).json("fixer --atelier2 s1 --atelier3 s3")
    assert [one["debut"] for one in workshops] == [
        "2028-05-02T11:00:00+02:00",
        "2028-05-22T11:00:00+02:00",
        "2028-06-12T11:00:00+02:00",
    ]
    assert [list(one) for one in workshops] == [list(one) for one in desk.json("ateliers")]


def test_contributions_articles_and_what_became_of_them(desk: Desk) -> None:
    (made,) = desk.json("contribuer 1 Réparer --dimension individuelle --theme écologie")
    assert made == {
        "id": "c1",
        "atelier": 1,
        "texte": "Réparer",
        "dimension": "individuelle",
        "theme": "écologie",
        "auteur": None,
        "soutiens": 0,
    }
    assert desk.json("contributions") == [made]
    assert desk.json("article ajouter Réparer ensemble", "Nous réparons.") == {
        "id": "a1",
        "rang": 1,
        "titre": "Réparer ensemble",
    }
    desk.must("contribuer hors Seule")
    assert desk.json("article lier a1 c1") == {"id": "a1", "rang": 1, "titre": "Réparer ensemble"}
    assert desk.json("reprises") == [
        {"id": "c1", "articles": ["a1"], "sort": "reprise"},
        {"id": "c2", "articles": [], "sort": "orpheline"},
    ]
    assert desk.json("manifeste") == {
        "version": None,
        "statut": "brouillon",
        "articles": [
            {
                "id": "a1",
                "rang": 1,
                "titre": "Réparer ensemble",
                "texte": "Nous réparons.",
                "statut": "brouillon",
                "contributions": ["c1"],
                "objections": [],
            }
        ],
    }


def test_keys_are_the_same_in_english(desk: Desk) -> None:
    polled(desk)
    for line in ("ateliers", "annonce", "sondage 2", "dates", "inscriptions 1", "personnes", "reglages"):
        french, english = desk.json(line), desk.json(f"{line} --langue en")
        assert _keys(french) == _keys(english)


def _keys(value: object) -> object:
    """The keys alone, at every level."""
    if isinstance(value, dict):
        return {key: _keys(one) for key, one in value.items()}
    return [_keys(one) for one in value] if isinstance(value, list) else None


@pytest.mark.parametrize(
    "line",
    ["inscrire 9 --pour Zoé", "liberer 1", "fixer 2 s99", "dispos 1 s1=oui --pour Zoé", "article lire a9"],
)
def test_a_refusal_prints_no_json(desk: Desk, line: str) -> None:
    said = desk.types(f"{line} --json")
    assert (said.code, said.out) == (1, "")
    assert said.err.strip()


def test_visitors_see_counts_and_no_name() -> None:
    desk = polled(Desk(a_series()))
    desk.session = replace(desk.session, actor=VISITOR)
    poll = desk.json("sondage 2")
    assert poll["reponses"] == [{"personne": "p2", "nom": None, "reponses": {"s1": "oui", "s2": "si_besoin"}}]
    assert poll["sans_reponse"] == [None]
    assert desk.json("dates")[0]["absents"] == [{"nom": None, "ateliers": [3]}]
    assert desk.types("inscriptions 1").code == 1
    assert desk.types("personnes --json").out == ""
