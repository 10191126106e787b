"""A real Textual app on a line in memory: the terminal shows what the app means, at little cost."""

import random
import re
from typing import ClassVar

import pytest
from paper_line import meant_by, on_paper, seen, settled, until
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static

from tui.doors.driver import RESIZE_DELAY, entering, leaving
from tui.fullscreen import TerminalApp, theme_for
from tui.painter.capabilities import Depth, Repertoire, Terminal

TEXTS = ["Le numérique est politique", "œuvre 界語", "graine 🌱 plantée", "e\u0301té [b]Zoé[/b]", "x" * 90]


class Question(ModalScreen[None]):
    CSS = "Question { align: center bottom; } Question Static { height: 3; background: $panel; }"
    BINDINGS: ClassVar = [("escape", "app.pop_screen", "")]

    def compose(self):
        yield Static(Content("Partir sans enregistrer ? 界"), markup=False)
        yield Button("Oui")


class Workshop(TerminalApp):
    CSS = "OptionList { height: 6; } VerticalScroll { height: 1fr; }"

    def compose(self):
        yield Static(Content("Trois ateliers, un manifeste"), id="title", markup=False)
        yield Input(id="name", compact=True)
        yield OptionList(*[f"{n}  {text[:20]}" for n, text in enumerate(TEXTS)], markup=False)
        with VerticalScroll():
            for n in range(12):
                yield Static(Content(TEXTS[n % len(TEXTS)]), id=f"line{n}", markup=False)


def an_app(depth: Depth = Depth.TRUE, size: tuple[int, int] = (80, 24)) -> Workshop:
    terminal = Terminal(depth=depth, columns=size[0], rows=size[1])
    app = Workshop(terminal)
    app.theme = theme_for(terminal, "textual-light", dark=False)
    return app


ACTS = [
    "\t",
    "\x1b[Z",
    "\x1b[A",
    "\x1b[B",
    "é",
    "z",
    "界",
    "\x7f",
    "\x1b[5~",
    "\x1b[6~",
    "\x0c",
    "\x1b[<65;10;15M",
]


@pytest.mark.parametrize("depth", [Depth.TRUE, Depth.SIXTEEN, Depth.NONE])
async def test_a_person_sees_what_the_app_means_through_keys_stalls_dialogs_and_resizes(depth):
    chance, app = random.Random(depth), an_app(depth)
    async with on_paper(app) as line:
        for number in range(18):
            line.stalled = chance.random() < 0.3
            for _ in range(chance.randint(1, 4)):
                line.type(chance.choice(ACTS))
            if number % 7 == 3:
                app.call_later(app.push_screen, Question())
            if number % 6 == 5:
                line.resize(chance.randint(40, 100), chance.randint(12, 30))
            text = chance.choice(TEXTS)
            app.screen_stack[0].query_one(f"#line{number % 12}", Static).update(Content(text))
            await settled(app, line)
            line.unstall()
            await until(lambda: app.driver.window == (line.screen.columns, line.screen.lines))
            await until(lambda: seen(line.screen) == seen(meant_by(app)))


@pytest.mark.parametrize("depth", [Depth.SIXTEEN, Depth.NONE])
async def test_a_session_sends_no_colour_that_its_terminal_lacks(depth):
    app = an_app(depth)
    async with on_paper(app) as line:
        line.type("abc\t\x1b[B\x1b[B")
        app.call_later(app.push_screen, Question())
        await settled(app, line)
        groups = re.findall(rb"\x1b\[([0-9;]*)m", b"".join(line.sent))
    codes = {int(code or 0) for group in groups for code in group.split(b";")}
    allowed = {0, 1, 2, 3, 4, 7, 9, *range(30, 38), *range(40, 48), *range(90, 98)}
    assert codes <= ({0, 1, 4, 7} if depth is Depth.NONE else allowed)


async def test_only_csi_sequences_are_ever_sent():
    app = an_app()
    async with on_paper(app) as line:
        line.type("a\t")
        app.copy_to_clipboard("secret")
        app.title = "titre"
        app.open_url("https://example.org")
        await settled(app, line)
    assert not re.search(rb"\x1b[^\[]", b"".join(line.sent))


async def test_a_character_typed_at_the_end_of_a_field_costs_one_byte():
    app = an_app()
    async with on_paper(app) as line:
        app.query_one(Input).focus()
        line.type("b")
        await settled(app, line)
        before = len(line.sent)
        for character in "onjour à":
            line.type(character)
            await settled(app, line)
        assert [len(sent) for sent in line.sent[before:]] == [1] * 7 + [2]


async def test_the_cursor_of_the_terminal_is_shown_where_the_focus_is():
    app = an_app()
    async with on_paper(app) as line:
        app.query_one(Input).focus()
        line.type("né")
        await settled(app, line)
        assert line.cursor == (2, 1)
        assert not line.screen.cursor.hidden
        line.type("\x1b[D")
        await settled(app, line)
        assert line.cursor == (1, 1)
        line.type("\t")
        await settled(app, line)
        region = app.query_one(OptionList).content_region
        assert line.cursor == (region.x, region.y)


