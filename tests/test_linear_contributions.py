"""Line by line: contributions in a row, signed or not, supported, corrected; themes."""

from dataclasses import replace
from typing import Any

from house import a_series, being, registered
from lines import lines_of, told

from models.contribution import Contribution, Dimension, Theme
from models.people import VISITOR, Participant
from tui.session import Session


def of(session: Session) -> list[Contribution]:
    return list(session.commons.all(Contribution))


def written(session: Session, *texts: str) -> str:
    """Unsigned, from workshop 1, of both dimensions, without a theme."""
    return told(session, *lines_of("4|écrire|1|3|1|n"), *texts, *lines_of("|quitter"))


def test_many_are_written_in_a_row_and_an_empty_line_ends() -> None:
    session = a_series()
    said = written(session, "Réparer avant d’acheter", "Des logiciels libres", "Se parler")
    assert [one.text for one in of(session)] == [
        "Réparer avant d’acheter",
        "Des logiciels libres",
        "Se parler",
    ]
    assert "Fait : contribution c1\nContribution ?\nFait : contribution c2\n" in said
    assert "Fini : 3 contributions\n" in said
    assert {one.author for one in of(session)} == {None}
    assert {one.dimension for one in of(session)} == {Dimension.BOTH}


def test_nobody_signs_without_saying_so() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    told(being(session, zoe), *lines_of("4|écrire|1|2|3|o|À voix haute||quitter"))
    told(being(session, zoe), *lines_of("4|écrire|d’ailleurs|1|1||Tout bas||quitter"))
    aloud, quiet = of(session)
    assert (aloud.author, aloud.dimension, aloud.workshop) == (zoe, Dimension.COLLECTIVE, 1)
    assert (quiet.author, quiet.workshop, quiet.theme) == (None, None, None)
    assert aloud.theme is not None


def test_one_keyboard_signs_for_whoever_asks() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    told(session, *lines_of("4|écrire|1|1|1|o|zo|Dite par Zoé||quitter"))
    assert of(session)[0].author == zoe


def test_a_line_that_is_too_long_is_asked_again_and_nothing_is_cut() -> None:
    session = a_series()
    said = written(session, "x" * 281, "court")
    assert "Erreur : trop long (la contribution) : 281 caractères pour 280 au plus" in said
    assert [one.text for one in of(session)] == ["court"]


def test_they_are_read_by_dimension_and_by_theme() -> None:
    session = a_series()
    written(session, "Réparer")
    said = told(session, *lines_of("4|lire par dim|3|lire par th|sans|quitter"))
    assert "3. les deux : 1\n" in said
    assert "Dimension : les deux\nRéparer (c1)\n" in said
    assert "7. Sans thème : 1\n" in said


def test_visitors_read_what_was_signed_with_its_signature() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    written(session, "Tout bas")
    told(being(session, zoe), *lines_of("4|écrire|1|1|1|o|À voix haute||quitter"))
    said = told(
        replace(session, actor=VISITOR), *lines_of("4|lire par dim|1|lire par dim|3|5|contributions|quitter")
    )
    assert "À voix haute (c2, Zoé)\n" in said
    assert "Tout bas" not in said
    assert "Écrire" not in said


def test_support_is_given_taken_back_and_limited() -> None:
    session = a_series()
    written(session, "Une", "Deux", "Trois", "Quatre")
    zoe, *_ = registered(session, "Zoé")
    said = told(
        being(session, zoe), *lines_of("4|soutenir|1|soutenir|2|soutenir|3|soutenir|4|soutenir|1|quitter")
    )
    assert "Fait : soutien donné à c3\n" in said
    assert "Erreur : " in said.split("soutien donné à c3")[1]
    assert said.index("Erreur : ") < said.index("Fait : soutien repris à c1\n")
    assert "Une (c1, 1 soutien)" in said


def test_facilitation_corrects_changes_and_withdraws_any() -> None:
    session = a_series()
    written(session, "Une faute", "De trop")
    said = told(session, *lines_of("4|corriger|1|1|Sans faute|corriger|1|2|1|corriger|2|3|o|quitter"))
    assert "Fait : contribution c1 corrigée\n" in said
    assert "Retirer « De trop », pour de bon ? Oui ou non.\n" in said
    (left,) = of(session)
    assert (left.text, left.dimension) == ("Sans faute", Dimension.INDIVIDUAL)


def test_people_correct_what_they_signed_and_may_unsign_it() -> None:
    session = a_series()
    zoe, *_ = registered(session, "Zoé")
    written(session, "Anonyme")
    mine = being(session, zoe)
    told(mine, *lines_of("4|écrire|1|1|1|o|Signée||quitter"))
    said = told(mine, *lines_of("4|corriger|1|4|o|corriger|quitter"))
    assert "1. Signée (c2, Zoé)\n" in said
    assert "Anonyme (c1" not in said
    assert "Contributions : aucune ici pour le moment.\n" in said
    assert of(session)[1].author is None


def test_themes_are_made_renamed_merged_and_split() -> None:
    session = a_series()
    written(session, "Une", "Deux", "Trois")
    said = told(session, *lines_of("4|thèmes|ajouter|Réparation|ranger|c1 c2|réparation|quitter"))
    assert "Fait : thème ajouté, Réparation\n" in said
    assert "Fait : thème Réparation, contributions rangées : 2\n" in said
    said = told(
        session, *lines_of("4|thèmes|scinder|réparation|c2 c9|c2|Matériel|renommer|matériel|Machines|quitter")
    )
    assert "Erreur : tapez des identifiants de cette liste" in said
    assert "Fait : thème renommé, Machines\n" in said
    said = told(session, *lines_of("4|thèmes|réunir|société|machines|o|ajouter|SOCIETE|quitter"))
    assert "Fait : thèmes réunis, société, contributions : 1\n" in said
    assert "Erreur : " in said
    titles = {one.id: one.title for one in session.commons.all(Theme)}
    assert [titles.get(one.theme or "") for one in of(session)] == ["Réparation", "société", None]


def test_the_same_in_english() -> None:
    session = a_series("en")
    house: Any = session.house
    said = told(session, *lines_of("4|write|1|3|1|n|Repair first||read by d|3|quit"))
    assert "Done: contribution c1\n" in said
    assert "Repair first (c1)\n" in said
    assert house.reading.all(Participant) == ()
