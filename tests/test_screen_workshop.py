"""A workshop's page: one's place, the waiting list, the roll call, and plans that change."""

from datetime import timedelta
from typing import Any

import pytest
from house import FIRST, a_series, acted, registered
from screens import NARROW, WIDE, flat_text_of, on_screen, press, text_of, type_in

from models import lookup
from models.acts.registration import Leave
from models.acts.workshops import SetSeats, SetVideo
from models.people import Actor, Role
from models.registration import Presence, Standing
from models.workshop import Workshop
from tui.session import Session


def first(session: Session) -> Workshop:
    return lookup.workshop(session.commons, 1)


def standing(session: Session, person: str) -> Standing:
    one = first(session).registration(person)
    assert one is not None
    return one.standing


def a_full_workshop() -> tuple[Session, list[str]]:
    """Two seats, two people on them, two waiting."""
    session = a_series()
    acted(session, SetSeats(1, 2))
    return session, registered(session, "Zoé", "Ana", "Bo", "Çağan")


def as_participant(session: Session, person: str) -> Session:
    from dataclasses import replace

    return replace(session, actor=Actor(Role.PARTICIPANT, person))


async def go_to(pilot: Any, name: str) -> None:
    """Moves the cursor down to the row of that name."""
    for _ in range(30):
        if any(row.startswith(" > ") and name in row for row in text_of(pilot).splitlines()):
            return
        await press(pilot, "down")
    raise AssertionError(f"{name} is not on the page:\n{text_of(pilot)}")


async def test_the_waiting_list_shows_rank_and_reason() -> None:
    session, _ = a_full_workshop()
    async with on_screen(session) as pilot:
        await press(pilot, "enter")
        text = flat_text_of(pilot)
        assert "liste d’attente, rang 1 aujourd’hui, peut venir aux trois" in text
        assert "complet" in text


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_leaving_takes_two_keystrokes(size: tuple[int, int]) -> None:
    session, ids = a_full_workshop()
    async with on_screen(as_participant(session, ids[0]), size) as pilot:
        await press(pilot, "enter")
        await press(pilot, "x", "enter")
        assert standing(session, ids[0]) is Standing.FREED
        assert "La place est libérée." in text_of(pilot)


async def test_escape_keeps_the_place() -> None:
    session, ids = a_full_workshop()
    async with on_screen(as_participant(session, ids[0])) as pilot:
        await press(pilot, "enter", "x")
        assert "Libérer votre place ?" in text_of(pilot)
        await press(pilot, "escape")
        assert standing(session, ids[0]) is Standing.CONFIRMED


async def test_reading_that_a_seat_is_offered_starts_its_clock_and_one_key_takes_it() -> None:
    session, ids = a_full_workshop()
    acted(session, Leave(1, ids[0]))
    async with on_screen(as_participant(session, ids[2])) as pilot:
        assert "une place vous est proposée" in flat_text_of(pilot)
        await press(pilot, "enter")
        offer = first(session).registration(ids[2])
        assert offer and offer.offer and offer.offer.until == session.now + timedelta(hours=48)
        await press(pilot, "o")
        assert standing(session, ids[2]) is Standing.CONFIRMED
        assert "place confirmée" in flat_text_of(pilot)


async def test_facilitation_marks_as_told_the_person_to_whom_a_seat_is_offered() -> None:
    session, ids = a_full_workshop()
    acted(session, Leave(1, ids[0]))
    async with on_screen(session) as pilot:
        await press(pilot, "enter")
        await go_to(pilot, "Bo")
        assert "v prévenue" in text_of(pilot)
        await press(pilot, "v")
        offer = first(session).registration(ids[2])
        assert offer and offer.offer and offer.offer.until
        assert "C’est dit à Bo" in flat_text_of(pilot)


