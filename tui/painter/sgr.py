"""From a Rich style to the numbers of one SGR sequence, one table for each colour depth.

Rich and Textual keep the codes they computed on the style itself, whatever the depth asked for next, and
share styles between sessions; so nothing here reads or writes ``style._ansi``.
"""

from __future__ import annotations

from rich.color import Color, ColorSystem, ColorType
from rich.style import Style

from tui.painter.capabilities import Depth

_SYSTEMS = {
    Depth.SIXTEEN: ColorSystem.STANDARD,
    Depth.EIGHT_BIT: ColorSystem.EIGHT_BIT,
    Depth.TRUE: ColorSystem.TRUECOLOR,
}
_MOST_LOOKS = 4096
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What takes each attribute away."""
_Parts = tuple[tuple[str, ...], str, str]
"""Attributes, foreground, background: what can be changed one without the others."""


class Look:
    """How a cell is drawn. Looks are compared by identity: a table makes one for each set of codes."""

    __slots__ = ("_parts", "blank", "ground", "sgr")

    def __init__(self, sgr: str, ground: str | None, blank: Look | None, parts: _Parts | None = None) -> None:
        self._parts = parts
        self.sgr = sgr
        """Absolute codes, to be put between ``ESC [`` and ``m``: empty for the terminal's own look."""
        self.ground = ground
        """Codes of the background, where a blank is nothing but background; None where it is drawn upon."""
        self.blank = blank or self
        """The look of a blank under this one: foreground and weight cannot be seen there."""

    def after(self, worn: Look) -> str:
        """The shortest codes that make this look of `worn`, if a terminal is surely wearing that one."""
        if self._parts is None or worn._parts is None:
            return self.sgr
        (attributes, fore, back), (before, old_fore, old_back) = self._parts, worn._parts
        off = dict.fromkeys(_OFF[code] for code in before if code not in attributes)
        on = [code for code in attributes if code not in before or _OFF[code] in off]
        colours = [fore or "39"] * (fore != old_fore) + [back or "49"] * (back != old_back)
        return min(self.sgr, ";".join([*off, *on, *colours]), key=len)

    def __repr__(self) -> str:
        return f"Look({self.sgr!r})"


PLAIN = Look("", "", None)


class Looks:
    """The looks of one depth."""

    def __init__(self, depth: Depth) -> None:
        self._depth = depth
        self._by_style: dict[Style, Look] = {}
        self._by_codes: dict[str, Look] = {"": PLAIN}

    def of(self, style: Style | None) -> Look:
        """The look of `style`; links, meta data and blinking are left aside."""
        if style is None:
            return PLAIN
        look = self._by_style.get(style)
        if look is None:
            if len(self._by_style) >= _MOST_LOOKS:
                self._by_style.clear()
            look = self._by_style[style] = self._make(style)
        return look

    def _make(self, style: Style) -> Look:
        attributes = _attributes(style, self._depth)
        fore, back = self._colours(style)
        drawn_upon = any(code in attributes for code in ("4", "7", "9"))
        if drawn_upon:
            return self._intern(attributes, fore, back, None, None)
        ground = ";".join(back)
        blank = self._intern([], [], back, ground, None)
        return self._intern(attributes, fore, back, ground, blank)

    def _intern(
        self, attributes: list[str], fore: list[str], back: list[str], ground: str | None, blank: Look | None
    ) -> Look:
        codes = [*attributes, *fore, *back]
        sgr = ";".join(["0", *codes]) if codes else ""
        look = self._by_codes.get(sgr)
        if look is None:
            if len(self._by_codes) >= _MOST_LOOKS:
                self._by_codes = {"": PLAIN}
            # With 16 colours a bright one is bold on the Linux console, and stays so until all is reset.
            apart = self._depth > Depth.SIXTEEN and bool(codes)
            parts = (tuple(attributes), ";".join(fore), ";".join(back)) if apart else None
            look = self._by_codes[sgr] = Look(sgr, ground, blank, parts)
        return look

    def _colours(self, style: Style) -> tuple[list[str], list[str]]:
        if self._depth is Depth.NONE:
            return [], []
        fore, back = self._codes(style.color, True), self._codes(style.bgcolor, False)
        return _dim_ground(fore, back) if self._depth is Depth.SIXTEEN else (fore, back)

    def _codes(self, color: Color | None, foreground: bool) -> list[str]:
        if color is None or color.type is ColorType.DEFAULT:
            return []
        return list(color.downgrade(_SYSTEMS[self._depth]).get_ansi_codes(foreground))


def _attributes(style: Style, depth: Depth) -> list[str]:
    worn = [
        ("1", style.bold),
        ("2", style.dim and depth is not Depth.NONE),
        ("3", style.italic and depth is not Depth.NONE),
        ("4", style.underline or style.underline2),
        ("7", style.reverse),
        ("9", style.strike and depth is not Depth.NONE),
    ]
    return [code for code, on in worn if on]


def _dim_ground(fore: list[str], back: list[str]) -> tuple[list[str], list[str]]:
    """With 16 colours a bright background becomes its dark twin: the Linux console paints 100-107 so.

    A text that would then wear the colour of its own ground takes black or bright white instead.
    """
    if not back or int(back[0]) < 100:
        return fore, back
    ground = int(back[0]) - 100
    if fore == [str(30 + ground)]:
        fore = ["97"] if ground in (0, 1, 4, 5) else ["30"]
    return fore, [str(40 + ground)]


_TABLES: dict[Depth, Looks] = {}


def looks_for(depth: Depth) -> Looks:
    """The table of `depth`, shared by all sessions that have it."""
    if depth not in _TABLES:
        _TABLES[depth] = Looks(depth)
    return _TABLES[depth]
