"""What is kept, and what for: said in the same words in every face, before the first field."""

from dataclasses import replace

import pytest
from commands_desk import Desk
from house import a_series
from lines import lines_of, told
from memory_commons import do
from screens import flat_text_of, on_screen, press

from models.acts.series import ChangeSetting
from models.people import FACILITATION, VISITOR
from tui.forms import blank_form
from tui.notice import notice

CLAUSES = {
    "Responsable": "Les Lieux d’en bas, à joindre ici : anim@exemple.fr",
    "Pour quoi": "l’intérêt légitime du collectif",
    "Demandé": "Facultatifs : contact, tiers-lieu, heure ; sans contact, personne ne pourra vous prévenir",
    "Gardé aussi": "l’empreinte de votre clé ; ni adresse, ni journal de connexion",
    "Qui lit": "Qui tient la machine peut tout lire : Le Garage, à Brest",
    "Ailleurs": "rien n’est transmis, ni en Europe ni au-delà",
    "Jusqu’à quand": "30 jours après le dernier atelier, ou 6 mois sans rien de nouveau",
    "Vos droits": "voir, copier, corriger, effacer",
}
QUESTION = {"fr": "Nom ou pseudonyme :", "en": "Name or pseudonym:"}
SETTINGS = {
    "data_controller": "Les Lieux d’en bas",
    "facilitation_contact": "anim@exemple.fr",
    "data_host": "Le Garage, à Brest",
}


def a_collective(language="fr"):
    session = a_series(language, actor=VISITOR)
    for key, value in SETTINGS.items():
        do(session.house.reading, ChangeSetting(key, value), FACILITATION)
    return session


def flat(text):
    return " ".join(text.replace("\u00a0", " ").replace("#", " ").split())


def test_it_says_who_is_responsible_why_what_is_needed_who_reads_how_long_and_which_rights():
    said = {one.head: one.words.replace("\u00a0", " ") for one in notice(a_collective())}
    assert said.keys() == CLAUSES.keys()
    for head, words in CLAUSES.items():
        assert words in said[head]
    assert "CNIL" in said["Vos droits"]


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_all_of_it_stands_on_one_screen_before_the_first_field(language):
    session = a_collective(language)
    async with on_screen(session) as pilot:
        await press(pilot, "i")
        shown = flat_text_of(pilot)
        for one in notice(session):
            assert flat(one.said(session.t)) in shown
        assert flat(session.t("Continuer vers les trois questions")) in shown


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lines_say_all_of_it_before_the_first_question(language):
    session = a_collective(language)
    said = told(session, *lines_of("2|4|quitter"))
    first = flat(said).index(flat(session.t("Votre nom, ou un pseudonyme ?")))
    for one in notice(session):
        assert 0 < flat(said).index(flat(one.said(session.t))) < first


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_form_says_all_of_it_above_the_first_question(language):
    session = a_collective(language)
    form = flat(blank_form(session))
    for one in notice(session):
        assert 0 < form.index(flat(one.said(session.t))) < form.index(QUESTION[language])


def test_a_command_says_all_of_it_and_registering_by_command_says_where_to_read_it():
    session = a_collective()
    desk = Desk(session)
    said = flat(desk.must("mes-donnees notice").out)
    for one in notice(session):
        assert flat(one.said(session.t)) in said
    values = desk.json("mes-donnees notice")
    assert [one["titre"] for one in values] == list(CLAUSES)
    assert "veillee mes-donnees notice" in desk.must("inscrire 1 --nom Zoé").err


def test_whoever_is_registered_already_is_not_told_again_by_commands():
    session = a_series()
    desk = Desk(replace(session))
    desk.must("inscrire 1 --pour Zoé")
    assert "notice" not in desk.must("inscrire 2 --pour Zoé").err
