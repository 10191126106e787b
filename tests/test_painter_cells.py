"""Text becomes cells of the width Rich counted, in signs that the terminal has."""

import pytest
from rich.cells import cell_len

from tui.painter.capabilities import Depth, Repertoire, Terminal, clamp, is_dumb, terminal_from
from tui.painter.cells import SIMPLE, Cutter
from tui.painter.glyphs import ASCII, CONSOLE

UNICODE = Cutter(Terminal())


def shown(text: str, terminal: Terminal | None = None) -> str:
    return "".join(Cutter(terminal or Terminal()).cut(text))


@pytest.mark.parametrize(
    "text",
    [
        "plain", "œuvre « à » l’été…", "界語", "🔥 feu", "e\u0301té", "👩\u200d👩\u200d👧", "❤\ufe0f ici",
        "1\ufe0f\u20e3", "🇫🇷", "👍🏽", "\u3000", "한\u1100\u1161", "نص", "हिन्दी", "ไทย", "\x1b[0m", "\u202e",
        "\u00ad", "\u0378",
    ],
)  # fmt: skip
@pytest.mark.parametrize("glyphs", list(Repertoire))
def test_a_text_has_as_many_cells_as_columns_were_counted_for_it(text, glyphs):
    assert len(Cutter(Terminal(glyphs=glyphs)).cut(text)) == cell_len(text)


@pytest.mark.parametrize("charset", ["iso8859-15", "iso8859-1", "ascii", "cp437"])
@pytest.mark.parametrize("text", ["l’été « cœur » 12 €", "界語 🔥", "e\u0301", "── ●"])
def test_on_a_line_of_bytes_each_cell_is_one_byte(text, charset):
    cells = Cutter(Terminal(charset=charset, glyphs=Repertoire.ASCII)).cut(text)
    assert len(cells) == cell_len(text)
    assert all(len(cell.encode(charset)) == 1 for cell in cells)


def test_accents_stay_where_the_encoding_has_them_and_letters_stay_everywhere():
    latin = Terminal(charset="iso8859-15", glyphs=Repertoire.ASCII)
    bare = Terminal(charset="ascii", glyphs=Repertoire.ASCII)
    assert shown("l’été, cœur, 5 €", latin) == "l'été, cœur, 5 €"
    assert shown("l’été, « Maëlle », 5 €", bare) == 'l\'ete, " Maelle ", 5 E'


def test_a_combining_mark_stays_on_its_letter_and_is_composed_where_it_can_be():
    assert UNICODE.cut("e\u0301t") == ["é", "t"]
    assert UNICODE.cut("n\u0332x") == ["n\u0332", "x"]


def test_spaces_of_all_kinds_are_spaces():
    assert shown("a\u00a0b\u202fc\u2003d") == "a b c d"


def test_a_joined_emoji_loses_its_joiner_but_not_its_width():
    assert UNICODE.cut("👩\u200d👧!") == ["👩", "", "!"]


@pytest.mark.parametrize("signs", [CONSOLE, ASCII])
def test_each_substitute_is_as_wide_as_the_sign_it_stands_for(signs):
    wrong = [chr(code) for code, other in signs.items() if not cell_len(chr(code)) == cell_len(other) == 1]
    assert wrong == []


CONSOLE_HAS = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝━┃╭╮╰╯▲▼▶◀▸▾→←↑↓●■█•«»œ’…€·×_."


def test_on_the_linux_console_what_its_fonts_have_stays_and_the_rest_becomes_something_they_have():
    console = Terminal(glyphs=Repertoire.CONSOLE)
    assert shown("─│┌═●■•«»œ’…€→▲▶·", console) == "─│┌═●■•«»œ’…€→▲▶·"
    missing = "▀▄▌▐▁▂▃▅▆▇▊▎▏▔▕▖▗▘▝▙▛▜▟⭘✓✔○□►◄⌫⏎┏┓┗┛⠿"
    assert all(sign in CONSOLE_HAS or sign.isascii() for sign in shown(missing, console))


