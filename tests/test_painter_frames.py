"""Whatever is drawn, dropped or resized, a terminal shows exactly what is wanted (pyte is the terminal)."""

import os
import random
import re

import pyte
import pytest
from paper_line import a_screen, seen
from rich.segment import Segment
from rich.style import Style

from tui.painter.capabilities import Depth, Repertoire, Terminal
from tui.painter.frame import Painter
from tui.painter.sgr import looks_for

FRAMES = 2000 if os.environ.get("VEILLEE_LONG") else 300
TOKENS = [
    *((sign, 1) for sign in "abcdefgh éèçœ’«»·●─│█▌"),
    *((" ", 1),) * 12,
    *((sign, 2) for sign in "界語한漢🔥🌱"),
    ("e\u0301\u0323", 1),
    ("o\u0302", 1),
    ("n\u0303\u0331", 1),
]
STYLES = [
    None,
    Style(bold=True),
    Style(reverse=True),
    Style(underline=True, color="red"),
    Style(bgcolor="blue"),
    Style(color="#aabbcc", bgcolor="#102030"),
    Style(color="bright_yellow", bgcolor="#102030", bold=True),
    Style(strike=True, italic=True),
]
Cell = tuple[str, Style | None]


class Reference:
    """A screen kept the plain way: one sign, one style a cell."""

    def __init__(self, columns: int, rows: int) -> None:
        self.grid: list[list[Cell]] = []
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        kept = [row[:columns] for row in self.grid[:rows]]
        for row in kept:
            row.extend([(" ", None)] * (columns - len(row)))
        self.grid = kept + [[(" ", None)] * columns for _ in range(rows - len(kept))]
        for row in self.grid:
            self._blank_halves(row)

    def draw(self, x: int, y: int, signs: list[tuple[str, int]], style: Style | None) -> None:
        row = self.grid[y]
        for sign, width in signs:
            for cell in [sign, ""][:width]:
                if x < self.columns:
                    row[x] = (cell, style)
                x += 1
        self._blank_halves(row)

    def _blank_halves(self, row: list[Cell]) -> None:
        wide = {sign for sign, width in TOKENS if width == 2}
        for x, (cell, style) in enumerate(row):
            second = row[x + 1][0] if x + 1 < len(row) else None
            halved = cell in wide and (second != "" or row[x + 1][1] is not style)
            orphan = cell == "" and (x == 0 or row[x - 1][0] not in wide)
            if halved or orphan:
                row[x] = (" ", style)


def expected(reference: Reference, depth: Depth) -> pyte.Screen:
    """The reference written cell by cell, each with an address and all its attributes."""
    screen, stream = a_screen(reference.columns, reference.rows)
    looks = looks_for(depth)
    for y, row in enumerate(reference.grid):
        for x, (sign, style) in enumerate(row):
            if sign:
                stream.feed(f"\x1b[{y + 1};{x + 1}H\x1b[{looks.of(style).sgr}m{sign}".encode())
    return screen


def random_signs(chance: random.Random, plain: bool) -> list[tuple[str, int]]:
    tokens = [token for token in TOKENS if token[1] == 1 and len(token[0]) == 1] if plain else TOKENS
    return [chance.choice(tokens) for _ in range(chance.choice([1, 1, 3, 8, 30]))]


def redraw(chance: random.Random, painter: Painter, reference: Reference) -> None:
    for _ in range(chance.choice([0, 1, 1, 2, 6, 20])):
        x, y = chance.randrange(reference.columns), chance.randrange(reference.rows)
        signs, style = random_signs(chance, chance.random() < 0.7), chance.choice(STYLES)
        painter.draw(x, y, [Segment("".join(sign for sign, _ in signs), style)])
        reference.draw(x, y, signs, style)


