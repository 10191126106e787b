"""What the full screen bears: quick keys, long pastes, small windows, others who change everything."""

import asyncio
import os
import random
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context
from time import process_time
from typing import Any
from unicodedata import normalize

import pytest
from house import FIRST, a_series, registered
from memory_commons import MemoryCommons, do
from paper_line import PaperLine, on_paper, settled, until
from screens import NARROW, TINY, WIDE, flat_text_of, on_screen, press, type_in

from models import lookup
from models.acts.contributions import Contribute, WithdrawContribution
from models.acts.freezing import FreezeVersion, SignVersion
from models.acts.manifesto import AddArticle, RemoveArticle
from models.acts.people import EraseMyData, RemovePerson
from models.acts.polls import ClosePoll, ProposeSlots, RemoveSlot
from models.acts.thread import RemoveReply
from models.acts.versions import SaveVersion
from models.acts.workshops import CancelWorkshop, FixDates, SetSeats
from models.contribution import Dimension
from models.people import FACILITATION, VISITOR, AllThree, Participant
from models.refusals import Refusal
from tui.app import VeilleeApp
from tui.painter.capabilities import Depth, Terminal
from tui.screens import directory
from tui.session import Session
from tui.widgets.field import Field
from tui.widgets.lines import wrapped

NAMES = ("[b]Zoé[/b]", "[@click=app.bell]x[/]", "see [/foo] for", "{x}", "界界界", "مرحبا يا صديق")
PAGES: tuple[tuple[Any, ...], ...] = (
    ("announcement",), ("workshop", 1), ("workshop", 2), ("register",), ("people",), ("contacts",),
    ("texts",), ("access",), ("settings",), ("help",), ("poll", 2), ("pair",), ("contributions",),
    ("manifesto",), ("article", "a1"), ("writing", "a1"), ("orphans",), ("versions",), ("version", "v1"),
    ("freezing",), ("frozen", "v2"), ("paste",), ("thread",), ("resources",),
)  # fmt: skip
LONG = 65_536


def a_full_series(language: str = "fr") -> Session:
    session = a_series(language)
    registered(session, *NAMES, *(f"P{n}" for n in range(8)))
    commons = session.house.reading
    for act in (
        ProposeSlots(2, FIRST.date(), 4),
        ProposeSlots(3, FIRST.date(), 4),
        *(Contribute(1, f"{name} dit", Dimension.BOTH, None, False, None) for name in NAMES),
        AddArticle("Nos [b]outils", "Nous {x} choisissons [/foo].\n\nDeux 界界."),
        SaveVersion("un"),
        FreezeVersion("V0"),
        SignVersion(place="[b]ici[/b] {x} 界界", person="p1"),
    ):
        do(commons, act)
    return session


async def open_page(app: VeilleeApp, name: str, *given: Any) -> None:
    app._outside.run(app.call_later, app.push_screen, directory.page(name)(*given))


async def test_a_second_quick_enter_never_answers_twice_nor_closes_the_page_beneath() -> None:
    app = VeilleeApp(a_full_series(), Terminal(columns=80, rows=24))
    async with on_paper(app) as line:
        line.type("mx")
        await settled(app, line)
        line.type("\r\r\r")
        await settled(app, line)
        line.type("\x1b")
        await settled(app, line)
        for burst in ("\t\r\r", "\t\x1b[B\r\r\r", "\x1b", "i\r\r\r\r", "\x1b", "\x1b"):
            line.type(burst)
            await settled(app, line)
        assert len(app.screen_stack) >= 2


