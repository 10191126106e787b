"""The manifesto: articles in order with one beside, provenance, orphans, versions compared and restored."""

import pytest
from house import a_series, registered
from memory_commons import do
from screens import NARROW, current, flat_text_of, on_screen, press, text_of, type_in

from models.acts.contributions import Contribute
from models.acts.manifesto import AddArticle, LinkContributions, RemoveArticle, WriteArticle
from models.acts.versions import SaveVersion
from models.contribution import Contribution
from models.manifesto import Version, articles, removed_articles
from models.people import VISITOR
from tui.screens.manifesto import ManifestoPage

ZOE = "[b]Zoé[/b]"


def a_manifesto(language="fr", titles=("Un", "Deux", "Trois"), ideas=("Réparer", "Partager")):
    session = a_series(language)
    ids = registered(session, ZOE)
    session = session.being(ids[0])
    for title in titles:
        do(session.house.reading, AddArticle(title, f"Texte de {title.lower()}."), session.actor)
    for idea in ideas:
        do(session.house.reading, Contribute(1, idea))
    return session


def titles(session):
    return [one.title for one in articles(session.commons)]


async def open_manifesto(pilot):
    pilot.app.push_screen(ManifestoPage())
    await pilot.pause()


async def test_the_article_under_the_cursor_stands_beside_the_list():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        assert "Texte de un." in text_of(pilot) and "Texte de deux." not in text_of(pilot)
        await press(pilot, "down")
        assert "Texte de deux." in text_of(pilot) and "Texte de un." not in text_of(pilot)
        rows = text_of(pilot).splitlines()
        assert next(row for row in rows if "2  Deux" in row).startswith(" > 2  Deux")


async def test_below_80_columns_the_article_is_read_on_a_page_of_its_own():
    session = a_manifesto()
    async with on_screen(session, NARROW) as pilot:
        await open_manifesto(pilot)
        assert "Texte de un." not in text_of(pilot)
        await press(pilot, "enter")
        assert current(pilot) == "ArticlePage" and "Texte de un." in text_of(pilot)


async def test_an_article_is_begun_written_and_shown():
    session = a_manifesto(titles=())
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "Nos outils", "enter")
        assert current(pilot) == "WritingPage"
        await type_in(pilot, "Nous choisissons.")
        await press(pilot, "escape")
        assert titles(session) == ["Nos outils"]
        assert str(articles(session.commons)[0].text) == "Nous choisissons."
        assert "Nous choisissons." in text_of(pilot)


async def test_articles_are_renamed_moved_removed_and_put_back():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        await press(pilot, "j")
        assert titles(session) == ["Deux", "Un", "Trois"]
        await press(pilot, "k", "k")
        assert titles(session) == ["Un", "Deux", "Trois"]
        await press(pilot, "i")
        await type_in(pilot, " bis", "enter")
        assert titles(session)[0] == "Un bis"
        await press(pilot, "x")
        await press(pilot, "down", "enter")
        assert len(titles(session)) == 3
        await press(pilot, "x")
        await press(pilot, "enter")
        assert titles(session) == ["Deux", "Trois"]
        await press(pilot, "r")
        await press(pilot, "enter")
        assert titles(session) == ["Deux", "Trois", "Un bis"]


async def test_an_article_says_where_it_comes_from_and_what_is_taken_up_nowhere():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        assert "2 contributions ne sont reprises nulle part" in flat_text_of(pilot).replace("│ ", "")
        await press(pilot, "l")
        await press(pilot, "enter")
        assert articles(session.commons)[0].contributions == ("c1",)
        shown = flat_text_of(pilot)
        assert "Vient de 1 contribution" in shown and "1 contribution n’est reprise" in shown
        await press(pilot, "end", "up", "enter")
        assert current(pilot) == "OrphansPage" and "Partager" in text_of(pilot)
        await press(pilot, "enter")
        await press(pilot, "down", "enter")
        assert articles(session.commons)[1].contributions == ("c2",)
        assert "Chaque contribution est reprise" in text_of(pilot)


async def test_reading_shows_provenance_and_authors_on_demand():
    session = a_manifesto()
    do(session.house.reading, LinkContributions("a1", ("c1",)))
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        await press(pilot, "enter")
        assert ZOE not in text_of(pilot) and "Réparer" not in text_of(pilot)
        await press(pilot, "o")
        assert "Réparer (atelier 1, les deux)" in text_of(pilot)
        await press(pilot, "w")
        assert f"{ZOE} : Texte de un." in text_of(pilot)
        await press(pilot, "w", "enter")
        assert current(pilot) == "WritingPage"


async def test_a_version_is_kept_compared_word_by_word_and_restored():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        await press(pilot, "v")
        await press(pilot, "enter")
        await type_in(pilot, "avant", "enter")
        assert [one.name for one in session.commons.all(Version)] == ["avant"]
        do(session.house.reading, WriteArticle("a1", "Texte de tous."), session.actor)
        await press(pilot, "c")
        await press(pilot, "enter")
        assert "Texte de [-un-]{+tous+}." in text_of(pilot)
        await press(pilot, "escape", "enter")
        assert "Texte de un." in text_of(pilot)
        await press(pilot, "escape", "r")
        await press(pilot, "enter")
        await press(pilot, "down", "enter")
        assert str(articles(session.commons)[0].text) == "Texte de tous."
        await press(pilot, "r")
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert str(articles(session.commons)[0].text) == "Texte de un."
        assert len(session.commons.all(Version)) == 2


async def test_a_taken_name_is_refused_with_what_to_do():
    session = a_manifesto()
    do(session.house.reading, SaveVersion("avant"), session.actor)
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        await press(pilot, "v", "a")
        await type_in(pilot, "avant", "enter")
        assert "Choisissez un autre nom" in flat_text_of(pilot)


async def test_visitors_read_articles_without_authors_and_change_nothing():
    session = a_manifesto()
    visitor = type(session)(session.house, VISITOR, session.t, session.clock)
    async with on_screen(visitor) as pilot:
        await open_manifesto(pilot)
        await press(pilot, "a", "e", "x", "j")
        assert current(pilot) == "ManifestoPage" and titles(session) == ["Un", "Deux", "Trois"]
        await press(pilot, "enter", "w")
        assert "Texte de un." in text_of(pilot) and ZOE not in text_of(pilot)


async def test_a_page_about_an_article_that_was_removed_closes_and_says_so():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        await press(pilot, "enter")
        do(session.house.reading, RemoveArticle("a1"))
        session.house._tell()
        await pilot.pause()
        await pilot.pause()
        assert current(pilot) == "ManifestoPage" and removed_articles(session.commons)
        assert "n’existe plus" in flat_text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), NARROW])
async def test_titles_are_never_cut(size):
    title = "Comment le numérique responsable vient renforcer le projet politique des tiers-lieux ?"
    session = a_manifesto(titles=(title,), ideas=())
    async with on_screen(session, size) as pilot:
        await open_manifesto(pilot)
        shown = " ".join(row.split("│")[0] for row in text_of(pilot).splitlines())
        assert title in " ".join(shown.split())


async def test_english_readers_have_the_same_pages():
    session = a_manifesto("en")
    assert session.commons.all(Contribution)
    async with on_screen(session) as pilot:
        await open_manifesto(pilot)
        shown = flat_text_of(pilot)
        assert "Manifesto · draft of V0" in shown and "3 articles" in shown
        await press(pilot, "v")
        assert "keep the first one" in text_of(pilot)
