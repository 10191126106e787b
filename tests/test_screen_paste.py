"""What comes from elsewhere, on the full screen: polls held in Framadate, texts, files that are named."""

from pathlib import Path
from typing import Any

import pytest
from house import a_series
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, text_of, type_in
from textual import events

from models import lookup
from models.manifesto import articles
from models.people import Participant
from tui.screens.manifesto import ManifestoPage
from tui.screens.paste import PastePage
from tui.screens.people import PeoplePage

SAMPLES = Path(__file__).parent / "samples"
POLL = SAMPLES / "framadate-atelier2.csv"
SHORT = (
    ',"15/05/2028","16/05/2028",\n,"11h00-12h30","matin",\n'
    '"Zoé","Oui","Non",\n"Zoé","Non","Si nécessaire",\n"Le Moulin","Oui","Oui",\n'
)


async def pasted(pilot: Any, text: str) -> None:
    pilot.app.push_screen(PastePage())
    await pilot.pause()
    pilot.app.screen.query_one("Editor").post_message(events.Paste(text))
    await pilot.pause()
    await press(pilot, "ctrl+o")


async def all_the_text_of(pilot: Any) -> str:
    """The page from its top to its bottom, a screen at a time."""
    seen = [flat_text_of(pilot)]
    for _ in range(8):
        await press(pilot, "pagedown")
        seen.append(flat_text_of(pilot))
    await press(pilot, "home")
    return " ".join(seen)


@pytest.mark.parametrize("size", (WIDE, NARROW))
async def test_a_pasted_poll_is_shown_then_taken_by_one_key_for_the_chosen_workshop(
    size,
) -> None:
    session = a_series()
    async with on_screen(session, size) as pilot:
        await pasted(pilot, POLL.read_text("utf-8"))
        assert current(pilot) == "PollReadPage" and "17 lignes lues" in flat_text_of(pilot)
        shown = await all_the_text_of(pilot)
        assert "9 créneaux lus" in shown and "@lou_atelier" in shown
        assert not session.commons.all(Participant)
        await press(pilot, "i")
        assert "C’est le sondage de quel atelier" in flat_text_of(pilot)
        await press(pilot, "enter")
        said = flat_text_of(pilot)
        assert "Sondage de l’atelier 2" in said and "17 lignes ont apporté du nouveau" in said
        assert "9 créneaux nouveaux" in said and "Deux lignes au nom de « Camille »" in said
        answers = lookup.poll(session.commons, 2).answers
        assert sum(state.value == "oui" for mine in answers.values() for state in mine.values()) == 65
        assert not lookup.poll(session.commons, 3).slots
        await press(pilot, "enter")
        assert current(pilot) == "PeoplePage"


async def test_names_that_may_be_one_person_s_are_told_and_nobody_is_merged() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        for number in (2, 3):
            await pasted(pilot, (SAMPLES / f"framadate-atelier{number}.csv").read_text("utf-8"))
            await press(pilot, "i", *["down"] * (number - 2), "enter")
        said = flat_text_of(pilot)
        assert "Sondage de l’atelier 3" in said and said.count("Peut-être la même personne") == 2
        assert sum("deye" in one.name.casefold() for one in session.commons.all(Participant)) == 2


async def test_the_same_poll_again_brings_nothing() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        for new in ("17 lignes ont apporté du nouveau", "0 ligne a apporté du nouveau"):
            await pasted(pilot, POLL.read_text("utf-8"))
            await press(pilot, "i", "enter")
            assert new in flat_text_of(pilot)
            await press(pilot, "escape")
        assert len(session.commons.all(Participant)) == 17


async def test_a_name_given_twice_is_two_people_and_a_line_may_be_a_group_or_left_aside() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await pasted(pilot, SHORT)
        shown = await all_the_text_of(pilot)
        assert "Deux lignes au nom de « Zoé » : ce seront deux personnes." in shown
        assert "15 mai, 11h-12h30" in shown and "matin (heures à préciser)" in shown
        await press(pilot, "down", "enter", "enter", "down", "down", "enter")
        assert "Zoé laissée de côté" in flat_text_of(pilot)
        assert "Le Moulin un groupe" in flat_text_of(pilot)
        await press(pilot, "i", "enter")
        assert "1 créneau sans heures : à préciser dans le sondage" in flat_text_of(pilot)
        people = session.commons.all(Participant)
        assert [(one.name, one.group) for one in people] == [("Zoé", False), ("Le Moulin", True)]


async def test_a_text_becomes_articles_once_somebody_says_so() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await pasted(pilot, "# Nos outils\n\nLibres.\n\n# Nos lieux\n\nOuverts.\n")
        assert "En faire 2 articles du manifeste" in flat_text_of(pilot) and "Libres." in text_of(pilot)
        assert not articles(session.commons)
        await press(pilot, "enter")
        assert "2 articles ajoutés" in flat_text_of(pilot)
        assert [one.title for one in articles(session.commons)] == ["Nos outils", "Nos lieux"]
        await press(pilot, "enter")
        assert current(pilot) == "ManifestoPage"


async def test_a_file_can_be_named_instead_of_pasted(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "mon sondage.csv").write_bytes(POLL.read_bytes())
    async with on_screen(a_series()) as pilot:
        await pasted(pilot, "'~/mon sondage.csv'\n".strip())
        assert "17 lignes lues" in flat_text_of(pilot)
        assert current(pilot) == "PollReadPage"


@pytest.mark.parametrize(
    "name, said", (("absent.csv", "il n’y a rien à cet endroit"), ("", "est un dossier : donnez un fichier"))
)
async def test_a_file_that_cannot_be_read_is_told_and_the_path_stays(tmp_path, name, said) -> None:
    async with on_screen(a_series(), (120, 30)) as pilot:
        await pasted(pilot, f"{tmp_path}/{name}")
        assert said in flat_text_of(pilot) and current(pilot) == "PastePage"
        assert pilot.app.screen.text == f"{tmp_path}/{name}"


async def test_from_afar_the_name_of_a_file_is_only_words() -> None:
    async with on_screen(a_series()) as pilot:
        pilot.app.writes_here = False
        await pasted(pilot, str(POLL))
        assert current(pilot) == "TextReadPage" and "En faire 1 article" in flat_text_of(pilot)


async def test_what_is_of_no_known_kind_is_refused_and_stays() -> None:
    async with on_screen(a_series()) as pilot:
        await pasted(pilot, '{"a": 1}')
        assert current(pilot) == "PastePage" and '{"a": 1}' in text_of(pilot)


@pytest.mark.parametrize("page", (PeoplePage, ManifestoPage))
async def test_facilitation_comes_to_it_from_people_and_from_the_manifesto(page) -> None:
    async with on_screen(a_series()) as pilot:
        pilot.app.push_screen(page())
        await pilot.pause()
        await press(pilot, "b")
        assert current(pilot) == "PastePage" and "Collez des bulletins" in flat_text_of(pilot)
        assert "tapez le chemin d’un fichier" in flat_text_of(pilot)


async def test_english_readers_bring_a_poll_in_too() -> None:
    async with on_screen(a_series("en")) as pilot:
        await pasted(pilot, SHORT)
        assert "3 lines read" in flat_text_of(pilot) and "Import this poll" in flat_text_of(pilot)
        await type_in(pilot, "i", "enter")
        assert "3 lines brought something new" in flat_text_of(pilot)
