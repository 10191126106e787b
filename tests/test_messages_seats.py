"""The confirmation and the seat that is proposed: who reads them learns where they stand."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import FIRST, FIRST_END
from letters import LINK, living, message, perform

from models import lookup
from models.acts.registration import Leave, SeatTold
from models.acts.workshops import CancelWorkshop, MoveWorkshop, SetVideo
from models.people import Participant
from models.registration import Standing
from models.seating import NoOffer
from models.workshop import NotRegistered, WorkshopCancelled


def test_the_confirmation_gives_the_day_the_hours_the_zone_and_the_link():
    text = message("confirmation", living(), 1, "p1")
    assert "\n    mardi 2 mai, 11h-12h30 (heure de Paris)\n" in text
    assert f"\n    {LINK}\n" in text
    assert "ssh -p 2222 veillee.exemple liberer 1" in text


def test_hours_are_said_in_the_readers_zone_too():
    session = living()
    session.commons.put(replace(session.commons.get(Participant, "p1"), zone="Indian/Reunion"))
    assert "13h-14h30, heure de La Réunion" in " ".join(message("confirmation", session, 1, "p1").split())


def test_whoever_waits_learns_their_rank_and_why_and_not_the_link():
    text = message("confirmation", living(), 1, "p16")
    assert "Rang 1 aujourd’hui (peut venir aux trois)." in text
    assert LINK not in text


def test_a_link_that_nobody_knows_is_not_invented_but_who_gives_it_is_said():
    session = living()
    perform(session, SetVideo(1, ""))
    text = " ".join(message("confirmation", session, 1, "p1").split())
    assert "Le lien de la visio vous sera donné par l’équipe d’animation" in text


def test_a_workshop_without_a_date_notes_the_wish_and_says_how_long_a_seat_is_kept():
    text = " ".join(message("confirmation", living(), 2, "p1").split())
    assert "est notée" in text
    assert "répondez au sondage" in text
    assert "jusqu’à 7 jours avant l’atelier" in text


def test_nobody_is_confirmed_who_is_not_registered():
    session = living()
    perform(session, Leave(1, "p3"))
    with pytest.raises(NotRegistered):
        message("confirmation", session, 1, "p3")


def test_an_offer_says_that_its_time_runs_from_reading_then_until_when():
    session = living()
    perform(session, Leave(1, "p2"))
    unread = " ".join(message("place", session, 1, "p16").split())
    assert "48 h pour répondre, à compter du moment où vous lisez ce message" in unread
    perform(session, SeatTold(1, "p16"))
    assert "jusqu’au mercredi 5 avril, 11h" in " ".join(message("place", session, 1, "p16").split())
    assert message("confirmation", session, 1, "p16") == message("place", session, 1, "p16")


def test_close_to_the_start_the_first_yes_takes_the_seat():
    session = living()
    session.clock.moment = FIRST - timedelta(hours=3)
    perform(session, Leave(1, "p2"))
    text = " ".join(message("place", session, 1, "p16").split())
    assert "la première personne qui répond la prend" in text


def test_no_seat_is_offered_when_none_is_free():
    session = living()
    for who in (None, "p1", "p16"):
        with pytest.raises(NoOffer):
            message("place", session, 1, who)


def test_a_registration_to_approve_says_until_when_its_seat_is_held():
    session = living()
    one = lookup.workshop(session.commons, 1)
    mine = replace(one.must_have("p1"), standing=Standing.TO_APPROVE)
    session.commons.put(one.with_registration(mine))
    text = " ".join(message("confirmation", session, 1, "p1").split())
    assert "L’équipe d’animation doit encore confirmer votre inscription" in text
    assert "Une place vous est gardée jusqu’au mardi 4 avril, 11h." in text
    assert LINK not in text


def test_a_date_that_moved_is_to_be_confirmed_again():
    session, at = living(), timedelta(days=7)
    perform(session, MoveWorkshop(1, FIRST + at, FIRST_END + at, "grève"))
    text = " ".join(message("confirmation", session, 1, "p1").split())
    assert "La date a changé depuis votre inscription" in text


def test_nobody_is_invited_to_a_series_that_is_over():
    session = living()
    perform(session, CancelWorkshop(2, "neige"), CancelWorkshop(3, "neige"))
    session.clock.moment = FIRST_END
    with pytest.raises(WorkshopCancelled):
        message("invitation", session)