@pytest.mark.parametrize(
    "text", ["mot " * (LONG // 4), "x" * 1_000_000, "e" + "\u0301" * 4_000, "ligne\n" * 9_000]
)
async def test_a_long_paste_in_a_field_is_never_lost_nor_cut_without_a_word(text: str) -> None:
    app = VeilleeApp(a_series(actor=VISITOR), Terminal(columns=80, rows=24))
    async with on_paper(app) as line:
        line.type("i\r")
        await settled(app, line)
        line.type(f"\x1b[200~{text}\x1b[201~")
        await until(lambda: bool(app.screen.query_one(Field).value))
        await settled(app, line)
        value = app.screen.query_one(Field).value
        assert value.startswith(normalize("NFC", text[:2]))
        assert len(value) < 400
        assert "trop long" in line.text or "\u0301" in text


async def test_a_paste_of_several_lines_in_a_field_loses_none_of_them() -> None:
    app = VeilleeApp(a_series(actor=VISITOR), Terminal(columns=80, rows=24))
    async with on_paper(app) as line:
        line.type("i\r")
        await settled(app, line)
        line.type("\x1b[200~Zoé\x1b[31m\r\ndes [b]Halles\x07\n\x1b[201~")
        await settled(app, line)
        assert app.screen.query_one(Field).value == "Zoé[31m des [b]Halles"


async def test_a_field_never_rings_the_bell_of_the_terminal() -> None:
    app = VeilleeApp(a_series(actor=VISITOR), Terminal(columns=80, rows=24))
    async with on_paper(app) as line:
        line.type("i\r")
        await settled(app, line)
        line.type("z" * 400)
        await settled(app, line)
        assert b"\x07" not in b"".join(line.sent)


async def test_what_is_typed_over_a_proposed_date_is_never_glued_to_it() -> None:
    session = a_series()
    session.house.reading.become(MemoryCommons())  # type: ignore[attr-defined]
    async with on_screen(session) as pilot:
        await press(pilot, "enter")
        await type_in(pilot, "2 mai 2028 11h", "enter")
        start = lookup.workshop(session.commons, 1).start
        assert start is not None and start.date() == FIRST.date()


async def test_escape_in_a_later_question_never_drops_what_was_typed() -> None:
    session = a_series(actor=VISITOR)
    async with on_screen(session) as pilot:
        await press(pilot, "i", "enter")
        await type_in(pilot, "Zoé", "enter", "enter", "down", "enter", "zoe@example.org", "enter")
        await press(pilot, "escape")
        assert pilot.app.screen.query_one(Field).value == "zoe@example.org"
        await press(pilot, "escape", "escape", "escape")
        assert pilot.app.screen.query_one(Field).value == "Zoé"
        await press(pilot, *["enter"] * 6)
        (who,) = session.commons.all(Participant)
        assert (who.name, who.contact, who.all_three) == ("Zoé", "zoe@example.org", AllThree.MAYBE)


async def test_no_workshop_ticked_is_never_taken_for_giving_up() -> None:
    session = a_series()
    async with on_screen(session) as pilot:
        await press(pilot, "enter", "i", "enter")
        await type_in(pilot, "Zoé", "enter", "space", "enter")
        assert "Cochez au moins un atelier" in flat_text_of(pilot)


async def test_a_window_too_small_to_be_used_is_never_shown_without_saying_so() -> None:
    async with on_screen(a_full_series(), TINY) as pilot:
        assert "Agrandissez la fenêtre." in flat_text_of(pilot)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert "Agrandissez" not in flat_text_of(pilot)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page[0])
async def test_no_page_falls_when_all_it_shows_is_undone(page: tuple[Any, ...]) -> None:
    session = a_full_series()
    app = VeilleeApp(session, Terminal(columns=80, rows=24))
    async with on_paper(app) as line:
        await open_page(app, *page)
        await settled(app, line)
        house: Any = session.house
        house.reading.become(MemoryCommons())
        line.type("\r \x1b[B\r")
        house._tell()
        await settled(app, line)
        line.type("\x1b[B\r\x1b[A\r ")
        await settled(app, line)


def test_a_word_as_long_as_a_text_never_freezes_the_page_that_shows_it() -> None:
    before = process_time()
    rows = wrapped(("x" * LONG,), 39)
    assert "".join(span.text for row in rows for span in row) == "x" * LONG
    assert process_time() - before < 2


LETTERS = "iscmdfpeaorklnxtuwhgbjv?.-+/:Zyzé·’[]{}09 "
ARROWS = ("\x1b[A", "\x1b[B", "\x1b[B", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~")
CONTROLS = "\t\x7f\x1a\x04\x0f\x14\x0b\x15\x17\x18\x16"
PASTE = "\x1b[200~é [b]x[/] {y}\x07\x1b[31m\n界\u202e\x1b[201~"
TWO_CLICKS = "\x1b[<0;7;6M\x1b[<0;7;6m" * 2
KEYS = [*LETTERS, *ARROWS, *CONTROLS, PASTE, TWO_CLICKS, *["\r"] * 14]
SIZES = [WIDE, NARROW, TINY, (200, 60), (60, 13), (1, 1)]


def someone_elses_act(chance: random.Random) -> Any:
    def number(most: int) -> int:
        return chance.randint(1, most)

    acts: list[Callable[[], Any]] = [
        lambda: RemovePerson(f"p{number(14)}", "motif"), lambda: EraseMyData(f"p{number(14)}"),
        lambda: SetSeats(1, number(20)), lambda: CancelWorkshop(number(3), "motif"),
        lambda: FixDates(((2, f"s{number(4)}"),)), lambda: RemoveSlot(f"s{number(8)}"),
        lambda: ClosePoll(2), lambda: WithdrawContribution(f"c{number(6)}"), lambda: RemoveArticle("a1"),
        lambda: AddArticle("Autre"), lambda: RemoveReply("r1"),
    ]  # fmt: skip
    return chance.choice(acts)()


@pytest.mark.parametrize("seed", range(int(os.environ.get("ATTACKS", "4"))))
async def test_no_key_no_size_and_nobody_elses_act_stops_the_full_screen(seed: int) -> None:
    """Bytes of a person never reach the terminal as controls either. `ATTACKS=300` for a longer one."""
    chance = random.Random(seed)
    session = a_full_series(chance.choice(["fr", "en"]))
    app = VeilleeApp(session, Terminal(depth=Depth.NONE, columns=80, rows=24))
    app.writes_here = False
    async with on_paper(app) as line:
        for step in range(160):
            if step % 40 == 0:
                await open_page(app, *chance.choice(PAGES))
                await settled(app, line)
            await _attack(chance, app, line)
        assert not app.crashed
        sent = b"".join(line.sent)
    assert not set(sent.decode()) & set("\x00\x07\x08\x0e\x0f\x7f\x9b\u202e")


async def _attack(chance: random.Random, app: VeilleeApp, line: PaperLine) -> None:
    house: Any = app.session.house
    if chance.random() < 0.06:
        line.resize(*chance.choice(SIZES))
    elif chance.random() < 0.08:
        with suppress(Refusal):
            await Context().run(house.perform, someone_elses_act(chance), FACILITATION)
    else:
        line.type(chance.choice(KEYS))
    for _ in range(12):
        await asyncio.sleep(0)