async def test_frames_are_left_out_while_the_line_is_stalled_and_made_up_for_in_one():
    app = an_app()
    async with on_paper(app) as line:
        line.stalled, before = True, len(line.sent)
        for number in range(10):
            app.query_one("#title", Static).update(f"état {number}")
            await settled(app, line)
        assert len(line.sent) == before
        line.unstall()
        assert len(line.sent) == before + 1
        assert "état 9" in line.text
        assert "état 8" not in line.text


async def test_a_window_being_dragged_is_laid_out_once():
    app = an_app()
    async with on_paper(app) as line:
        for width in range(60, 80):
            line.resize(width, 20)
        assert app.size.width == 80
        await until(lambda: app.size == (79, 20))
        await settled(app, line)
        assert seen(line.screen) == seen(meant_by(app))
    assert RESIZE_DELAY >= 0.1


@pytest.mark.parametrize(
    ("size", "laid_out"), [((20, 5), (20, 5)), ((12, 3), (20, 5)), ((310, 101), (300, 100))]
)
async def test_a_window_of_an_unusual_size_is_survived(size, laid_out):
    app = an_app(size=size)
    async with on_paper(app) as line:
        line.type("\t\x1b[B")
        await settled(app, line)
        assert app.size == laid_out
        assert seen(line.screen) == seen(meant_by(app))
        app.call_later(app.push_screen, Question())
        await settled(app, line)
    assert not app.crashed


async def test_a_window_resized_while_a_dialog_is_open_keeps_the_dialog():
    app = an_app()
    async with on_paper(app) as line:
        app.call_later(app.push_screen, Question())
        await settled(app, line)
        line.resize(50, 15)
        await until(lambda: app.size == (50, 15))
        await settled(app, line)
        assert "Partir sans enregistrer" in line.text
        line.type("\x1b")
        await until(lambda: not isinstance(app.screen, Question))


async def test_ctrl_l_paints_everything_again():
    app = an_app()
    async with on_paper(app) as line:
        line._stream.feed(b"\x1b[Hmessage d'un autre programme\n")
        line.type("\x0c")
        await until(lambda: "autre programme" not in line.text)
        assert seen(line.screen) == seen(meant_by(app))


async def test_frames_are_wrapped_once_the_terminal_says_it_can_hold_them_back():
    app = an_app()
    async with on_paper(app) as line:
        assert b"\x1b[?2026$p" in line.sent[0]
        assert b"\x1b[?2026h" not in b"".join(line.sent)
        line.type("\x1b[?2026;2$y\x0c")
        await until(lambda: line.sent[-1].startswith(b"\x1b[?2026h"))


async def test_on_the_linux_console_a_stock_widget_shows_only_signs_its_font_has():
    terminal = Terminal(depth=Depth.SIXTEEN, glyphs=Repertoire.CONSOLE, alternate_screen=False, mouse=False)
    app = Workshop(terminal)
    app.theme = theme_for(terminal, "textual-light", dark=False)
    async with on_paper(app) as line:
        assert not re.search("[▀-▏▐-▟]", line.text.replace("█", ""))
        assert "│" in line.text


async def test_the_modes_that_are_set_are_taken_back_and_the_cursor_returned():
    for terminal in (Terminal(), Terminal(alternate_screen=False, mouse=False, queries=False)):
        entered = set(b";".join(re.findall(rb"\x1b\[\?([0-9;]+)h", entering(terminal))).split(b";"))
        left = set(b";".join(re.findall(rb"\x1b\[\?([0-9;]+)l", leaving(terminal))).split(b";"))
        assert entered == left
        assert leaving(terminal).endswith(b"\x1b[?25h")
        assert b"\x1b[?7l" in entering(terminal)
        assert b"\x1b[?7h" in leaving(terminal)
        assert not {b"1003", b"1004", b"1015", b"1016", b"2048"} & entered


async def test_a_bug_ends_the_session_with_a_trace_that_holds_no_value(tmp_path):
    app = an_app()
    app._crash_log = tmp_path / "veillee.log"

    def fail() -> None:
        secret = "maelle@example.org"
        raise ValueError(secret)

    with pytest.raises(ValueError, match="maelle"):
        async with on_paper(app) as line:
            app.call_later(fail)
            await until(lambda: app.crashed)
            await until(lambda: line.sent[-1] == leaving(app.terminal))
    written = app._crash_log.read_text()
    assert "builtins.ValueError" in written
    assert "test_painter_app.py" in written
    assert "maelle" not in written
    assert app.return_code == 1
    assert b"Traceback" not in b"".join(line.sent)
    assert (app._crash_log.stat().st_mode & 0o777) == 0o600


async def test_a_flood_of_keys_is_said_to_the_door_and_nothing_typed_is_lost():
    app = an_app()
    async with on_paper(app) as line:
        app.query_one(Input).focus()
        await settled(app, line)
        line.type("x" * 400)
        assert line.driver is not None
        assert line.driver.is_behind
        await until(lambda: len(app.query_one(Input).value) == 400)
        await until(lambda: not line.driver.is_behind)
