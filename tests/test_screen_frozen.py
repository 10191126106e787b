"""V0 on the screen: seen before it is frozen, read with its dissent, signed, checked; coverage by keys."""

import pytest
from house import a_series, being, registered
from memory_commons import do
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, text_of, type_in

from models.acts.consent import AnswerRound, CloseRound, OpenRound
from models.acts.contributions import Contribute
from models.acts.freezing import FreezeVersion, SignVersion
from models.acts.manifesto import AddArticle, LinkContributions, WriteArticle
from models.annex import FrozenVersion, annex_value
from models.consent import Choice
from models.contribution import Contribution
from models.freezing import frozen_version
from tui.screens.article import ArticlePage
from tui.screens.contributions import ContributionsPage
from tui.screens.frozen import FrozenPage
from tui.screens.manifesto import ManifestoPage
from tui.screens.orphans import OrphansPage
from tui.screens.versions import VersionsPage

ZOE = "[b]Zoé[/b]"
OBJECTION = "Et celles qui n’ont rien ?"


def a_manifesto(language="fr", closed=True):
    session = a_series(language)
    registered(session, ZOE, "Ousmane")
    reading = session.house.reading
    for idea in ("Réparer", "Partager", "Prêter"):
        do(reading, Contribute(1, idea))
    do(reading, AddArticle("Nos outils", "Nous réparons."))
    do(reading, LinkContributions("a1", ("c1",)))
    asked = do(reading, OpenRound("a1", people=("p1", "p2")))
    do(reading, AnswerRound(asked.id, asked.revision, Choice.OBJECTION, OBJECTION, person="p1"))
    if closed:
        do(reading, CloseRound("a1"))
    return session


def frozen(language="fr"):
    session = a_manifesto(language)
    do(session.house.reading, FreezeVersion("V0"))
    return session


async def opened(pilot, page):
    pilot.app.push_screen(page)
    await pilot.pause()


async def test_what_will_be_in_it_is_read_then_frozen_by_a_yes():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await opened(pilot, VersionsPage())
        await press(pilot, "f")
        shown = flat_text_of(pilot)
        assert "Figer V0" in shown and "1 article en débat" in shown and OBJECTION in shown
        await press(pilot, "f")
        await press(pilot, "down", "enter")
        assert not session.commons.all(FrozenVersion)
        await press(pilot, "f")
        await press(pilot, "enter")
        assert frozen_version(session.commons).name == "V0"
        assert current(pilot) == "FrozenPage"
        await press(pilot, "escape")
        assert current(pilot) == "VersionsPage" and "figée, 0 signature" in text_of(pilot)


async def test_an_open_round_keeps_it_from_being_frozen_and_says_what_to_do():
    session = a_manifesto(closed=False)
    async with on_screen(session) as pilot:
        await opened(pilot, VersionsPage())
        await press(pilot, "f")
        assert current(pilot) == "VersionsPage"
        assert "tour de consentement est ouvert" in flat_text_of(pilot)


async def test_people_read_it_but_do_not_freeze():
    session = being(a_manifesto(), "p1")
    async with on_screen(session) as pilot:
        await opened(pilot, VersionsPage())
        await press(pilot, "f")
        assert current(pilot) == "VersionsPage"


@pytest.mark.parametrize(("language", "size"), [("fr", WIDE), ("en", NARROW)])
async def test_dissent_is_part_of_the_text_and_the_digest_stands_at_its_end(language, size):
    session = frozen(language)
    async with on_screen(session, size) as pilot:
        await opened(pilot, FrozenPage("v1"))
        read = text_of(pilot)
        for _ in range(6):
            await press(pilot, "pagedown")
            read += text_of(pilot)
        flat = "".join(read.split())
        assert "".join(OBJECTION.split()) in flat
        assert frozen_version(session.commons).digest in flat
        assert ("maintenue" if language == "fr" else "standing") in flat


