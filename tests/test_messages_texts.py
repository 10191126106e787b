"""Texts to send: who reads them learns when, where, how and until when, and nothing that nobody knows."""

from dataclasses import replace
from datetime import timedelta

import pytest
from house import FIRST, FIRST_END, a_series, registered
from memory_commons import do

from data.exports.wrapping import width, wrapped
from models import lookup
from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, LinkContributions
from models.acts.polls import AddSlot, AnswerPoll
from models.acts.registration import Leave, SeatTold
from models.acts.series import ChangeSetting
from models.acts.versions import SaveVersion
from models.acts.workshops import CancelWorkshop, FixDates, MoveWorkshop, SetVideo
from models.manifesto import Version
from models.people import VISITOR, Actor, Participant, Role
from models.poll import Answer
from models.refusals import NotAllowed, Unknown
from models.registration import Standing
from models.seating import NoOffer
from models.workshop import NoDate, NotRegistered, WorkshopCancelled
from tui import messages
from tui.i18n import NBSP
from tui.messages import KINDS, NothingToSay, recipients, split, why

LINK = "https://visio.exemple/atelier-un"
SERVER, FINGERPRINT = "veillee.exemple:2222", "SHA256:abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456"
NAME = "[b]Zoé[/b] d’Artigue, dite « Zo »"


def message(*about, **person):
    """The text, with ordinary spaces: where no-break ones stand is for another test."""
    return messages.message(*about, **person).replace(NBSP, " ")


def perform(session, *acts):
    return [do(session.house.reading, act, now=session.now) for act in acts][-1]


def setting(session, **values):
    perform(session, *(ChangeSetting(key, value) for key, value in values.items()))
    return session


def living(language="fr", server=True):
    """A series where every text has something to say: the 16th waits, polls are open, articles exist."""
    session = a_series(language)
    registered(session, NAME, *(f"Personne {n}" for n in range(2, 17)))
    if server:
        setting(session, server=SERVER, fingerprint=FINGERPRINT, facilitation_contact="anim@exemple.invalid")
    for number, days in ((2, 20), (3, 41)):
        at = timedelta(days=days)
        perform(session, AddSlot(number, FIRST + at, FIRST_END + at))
    perform(session, SetVideo(1, LINK), AnswerPoll(2, {"s1": Answer.YES}, "p1"))
    one = perform(session, Contribute(1, "Réparer avant d’acheter · ensemble"))
    article = perform(session, AddArticle("Réparer", "# Oui\n\n" + "Nous réparons nos machines. " * 9))
    perform(session, LinkContributions(article.id, (one.id,)), SaveVersion("relue en mai"))
    return session


def every_text(language):
    """Each text of the series as it lives, for everybody and for one person where it has a sense."""
    session = living(language)
    texts = [message(kind, session, number, who) for kind, number, who in _CASES]
    perform(session, Leave(1, "p2"))
    texts += [message("place", session, 1, who) for who in (None, "p16")]
    perform(session, FixDates(((2, "s1"), (3, "s2"))))
    texts += [message("dates", session, person=who) for who in (None, "p16")]
    at = timedelta(days=1)
    perform(
        session,
        MoveWorkshop(1, FIRST + at, FIRST_END + at, "une grève des trains"),
        CancelWorkshop(3, "la neige"),
    )
    return [*texts, message("report", session, 1, "p3"), message("annulation", session, 3)]


_CASES = [
    ("invitation", None, None),
    ("invitation", None, "p1"),
    ("confirmation", 1, None),
    ("confirmation", 1, "p1"),
    ("confirmation", 1, "p16"),
    ("confirmation", 2, "p1"),
    ("rappel", None, "p1"),
    ("veille", 1, "p1"),
    ("relecture", None, None),
    ("publication", None, "p1"),
    ("effacement", None, "p1"),
]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_text_fits_72_columns_begins_with_its_subject_and_ends_signed(language):
    for text in every_text(language):
        lines = text.split("\n")
        assert lines[0].startswith("Objet : " if language == "fr" else "Subject: ")
        assert ("L’équipe d’animation" if language == "fr" else "The facilitation team") in text
        assert max(map(width, lines)) <= 72
        assert text.endswith("\n")
        assert "\n\n\n" not in text
        assert "{" not in text


