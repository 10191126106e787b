"""Pages: suggestions and comments made, decided with a reason; the history of an article and coming back."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from house import a_series, registered
from memory_commons import do
from screens import NARROW, current, flat_text_of, on_screen, press, text_of, type_in

from models.acts.comments import CommentOn
from models.acts.consent import OpenRound
from models.acts.manifesto import AddArticle, WriteArticle
from models.acts.suggestions import Suggest
from models.comment import comments
from models.manifesto import articles
from models.people import FACILITATION, VISITOR, Actor, Role
from models.suggestion import SuggestionState, suggestions
from tui.session import Session

TEXT = "Nos outils durent.\n\nChaque lieu garde la main."


def act(session: Session, *acts: Any, later: timedelta = timedelta(0)) -> None:
    house: Any = session.house
    for one in acts:
        do(house.reading, one, FACILITATION, session.now + later)


def a_manifesto(language: str = "fr") -> Session:
    """Zoé's session, who is registered; one article by Maëlle."""
    session = a_series(language)
    maelle, zoe = registered(session, "Maëlle", "Zoé")
    act(session, AddArticle("Nos outils", TEXT, maelle))
    return replace(session, actor=Actor(Role.PARTICIPANT, zoe))


def article(session: Session) -> Any:
    return articles(session.commons)[0]


def made(session: Session) -> Any:
    return suggestions(session.commons, article(session))


async def test_the_paragraph_under_the_cursor_is_written_again_and_only_what_changes_is_suggested():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await press(pilot, "m", "enter", "down", "u")
        assert current(pilot) == "ComposingPage"
        assert "Chaque lieu garde la main." in text_of(pilot) and "Nos outils durent." not in text_of(pilot)
        await press(pilot, "end", "backspace")
        await type_in(pilot, " !")
        await press(pilot, "ctrl+o")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        (one,) = made(session)
        assert (one.words, one.put, one.author) == (".", " !", session.actor.person)
        assert "1 suggestion" in text_of(pilot) and "[-.-]{+ !+}" in text_of(pilot)
        await press(pilot, "escape")
        assert "brouillon, 1 suggestion" in text_of(pilot)
        assert "[-.-]{+ !+}" in text_of(pilot)


async def test_a_suggestion_that_changes_nothing_is_told_where_it_is_written():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await press(pilot, "m", "enter", "u", "ctrl+o")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert current(pilot) == "ComposingPage"
        assert "rien à suggérer" in flat_text_of(pilot)


async def test_a_suggestion_is_accepted_with_a_reason_and_reopened():
    session = a_manifesto()
    act(session, Suggest("a1", "Chaque lieu", "Chacun·e"))
    async with on_screen(session) as pilot:
        await press(pilot, "m", "s")
        assert "[-Chaque lieu-]{+Chacun·e+} garde la main." in text_of(pilot)
        await press(pilot, "a", "enter")
        assert "Écrivez quelque chose" in flat_text_of(pilot)
        await type_in(pilot, "plus juste", "enter")
        assert "acceptée : ses mots sont dans l’article" in flat_text_of(pilot)
        assert "acceptée par Zoé, lundi 3 avril, 11h : plus juste" in flat_text_of(pilot)
        assert str(article(session).text).endswith("Chacun·e garde la main.")
        await press(pilot, "o")
        await type_in(pilot, "trop vite", "enter")
        assert str(article(session).text) == TEXT
        await press(pilot, "r")
        await type_in(pilot, "trop long", "enter")
        assert made(session)[0].state is SuggestionState.REFUSED


async def test_several_on_one_place_are_all_shown_and_moved_ground_shows_both():
    session = a_manifesto()
    act(session, Suggest("a1", "Chaque lieu", "Chacun·e"), Suggest("a1", "Chaque lieu", "Toute ville"))
    async with on_screen(session) as pilot:
        await press(pilot, "m", "s", "a")
        await type_in(pilot, "oui", "enter")
        said = flat_text_of(pilot)
        assert "[-Chaque lieu-]{+Toute ville+}" in said
        assert "Ces mots ont changé. On lit maintenant : « Chacun·e »" in said
        await press(pilot, "a")
        assert "Accepter quand même ?" in flat_text_of(pilot)
        await press(pilot, "down", "enter")
        assert made(session)[0].state is SuggestionState.PROPOSED
        await press(pilot, "a", "enter")
        await type_in(pilot, "tant pis", "enter")
        assert str(article(session).text).endswith("Toute ville garde la main.")


async def test_a_comment_is_made_on_some_words_resolved_opened_again_and_withdrawn():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await press(pilot, "m", "enter", "down", "c", "down", "enter")
        await type_in(pilot, "ville", "enter")
        assert "recopiez-les tels qu’ils y sont" in flat_text_of(pilot)
        await press(pilot, *["backspace"] * 5)
        await type_in(pilot, "lieu", "enter", "Lequel ?", "enter")
        (one,) = comments(session.commons, article(session))
        assert (one.passage, one.text, one.author) == ("lieu", "Lequel ?", session.actor.person)
        await press(pilot, "s")
        assert "Lequel ?" in text_of(pilot) and "sur « lieu »" in text_of(pilot)
        await press(pilot, "d")
        assert "résolu" in text_of(pilot) and comments(session.commons, article(session))[0].resolved
        await press(pilot, "o")
        assert not comments(session.commons, article(session))[0].resolved
        await press(pilot, "x", "enter")
        assert comments(session.commons, article(session)) == ()
        assert "Ici viendront les suggestions et les commentaires" in flat_text_of(pilot)


