"""Dates, moves, cancellations, the manifesto, the end: what has happened is told, nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import FIRST, FIRST_END, a_series
from letters import living, message, perform

from models import lookup
from models.acts.freezing import FreezeVersion
from models.acts.polls import AnswerPoll
from models.acts.versions import SaveVersion
from models.acts.workshops import CancelWorkshop, FixDates, MoveWorkshop
from models.poll import Answer
from models.workshop import NoDate, WorkshopCancelled
from tui.messages import NothingToSay, why


def test_the_reminder_holds_the_polls_their_end_and_the_form_to_fill_in():
    text = message("rappel", living())
    flowing = " ".join(text.split())
    assert "jusqu’au mardi 2 mai, 11h" in flowing
    assert "[ ] lundi 22 mai 2028, 11h-12h30 (heure de Paris) (s1)" in text
    assert "Ateliers (2, 3) : " in text


def test_dates_that_are_chosen_are_told_to_whoever_had_said_no_with_how_long_their_seat_is_kept():
    session = living()
    perform(session, AnswerPoll(2, {"s1": Answer.NO}, "p1"), FixDates(((2, "s1"), (3, "s2"))))
    text = " ".join(message("dates", session, person="p1").split())
    assert "lundi 22 mai, 11h-12h30 (heure de Paris)" in text
    assert "vous aviez répondu non à ce créneau. Votre place est gardée jusqu’au lundi 15 mai, 11h" in text
    assert "aviez répondu non à ce créneau" not in message("dates", session, person="p3")


def test_a_move_gives_the_new_date_the_reason_and_keeps_the_seat():
    session, at = living(), timedelta(days=7)
    perform(session, MoveWorkshop(1, FIRST + at, FIRST_END + at, "grève des trains"))
    text = message("report", session, 1, "p1")
    assert "mardi 9 mai, 11h-12h30" in text
    assert "La raison : grève des trains" in text
    assert "Votre place est gardée." in text
    assert "Votre rang en liste d’attente est gardé." in message("report", session, 1, "p16")


def test_a_cancellation_gives_the_date_the_reason_and_what_becomes_of_people():
    session = living()
    perform(session, CancelWorkshop(1, "la neige"))
    text = " ".join(message("annulation", session, 1).split())
    assert "mardi 2 mai, 11h-12h30" in text
    assert "La raison : la neige" in text
    assert "vous passerez d’abord" in text
    for kind in ("veille", "confirmation", "report"):
        with pytest.raises(WorkshopCancelled):
            message(kind, session, 1)


def test_the_day_before_needs_a_date_and_a_seat():
    session = living()
    with pytest.raises(NoDate):
        message("veille", session, 2)
    with pytest.raises(NothingToSay):
        message("veille", session, 1, "p16")


def test_the_day_before_recalls_the_polls_as_long_as_they_are_open():
    session = living()
    assert "répondez avant aux sondages" in message("veille", session, 1)
    perform(session, FixDates(((2, "s1"), (3, "s2"))))
    assert "sondages" not in message("veille", session, 1)


def test_the_manifesto_to_reread_is_in_the_text_and_said_to_be_a_draft():
    text = message("relecture", living())
    assert "(brouillon du lundi 3 avril 2028)" in text
    assert "\n1. Réparer\n---" in text
    assert "[1] « Réparer avant d’acheter · ensemble » (atelier 1)" in text


def test_what_is_published_is_the_frozen_version_and_else_the_last_one_kept():
    session = living()
    assert "relue en mai" in message("publication", session)
    frozen = perform(session, FreezeVersion("V0"))
    perform(session, SaveVersion("plus tard"))
    text = message("publication", session)
    assert "Objet : Le manifeste est là : V0\n" in text
    assert f"\n    {frozen.digest}\n" in text
    assert "\n    veillee verifier V0.json\n" in text


def test_the_erasure_to_come_has_a_day_and_a_way_to_be_kept():
    session = living()
    for number in (2, 3):
        one = lookup.workshop(session.commons, number)
        session.commons.put(replace(one, start=None, end=None, cancelled=True))
    text = " ".join(message("effacement", session).split())
    assert "Vos données seront effacées le jeudi 1er juin 2028" in text
    assert "me garder" in text


@pytest.mark.parametrize("kind", ["rappel", "report", "annulation", "relecture", "publication"])
def test_a_text_about_what_has_not_happened_is_refused_with_what_to_do(kind):
    session = a_series()
    with pytest.raises(NothingToSay) as no:
        message(kind, session, 1)
    sentence = why(no.value, session.t)
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_dates_have_nothing_to_say_without_a_date_nor_erasure_without_anybody():
    session = living()
    session.commons.put(replace(lookup.workshop(session.commons, 1), start=None, end=None))
    with pytest.raises(NothingToSay):
        message("dates", session)
    with pytest.raises(NothingToSay):
        message("effacement", a_series())
