"""From one look to the next: the fewest codes where that is safe, all of them where it is not."""

import itertools

import pytest
from rich.segment import Segment
from rich.style import Style

from tui.painter.capabilities import Depth, Terminal
from tui.painter.frame import Painter
from tui.painter.sgr import PLAIN, looks_for

STYLES = [
    Style.parse(f"{attributes} {fore} {back}")
    for attributes in ("", "bold", "italic", "bold underline", "reverse", "dim")
    for fore, back in (("", ""), ("#203040", ""), ("#203040", "on #ffffff"), ("#a05000", "on #ffffff"))
]
ON = {"1": "bold", "2": "dim", "3": "italic", "4": "underline", "7": "reverse", "9": "strike"}
OFF = {"22": ("bold", "dim"), "23": ("italic",), "24": ("underline",), "27": ("reverse",), "29": ("strike",)}


def worn_after(worn: dict[str, str], codes: str) -> dict[str, str]:
    """What a terminal wears once it has read these codes (ECMA-48 8.3.117)."""
    worn, given = dict(worn), iter(codes.split(";"))
    for code in given:
        if code in ("", "0"):
            worn = {}
        elif code in ("38", "48"):
            kind = next(given)
            colour = [kind, *itertools.islice(given, 1 if kind == "5" else 3)]
            worn[code] = ";".join(colour)
        elif code in ("39", "49"):
            worn.pop(str(int(code) - 1), None)
        elif code in OFF:
            for name in OFF[code]:
                worn.pop(name, None)
        else:
            worn[ON[code]] = "on"
    return worn


@pytest.mark.parametrize("depth", [Depth.TRUE, Depth.EIGHT_BIT])
def test_the_short_codes_make_the_same_look_as_the_whole_ones(depth: Depth) -> None:
    looks = [looks_for(depth).of(style) for style in STYLES]
    for before, after in itertools.permutations([PLAIN, *looks], 2):
        wearing = worn_after({}, before.sgr)
        assert worn_after(wearing, after.after(before)) == worn_after({}, after.sgr)
        assert len(after.after(before)) <= len(after.sgr)


@pytest.mark.parametrize("depth", [Depth.SIXTEEN, Depth.NONE])
def test_with_few_colours_every_look_is_given_whole(depth: Depth) -> None:
    looks = [looks_for(depth).of(style) for style in STYLES]
    assert all(after.after(before) == after.sgr for before, after in itertools.permutations(looks, 2))


def test_the_first_look_of_each_frame_is_given_whole() -> None:
    painter = Painter(Terminal(columns=20, rows=2, depth=Depth.EIGHT_BIT))
    red, blue = Style.parse("red on white"), Style.parse("blue on white")
    painter.draw(0, 0, [Segment("a", red), Segment("b", blue)])
    painter.take()
    painter.draw(0, 0, [Segment("c", red), Segment("d", blue)])
    first, second = painter.take().decode().split("m")[:2]
    assert "[0;" in first
    assert "[0;" not in second
