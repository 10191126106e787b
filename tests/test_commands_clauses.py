"""What commands must say and no rule can: reasons that all can read, both hours, a seat's facts."""

import pytest
from commands_desk import Desk
from house import a_series

from models import lookup
from models.people import VISITOR, AllThree, Participant


@pytest.fixture
def desk() -> Desk:
    return Desk(a_series())


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_what_facilitation_did_is_read_by_everybody_with_its_reason(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must("place retirer 1 Zoé --motif 'inscrite deux fois'")
    desk.must("reporter 1 mardi 9 mai 2028 11h --motif 'salle prise'")
    seen = plain(Desk(a_series_like(desk, VISITOR)).must("ateliers").out)
    assert "Note : inscription retirée, inscrite deux fois" in seen
    assert "Note : report, salle prise" in seen


def test_reserved_seats_are_shown_as_a_number(desk: Desk) -> None:
    desk.must("place reserver 1 2 --motif 'une école'")
    assert "2 places réservées" in plain(desk.must("ateliers").out)


def test_slots_are_given_at_both_hours_with_the_day_when_it_differs_and_a_warning_at_night(
    desk: Desk,
) -> None:
    desk.must("inscrire 1 --pour Moana --fuseau Pacific/Tahiti")
    desk.must("creneau ajouter 2 lundi 22 mai 2028 11h")
    desk.must("reglages personne=Moana")
    said = plain(Desk(desk.session.as_set()).must("sondage 2").out)
    assert "lundi 22 mai, 11h-12h30 (heure de Paris ; dimanche 21 mai, 23h-0h30, heure de Tahiti)" in said
    assert "la nuit là-bas" in said


def test_whoever_lives_at_the_hour_of_paris_reads_one_hour(desk: Desk) -> None:
    desk.must("creneau ajouter 2 lundi 22 mai 2028 11h")
    said = plain(desk.must("sondage 2").out)
    assert "lundi 22 mai, 11h-12h30" in said and "heure de Paris" not in said


def test_a_workshop_at_night_is_told_to_whoever_would_have_to_be_up(desk: Desk) -> None:
    said = desk.must("inscrire 1 --pour Moana --fuseau Pacific/Tahiti")
    assert "la nuit là-bas" in said.err


def test_the_answer_to_all_three_is_corrected_by_oneself(desk: Desk) -> None:
    desk.must("inscrire tous --pour Zoé --aux-trois non")
    desk.must("mes-donnees rectifier --pour Zoé --aux-trois oui")
    (zoe,) = desk.session.commons.all(Participant)
    assert zoe.all_three is AllThree.YES


def test_somebody_may_be_called_as_an_identifier_in_capitals(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must("inscrire 1 --pour P3")
    desk.must("inscrire 1 --pour P1")
    desk.must("inscrire 1 --pour Ana")
    assert [one.name for one in desk.session.commons.all(Participant)] == ["Zoé", "P3", "P1", "Ana"]
    desk.must("liberer 1 --pour P3")
    desk.must("liberer 1 --pour p3")
    assert [one.active for one in lookup.workshop(desk.session.commons, 1).registrations] == [
        True,
        False,
        False,
        True,
    ]
    assert desk.types("inscrire 1 --pour p9").code == 1


def test_the_team_is_not_counted_in_the_seats(desk: Desk) -> None:
    desk.must("inscrire 1 --pour Zoé")
    desk.must("personne animation Zoé")
    assert desk.json("ateliers")[0]["inscrits"] == 0
    assert "place confirmée, hors des places (animation)" in plain(desk.must("inscriptions 1").out)
    desk.must("personne animation Zoé --fin")
    assert desk.json("ateliers")[0]["inscrits"] == 1


def test_who_had_said_no_to_the_date_and_who_was_there_is_read_in_the_list(desk: Desk) -> None:
    desk.must("inscrire tous --pour Zoé")
    desk.must("inscrire tous --pour Bo")
    desk.must("creneau 2 ajouter 2028-06-05T11:00+02:00")
    desk.must("dispos 2 --pour Zoé n")
    assert "Avaient dit non, à redemander, atelier 2 : Zoé" in plain(desk.must("fixer 2 s1").err)
    assert "avait dit non à cette date : à redemander" in plain(desk.must("inscriptions 2").out)
    desk.must("presence 1 Bo absence")
    assert "place confirmée, absence" in plain(desk.must("inscriptions 1").out)


def a_series_like(desk: Desk, actor):
    from dataclasses import replace

    return replace(desk.session, actor=actor)