def test_with_plain_signs_frames_are_ascii_and_letters_are_untouched():
    plain = Terminal(glyphs=Repertoire.ASCII)
    assert shown("┌─┐│●○✓→█▁", plain) == "+-+|*ox>#-"
    assert shown("Maëlle, toustes·", plain) == "Maëlle, toustes·"


def test_simple_signs_are_printable_and_one_column_wide():
    assert all(sign.isprintable() and cell_len(sign) == 1 for sign in SIMPLE)
    assert set("éèàçùœŒ’«»…·●─│✓") <= SIMPLE


UTF8 = {"LANG": "fr_FR.UTF-8"}


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.TRUE),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, Depth.TRUE),
        ({"TERM": "xterm-direct"}, Depth.TRUE),
        ({"TERM": "xterm-256color"}, Depth.EIGHT_BIT),
        ({"TERM": "tmux"}, Depth.EIGHT_BIT),
        ({"TERM": "xterm-kitty"}, Depth.EIGHT_BIT),
        ({"TERM": "foot"}, Depth.EIGHT_BIT),
        ({"TERM": "xterm"}, Depth.SIXTEEN),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, Depth.SIXTEEN),
        ({"TERM": "vt220"}, Depth.SIXTEEN),
        ({"TERM": "ansi"}, Depth.SIXTEEN),
        ({"TERM": "screen", "COLORTERM": "truecolor"}, Depth.SIXTEEN),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, Depth.EIGHT_BIT),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Depth.EIGHT_BIT),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, Depth.NONE),
        ({}, Depth.NONE),
    ],
)
def test_the_number_of_colours_follows_what_the_terminal_says(environment, depth):
    assert terminal_from(environment).depth is depth


@pytest.mark.parametrize("term", ["linux", "vt100", "vt220", "ansi"])
def test_an_old_console_has_its_own_signs_no_mouse_no_other_screen_and_is_asked_nothing(term):
    terminal = terminal_from({"TERM": term, **UTF8})
    assert terminal.glyphs is Repertoire.CONSOLE
    assert not (terminal.mouse or terminal.alternate_screen or terminal.queries)


@pytest.mark.parametrize(
    ("environment", "charset", "glyphs"),
    [
        (UTF8, "utf-8", Repertoire.UNICODE),
        ({}, "utf-8", Repertoire.UNICODE),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "ascii", Repertoire.ASCII),
        ({"LANG": "fr_FR@euro"}, "iso8859-15", Repertoire.ASCII),
        ({"LC_CTYPE": "fr_FR.ISO-8859-1"}, "iso8859-1", Repertoire.ASCII),
        ({"LANG": "C.utf8"}, "utf-8", Repertoire.UNICODE),
        ({"LANG": "fr_FR.NONSENSE"}, "ascii", Repertoire.ASCII),
        ({"LANG": "fr_FR.\0"}, "ascii", Repertoire.ASCII),
        ({"LANG": "fr_FR.UTF-16"}, "ascii", Repertoire.ASCII),
    ],
)
def test_the_locale_tells_the_encoding(environment, charset, glyphs):
    terminal = terminal_from({"TERM": "xterm", **environment})
    assert (terminal.charset, terminal.glyphs) == (charset, glyphs)


def test_plain_signs_are_given_to_whoever_asks():
    assert terminal_from({"TERM": "xterm", **UTF8}, ascii_only=True).glyphs is Repertoire.ASCII


def test_a_terminal_that_cannot_place_its_cursor_is_told_apart():
    assert is_dumb({"TERM": "dumb"})
    assert is_dumb({})
    assert not is_dumb({"TERM": "vt100"})


@pytest.mark.parametrize(
    ("window", "laid_out"), [((1, 1), (20, 5)), ((20, 5), (20, 5)), ((2**32, 2**32), (300, 100))]
)
def test_a_window_of_any_size_gives_a_size_that_can_be_laid_out(window, laid_out):
    assert clamp(*window) == laid_out