async def test_the_manifesto_says_what_is_frozen_and_which_version_it_goes_to():
    session = frozen()
    async with on_screen(session) as pilot:
        await opened(pilot, ManifestoPage())
        shown = flat_text_of(pilot)
        assert "Manifeste · brouillon de V1" in shown and "1 article, V0 est figée" in shown


async def test_one_signs_from_a_place_and_takes_it_back():
    session = being(frozen(), "p2")
    async with on_screen(session) as pilot:
        await opened(pilot, FrozenPage("v1"))
        await press(pilot, "s")
        await type_in(pilot, "Brest", "enter")
        [signature] = annex_value(session.commons, frozen_version(session.commons))["signatures"]
        assert (signature["nom"], signature["lieu"]) == ("Ousmane", "Brest")
        await press(pilot, "x")
        await press(pilot, "enter")
        assert not frozen_version(session.commons).signatures


async def test_facilitation_takes_back_the_signature_of_whoever_asked():
    session = frozen()
    for person in ("p1", "p2"):
        do(session.house.reading, SignVersion(person=person))
    async with on_screen(session) as pilot:
        await opened(pilot, FrozenPage("v1"))
        await press(pilot, "x")
        assert ZOE in text_of(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert [one.person for one in frozen_version(session.commons).signatures] == ["p2"]


async def test_it_is_checked_by_a_key():
    session = frozen()
    async with on_screen(session) as pilot:
        await opened(pilot, FrozenPage("v1"))
        await press(pilot, "v")
        assert "rien n’a changé" in flat_text_of(pilot)


async def test_a_contribution_is_set_aside_merged_and_taken_back_by_keys():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await opened(pilot, OrphansPage())
        await press(pilot, "e")
        await type_in(pilot, "enter")
        await type_in(pilot, "dit ailleurs", "enter")
        assert session.commons.get(Contribution, "c2").set_aside == "dit ailleurs"
        assert "écartée : dit ailleurs" in text_of(pilot)
        await press(pilot, "home", "r")
        await press(pilot, "enter")
        assert session.commons.get(Contribution, "c3").merged == "c1"
        assert "réunie à « Réparer »" in text_of(pilot)
        await press(pilot, "home", "a")
        assert not session.commons.get(Contribution, "c2").set_aside


async def test_from_an_article_two_keys_link_the_first_that_nothing_takes_up_and_no_word_of_it_is_cut():
    session = a_manifesto()
    long = "Quitter les réseaux marchands, mais pas sans prévenir celles et ceux qui x"
    do(session.house.reading, Contribute(1, long))
    async with on_screen(session) as pilot:
        await opened(pilot, ArticlePage("a1"))
        await press(pilot, "l")
        assert "".join(long.split()) in "".join(text_of(pilot).split())
        await press(pilot, "enter")
        assert _links(session) == ("c1", "c2")
        await press(pilot, "l")
        await press(pilot, "escape")
        assert _links(session) == ("c1", "c2")


async def test_from_the_contributions_two_keys_link_one_and_one_leads_to_those_without_an_article():
    session = a_manifesto()
    async with on_screen(session) as pilot:
        await opened(pilot, ContributionsPage())
        await press(pilot, "down", "l", "enter")
        assert session.commons.get(Contribution, "c2").id in _links(session)
        await press(pilot, "o")
        assert current(pilot) == "OrphansPage"


def _links(session):
    from models.manifesto import articles

    return articles(session.commons)[0].contributions


async def test_what_changed_since_the_round_is_shown_by_word():
    session = a_series()
    registered(session, ZOE)
    reading = session.house.reading
    do(reading, AddArticle("Nos outils", "Nous réparons."))
    asked = do(reading, OpenRound("a1", people=("p1",)))
    do(reading, AnswerRound(asked.id, asked.revision, Choice.CONSENT, person="p1"))
    do(reading, WriteArticle("a1", "Nous réparons ensemble."))
    do(reading, FreezeVersion("V0"))
    async with on_screen(session) as pilot:
        await opened(pilot, FrozenPage("v1"))
        assert "changé depuis le tour : Nous réparons{+ ensemble+}." in flat_text_of(pilot)
