"""Contrast, computed from the style sheets (WCAG 2.1, 1.4.3 and 1.4.11): text at 4.5:1, marks at 3:1.

Words of any colour may stand on the page, on the chosen row and in a field; what was added or removed is
written in the page's own.
"""

import re
from itertools import product
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from tui import themes
from tui.painter.capabilities import Depth, Terminal

ROOT = Path(__file__).resolve().parents[1]
SHEETS = sorted((ROOT / "tui" / "styles").glob("*.tcss"))
PAGES = (ROOT / "data" / "content" / "pages.css").read_text("utf-8")
TEXT, MARK = 4.5, 3.0
MARKS = {"rule"}
"""Names of colours that draw and do not write."""
PLAIN = {"added-ground", "removed-ground"}
COLOURED = [one for one in themes.THEMES if not one.ansi]


def luminance(colour):
    def linear(channel):
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(one / 255) for one in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(colour):
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def in_256(colour):
    """What a terminal of 256 colours shows for it (tui/painter/sgr.py leaves the choice to rich)."""
    shown = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT)
    return shown.get_truecolor().hex


def used(property):
    """Names of colours that the style sheets give to that property."""
    written = "\n".join(sheet.read_text("utf-8") for sheet in SHEETS)
    return set(re.findall(rf"(?<![\w-]){property}:\s*\$([\w-]+)", written))


def named(theme, name):
    return theme.variables.get(name) or getattr(theme, name)


def pairs(theme):
    for text, ground in product(sorted(used("color")), sorted(used("background"))):
        if ground in PLAIN and text != "foreground":
            continue
        yield text, ground, named(theme, text), named(theme, ground)


def test_the_style_sheets_name_colours_and_write_none():
    for sheet in SHEETS:
        assert not re.findall(r":\s*(?:#[0-9a-fA-F]{3,8}|rgba?\(|hsl)", sheet.read_text("utf-8")), sheet.name
    assert {"foreground", "quiet", "rule"} <= used("color")
    assert {"background", "cursor-ground", "field-ground"} <= used("background")


def test_the_measure_is_that_of_the_norm():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("shown", [str, in_256], ids=["true colour", "256 colours"])
@pytest.mark.parametrize("theme", COLOURED, ids=lambda one: one.name)
def test_every_word_stands_at_4_5_and_every_mark_at_3_on_its_ground(theme, shown):
    low = {
        f"{text} on {ground}": round(ratio, 2)
        for text, ground, colour, behind in pairs(theme)
        if (ratio := contrast(shown(colour), shown(behind))) < (MARK if text in MARKS else TEXT)
    }
    assert not low


@pytest.mark.parametrize("name", ["mono", "terminal"])
def test_the_other_themes_set_no_colour_so_the_terminals_own_stand(name):
    theme = next(one for one in themes.THEMES if one.name == name)
    assert theme.ansi
    for colour in used("color") | used("background"):
        assert named(theme, colour) == "ansi_default"


def test_no_style_is_faint():
    for sheet in SHEETS:
        assert "dim" not in re.findall(r"[\w-]+", sheet.read_text("utf-8"))
    for theme in themes.THEMES:
        assert "dim" not in theme.variables.values()


def test_without_colours_and_with_sixteen_the_bare_themes_are_taken():
    assert themes.chosen("nuit", Terminal(depth=Depth.NONE)) == "mono"
    assert themes.chosen("nuit", Terminal(depth=Depth.SIXTEEN)) == "terminal"


# --- published pages

_SCHEMES = {
    "light": re.search(r":root \{(.*?)\}", PAGES, re.S),
    "dark": re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", PAGES, re.S),
    "print": re.search(r"@media print \{\s*:root \{(.*?)\}", PAGES, re.S),
}
FLOORS = {"ink": 7.0, "link": 7.0, "soft": TEXT, "mark": TEXT}


@pytest.mark.parametrize("scheme", _SCHEMES)
def test_published_pages_read_in_light_in_dark_and_on_paper(scheme):
    found = _SCHEMES[scheme]
    assert found
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", found[1]))
    assert colours.keys() >= {"ink", "paper", "soft", "link", "rule", "mark"}
    low = {name: round(contrast(colours[name], colours["paper"]), 2) for name in FLOORS}
    assert {name: ratio for name, ratio in low.items() if ratio < FLOORS[name]} == {}


def test_published_pages_colour_nothing_but_by_these_names():
    rest = re.sub(r":root \{.*?\}", "", PAGES, flags=re.S)
    assert not re.findall(r"#[0-9a-fA-F]{3,6}\b", rest)
