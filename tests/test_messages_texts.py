"""Texts to send: within their columns, signed, known by their names; the invitation and the way in."""

from datetime import timedelta

import pytest
from house import FIRST, FIRST_END
from letters import FINGERPRINT, NAME, living, message, perform, setting

from data.exports.wrapping import width, wrapped
from models.acts.registration import Leave
from models.acts.workshops import CancelWorkshop, FixDates, MoveWorkshop
from models.refusals import Unknown
from models.seating import NoOffer
from tui import messages
from tui.i18n import NBSP
from tui.messages import KINDS, NothingToSay


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


def test_a_person_is_greeted_by_the_name_they_typed_and_nobody_by_none():
    session = living()
    assert f"\n\nBonjour {NAME},\n\n" in message("veille", session, 1, "p1")
    assert "\n\nBonjour,\n\n" in message("veille", session, 1)


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