def test_english_texts_hold_no_french_sentence():
    french = ("Bonjour", "vous", "atelier ", "répond", "votre", " le ", "place ")
    titles = (
        "Third place",
        "Numérique",
        "numérique",
        "tiers-lieux",
        "Réparer",
        "Nous réparons",
        "Artigue",
        "neige",
        "grève",
    )
    for text in every_text("en"):
        said = [line for line in text.split("\n") if not any(word in line for word in titles)]
        assert not [line for line in said for word in french if word in line]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_text_is_known_by_its_french_and_its_english_name(kind):
    session = living()
    number = 1 if kind.about_workshop else None
    assert kind.key.isascii()
    assert said(kind.key, session, number) == said(kind.english.upper(), session, number)


def said(kind, session, number):
    try:
        return message(kind, session, number)
    except (NothingToSay, NoOffer) as no:
        return no


def test_an_unknown_text_is_refused_and_so_is_a_workshop_left_out():
    session = living()
    with pytest.raises(Unknown):
        message("poème", session)
    with pytest.raises(Unknown):
        message("confirmation", session)
    with pytest.raises(Unknown):
        message("confirmation", session, 7)


# Names and greetings


def test_a_person_is_greeted_by_the_name_they_typed_and_nobody_by_none():
    session = living()
    assert f"\n\nBonjour {NAME},\n\n" in message("veille", session, 1, "p1")
    assert "\n\nBonjour,\n\n" in message("veille", session, 1)


# The invitation


def test_the_invitation_tells_what_when_how_many_and_holds_the_form():
    text = message("invitation", living())
    assert "mardi 2 mai, 11h-12h30 (heure de Paris), complet" in text
    assert "date à choisir ensemble" in text
    assert "15 personnes au plus par atelier" in text
    assert "--- Bulletin Veillée : " in text


def test_a_page_to_register_takes_the_place_of_the_form():
    text = message(
        "invitation", setting(living(), registration_url="https://inscription.exemple/" + "x" * 80)
    )
    assert "    https://inscription.exemple/" + "x" * 80 + "\n" in text
    assert "Bulletin" not in text


def test_the_invitation_leads_to_the_server_on_every_system_once_there_is_one():
    text = message("invitation", living())
    flowing = " ".join(text.split())
    assert "\n    ssh -p 2222 veillee.exemple\n" in text
    assert "\n    ssh -T -p 2222 veillee.exemple\n" in text
    assert f"\n    {FINGERPRINT}\n" in text
    assert "tapez yes" in flowing
    assert "Windows" in flowing
    assert "lecteur d’écran" in flowing


def test_without_a_server_no_text_speaks_of_ssh():
    session = living(server=False)
    for kind, number, who in _CASES:
        assert "ssh" not in message(kind, session, number, who)


def test_a_fingerprint_that_is_not_known_is_to_be_asked_for():
    session = setting(living(server=False), server="veillee.exemple")
    text = " ".join(message("invitation", session).split())
    assert "ssh veillee.exemple" in text
    assert "Demandez-la-nous" in text
    assert "SHA256" not in text


# Seats


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


# Polls and dates


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


# Plans that change


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


# The manifesto, and the end


def test_the_manifesto_to_reread_is_in_the_text_and_said_to_be_a_draft():
    text = message("relecture", living())
    assert "(brouillon du lundi 3 avril 2028)" in text
    assert "\n1. Réparer\n---" in text
    assert "[1] « Réparer avant d’acheter · ensemble » (atelier 1)" in text


