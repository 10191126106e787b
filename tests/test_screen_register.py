"""Registering by keys: the notice first, three questions, then where one stands."""

from pathlib import Path
from typing import Any

import pytest
from house import a_series, registered
from memory_commons import do
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, text_of, type_in

from models import lookup
from models.acts.polls import ProposeSlots
from models.people import FACILITATION, VISITOR, AllThree, Participant, Role
from models.registration import Standing


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_visitor_registers_with_a_name_only(size: tuple[int, int]) -> None:
    session = a_series(actor=VISITOR)
    async with on_screen(session, size) as pilot:
        await press(pilot, "i")
        assert "pseudonyme" in flat_text_of(pilot)
        await press(pilot, "enter")
        await type_in(pilot, "[b]Zoé[/b]", "enter", "enter", "enter", "enter", "enter", "enter")
        (who,) = session.commons.all(Participant)
        assert (who.name, who.all_three, who.contact) == ("[b]Zoé[/b]", AllThree.YES, "")
        assert len(lookup.workshop(session.commons, 1).of(Standing.CONFIRMED)) == 1
        assert "C’est enregistré pour [b]Zoé[/b]." in flat_text_of(pilot)
        assert pilot.app.session.actor.role is Role.PARTICIPANT  # type: ignore[attr-defined]


async def test_the_same_in_english() -> None:
    session = a_series("en", actor=VISITOR)
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter")
        assert "Your name" in text_of(pilot)
        await type_in(pilot, "Zoe", "enter")
        assert "Which workshops?" in text_of(pilot)
        await type_in(pilot, "space", "enter")
        assert "Do you think you can come to all three?" in text_of(pilot)
        await type_in(pilot, "down", "enter", "zoe@example.org", "enter", "enter", "enter")
        (who,) = session.commons.all(Participant)
        assert (who.all_three, who.contact) == (AllThree.MAYBE, "zoe@example.org")
        assert lookup.workshop(session.commons, 1).registration(who.id) is None
        assert "Tuesday 2 May" not in flat_text_of(pilot)


async def test_a_name_already_known_is_asked_about_and_never_merged_silently() -> None:
    session = a_series()
    (known,) = registered(session, "Zoé", workshops=(1,))
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "zoe", "enter")
        assert "Est-ce une personne déjà connue ?" in text_of(pilot)
        await type_in(pilot, "enter", "enter", "enter")
        assert len(session.commons.all(Participant)) == 1
        assert lookup.workshop(session.commons, 2).registration(known)


async def test_the_sixteenth_person_reads_their_rank() -> None:
    session = a_series()
    registered(session, *(f"P{n}" for n in range(15)), workshops=(1,))
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "i", "enter")
        await type_in(pilot, "Zoé", "enter", "enter", "enter", "enter", "enter", "enter")
        assert "liste d’attente, rang 1 aujourd’hui" in flat_text_of(pilot)


async def test_an_empty_name_is_asked_again_beside_the_field() -> None:
    session = a_series(actor=VISITOR)
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter", "enter")
        assert "Écrivez quelque chose" in text_of(pilot)
        await press(pilot, "escape")
        assert not session.commons.all(Participant)


async def test_a_name_too_long_is_told_and_kept_to_be_shortened() -> None:
    session = a_series(actor=VISITOR)
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "x" * 81, "enter")
        assert "81 caractères pour 80 au plus" in text_of(pilot)
        await type_in(pilot, "backspace", "enter")
        assert "Pour quels ateliers ?" in text_of(pilot)


async def test_the_recap_can_be_kept_as_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen(a_series(actor=VISITOR)) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "Zoé", "enter", "enter", "enter", "enter", "enter", "enter")
        await press(pilot, "y")
    kept = (tmp_path / "veillee-inscription.txt").read_text("utf-8")
    assert "mardi 2 mai, 11h-12h30 (heure de Paris) · place confirmée" in kept
    assert "Autres actions" not in kept


async def test_polls_come_right_after_registering() -> None:
    session = a_series(actor=VISITOR)
    house: Any = session.house
    do(house.reading, ProposeSlots(2, session.now.date()), FACILITATION, session.now)
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "Zoé", "enter", "enter", "enter", "enter", "enter", "enter")
        assert "[s] dire vos disponibilités pour l’atelier 2" in text_of(pilot)
        await press(pilot, "s")
        assert current(pilot) == "PollPage"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_scribe_answers_a_poll_for_whoever_they_just_registered(size: tuple[int, int]) -> None:
    session = a_series()
    registered(session, "Ana", "Bilal")
    house: Any = session.house
    do(house.reading, ProposeSlots(2, session.now.date()), FACILITATION, session.now)
    async with on_screen(session, size) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "Zoé", "enter", "enter", "enter", "enter", "enter", "enter")
        await press(pilot, "s", "o")
        (zoe,) = (one.id for one in session.commons.all(Participant) if one.name == "Zoé")
        assert set(lookup.poll(session.commons, 2).answers) == {zoe}
        assert "enregistré pour Zoé" in flat_text_of(pilot)


async def test_a_scribe_registers_one_person_after_the_other_reading_the_notice_once() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter")
        for name in ("Zoé", "Ana"):
            await type_in(pilot, name, *["enter"] * 6)
            assert f"C’est enregistré pour {name}." in flat_text_of(pilot)
            await press(pilot, "n")
            assert "Qui inscrire ?" in text_of(pilot)
        await press(pilot, "escape")
        assert "C’est enregistré pour Ana." in flat_text_of(pilot)
        assert [one.name for one in session.commons.all(Participant)] == ["Zoé", "Ana"]


async def test_registering_oneself_offers_nobody_else() -> None:
    async with on_screen(a_series(actor=VISITOR)) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "Zoé", *["enter"] * 6)
        assert "quelqu’un d’autre" not in text_of(pilot)
