"""Who acts, and for whom: --pour, --nouvelle, identifiers, the person of the settings."""

from dataclasses import replace

import pytest
from commands_desk import Desk
from house import a_series

from models.people import VISITOR, Actor, Participant, Role


@pytest.fixture
def desk() -> Desk:
    return Desk(a_series())


def names(desk: Desk) -> list[tuple[str, str]]:
    return [(one.id, one.name) for one in desk.session.commons.all(Participant)]


def test_registering_makes_the_person_nobody_knows(desk: Desk) -> None:
    said = desk.must(
        "inscrire 1 --pour Zoé --tiers-lieu 'La Grange' --contact zoe@exemple.fr --fuseau Indian/Reunion"
    )
    assert said.out == ""
    assert "Zoé · Atelier 1 : place confirmée." in said.err.replace("\u00a0", " ")
    assert "13h-14h30, heure de La Réunion" in said.err
    (who,) = desk.session.commons.all(Participant)
    assert (who.place, who.contact, who.zone) == ("La Grange", "zoe@exemple.fr", "Indian/Reunion")


def test_a_name_is_matched_exactly_after_normalisation(desk: Desk) -> None:
    desk.must("inscrire 1 --pour 'Élodie'")
    desk.must("inscrire 2 --pour 'E\u0301lodie'")
    assert names(desk) == [("p1", "Élodie")]
    desk.must("inscrire 1 --pour élodie")
    assert len(names(desk)) == 2