def test_what_is_published_is_the_frozen_version_and_else_the_last_one_kept():
    session = living()
    assert "relue en mai" in message("publication", session)
    session.commons.put(Version("v9", "V0", session.now))
    perform(session, SaveVersion("plus tard"))
    assert "Objet : Le manifeste est là : V0\n" in message("publication", session)


def test_the_erasure_to_come_has_a_day_and_a_way_to_be_kept():
    session = living()
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


def test_dates_and_erasure_have_nothing_to_say_without_a_date():
    session = living()
    session.commons.put(replace(lookup.workshop(session.commons, 1), start=None, end=None))
    for kind in ("dates", "effacement"):
        with pytest.raises(NothingToSay):
            message(kind, session)


# Who may, and to whom


def test_only_facilitation_writes_to_others_but_anybody_may_invite_and_keep_their_own_confirmation():
    session = living()
    mine = replace(session, actor=Actor(Role.PARTICIPANT, "p1"))
    assert message("confirmation", mine, 1, "p1") == message("confirmation", session, 1, "p1")
    assert message("invitation", replace(session, actor=VISITOR))
    for kind, number, who in (("confirmation", 1, "p2"), ("confirmation", 1, None), ("veille", 1, "p1")):
        with pytest.raises(NotAllowed):
            message(kind, mine, number, who)
    with pytest.raises(NotAllowed):
        recipients("veille", mine, 1)


def names(people):
    return [one.id for one in people]


def test_each_text_goes_to_those_whom_it_suits():
    session = living()
    confirmed = [f"p{n}" for n in range(1, 16)]
    assert names(recipients("confirmation", session, 1)) == confirmed
    assert names(recipients("confirmation", session, 2)) == [f"p{n}" for n in range(1, 17)]
    assert names(recipients("veille", session, 1)) == confirmed
    assert names(recipients("rappel", session)) == [f"p{n}" for n in range(1, 17)]
    assert names(recipients("rappel", session, 2)) == [f"p{n}" for n in range(2, 17)]
    assert names(recipients("annulation", session, 1)) == [f"p{n}" for n in range(1, 17)]
    assert recipients("invitation", session) == ()


def test_a_seat_goes_first_to_whoever_has_not_been_told():
    session = living()
    registered(session, "Dix-sept", workshops=(1,))
    perform(session, Leave(1, "p1"), Leave(1, "p2"), SeatTold(1, "p16"))
    assert names(recipients("place", session, 1)) == ["p17", "p16"]


def test_those_who_asked_to_be_kept_are_not_told_of_their_erasure():
    session = living()
    session.commons.put(replace(session.commons.get(Participant, "p1"), keep_for_next=True))
    assert names(recipients("effacement", session)) == [f"p{n}" for n in range(2, 17)]


def test_people_without_a_contact_stand_apart():
    session = living()
    session.commons.put(replace(session.commons.get(Participant, "p2"), contact="deux@exemple.invalid"))
    reachable, others = split(recipients("veille", session, 1))
    assert names(reachable) == ["p2"]
    assert len(others) == 14


# Lines


def test_french_signs_keep_their_no_break_spaces():
    text = messages.message("confirmation", living(), 1, "p1")
    assert text.startswith(f"Objet{NBSP}: ")
    assert f"«{NBSP}Le numérique" in text


def test_lines_break_at_ordinary_spaces_only():
    text = "un acteur·rice·s et 48\u00a0h, « oui\u00a0» https://exemple.invalid/" + "a" * 90 + " fin"
    lines = wrapped(text, 20).split("\n")
    assert "48\u00a0h," in " ".join(lines)
    assert any(line.startswith("https://exemple.invalid/aaa") and line.endswith("a") for line in lines)
    assert " ".join(lines) == text
    assert all(width(line) <= 20 for line in lines if "https" not in line)


def test_wide_and_combining_letters_are_counted_as_they_are_seen():
    assert width("日本") == 4
    assert width("e\u0301") == 1
