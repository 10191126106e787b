"""By lines and by commands: who is here, what has changed since the last visit, a text found again."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from commands_desk import Desk
from house import a_series, registered
from lines import told
from memory_commons import do

from models.acts.registration import Leave
from models.acts.thread import PostReply
from models.people import FACILITATION, VISITOR, Actor, Role
from models.visits import Visit
from tui.presence import Place

STATUS = "8"


def a_house(language="fr"):
    session = a_series(language)
    registered(session, "Zoé", "Maëlle", "Ousmane")
    session.house.reading.put(Visit("p1", session.now))
    session.clock.moment += timedelta(days=1)
    do(session.house.reading, PostReply("Bonjour"), Actor(Role.PARTICIPANT, "p2"), session.now)
    do(session.house.reading, Leave(1), Actor(Role.PARTICIPANT, "p3"), session.now)
    session.clock.moment += timedelta(hours=1)
    return session


def being(session, person, role=Role.PARTICIPANT):
    return replace(session, actor=Actor(role, person, f"K{person}"))


def enter(session, person, place=None):
    async def come():
        entry = session.house.presences.enter(Actor(Role.PARTICIPANT, person, "K"), session.now)
        if place:
            entry.stands(place)

    return come


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "une place s’est libérée à l’atelier 1", "Maëlle a répondu dans la discussion"),
        ("en", "a seat was freed in workshop 1", "Maëlle has replied in the discussion"),
    ],
)
def test_the_first_lines_after_the_greeting_say_what_has_changed(language, first, second):
    lines = told(being(a_house(language), "p1"), "quitter").split("\n")
    you = next(row for row, line in enumerate(lines) if "Zoé" in line)
    assert first in lines[you + 1]
    assert second in lines[you + 2]


def test_at_a_first_visit_and_for_visitors_nothing_is_told():
    for session in (being(a_house(), "p2"), replace(a_house(), actor=VISITOR)):
        assert "dernière visite" not in told(session, STATUS, "quitter")


def test_who_is_here_is_told_when_it_is_asked_and_not_before():
    session = being(a_house(), "p1")
    said = told(session, enter(session, "p2", Place("thread")), "6", "retour", STATUS, "quitter")
    before, after = said.split("Annonce, discussion, ressources\n", 1)
    assert "Ici aussi" not in before
    assert "Ici aussi : Maëlle, discussion\n" in after


def test_visitors_by_lines_read_a_number():
    session = replace(a_house(), actor=VISITOR)
    said = told(session, enter(session, "p2"), "", STATUS, "quitter")
    assert "1 autre personne ici" in said
    assert "Maëlle" not in said


def test_a_text_cut_in_the_middle_waits_at_the_same_question():
    session = being(a_house(), "p1")
    way = ("6", "Répondre")
    cut = told(session, *way, "Première ligne", "Deuxième ligne")
    assert "il vous attend ici" in cut
    assert session.house.presences.all == ()
    other = told(being(session, "p2"), *way, ".retour", "retour", "quitter")
    assert "Première ligne" not in other
    again = told(session, *way, "Troisième ligne", ".", "retour", "quitter")
    assert "Vous étiez ici" in again
    replies = [one["texte"] for one in Desk(session).json("discussion")]
    assert replies[-1] == "Première ligne\nDeuxième ligne\nTroisième ligne"
    assert "Vous étiez ici" not in told(session, *way, ".retour", "retour", "quitter")


def test_somebody_who_cannot_be_known_again_is_told_that_the_text_is_lost():
    session = replace(a_house(), actor=FACILITATION)
    assert "il n’a pas été enregistré" in told(session, "6", "Répondre", "Une ligne")


def test_presents_says_who_has_the_series_open():
    desk = Desk(a_house())
    assert "Personne n’a la série ouverte" in desk.must("presents").err
    desk.session.house.presences.enter(Actor(Role.PARTICIPANT, "p2", "K"), desk.session.now).stands(
        Place("poll", 2)
    )
    desk.session.house.presences.enter(Actor(Role.VISITOR, None, "V"), desk.session.now)
    assert desk.json("presents") == [
        {"personne": "p2", "nom": "Maëlle", "role": "participation", "page": "poll", "sujet": 2},
        {"personne": None, "nom": None, "role": "visite", "page": "home", "sujet": None},
    ]
    out = desk.must("presents").out
    assert "Maëlle  sondage 2" in out
    assert "1 visite" in out
    visiting = Desk(replace(desk.session, actor=VISITOR))
    assert {one["nom"] for one in visiting.json("present")} == {None}
    assert visiting.must("presents").out == "2 personnes ici\n"


def test_depuis_says_what_has_changed_in_words_and_in_json():
    desk = Desk(a_house())
    assert desk.json("depuis --pour Zoé") == [
        {"quoi": "place", "sujet": 1, "nombre": 1, "date": "2028-04-04T11:00:00+02:00", "personne": "p3"},
        {
            "quoi": "reponse",
            "sujet": None,
            "nombre": 1,
            "date": "2028-04-04T11:00:00+02:00",
            "personne": "p2",
        },
    ]
    said = desk.must("since --for p1")
    assert "Une place s’est libérée à l’atelier 1." in said.out
    assert "Maëlle a répondu dans la discussion." in said.out


def test_depuis_takes_a_date_from_anybody_and_names_nobody_to_visitors():
    desk = Desk(replace(a_house(), actor=VISITOR))
    found = desk.json("depuis 2028-04-03")
    assert [one["quoi"] for one in found] == ["place", "reponse", "inscription", "inscription", "inscription"]
    assert {one["personne"] for one in found} == {None}
    assert desk.json("depuis 2028-04-05") == []
    assert desk.types("depuis").code == 1
    assert desk.types("depuis hier-ou-presque").code == 1


def test_depuis_without_an_earlier_visit_says_what_to_do():
    desk = Desk(a_house())
    assert "veillee depuis DATE" in desk.must("depuis --pour Maëlle").err
    assert desk.json("depuis --pour Maëlle") == []


def test_what_is_kept_of_oneself_holds_the_last_visit():
    desk = Desk(a_house())
    whole = json.loads(desk.must("mes-donnees exporter --pour Zoé").out)
    assert whole["derniere_visite"] == "2028-04-03T11:00:00+02:00"
    assert whole["textes_en_cours"] == []
    assert "Dernière visite" in desk.must("mes-donnees voir --pour Zoé").out
