"""What is written together, texts to send, and everything taken away: by commands alone."""

from pathlib import Path

import pytest
from commands_desk import Desk
from house import a_series

from tui.commands.tables import width


@pytest.fixture
def desk() -> Desk:
    desk = Desk(a_series())
    desk.must("inscrire tous --pour Zoé")
    desk.must("creneau 2 proposer --nombre 3")
    return desk


def test_everything_is_exported_in_a_directory_of_its_own(desk: Desk, tmp_path: Path) -> None:
    written = desk.json(f"exporter {tmp_path / 'export'}")["fichiers"]
    assert {Path(one).name for one in written} >= {"README.txt", "serie.json", "agenda.ics", "sondage-2.csv"}
    assert all(Path(one).exists() for one in written)
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "photo.jpg").write_bytes(b"x")
    said = desk.types(f"exporter {tmp_path / 'autre'}")
    assert said.code == 3
    assert [one.name for one in (tmp_path / "autre").iterdir()] == ["photo.jpg"]


def test_an_article_is_not_emptied_by_a_forgotten_pipe(desk: Desk) -> None:
    desk.must("article ajouter Réparer", stdin="Nous réparons.\n")
    assert desk.types("article ecrire a1").code == 1
    assert desk.json("article lire a1")["texte"] == "Nous réparons."
    desk.must("article ecrire a1", stdin="Nous réparons, ensemble.\n")
    assert desk.json("article lire a1")["texte"] == "Nous réparons, ensemble."
    desk.must("article ecrire A1 --texte ''")
    assert desk.json("article lire a1")["texte"] == ""


def test_writing_together_by_commands_alone(desk: Desk) -> None:
    desk.must("contribuer 1 Réparer avant de racheter --theme écologie")
    desk.must("contribuer hors 'Une réponse' --signer --pour Zoé")
    desk.must("soutenir c2 --pour Zoé")
    desk.must("theme scinder écologie c1 --titre Réparation")
    assert [(one["theme"], one["auteur"], one["soutiens"]) for one in desk.json("contributions")] == [
        ("Réparation", None, 0),
        (None, "Zoé", 1),
    ]
    desk.must("article ajouter Réparer --texte 'Nous réparons.' --pour Zoé")
    desk.must("article ajouter Accueillir --texte 'Une chaise.'")
    desk.must("article deplacer 2 1")
    desk.must("article lier 1 1")
    assert [one["titre"] for one in desk.json("manifeste")["articles"]] == ["Accueillir", "Réparer"]
    assert "2. Réparer" in desk.must("manifeste --format txt").out
    assert "## Réparer" in desk.must("manifeste --format md").out
    assert desk.json("article lire a1 --auteurs")["passages"] == [
        {"auteur": "Zoé", "texte": "Nous réparons."}
    ]
    desk.must("manifeste garder avant l’atelier 3")
    desk.must("article retirer a1")
    desk.must("manifeste reprendre avant l’atelier 3")
    assert [one["titre"] for one in desk.json("manifeste")["articles"]] == ["Accueillir", "Réparer"]
    assert len(desk.json("manifeste versions")) == 2
    desk.must("discussion repondre Tout existe déjà --pour Zoé")
    assert desk.json("discussion")[0]["auteur"] == "Zoé"
    desk.must("ressource ajouter Guide --lien https://exemple.fr --region Bretagne --genre document")
    assert desk.json("ressources --region BRET")[0]["genre"] == "document"


@pytest.mark.parametrize("kind", ["invitation", "rappel", "invitation --langue en"])
def test_texts_to_send_are_printed_as_they_are(desk: Desk, kind: str) -> None:
    text = desk.must(f"message {kind}").out
    assert max(width(line) for line in text.splitlines()) <= 72 or "ssh" in text


def test_a_text_that_makes_no_sense_today_is_refused_with_what_to_do(desk: Desk) -> None:
    said = desk.types("message report 1")
    assert (said.code, said.out) == (1, "")
    assert "veillee reporter" in said.err
    assert desk.types("message nimporte").code == 1


def test_recipients_stand_apart_from_the_text(desk: Desk) -> None:
    desk.must("mes-donnees rectifier --pour Zoé --contact zoe@exemple.fr")
    assert "zoe@exemple.fr" not in desk.must("message veille 1").out
    assert {"personne": "p1", "nom": "Zoé", "contact": "zoe@exemple.fr"} in desk.json(
        "message veille 1 --destinataires"
    )
