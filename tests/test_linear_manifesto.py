"""Line by line: articles as numbered paragraphs, written while others write; links, order, versions."""

from dataclasses import replace

import pytest
from house import a_series, being, elsewhere, registered
from hypothesis import given
from hypothesis import strategies as st
from lines import Step, lines_of, told

from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, RemoveArticle, WriteArticle
from models.manifesto import Version, articles, removed_articles
from models.people import VISITOR
from models.text import Edit, written
from tui.linear.paragraphs import Command, added, command, paragraphs, removed, replaced
from tui.session import Session

TEXT = "Un.\n\nDeux,\nsuite.\n\nTrois."


def with_article(language: str = "fr", text: str = TEXT) -> Session:
    session = a_series(language)
    told(session, elsewhere(session, AddArticle("Nos outils", text)), "quitter")
    return session


def text_of(session: Session) -> str:
    return str(articles(session.commons)[0].text)


def writing(session: Session, *typed: Step) -> str:
    return told(session, *lines_of("5|ouvrir|1|écrire"), *typed, *lines_of("retour|quitter"))


def test_an_article_is_written_until_a_single_dot_and_read_by_numbers() -> None:
    session = a_series()
    said = told(session, *lines_of("5|nouvel|Nos outils|Un.||..vimrc|.|ouvrir|1|quitter"))
    assert "Fait : article 1 ajouté, Nos outils\n" in said
    assert text_of(session) == "Un.\n\n.vimrc"
    assert "1. Un.\n2. .vimrc\n" in said
    assert "1. Nos outils, brouillon\n" in said


def test_a_long_text_is_read_again_before_it_is_ended_and_dropped_only_by_a_yes() -> None:
    session = a_series()
    said = told(session, *lines_of("5|nouvel|Titre|Ligne une|.relire|.retour|n|Ligne deux|.|quitter"))
    assert "Ligne une\nSuite du texte :\nAbandonner ce texte, non enregistré ? Oui ou non.\n" in said
    assert text_of(session) == "Ligne une\nLigne deux"
    told(session, *lines_of("5|nouvel|Autre|Ligne|.retour|o|quitter"))
    assert len(articles(session.commons)) == 1


def test_paragraphs_are_replaced_added_and_deleted_by_number() -> None:
    session = with_article()
    said = writing(session, *lines_of("remplacer 2|Deux bis.|."))
    assert "2. Deux,\nsuite.\nNouveau texte du paragraphe 2.\n" in said
    assert "Fait : paragraphe 2 remplacé\n" in said
    assert text_of(session) == "Un.\n\nDeux bis.\n\nTrois."
    writing(session, *lines_of("ajouter après 1|Un et demi.|.|ajouter|Fin.|.|ajouter avant 1|Début.|."))
    assert text_of(session) == "Début.\n\nUn.\n\nUn et demi.\n\nDeux bis.\n\nTrois.\n\nFin."
    writing(session, *lines_of("supprimer 1|o|supprimer 5|o|supprimer 2|n"))
    assert text_of(session) == "Un.\n\nUn et demi.\n\nDeux bis.\n\nTrois."


def test_the_same_in_english() -> None:
    session = with_article("en")
    said = told(
        session, *lines_of("5|open|1|write|replace 1|One.|.|add after 3|Four.|.|delete 2|y|undo|quit")
    )
    assert "Done: paragraph 1 replaced\n" in said
    assert "Done: last change undone\n" in said
    assert text_of(session) == "One.\n\nDeux,\nsuite.\n\nTrois.\n\nFour."


@pytest.mark.parametrize(
    "typed", ["remplacer", "remplacer 9", "supprimer 0", "lire 4", "écrire", "remplacer deux"]
)
def test_a_command_that_cannot_be_is_said_and_asked_again(typed: str) -> None:
    session = with_article()
    said = writing(session, typed)
    assert "Erreur : " in said
    assert text_of(session) == TEXT


def test_words_that_stay_keep_their_author() -> None:
    session = a_series()
    zoe, ana = registered(session, "Zoé", "Ana")
    told(being(session, zoe), *lines_of("5|nouvel|Nos outils|Un.||Deux.|.|quitter"))
    writing(being(session, ana), *lines_of("ajouter|Trois.|."))
    said = told(being(session, ana), *lines_of("5|ouvrir|1|qui a|quitter"))
    assert "Zoé : Un. Deux.\nAna : Trois.\n" in said
    assert "Zoé" not in told(replace(session, actor=VISITOR), *lines_of("5|ouvrir|1|quitter"))


def test_a_paragraph_that_moved_while_one_wrote_is_found_again() -> None:
    session = with_article()
    one = articles(session.commons)[0]
    others = elsewhere(session, WriteArticle(one.id, f"Avant.\n\n{TEXT}"))
    said = writing(session, "remplacer 3", others, "Trois bis.", ".")
    assert text_of(session) == "Avant.\n\nUn.\n\nDeux,\nsuite.\n\nTrois bis."
    assert "Entre-temps : manifeste, article « Nos outils » changé\n" in said


def test_a_paragraph_that_others_changed_while_one_wrote_is_not_overwritten() -> None:
    session = with_article()
    one = articles(session.commons)[0]
    others = elsewhere(session, WriteArticle(one.id, TEXT.replace("Trois.", "Trois, par Ana.")))
    said = writing(session, "remplacer 3", others, "Trois, par Zoé.", ".", "")
    assert "Erreur : ce paragraphe a changé pendant que vous écriviez.\n" in said
    assert text_of(session).endswith("Trois, par Ana.\n\nTrois, par Zoé.")


