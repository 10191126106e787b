"""Lists of hubs imported, replies that are new, what is drawn from a reply, themes made in one act."""

from datetime import timedelta

import pytest
from commands_desk import Desk
from house import a_series, registered
from memory_commons import do

from models.acts.thread import CopyReply
from models.visits import Visit

LIST = (
    "region,hub,url,note\n"
    "Corse,Hub Corsica,https://corse.example/,\n"
    "Bretagne,Hub Bretagne,hub-bretagne,\n"
    "Mayotte,Ultra Numérique,,à relancer\n"
)


def spaced(words):
    """No-break spaces made ordinary."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def desk():
    made = Desk(a_series())
    registered(made.session, "Zoé")
    return made


def test_a_list_of_hubs_is_imported_and_its_broken_line_told_with_its_number(desk):
    said = desk.json("ressources importer -", LIST)
    reason = "l’adresse ne commence pas par http:// ou https://"
    assert said == {
        "lus": 2,
        "ajoutes": 2,
        "corriges": 0,
        "ignores": [{"ligne": 3, "raison": reason}],
        "absents": [],
    }
    again = desk.must("ressources importer -", LIST)
    assert "Fait : 2 lignes lues, 0 ressource ajoutée, 0 corrigée." in spaced(again.err)
    assert f"Ligne 3, ignorée : {reason}" in spaced(again.err)
    assert [one["titre"] for one in desk.json("ressources")] == ["Hub Corsica", "Ultra Numérique"]


def test_simulating_says_what_would_be_and_does_nothing(desk):
    said = desk.must("ressources importer - --simuler", LIST)
    assert "Rien n’est fait. Ce serait : 2 lignes lues, 2 ressources ajoutées, 0 corrigée." in spaced(
        said.err
    )
    assert desk.json("ressources") == []


def test_source_and_day_are_those_of_the_file_else_those_given_with_it(desk, tmp_path):
    file = tmp_path / "hubs-2026.csv"
    file.write_bytes(LIST.encode("cp1252"))
    desk.must(f"ressources importer {file} --verifie 2026-01-15")
    corse = desk.json("ressources --region corse")[0]
    assert (corse["source"], corse["verifie"]) == ("hubs-2026.csv", "2026-01-15")
    desk.must("ressources importer - --source 'Le réseau des hubs' --verifie 2026-02-01", LIST)
    corse = desk.json("ressources --region corse")[0]
    assert (corse["source"], corse["verifie"]) == ("Le réseau des hubs", "2026-02-01")


def test_resources_are_shown_with_region_kind_and_where_the_list_comes_from(desk):
    desk.must("ressources importer - --source 'Le réseau des hubs' --verifie 2026-02-01", LIST)
    said = spaced(desk.must("ressources").out)
    assert "Corse · hub régional · https://corse.example/\n" in said
    assert said.count("Source : Le réseau des hubs, vérifié le dimanche 1er février 2026") == 1
    assert "Aucune ressource pour « Loire »" in spaced(desk.must("ressources --region Loire").err)


def test_a_reply_copied_from_elsewhere_says_where_it_is(desk):
    desk.must("discussion repondre 'Un réseau existe.' --signature Denis --source https://forum.example/12")
    assert "r1 · Denis · https://forum.example/12\n" in desk.must("discussion").out


def test_hubs_that_a_newer_list_does_not_have_stay_and_are_named(desk):
    desk.must("ressources importer -", LIST)
    said = desk.must("ressources importer -", "region,hub,url\nCorse,Hub Corsica,https://c.example/\n")
    assert "1 hub d’ici n’est pas dans la liste, et reste : Ultra Numérique (Mayotte)" in spaced(said.err)
    assert len(desk.json("ressources")) == 2


def test_another_file_is_refused_and_changes_nothing(desk):
    said = desk.types("ressources importer -", "nom,adresse\nZoé,ici\n")
    assert said.code == 1
    assert "pas une liste de hubs" in spaced(said.err) and "region, hub, url" in spaced(said.err)
    assert desk.types("ressources importer rien.csv").code == 1


def test_an_import_is_one_act_that_is_undone_at_once(desk):
    desk.must("ressources importer -", LIST)
    desk.must("defaire")
    assert desk.json("ressources") == []


def test_a_contribution_says_which_reply_it_was_drawn_from_and_the_reply_says_it_too(desk):
    desk.must("discussion repondre 'Un réseau existe déjà.' --pour Zoé")
    assert desk.json("contribuer hors 'Relier les hubs' --de r1")[0]["origine"] == "r1"
    assert desk.json("discussion")[0]["contributions"] == ["c1"]
    assert "tirée de la réponse r1" in desk.must("contributions").out
    assert "On en a tiré : c1." in spaced(desk.must("discussion").out)
    desk.must("contribuer 1 Réparer")
    assert "origine" not in desk.json("contributions")[1]
    assert desk.types("contribuer hors Rien --de r9").code == 1


def test_new_replies_are_those_of_others_since_the_last_visit(desk):
    zoe = desk.json("personnes")[0]["personne"]
    for hours in (-3, -1):
        desk.session.clock.moment += timedelta(hours=3 + hours)
        do(desk.session.house.reading, CopyReply(f"{hours}", "Denis"), now=desk.session.now)
    desk.session.house.reading.put(Visit(zoe, desk.session.now - timedelta(hours=1)))
    desk.session.clock.moment += timedelta(hours=3)
    assert [one["texte"] for one in desk.json("discussion --nouvelles --pour Zoé")] == ["-1"]
    desk.session.house.reading.put(Visit(zoe, desk.session.now - timedelta(minutes=40)))
    assert "Aucune réponse nouvelle" in desk.must("discussion --nouvelles --pour Zoé").err


def test_a_theme_is_made_with_its_contributions_in_one_act(desk):
    for text in ("Réparer", "Emprunter"):
        desk.must(f"contribuer 1 {text} --theme écologie")
    desk.must("theme creer Durer --contribution c1 --contribution c2")
    assert {one["theme"] for one in desk.json("contributions")} == {"Durer"}
    desk.must("defaire")
    assert {one["theme"] for one in desk.json("contributions")} == {"écologie"}
    assert "Durer" not in [one["titre"] for one in desk.json("themes")]


def test_the_same_in_english():
    desk = Desk(a_series("en"), {"VEILLEE_LANG": "en"})
    said = desk.must("resources import -", LIST)
    assert "Done: 2 lines read, 2 resources added, 0 corrected." in spaced(said.err)
    desk.must("thread reply 'It exists already.'")
    assert "drawn from reply r1" in desk.must("contribute none 'Link the hubs' --from r1").err
