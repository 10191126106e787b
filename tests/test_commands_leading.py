"""`deroule`, `seance`, `parole`, `preparer`."""

import pytest
from commands_desk import Desk
from house import a_series

TEXT = "10 | Accueil | tour de prénoms | Maëlle\n80 | Parler"


@pytest.fixture
def desk() -> Desk:
    return Desk(a_series())


def test_a_running_order_is_proposed_then_written_and_read_back(desk: Desk) -> None:
    assert desk.json("deroule 1")["propose"] is True
    raw = desk.must("deroule 1 --brut").out
    assert raw.startswith("10 | Accueil")
    desk.must(f"deroule ecrire 1 --texte '{TEXT}'")
    assert desk.must("deroule 1 --brut").out == f"{TEXT}\n"
    shown = desk.json("deroule 1")
    assert (shown["propose"], shown["minutes"], shown["prevu"], shown["en_cours"]) == (False, 90, 90, None)
    assert shown["etapes"][0] == {
        "minutes": 10,
        "but": "Accueil",
        "methode": "tour de prénoms",
        "qui": "Maëlle",
    }


def test_what_is_read_is_where_one_stands_and_who_asks_to_speak(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must(f"deroule ecrire 1 --texte '{TEXT}'")
    assert desk.json("seance commencer 1")["en_cours"]["etape"] == 1
    desk.must("parole demander 1 --pour Zoé")
    said = desk.must("deroule 1").out.replace("\u00a0", " ")
    assert "> 10 min · Accueil · tour de prénoms · Maëlle" in said
    assert "il reste 10 minutes" in said
    assert "demandent la parole : Zoé" in said
    assert desk.json("parole retirer 1 --pour Zoé")["parole"] == []


def test_minutes_are_given_and_taken_back_and_the_session_goes_on_to_its_end(desk: Desk) -> None:
    desk.must(f"deroule ecrire 1 --texte '{TEXT}'")
    desk.must("seance commencer 1")
    assert desk.json("seance prolonger 1 5")["en_cours"]["reste"] == 15
    assert desk.json("seance prolonger 1 -10")["en_cours"]["reste"] == 5
    assert desk.json("seance suivante 1")["en_cours"]["etape"] == 2
    assert desk.json("seance precedente 1")["en_cours"]["etape"] == 1
    assert desk.json("seance terminer 1")["en_cours"] is None
    said = desk.types("seance suivante 1")
    assert (said.code, said.out) == (1, "")
    assert "n’est pas commencée" in said.err
    assert desk.types("seance prolonger 1 cinq").code == 2


def test_a_running_order_that_is_not_ninety_minutes_is_kept_and_said(desk: Desk) -> None:
    said = desk.must("deroule ecrire 1 --texte '95 | Parler'").err.replace("\u00a0", " ")
    assert "95 minutes : 5 minutes de trop pour l’atelier" in said
    said = desk.must("deroule ecrire 1 --texte '80 | Parler'").err.replace("\u00a0", " ")
    assert "80 minutes : il reste 10 minutes à l’atelier" in said


def test_a_line_that_cannot_be_read_changes_nothing(desk: Desk) -> None:
    desk.must(f"deroule ecrire 1 --texte '{TEXT}'")
    said = desk.types("deroule ecrire 1 --texte 'Accueil'")
    assert said.code == 1
    assert "Ligne 1 du déroulé" in said.err.replace("\u00a0", " ")
    assert desk.must("deroule 1 --brut").out == f"{TEXT}\n"


def test_what_is_left_to_prepare_is_listed_and_ticked(desk: Desk) -> None:
    points = {one["point"]: one["fait"] for one in desk.json("preparer 1")}
    assert (points["date"], points["visio"], points["feuille"]) == (True, False, False)
    desk.must("preparer cocher 1 feuille")
    assert {one["point"]: one["fait"] for one in desk.json("preparer 1")}["feuille"] is True
    desk.must("preparer cocher 1 feuille --non")
    assert {one["point"]: one["fait"] for one in desk.json("preparer 1")}["feuille"] is False


def test_the_same_in_english(desk: Desk) -> None:
    said = desk.must("session begin 1 --langue en").err
    assert "Done: 10" in said
    assert "1-2-4-all" in desk.must("running-order methods --language english").out


def test_a_way_of_working_is_taken_in_by_the_beginning_of_its_name(desk: Desk) -> None:
    desk.must(f"deroule ecrire 1 --texte '{TEXT}'")
    steps = desk.json("deroule prendre 1 World --apres 1")["etapes"]
    assert [one["but"] for one in steps][:2] == ["Accueil", "Former des tables de quatre ou cinq"]
    assert desk.json("deroule prendre 1 debat mouvant")["etapes"][-1]["but"] == "Ce qui a bougé"
    assert desk.json("deroule prendre 1 arpentage --apres 0")["etapes"][0]["but"] == "Partager le texte"
    refused = desk.types("deroule prendre 1 danse")
    assert refused.code == 1
    assert "Façon de faire « danse » : introuvable" in refused.err.replace("\u00a0", " ")