def test_the_last_change_is_undone_unless_others_wrote_since() -> None:
    session = with_article()
    one = articles(session.commons)[0]
    assert "Rien à défaire ici.\n" in writing(session, "défaire")
    said = writing(session, *lines_of("supprimer 2|o|défaire"))
    assert "Fait : dernier changement défait\n" in said
    assert text_of(session) == TEXT
    others = elsewhere(session, WriteArticle(one.id, "Tout autre chose."))
    said = writing(session, *lines_of("supprimer 2|o"), others, "défaire")
    assert "Erreur : " in said
    assert text_of(session) == "Tout autre chose."


def test_an_article_says_where_it_comes_from_and_what_nobody_took_up() -> None:
    session = with_article()
    told(session, elsewhere(session, Contribute(1, "Réparer"), Contribute(1, "Partager")), "quitter")
    said = told(session, *lines_of("5|ouvrir|1|lier|1|d’où|retour|contributions|quitter"))
    assert "Fait : contribution c1 liée à l’article 1\n" in said
    assert "Vient de 1 contribution\nRéparer (c1, atelier 1, les deux)\n" in said
    assert "1 contribution qu’aucun article ne reprend\nPartager (c2)\n" in said
    said = told(session, *lines_of("5|ouvrir|1|délier|1|d’où|quitter"))
    assert "Vient de 0 contribution\n" in said


def test_articles_are_retitled_moved_removed_and_put_back() -> None:
    session = with_article()
    told(session, elsewhere(session, AddArticle("Réparer")), "quitter")
    said = told(session, *lines_of("5|ouvrir|2|déplacer|1|changer|Réparer d’abord|quitter"))
    assert "Fait : article au rang 1, Réparer\n" in said
    assert [one.title for one in articles(session.commons)] == ["Réparer d’abord", "Nos outils"]
    said = told(session, *lines_of("5|ouvrir|1|retirer|o|articles retirés|1|quitter"))
    assert "Fait : article retiré, Réparer d’abord\n" in said
    assert "Fait : article remis à la fin, Réparer d’abord\n" in said
    assert removed_articles(session.commons) == ()


def test_an_article_removed_by_others_meanwhile_closes_its_menu() -> None:
    session = with_article()
    one = articles(session.commons)[0]
    said = told(
        session, *lines_of("5|ouvrir|1"), elsewhere(session, RemoveArticle(one.id)), *lines_of("1|quitter")
    )
    assert "Erreur : " in said
    assert said.endswith("Au revoir.\n")


def test_the_whole_manifesto_is_read_article_by_article() -> None:
    session = with_article()
    told(session, elsewhere(session, AddArticle("Réparer", "Toujours.")), "quitter")
    said = told(session, *lines_of("5|lire tout||quitter"))
    assert "Article 1 : Nos outils, brouillon\nUn.\n\nDeux,\n" in said
    assert "Article 2 : Réparer, brouillon\nToujours.\n" in said


def test_versions_are_kept_read_compared_and_come_back_to() -> None:
    session = with_article()
    one = articles(session.commons)[0]
    said = told(session, *lines_of("5|versions|garder|avant relecture|quitter"))
    assert "Fait : version gardée, avant relecture\n" in said
    told(session, elsewhere(session, WriteArticle(one.id, TEXT.replace("Trois", "Quatre"))), "quitter")
    said = told(session, *lines_of("5|versions|comparer|1|1|quitter"))
    assert "Article : Nos outils\nRetiré : Trois\nAjouté : Quatre\n" in said
    said = told(session, *lines_of("5|versions|revenir|1|après|o|lire une|2|quitter"))
    assert "Fait : retour à avant relecture ; avant, gardé : après\n" in said
    assert text_of(session) == TEXT
    assert [one.name for one in session.commons.all(Version)] == ["avant relecture", "après"]


def test_commands_of_paragraphs_are_read_in_both_languages() -> None:
    assert command("Ajouter après 3") == command("add after 3") == Command("ajouter", 3)
    assert command("ajouter avant 3") == command("insert before 3") == Command("ajouter", 2)
    assert command("REMPLACER 12") == Command("remplacer", 12)
    assert command("lire") == Command("lire", None)
    assert command("") is None
    assert command("3") is None


LINES = st.lists(st.sampled_from(["", "a", "bb", "  ", " c"]), max_size=12)


@given(lines=LINES, number=st.integers(1, 5))
def test_an_edit_by_number_touches_only_that_paragraph(lines: list[str], number: int) -> None:
    text = "\n".join(lines)
    before = [one.words for one in paragraphs(text)]

    def after(edit: Edit) -> list[str]:
        return [one.words for one in paragraphs(str(written("", text).edited(edit, "")))]

    assert after(added(text, 0, "neuf")) == ["neuf", *before]
    if number <= len(before):
        assert after(replaced(text, number, "neuf")) == [*before[: number - 1], "neuf", *before[number:]]
        assert after(removed(text, number)) == [*before[: number - 1], *before[number:]]
        assert after(added(text, number, "neuf")) == [*before[:number], "neuf", *before[number:]]