@pytest.mark.parametrize("coloured_erase", [True, False])
@pytest.mark.parametrize("depth", [Depth.TRUE, Depth.EIGHT_BIT, Depth.SIXTEEN, Depth.NONE])
def test_a_terminal_shows_what_is_wanted_after_any_drawing_dropping_and_resizing(depth, coloured_erase):
    chance = random.Random(f"{depth} {coloured_erase}")
    terminal = Terminal(depth=depth, columns=40, rows=10, coloured_erase=coloured_erase)
    painter, reference = Painter(terminal), Reference(40, 10)
    screen, stream = a_screen(40, 10, coloured_erase)
    for number in range(FRAMES // 8 + 1):
        redraw(chance, painter, reference)
        happening = chance.random()
        if happening < 0.2:
            continue  # the line is stalled: nothing is taken
        if happening < 0.3:
            columns, rows = chance.randint(20, 60), chance.randint(5, 14)
            for side in (painter, reference):
                side.resize(columns, rows)
            screen.resize(rows, columns)
        elif happening < 0.35:
            stream.feed(b"\x1b[Hgarbage of another program")
            painter.forget()
        painter.place_cursor(chance.randrange(20), chance.randrange(5))
        stream.feed(painter.take())
        assert seen(screen) == seen(expected(reference, depth)), f"frame {number}"


def taken_after(painter: Painter, x: int, y: int, text: str, style: Style | None = None) -> bytes:
    painter.draw(x, y, [Segment(text, style)])
    return painter.take()


@pytest.fixture
def painter() -> Painter:
    painter = Painter(Terminal(columns=80, rows=24))
    painter.place_cursor(0, 0)
    painter.take()
    return painter


def test_nothing_is_sent_when_nothing_changed(painter):
    taken_after(painter, 3, 3, "la même ligne")
    assert taken_after(painter, 3, 3, "la même ligne") == b""


def test_a_character_typed_where_the_cursor_stands_costs_one_byte(painter):
    painter.draw(0, 0, [Segment("mot")])
    painter.place_cursor(3, 0)
    painter.take()
    painter.draw(0, 0, [Segment("mots")])
    painter.place_cursor(4, 0)
    assert painter.take() == b"s"


def test_cells_close_to_each_other_are_written_in_one_run(painter):
    taken_after(painter, 0, 5, "abcdefgh")
    assert taken_after(painter, 0, 5, "Abcd--gh") == b"\x1b[6HAbcd--\x1b[H"


def test_a_jump_is_taken_where_writing_the_cells_between_would_cost_more(painter):
    taken_after(painter, 0, 5, "a────────────b")
    assert taken_after(painter, 0, 5, "A────────────B") == b"\x1b[6HA\x1b[12CB\x1b[H"
    taken_after(painter, 0, 7, "a──b")
    assert taken_after(painter, 0, 7, "A──B") == b"\x1b[8HA\x1b[2CB\x1b[H"


def test_blanks_to_the_right_edge_are_erased_rather_than_written(painter):
    taken_after(painter, 0, 2, "x" * 80)
    assert taken_after(painter, 10, 2, " " * 70) == b"\x1b[3;11H\x1b[K\x1b[H"


def test_a_coloured_ground_is_not_erased_on_a_terminal_that_would_erase_without_colour():
    painter = Painter(Terminal(columns=20, rows=5, coloured_erase=False))
    painter.take()
    assert b"\x1b[K" not in taken_after(painter, 0, 0, " " * 20, Style(bgcolor="blue"))


def test_the_cursor_is_hidden_only_while_a_large_frame_passes(painter):
    small = taken_after(painter, 0, 0, "court")
    large = taken_after(painter, 0, 1, "long " * 60 + "x") + taken_after(painter, 0, 2, "é" * 80)
    assert b"\x1b[?25" not in small
    big = "".join(chr(97 + n % 26) for n in range(80))
    for y in range(24):
        painter.draw(0, y, [Segment(big)])
    frame = painter.take()
    assert frame.startswith(b"\x1b[?25l")
    assert frame.endswith(b"\x1b[?25h")
    assert b"\x1b[?25l" not in large


def test_a_large_frame_is_shown_at_once_where_the_terminal_can(painter):
    painter.synchronized = True
    for y in range(24):
        painter.draw(0, y, [Segment("x" * 79)])
    frame = painter.take()
    assert frame.startswith(b"\x1b[?2026h")
    assert frame.endswith(b"\x1b[?2026l")
    assert b"\x1b[?25" not in frame


def test_after_an_emoji_the_cursor_is_placed_again_since_terminals_differ_on_its_width(painter):
    assert taken_after(painter, 0, 4, "🌱ok") == "\x1b[5H🌱\x1b[3Gok\x1b[H".encode()


def test_a_stretch_with_wide_signs_is_written_whole_for_terminals_that_draw_them_otherwise(painter):
    taken_after(painter, 0, 6, "a────────────界b")
    assert taken_after(painter, 0, 6, "A────────────界B") == "\x1b[7HA────────────界B\x1b[H".encode()


def test_what_falls_outside_the_screen_is_left_out(painter):
    for x, y in ((-3, 0), (78, 0), (200, 2), (0, -1), (0, 24)):
        painter.draw(x, y, [Segment("abcdef")])
    screen, stream = a_screen(80, 24)
    painter.forget()
    stream.feed(painter.take())
    assert screen.display[0] == "def" + " " * 75 + "ab"
    assert all(not line.strip() for line in screen.display[1:])


FORBIDDEN = re.compile(
    rb"[\x00-\x09\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\x1b(?!\[)|\x1b\[[0-9;?]*[^0-9;?HCGKJmhl]"
)
NASTY = [
    "\x1b[2J", "\x1b]0;titre\x07", "\x1b]52;c;AAAA\x1b\\", "\x9b31m", "\x90q\x9c", "\x00\x08\x7f\r\n\t\x0b",
    "\u202epirate\u202c", "\u2066a\u2069", "\u200b\u200c\u200d\u2060\ufeff", "a" + "\u0301" * 500,
    "\ud800\udfff", "\u2028\u2029", "\U000e0041", "\ufe0f\ufe0f", "\u0600\u0601", "\ue000", "\u0378",
]  # fmt: skip


@pytest.mark.parametrize("glyphs", list(Repertoire))
@pytest.mark.parametrize("nasty", NASTY)
def test_no_control_character_of_a_text_reaches_the_terminal(nasty, glyphs):
    painter = Painter(Terminal(glyphs=glyphs, columns=80, rows=5))
    painter.draw(0, 0, [Segment(f"avant {nasty} après")])
    sent = painter.take()
    assert not FORBIDDEN.search(sent)
    text = sent.decode()
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2028\u2029\ufe00-\ufe0f]", text)
    assert text.count("\u0301") <= 4
    screen, stream = a_screen(80, 5)
    stream.feed(sent)
    assert screen.display[0].startswith("avant ")
    assert "après" in screen.display[0]


