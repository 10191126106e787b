"""A whole series told by keys, from the announcement to the manifesto, in French and in English."""

from pathlib import Path
from typing import Any

import pytest
from house import FIRST, FixedClock, MemoryHouse
from screens import NARROW, WIDE, current, flat_text_of, on_screen, press, type_in

from models import lookup
from models.contribution import Contribution
from models.manifesto import articles
from models.people import FACILITATION, Participant
from models.poll import Poll
from models.registration import Standing
from tui.i18n import Language, Translator
from tui.session import Session

SAMPLES = Path(__file__).parent / "samples"
DATE = {"fr": "mardi 2 mai 2028 11h", "en": "Tuesday 2 May 2028 11:00"}


async def registers(pilot: Any, name: str) -> None:
    """Notice, name, workshops, all three, contact, place, zone: Enter takes what is proposed."""
    await press(pilot, "i", "enter")
    await type_in(pilot, name)
    for _ in range(12):
        await press(pilot, "enter")
        if current(pilot) == "HomePage":
            return
    await home(pilot)


async def home(pilot: Any) -> None:
    for _ in range(6):
        if current(pilot) == "HomePage":
            return
        await press(pilot, "escape")
    raise AssertionError(flat_text_of(pilot))


async def imports(pilot: Any, number: int) -> None:
    await press(pilot, "p", "b")
    await type_in(pilot, str(SAMPLES / f"framadate-atelier{number}.csv"))
    await press(pilot, "ctrl+o")
    assert current(pilot) == "PollReadPage", flat_text_of(pilot)
    await press(pilot, "i", *["down"] * (number - 2), "enter")
    await home(pilot)


@pytest.mark.parametrize(("language", "size"), (("fr", WIDE), ("en", NARROW)))
async def test_a_whole_series_by_keys(
    language: Language, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    clock = FixedClock()
    session = Session(MemoryHouse(clock), FACILITATION, Translator(language), clock)
    commons = session.commons
    async with on_screen(session, size) as pilot:
        await press(pilot, "enter")
        await type_in(pilot, DATE[language], "enter")
        assert [one.start for one in lookup.workshops(commons)] == [FIRST, None, None]
        for number in range(1, 17):
            await registers(pilot, f"Personne {'ABCDEFGHIJKLMNOP'[number - 1] * 3}")
        first = lookup.workshop(commons, 1)
        assert len(commons.all(Participant)) == 16 and len(first.confirmed) == 15
        assert [one.standing for one in first.line()] == [Standing.WAITING]
        for number in (2, 3):
            await imports(pilot, number)
        assert [len(one.slots) for one in commons.all(Poll)] == [9, 8]
        await press(pilot, "f", "enter", "enter")
        assert all(one.start for one in lookup.workshops(commons)), flat_text_of(pilot)
        await home(pilot)
        await press(pilot, "y")
        assert (tmp_path / "ateliers.ics").read_text().count("BEGIN:VEVENT") == 3
        await press(pilot, "c", "a")
        await type_in(pilot, "Réparer plutôt", "enter", "escape")
        assert [one.text for one in commons.all(Contribution)] == ["Réparer plutôt"]
        await home(pilot)
        await press(pilot, "m", "enter")
        await type_in(pilot, "Nos outils", "enter", "Nous choisissons.", "escape")
        await home(pilot)
        assert [(one.title, str(one.text)) for one in articles(commons)] == [
            ("Nos outils", "Nous choisissons.")
        ]
