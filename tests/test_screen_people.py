"""The list of people: searched, corrected, merged, removed, with contacts on a page of their own."""

from typing import Any

from house import a_series, acted, registered
from screens import current, flat_text_of, on_screen, press, text_of, type_in

from models import lookup
from models.acts.people import CorrectPerson
from models.people import Participant
from tui.session import Session


def names(session: Session) -> list[str]:
    return sorted(one.name for one in session.commons.all(Participant))


async def test_the_search_forgets_case_and_accents() -> None:
    session = a_series()
    registered(session, "Élodie", "Zoé", "Çağan")
    async with on_screen(session) as pilot:
        await press(pilot, "p", "slash")
        await type_in(pilot, "elo", "enter")
        assert "Élodie" in text_of(pilot)
        assert "Zoé" not in text_of(pilot)


async def test_a_search_that_finds_nobody_says_so() -> None:
    session = a_series()
    registered(session, "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "p", "slash")
        await type_in(pilot, "xyz", "enter")
        assert "Personne ne s’appelle ainsi." in text_of(pilot)


async def test_a_name_is_corrected_everywhere() -> None:
    session = a_series()
    registered(session, "Zoe")
    async with on_screen(session) as pilot:
        await press(pilot, "p", "r")
        await type_in(pilot, "backspace", "é", "enter")
        assert names(session) == ["Zoé"]
        assert "Zoé" in text_of(pilot)


async def test_two_entries_of_one_person_become_one_with_a_reason() -> None:
    session = a_series()
    registered(session, "Ana", "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "p", "u", "enter")
        await type_in(pilot, "même personne", "enter")
        assert names(session) == ["Ana"]
        notes = lookup.workshop(session.commons, 1).notes
        assert [one.reason for one in notes] == ["même personne"]


async def test_removing_asks_for_a_reason_and_escape_removes_nobody() -> None:
    session = a_series()
    registered(session, "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "p", "t", "escape")
        assert names(session) == ["Zoé"]
        await press(pilot, "t")
        await type_in(pilot, "à sa demande", "enter")
        assert names(session) == []
        assert "C’est retiré." in text_of(pilot)


async def test_contacts_are_never_on_the_list_of_people() -> None:
    session = a_series()
    (zoe,) = registered(session, "Zoé")
    acted(session, CorrectPerson(zoe, contact="zoe@example.org"))
    async with on_screen(session) as pilot:
        await press(pilot, "p")
        assert "zoe@example.org" not in text_of(pilot)
        await press(pilot, "k")
        assert "zoe@example.org" in text_of(pilot)


async def test_a_text_to_send_and_its_recipients_are_on_two_pages() -> None:
    session = a_series()
    (zoe,) = registered(session, "Zoé")
    acted(session, CorrectPerson(zoe, contact="zoe@example.org"))
    async with on_screen(session) as pilot:
        await press(pilot, "e", "down", "enter", "enter")
        assert current(pilot) == "TextPage" and "Confirmation d’une inscription" in text_of(pilot)
        assert "Objet :" in text_of(pilot)
        assert "zoe@example.org" not in text_of(pilot)
        await press(pilot, "k")
        assert "zoe@example.org" in text_of(pilot)


async def test_the_invitation_is_for_nobody_who_is_registered_already() -> None:
    session = a_series()
    registered(session, "Zoé")
    async with on_screen(session) as pilot:
        await press(pilot, "e", "enter", "k")
        assert "Personne à joindre ici." in text_of(pilot) and "Zoé" not in text_of(pilot)


async def test_a_text_is_copied_to_a_file_that_replaces_nothing(tmp_path: Any, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "veillee-invitation.txt").write_text("mine")
    async with on_screen(a_series()) as pilot:
        await press(pilot, "e", "enter", "y")
        assert "veillee-invitation-2.txt" in flat_text_of(pilot).replace(" ", "")
    assert (tmp_path / "veillee-invitation.txt").read_text() == "mine"
    assert "Objet :" in (tmp_path / "veillee-invitation-2.txt").read_text("utf-8").replace("\u00a0", " ")


async def test_a_text_that_has_no_object_yet_says_why() -> None:
    async with on_screen(a_series()) as pilot:
        await press(pilot, "e", "end", "up", "enter")
        assert current(pilot) == "TextsPage"
        assert "Rien n’est publié" in flat_text_of(pilot)


async def test_a_key_says_who_is_of_the_team_and_takes_it_back() -> None:
    session = a_series()
    registered(session, "Zoé", workshops=(1,))
    async with on_screen(session) as pilot:
        await press(pilot, "p", "e")
        assert "hors des places" in flat_text_of(pilot)
        assert lookup.workshop(session.commons, 1).taken == ()
        await press(pilot, "e")
        assert len(lookup.workshop(session.commons, 1).taken) == 1