def colours_in(sent: bytes) -> list[list[str]]:
    return [codes.decode().split(";") for codes in re.findall(rb"\x1b\[([0-9;]*)m", sent)]


def everything_painted(depth: Depth) -> bytes:
    painter = Painter(Terminal(depth=depth, columns=80, rows=24))
    for y, style in enumerate(
        [*STYLES, Style(dim=True, color="#ff0000"), Style(blink=True, link="http://x")]
    ):
        painter.draw(0, y, [Segment("texte ", style), Segment("   ", style)])
    return painter.take()


def test_without_colour_only_bold_underline_and_reverse_are_sent():
    codes = {code for group in colours_in(everything_painted(Depth.NONE)) for code in group}
    assert codes == {"", "0", "1", "4", "7"}


def test_with_sixteen_colours_no_other_is_named_and_no_ground_is_bright():
    codes = {int(code or 0) for group in colours_in(everything_painted(Depth.SIXTEEN)) for code in group}
    assert not codes & {38, 48, 5}
    assert codes <= {0, 1, 2, 3, 4, 7, 9, *range(30, 38), *range(40, 48), *range(90, 98)}


def test_one_depth_never_marks_the_styles_of_another():
    style = Style(color="#123456", bold=True)
    assert looks_for(Depth.TRUE).of(style).sgr == "0;1;38;2;18;52;86"
    assert looks_for(Depth.NONE).of(style).sgr == "0;1"
    assert looks_for(Depth.EIGHT_BIT).of(style).sgr.startswith("0;1;38;5;")
    assert looks_for(Depth.TRUE).of(style).sgr == "0;1;38;2;18;52;86"
    assert style._ansi is None


def test_a_text_on_a_bright_ground_stays_readable_where_grounds_are_dark():
    look = looks_for(Depth.SIXTEEN).of(Style(color="white", bgcolor="bright_white"))
    assert look.sgr == "0;30;47"


def test_links_and_blinking_never_leave():
    sent = everything_painted(Depth.TRUE)
    assert b"http" not in sent
    assert all("5" not in group[:3] for group in colours_in(sent))