async def test_moving_in_line_asks_for_a_reason_that_everybody_reads() -> None:
    session, ids = a_full_workshop()
    async with on_screen(session) as pilot:
        await press(pilot, "enter")
        await go_to(pilot, "Çağan")
        await press(pilot, "d")
        await type_in(pilot, "backspace", "1", "enter", "vient de loin", "enter")
        assert first(session).rank(ids[3]) == 1
        assert "vient de loin" in flat_text_of(pilot)


async def test_a_roll_call_is_one_key_for_each_name() -> None:
    session, ids = a_full_workshop()
    async with on_screen(session) as pilot:
        await press(pilot, "enter")
        await go_to(pilot, "Zoé")
        await press(pilot, "p", "a")
        presences = [first(session).registration(one) for one in ids[:2]]
        assert [one and one.presence for one in presences] == [Presence.PRESENT, Presence.ABSENT]


async def test_somebody_who_came_without_registering_is_noted_not_refused() -> None:
    session, ids = a_full_workshop()
    house: Any = session.house
    house.clock.moment = FIRST + timedelta(minutes=3)
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "w")
        await type_in(pilot, "Dune", "enter")
        assert [one.person for one in first(session).of(Standing.WALKED_IN)] == ["p5"]
        assert standing(session, ids[0]) is Standing.CONFIRMED
        assert "1 personne présente pour 2 places" in flat_text_of(pilot)


async def test_moving_the_workshop_reads_a_french_date_and_keeps_registrations() -> None:
    session, ids = a_full_workshop()
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "h")
        await type_in(pilot, "lundi 9 mai 2028 11h", "enter")
        assert first(session).start == FIRST
        await press(pilot, *(["backspace"] * 20))
        await type_in(pilot, "mardi 9 mai 2028 14h", "enter", "salle prise", "enter")
        moved = first(session)
        assert moved.start == FIRST + timedelta(days=7, hours=3)
        mine = moved.registration(ids[0])
        assert mine and mine.reconfirm
        assert "mardi 9 mai, 14h-15h30" in flat_text_of(pilot)


async def test_cancelling_needs_a_reason_and_a_yes() -> None:
    session, _ = a_full_workshop()
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "k")
        await type_in(pilot, "grève", "enter", "down", "enter")
        assert not first(session).cancelled
        await press(pilot, "k")
        await type_in(pilot, "grève", "enter", "enter")
        assert first(session).cancelled
        assert "annulé" in flat_text_of(pilot)


async def test_the_video_link_is_for_confirmed_people_only() -> None:
    session, ids = a_full_workshop()
    acted(session, SetVideo(1, "https://visio.example/salle"))
    async with on_screen(as_participant(session, ids[0])) as pilot:
        await press(pilot, "enter")
        assert "https://visio.example/salle" in text_of(pilot)
    async with on_screen(as_participant(session, ids[3])) as pilot:
        await press(pilot, "enter")
        assert "https://visio.example/salle" not in text_of(pilot)


async def test_a_participant_has_none_of_facilitations_keys() -> None:
    session, ids = a_full_workshop()
    async with on_screen(as_participant(session, ids[0])) as pilot:
        await press(pilot, "enter", "k", "h", "t", "p")
        assert "Atelier 1" in text_of(pilot)
        assert not first(session).cancelled
        await press(pilot, "tab")
        assert "annuler l’atelier" not in text_of(pilot)


async def test_a_refusal_is_a_sentence_at_the_foot_with_what_to_do() -> None:
    session, _ = a_full_workshop()
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "n")
        await type_in(pilot, "backspace", "1", "enter")
        assert "personne n’est jamais déplacé" in flat_text_of(pilot)
        assert first(session).seats == 2


async def test_arrows_and_enter_alone_are_enough() -> None:
    session, ids = a_full_workshop()
    async with on_screen(session) as pilot:
        await press(pilot, "enter")
        await go_to(pilot, "Zoé")
        await press(pilot, "enter")
        await go_to(pilot, "libérer la place")
        await press(pilot, "enter", "enter")
        assert standing(session, ids[0]) is Standing.FREED
