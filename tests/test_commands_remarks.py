"""`suggerer`, `suggestion`, `commenter`, `commentaire`, `article historique`: what is said about articles."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
from commands_desk import Desk
from house import a_series, registered

from models.acts.manifesto import EditArticle
from models.people import VISITOR, Actor, Role
from models.text import Edit


@pytest.fixture
def desk() -> Desk:
    """One article by Zoé, who is registered; facilitation at the keyboard."""
    made = Desk(a_series())
    registered(made.session, "Zoé", "Ousmane")
    made.must("article ajouter Outils --texte 'Chaque lieu garde la main.' --pour Zoé")
    return made


class FromAfar(Desk):
    """Somebody else's session: the settings of the owner's machine do not say who it is."""

    def _open(self, opening: Any) -> Any:
        return nullcontext(self.session)


def as_person(desk: Desk, actor: Actor) -> Desk:
    return FromAfar(replace(desk.session, actor=actor))


def test_a_suggestion_is_made_of_a_passage_and_the_words_to_put_there(desk):
    made = desk.json("suggerer a1 --passage 'Chaque lieu' --texte 'Chacun·e' --pour Zoé")
    assert made == {
        "id": "g1",
        "article": "a1",
        "revision": 0,
        "statut": "proposee",
        "remplace": "Chaque lieu",
        "par": "Chacun·e",
        "maintenant": "Chaque lieu",
        "bouge": False,
        "auteur": "Zoé",
        "date": made["date"],
        "decisions": [],
    }
    said = desk.must("suggestions").out
    assert (
        "g1, par Zoé, lundi 3 avril, 11h, saisi par l’animation, proposée" in said
        and "[-Chaque lieu-]{+Chacun·e+} garde la main." in said
    )
    assert desk.json("article lire a1")["texte"] == "Chaque lieu garde la main."


def test_a_text_piped_in_is_the_whole_article_and_only_what_differs_is_suggested(desk):
    desk.must("suggerer 1", stdin="Chaque lieu garde la barre.\n")
    (one,) = desk.json("suggestions a1")
    assert (one["remplace"], one["par"]) == ("main", "barre")
    assert desk.types("suggerer 1").code == 1


def test_a_suggestion_is_accepted_refused_and_reopened_with_a_reason(desk):
    desk.must("suggerer a1 --passage main --texte barre")
    for verb in ("accepter", "refuser"):
        refused = desk.types(f"suggestion {verb} g1")
        assert refused.code == 1 and "motif" in refused.err
    desk.must("suggestion refuser g1 --motif 'trop marin'")
    assert "Rouvrez-la" in desk.types("suggestion accepter g1 --motif x").err
    desk.must("suggestion rouvrir 1 --motif 'on y revient'")
    done = desk.json("suggestion accepter G1 --motif 'plus juste'")
    assert [(each["statut"], each["motif"]) for each in done["decisions"]] == [
        ("refusee", "trop marin"),
        ("proposee", "on y revient"),
        ("acceptee", "plus juste"),
    ]
    assert desk.json("article lire a1")["texte"] == "Chaque lieu garde la barre."
    assert "refusée par" in desk.must("suggestions a1").out
    desk.must("suggestion rouvrir g1 --motif 'trop vite'")
    assert desk.json("article lire a1")["texte"] == "Chaque lieu garde la main."


def test_ground_that_moved_shows_both_and_is_built_on_only_when_one_says_so(desk):
    desk.must("suggerer a1 --passage 'Chaque lieu' --texte 'Chacun·e'")
    desk.must("article ecrire a1 --texte 'Chaque ville garde la main.'")
    said = desk.must("suggestions").out
    assert "[-Chaque lieu-]{+Chacun·e+}" in said and "«\u00a0Chaque ville\u00a0»" in said
    refused = desk.types("suggestion accepter g1 --motif oui")
    assert (
        refused.code == 1 and "«\u00a0Chaque lieu\u00a0» est devenu «\u00a0Chaque ville\u00a0»" in refused.err
    )
    desk.must("suggestion accepter g1 --motif oui --quand-meme")
    assert "[-Chaque ville-]{+Chacun·e+}" in desk.must("suggestions").out
    assert desk.json("article lire a1")["texte"] == "Chacun·e garde la main."


def test_a_passage_that_is_gone_or_stands_twice_is_refused_with_what_to_do(desk):
    gone = desk.types("suggerer a1 --passage ailleurs --texte ici")
    assert gone.code == 1 and "Recopiez-les" in gone.err
    twice = desk.types("commenter a1 --passage a --texte hein")
    assert twice.code == 1 and "Donnez-en davantage" in twice.err
    desk.must("manifeste garder avant")
    assert "version gardée" in desk.types("suggerer avant --passage main --texte barre").err


def test_comments_are_made_resolved_opened_again_and_withdrawn(desk):
    made = desk.json("commenter a1 --passage 'la main' --texte 'Laquelle ?' --pour Ousmane")
    assert (made["id"], made["passage"], made["auteur"], made["resolu"]) == ("n1", "la main", "Ousmane", None)
    desk.must("commenter a1", stdin="Trop court ?\n")
    said = desk.must("commentaires").out
    assert "«\u00a0la main\u00a0»" in said and "Trop court ?" in said
    assert desk.json("commentaire resoudre n1")["resolu"] is not None
    assert desk.types("commentaire resoudre n1").code == 1
    desk.must("commentaire rouvrir n1")
    desk.must("commentaire retirer n1")
    assert [one["id"] for one in desk.json("commentaires a1")] == ["n2"]


def test_the_history_of_an_article_is_dated_with_its_authors_and_can_be_come_back_to(desk):
    assert "Un seul état" in desk.must("article historique a1").err
    desk.must("article ecrire a1 --texte 'Plus rien.' --pour Ousmane")
    (state,) = desk.json("article historique a1")
    assert (state["texte"], state["auteurs"], state["titre"]) == (
        "Chaque lieu garde la main.",
        ["Zoé"],
        "Outils",
    )
    assert "[-Chaque lieu garde la main-]{+Plus rien+}." in desk.must("article historique a1 e1").out
    assert desk.json("article restaurer a1 e1") == {"id": "a1", "rang": 1, "titre": "Outils"}
    passages = desk.json("article lire a1 --auteurs")["passages"]
    assert passages == [{"auteur": "Zoé", "texte": "Chaque lieu garde la main."}]
    assert len(desk.json("article historique a1")) == 2


def test_visitors_read_no_suggestion_no_comment_and_no_history(desk):
    desk.must("suggerer a1 --passage main --texte barre")
    visit = as_person(desk, VISITOR)
    for line in ("suggestions", "commentaires a1", "article historique a1", "commenter a1 --texte x"):
        assert visit.types(line).code == 1


def test_people_act_for_themselves_and_take_back_only_their_own(desk):
    mine = as_person(desk, Actor(Role.PARTICIPANT, "p1"))
    made = mine.json("suggerer a1 --passage main --texte barre")
    assert made["auteur"] == "Zoé"
    other = as_person(desk, Actor(Role.PARTICIPANT, "p2"))
    assert other.types("suggestion retirer g1").code == 1
    mine.must("suggestion retirer g1")
    assert desk.json("suggestions") == []


def test_words_full_of_orders_are_printed_as_words(desk):
    desk.must("commenter a1 --texte '[b]gras[/b] \x1b[31m'")
    assert "[b]gras[/b] [31m" in desk.must("commentaires").out


async def test_a_letter_typed_meanwhile_leaves_the_suggestion_on_its_words(desk):
    desk.must("suggerer a1 --passage main --texte barre")
    await desk.session.perform(EditArticle("a1", 0, Edit(0, 0, "Ici, ")))
    assert desk.json("suggestions")[0]["bouge"] is False


def test_a_removed_article_keeps_what_was_said_of_it_and_it_is_told(desk):
    desk.must("suggerer a1 --passage main --texte barre")
    desk.must("commenter a1 --texte Bien.")
    told = desk.must("article retirer a1").err
    assert "Gardés avec lui" in told and "1 suggestion, 1 commentaire" in told
    assert "article a1, retiré" in desk.must("suggestions").out
    assert "article a1, retiré" in desk.must("commentaires a1").out
    refused = desk.types("suggestion accepter g1 --motif oui")
    assert refused.code == 1 and "Remettez-le d’abord" in refused.err
    desk.must("article remettre a1")
    desk.must("suggestion accepter g1 --motif oui")


def test_a_manuscript_imported_again_moves_suggestions_with_their_words(desk, tmp_path):
    desk.must("suggerer a1 --passage main --texte barre")
    file = tmp_path / "m.md"
    written = desk.must("manifeste").out
    file.write_text(written.replace("Chaque lieu garde", "Ici, chaque lieu garde"), "utf-8")
    desk.must(f"importer {file} --manifeste")
    assert desk.json("article lire a1")["texte"] == "Ici, chaque lieu garde la main."
    (one,) = desk.json("suggestions")
    assert (one["bouge"], one["maintenant"]) == (False, "main")