def test_several_of_one_name_are_refused_with_their_ids(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Camille")
    desk.must("inscrire 1 --pour Camille --nouvelle")
    said = desk.types("liberer 1 --pour Camille")
    assert said.code == 1
    assert "p1" in said.err
    assert "p2" in said.err
    assert desk.json("liberer 1 --pour P2") == {"atelier": 1, "statut": "liberee"}
    assert [one["statut"] for one in desk.json("inscriptions 1")] == ["confirmee", "liberee"]


def test_an_identifier_that_nobody_has_is_not_taken_for_a_name(desk: Desk) -> None:
    said = desk.types("inscrire 1 --pour p99")
    assert said.code == 1
    assert names(desk) == []


def test_a_personal_act_without_a_name_is_that_of_the_person_of_the_settings(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    said = desk.types("liberer 1")
    assert said.code == 1
    assert "--pour" in said.err
    desk.must("reglages personne=Zoé")
    assert desk.json("liberer 1") == {"atelier": 1, "statut": "liberee"}


def test_details_given_with_a_new_registration_correct_the_person(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must("inscrire 2 --pour Zoé --contact zoe@exemple.fr")
    assert desk.session.commons.get(Participant, "p1").contact == "zoe@exemple.fr"
    too_long = "x" * 300
    assert desk.types(f"inscrire 3 --pour Zoé --contact {too_long}").code == 1
    assert [one["ateliers"] for one in desk.json("personnes")] == [[1, 2]]


def test_a_participant_acts_for_oneself_and_learns_no_name(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must("inscrire 1 --pour Bo")
    desk.session = replace(desk.session, actor=Actor(Role.PARTICIPANT, "p1"))
    desk.session = replace(desk.session, house=desk.session.house)
    for line in (
        "liberer 1 --pour Bo",
        "liberer 1 --pour Personne",
        "inscrire 2 --pour Bo",
        "mes-donnees voir --pour p2",
    ):
        said = desk.types(line)
        assert (said.code, said.out) == (1, "")
        assert "équipe d’animation" in said.err


def test_visitors_register_under_a_new_name_whoever_bears_it_already(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.session = replace(desk.session, actor=VISITOR)
    assert desk.json("inscrire 1 --pour Zoé") == [{"atelier": 1, "statut": "confirmee", "rang": None}]
    assert names(desk) == [("p1", "Zoé"), ("p2", "Zoé")]


@pytest.mark.parametrize(
    "name", ["[b]Zoé[/b]", "=cmd()", "{nom}", "%s", "toustes · acteur·rices", "張偉", "—"]
)
def test_names_are_shown_and_given_back_exactly_as_typed(desk: Desk, name: str) -> None:
    desk.gives(["inscrire", "1", "--pour", name])
    assert desk.json("inscriptions 1")[0]["nom"] == name
    assert name in desk.must("inscriptions 1").out
    assert name in desk.must("personnes --lignes").out
    assert desk.gives(["liberer", "1", "--pour", name]).code == 0


def test_control_characters_and_escape_sequences_never_come_out(desk: Desk) -> None:
    desk.gives(["inscrire", "1", "--pour", "Zoé\x1b[2J\x9b31m\u202eoé\x07"])
    desk.gives(["contribuer", "1", "Ré\x1b]0;x\x07parer\r\nici"])
    for line in ("inscriptions 1", "personnes", "contributions", "inscriptions 1 --csv", "sondage 2 --csv"):
        said = desk.must(line)
        for stream in (said.out.replace("\r\n", "\n"), said.err):
            assert not any(ord(char) < 32 and char != "\n" for char in stream)
            assert not set("\x9b\u202e\x7f") & set(stream)


def test_what_was_kept_from_older_data_is_stopped_at_the_last_gate(desk: Desk) -> None:
    """A value that did not come in through a field, as a file written by hand could hold it."""
    desk.must("inscrire 1 --pour Zoé")
    house = desk.session.house
    house.reading.put(replace(desk.session.commons.get(Participant, "p1"), name="Zo\x1b[31mé\x9b\x07"))  # type: ignore[attr-defined]
    assert "\x1b" not in desk.must("inscriptions 1").out
    text = desk.must("inscriptions 1 --json").out
    assert not set("\x1b\x9b\x07") & set(text)
    assert desk.json("inscriptions 1")[0]["nom"] == "Zo\x1b[31mé\x9b\x07"


def test_merging_renaming_and_removing_ask_for_a_reason(desk: Desk) -> None:
    desk.must("inscrire tous --pour Agnès")
    desk.must("inscrire 1 --pour 'Agnès Le Guen'")
    assert desk.types("personne reunir p1 p2").code == 1
    assert desk.json("personne reunir p1 p2 --motif 'deux fois la même'") == {
        "personne": "p1",
        "nom": "Agnès",
    }
    assert desk.json("personne renommer Agnès Agnès Le Guen") == {"personne": "p1", "nom": "Agnès Le Guen"}
    assert desk.types("personne retirer p1").code == 1
    assert desk.json("personne retirer p1 --motif demande")["personne"] == "p1"
    assert desk.json("personnes") == []


def test_one_sees_takes_corrects_and_erases_one_s_own_data(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé --contact zoe@exemple.fr")
    desk.must("reglages personne=Zoé")
    assert "zoe@exemple.fr" in desk.must("mes-donnees voir").out
    mine = desk.json("mes-donnees exporter")
    (place,) = mine["inscriptions"]
    assert (place["atelier"], place["statut"]) == (1, "confirmee")
    assert place["depuis"] == "2028-04-03T11:00:00+02:00"
    assert desk.json("mes-donnees rectifier --nom Zo --garder oui")["garder"] is True
    desk.must("inscrire 1 --pour Ana")
    assert "données corrigées, Ana." in desk.must("mes-donnees rectifier --pour Ana --garder oui").err
    assert "qui est Ana est effacé" in desk.must("mes-donnees effacer --pour Ana").err
    assert desk.json("mes-donnees effacer") == {"personne": "p1", "efface": True}
    assert desk.json("personnes") == []
    assert desk.types("mes-donnees voir").code == 1


def test_the_roll_call_notes_facts_and_people_who_came_without_registering(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    assert desk.json("presence 1 Zoé presence") == {
        "atelier": 1,
        "personne": "p1",
        "statut": "confirmee",
        "presence": "presence",
    }
    assert desk.json("attendance 1 Zoé none")["presence"] is None
    said = desk.must("presence 1 --venue 'Jean Loup'")
    assert "1 personne présente pour 15 places" in said.err
    assert [one["nom"] for one in desk.json("inscriptions 1")] == ["Zoé", "Jean Loup"]
