"""What Textual 8.2.8 makes too large, does too often or keeps too long, mended for this process.

Each name has a canary in tests/test_painter_textual.py, as those of `tui.textual_private`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.cache import FIFOCache, LRUCache
from textual.color import Color
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style as Ground
from textual.widgets import Input

from tui.textual_private import is_settled

STRIP_CACHES = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""The caches each Strip makes for itself, whether it needs them or not, and their sizes."""


def _strip_init(self: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = None
    self._link_ids = None
    self._cell_count = None


def _strip_getattr(self: Strip, name: str) -> Any:
    size = STRIP_CACHES.get(name)
    if size is None:
        raise AttributeError(name)
    cache: FIFOCache[Any, Any] = FIFOCache(size)
    setattr(self, name, cache)
    return cache


@lru_cache(1024)
def _grounds(base: Color, background: Color) -> tuple[Ground, Ground]:
    return Ground(background=base + background), Ground(background=base)


def _inner_outer(self: StylesCache, base: Color, background: Color) -> tuple[Ground, Ground]:
    return _grounds(base, background)


_screen_resized = Screen._screen_resized


def _resized(self: Screen[Any], size: Size) -> None:
    if size != self._size or not is_settled(self):
        _screen_resized(self, size)


_parse_rules = Stylesheet._parse_rules
_parsed: LRUCache[tuple[Any, ...], list[RuleSet]] = LRUCache(512)


def _parse_once(self: Stylesheet, css: str, read_from: Any, *rest: Any, **named: Any) -> list[RuleSet]:
    key = (css, read_from, rest, tuple(named.items()), frozenset(self._variables.items()))
    rules = _parsed.get(key)
    if rules is None:
        rules = _parsed[key] = _parse_rules(self, css, read_from, *rest, **named)
    return rules


def mend() -> None:
    """May be called again.

    - a Strip makes its seven caches when first used, not at birth: a third of an app's memory;
    - `StylesCache.get_inner_outer` and the parser's key cache no longer hold dead apps (Textual #6665);
    - a style sheet is parsed once for all apps of the process: rules are only read afterwards;
    - a screen that is told its size again, as each is when it is made, is not laid out again;
    - the cursor of a field does not blink (twice a second, for as long as it has the focus).
    """
    Input.cursor_blink._default = False
    setattr(Strip, "__init__", _strip_init)  # noqa: B010
    setattr(Strip, "__getattr__", _strip_getattr)  # noqa: B010
    setattr(StylesCache, "get_inner_outer", _inner_outer)  # noqa: B010
    setattr(Stylesheet, "_parse_rules", _parse_once)  # noqa: B010
    setattr(Screen, "_screen_resized", _resized)  # noqa: B010
