"""Line by line: suggestions, comments and the history of an article, while others write."""

from dataclasses import replace
from typing import Any

from house import a_series, being, elsewhere, registered
from lines import Step, lines_of, told

from models.acts.consent import OpenRound
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.suggestions import Suggest
from models.comment import comments
from models.manifesto import articles
from models.people import VISITOR
from models.suggestion import SuggestionState, suggestions
from tui.session import Session

TEXT = "Chaque lieu garde la main.\n\nNous réparons."


def with_article(language: str = "fr") -> tuple[Session, Session]:
    """Facilitation's session, and that of Zoé, who is registered; one article."""
    session = a_series(language)
    told(session, elsewhere(session, AddArticle("Nos outils", TEXT)), "quitter")
    (zoe,) = registered(session, "Zoé")
    return session, being(session, zoe)


def article(session: Session) -> Any:
    return articles(session.commons)[0]


def at_article(session: Session, typed: str, *more: Step) -> str:
    manifesto = "manifeste" if session.t.language == "fr" else "manifesto"
    opening = "ouvrir" if session.t.language == "fr" else "open an"
    return told(session, *lines_of(f"{manifesto}|{opening}|1|{typed}"), *more)


def test_a_suggestion_is_made_by_paragraph_and_words_then_accepted_with_a_reason():
    _, zoe = with_article()
    said = at_article(zoe, "suggestions|suggérer|1|la main|la barre|2|accepter||plus juste")
    assert "Fait : suggestion g1\n" in said
    assert "proposée : « main » devient « barre »" in said
    assert "Dans : « Chaque lieu garde la main. »" in said
    assert "Remplace : « main »" in said and "Par : « barre »" in said
    assert "Erreur" in said  # no reason given the first time
    assert str(article(zoe).text).startswith("Chaque lieu garde la barre.")
    (one,) = suggestions(zoe.commons, article(zoe))
    assert (one.state, one.author, one.decisions[0].reason) == (
        SuggestionState.ACCEPTED,
        zoe.actor.person,
        "plus juste",
    )


def test_words_that_are_not_in_the_paragraph_are_asked_again():
    _, zoe = with_article()
    said = at_article(zoe, "suggestions|suggérer|1|réparons|lieu|endroit")
    assert "ces mots ne sont pas dans le paragraphe" in said
    assert "Fait : suggestion g1\n" in said


def test_a_dash_suggests_to_take_words_out_and_enter_keeps_them():
    _, zoe = with_article()
    said = at_article(zoe, "suggestions|suggérer|1|garde|-|suggérer|1|main|")
    assert "enlever « garde » " in said or "enlever « garde »" in said
    assert "ce sont les mots qui y sont déjà" in said


def test_ground_that_moved_is_said_with_both_and_needs_a_yes():
    session, zoe = with_article()
    act = Suggest("a1", "Chaque lieu", "Chacun·e")
    change = WriteArticle("a1", TEXT.replace("lieu", "ville"))
    told(session, elsewhere(session, act, change), "quitter")
    said = at_article(zoe, "suggestions|2|accepter|non|accepter|oui|tant pis")
    assert "Ces mots ont changé. On lit maintenant : « Chaque ville »" in said
    assert "Rien n’a changé." in said
    assert str(article(zoe).text).startswith("Chacun·e garde")


def test_an_accepted_suggestion_is_reopened_and_its_words_go():
    _, zoe = with_article()
    said = at_article(
        zoe, "suggestions|suggérer|1|main|barre|2|accepter|oui oui|rouvrir|trop vite|relire|retour"
    )
    assert "Fait : suggestion g1 rouverte" in said and "rouverte par Zoé" in said and ": trop vite" in said
    assert str(article(zoe).text) == TEXT


def test_ones_own_suggestion_is_withdrawn_by_a_yes():
    _, zoe = with_article()
    at_article(zoe, "suggestions|suggérer|1|main|barre|2|retirer|non|retirer|oui")
    assert suggestions(zoe.commons, article(zoe)) == ()


def test_a_comment_is_on_a_passage_or_on_the_article_and_gets_resolved():
    _, zoe = with_article()
    said = at_article(
        zoe,
        "commentaires|commenter|2|1|lieu|Lequel ?|commenter|1|Trop court.|lequel|dire|rouvrir|dire|retour",
    )
    assert "Fait : commentaire n1\n" in said and "Fait : commentaire n2\n" in said
    assert "Sur : « lieu »" in said and "Fait : commentaire n1 résolu" in said
    assert [(one.id, one.passage, bool(one.resolved)) for one in comments(zoe.commons, article(zoe))] == [
        ("n2", "", False),
        ("n1", "lieu", True),
    ]


def test_the_history_says_what_has_changed_since_a_state_and_comes_back_to_it():
    session, zoe = with_article()
    assert "Un seul état pour le moment" in at_article(zoe, "historique|quitter")
    told(session, elsewhere(session, WriteArticle("a1", "Nous réparons.")), "quitter")
    said = at_article(zoe, "historique|1|oui")
    assert "1 état avant aujourd’hui" in said
    assert "Retiré : Chaque lieu garde la main." in said
    assert "Fait : article revenu à l’état du lundi 3 avril, 11h" in said
    assert str(article(zoe).text) == TEXT


def test_facilitation_suggests_in_somebodys_name_or_in_nobodys():
    session, _ = with_article()
    at_article(session, "suggestions|suggérer|1|main|barre|Zoé|suggérer|2|réparons|prêtons|1")
    found = suggestions(session.commons, article(session))
    assert [(one.author, one.scribe) for one in found] == [("p1", "animation"), ("", "animation")]


def test_an_empty_article_takes_a_whole_text_and_a_comment_on_all_of_it():
    session, zoe = with_article()
    told(session, elsewhere(session, WriteArticle("a1", "")), "quitter")
    at_article(zoe, "suggestions|suggérer|Un début.|.|retour|commentaires|commenter|Vide ?")
    assert suggestions(zoe.commons, article(zoe))[0].put == "Un début."
    assert comments(zoe.commons, article(zoe))[0].text == "Vide ?"


def test_a_visit_has_none_of_these():
    session, _ = with_article()
    said = at_article(replace(session, actor=VISITOR), "quitter")
    assert "Suggestions" not in said and "Commentaires" not in said and "Historique" not in said


def test_all_of_it_is_said_in_english():
    _, zoe = with_article("en")
    said = at_article(
        zoe, "suggestions|suggest|1|main|barre|2|accept|fairer|back|back|comments|comment|1|Hm?|back"
    )
    assert "Done: suggestion g1" in said and "suggestion g1 accepted" in said and "Done: comment n1" in said


def test_facilitation_accepts_under_a_round_as_an_amendment_and_others_are_told_why_not():
    session, zoe = with_article()
    round = OpenRound("a1", people=("p1",))
    told(session, elsewhere(session, round, Suggest("a1", "main", "barre")), "quitter")
    assert "tour de consentement" in at_article(zoe, "suggestions|2|accepter|plus juste")
    assert str(article(session).text) == TEXT
    said = at_article(session, "suggestions|2|accepter|oui|plus juste")
    assert "l’accepter comme amendement" in said
    assert "barre" in str(article(session).text)