async def test_from_the_list_a_suggestion_asks_which_paragraph_and_a_comment_is_on_the_article():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await press(pilot, "m", "u")
        assert "quel paragraphe" in flat_text_of(pilot)
        await press(pilot, "down", "enter")
        assert current(pilot) == "ComposingPage" and "Chaque lieu" in text_of(pilot)
        await press(pilot, "escape", "c")
        await type_in(pilot, "Très beau.", "enter")
        assert comments(session.commons, article(session))[0].passage == ""
        assert "brouillon, 1 commentaire" in text_of(pilot)


async def test_facilitation_says_whose_suggestion_it_is():
    session = a_manifesto()
    lead = replace(session, actor=FACILITATION)
    async with on_screen(lead) as pilot:
        await press(pilot, "m", "enter", "u")
        assert "Suggestion de qui ?" in flat_text_of(pilot)
        await press(pilot, "down", "enter", "home")
        await type_in(pilot, "Tous ")
        await press(pilot, "ctrl+o")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    (one,) = made(session)
    assert (one.author, one.scribe) == ("p1", "animation")


async def test_the_history_shows_what_has_changed_since_a_state_and_comes_back_to_it():
    session = a_manifesto()
    act(session, WriteArticle("a1", "Nos outils."), later=timedelta(minutes=5))
    async with on_screen(session) as pilot:
        await press(pilot, "m", "h")
        assert current(pilot) == "HistoryPage" and "lundi 3 avril, 11h, Maëlle" in text_of(pilot)
        await press(pilot, "enter")
        assert "[-retiré-]" in text_of(pilot) and "Chaque lieu garde la main" in text_of(pilot)
        await press(pilot, "t")
        assert "Nos outils durent." in text_of(pilot)
        await press(pilot, "r")
        assert "Ce qu’il y a aujourd’hui est gardé" in flat_text_of(pilot)
        await press(pilot, "enter")
        assert str(article(session).text) == TEXT
        await press(pilot, "t")
        assert "Rien n’a changé depuis." in text_of(pilot)


async def test_an_article_that_nobody_changed_has_one_state_and_says_when_others_come():
    async with on_screen(a_manifesto()) as pilot:
        await press(pilot, "m", "h")
        assert "Un seul état pour le moment" in flat_text_of(pilot)


async def test_a_visit_sees_no_suggestion_no_comment_and_no_history():
    session = a_manifesto()
    act(session, Suggest("a1", "Chaque lieu", "Chacun·e"), CommentOn("a1", "Bien."))
    async with on_screen(replace(session, actor=VISITOR)) as pilot:
        await press(pilot, "m")
        assert "suggestion" not in text_of(pilot) and "{+" not in text_of(pilot)
        await press(pilot, "s", "h", "u", "c")
        assert current(pilot) == "ManifestoPage"
        await press(pilot, "enter", "s", "h", "u", "c")
        assert current(pilot) == "ArticlePage" and "commentaire" not in text_of(pilot)


async def test_words_that_look_like_markup_are_shown_as_typed():
    session = a_manifesto()
    act(session, CommentOn("a1", "[b]gras[/b]"), Suggest("a1", "Chaque lieu", "[red]x[/red]"))
    async with on_screen(session) as pilot:
        await press(pilot, "m", "s")
        assert "[b]gras[/b]" in text_of(pilot) and "{+[red]x[/red]+}" in text_of(pilot)


async def test_all_of_it_fits_a_narrow_terminal_in_english():
    session = a_manifesto("en")
    act(session, Suggest("a1", "Chaque lieu", "Chacun·e"), CommentOn("a1", "Bien.", "la main"))
    async with on_screen(session, NARROW) as pilot:
        await press(pilot, "m")
        assert "draft, 1 suggestion, 1 comment" in flat_text_of(pilot)
        await press(pilot, "s")
        assert "[-Chaque lieu-]{+Chacun·e+} garde la main." in flat_text_of(pilot)
        assert all(len(row) <= 40 for row in text_of(pilot).splitlines())
        await press(pilot, "a")
        await type_in(pilot, "fairer", "enter")
        assert "accepted by Zoé" in flat_text_of(pilot)
        await press(pilot, "end", "up", "d")
        assert comments(session.commons, article(session))[0].resolved
        await press(pilot, "escape", "h", "enter")
        assert "{+Chacun·e+}" in flat_text_of(pilot) or "Chacun·e" in flat_text_of(pilot)


async def test_what_was_being_suggested_finds_its_words_again_when_others_wrote_meanwhile():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await press(pilot, "m", "enter", "down", "u", "end", "backspace")
        await type_in(pilot, " !")
        act(session, WriteArticle("a1", f"Un préambule.\n\n{TEXT.replace('Chaque', 'Tout')}"))
        await press(pilot, "ctrl+o")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        (one,) = made(session)
        assert "Tout lieu garde la main[-.-]{+ !+}" in text_of(pilot) and one.put == " !"


async def test_facilitation_accepts_under_a_round_as_an_amendment_once_it_has_said_so():
    session = a_manifesto()
    act(session, OpenRound("a1", people=("p1",)), Suggest("a1", "Chaque lieu", "Chacun·e"))
    async with on_screen(replace(session, actor=FACILITATION)) as pilot:
        await press(pilot, "m", "s", "a")
        assert "l’accepter comme amendement" in flat_text_of(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "plus juste", "enter")
        assert str(article(session).text).endswith("Chacun·e garde la main.")
