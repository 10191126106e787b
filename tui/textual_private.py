"""What we take from Textual's private side; what we mend of it is in `tui.textual_mended`.

Each name here has a canary in tests/test_painter_textual.py that says which one changed: the version of
Textual is pinned, and moves only together with this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual import actions
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._context import active_app
from textual._parser import ParseTimeout
from textual._xterm_parser import XTermParser
from textual.binding import Binding
from textual.dom import DOMNode
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

__all__ = [
    "CompositorUpdate",
    "ParseTimeout",
    "XTermParser",
    "active_app",
    "lines_of",
    "rows_at_once",
]

Piece = tuple[int, int, Iterable[Segment]]
"""Column, row, and what to draw from there."""


def lines_of(update: CompositorUpdate) -> Iterator[Piece]:
    """What the compositor wants drawn, as its own `render_segments` would write it."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield update.region.x, y, [segment for strip in strips for segment in strip]
    elif isinstance(update, ChopsUpdate):
        for y, x1, x2 in update.spans:
            yield from _chops(update, y, x1, x2)


def _chops(update: ChopsUpdate, y: int, x1: int, x2: int) -> Iterator[Piece]:
    for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
        if strip is None or x > x2 or end <= x1:
            continue
        yield x, y, strip if x >= x1 and end <= x2 else strip.crop(0, min(end, x2) - x)


def rows_at_once(screen: Screen[Any]) -> list[Piece] | None:
    """The rows that widgets of `screen` want painted again, which the compositor then need not paint.

    None when there is more to do than rows: something to lay out, to scroll, or that is painted otherwise.
    """
    if (
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._dirty_widgets
    ):
        return None
    shown = screen._compositor.visible_widgets
    wanting = [one for one in shown if one._repaint_required and one is not screen]
    if any(one._layout_required or one._scroll_required or one.is_container for one in wanting):
        return None
    pieces: list[Piece] = []
    for one in wanting:
        region, clip = shown[one]
        if not clip.contains_region(region):
            return None
        one._repaint_required = False
        rows = sorted({y for each in one._exchange_repaint_regions() for y in each.line_range})
        for first, after in _stretches([y for y in rows if 0 <= y < region.height]):
            strips = one.render_lines(Region(0, first, region.width, after - first))
            pieces += [(region.x, region.y + y, strip) for y, strip in enumerate(strips, first)]
    return pieces


def _stretches(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow each other, the first and after the last: what stands between is not rendered."""
    for _, each in groupby(enumerate(rows), lambda one: one[1] - one[0]):
        numbers = [row for _, row in each]
        yield numbers[0], numbers[-1] + 1


def look_of(widget: Widget, name: str) -> tuple[Style, Style]:
    """How the style sheet has a part of `widget`: its whole look, and what it adds to the widget's own.

    Textual makes a node for each part of each widget whenever styles are applied; here they are all asked
    for once in a theme.
    """
    app = widget.app
    key = type(widget), widget.screen.is_modal, name, app.theme, app.no_color
    if key not in _looks:
        node = DOMNode(classes=name)
        node._attach(widget)
        app.stylesheet.apply(node, animate=False)
        _looks[key] = node.styles.rich_style, node.styles.partial_rich_style
    return _looks[key]


_looks: dict[tuple[type, bool, str, str, bool], tuple[Style, Style]] = {}

Live = tuple[DOMNode, Binding]


def live_bindings(screen: Screen[Any]) -> list[Live]:
    """As `screen.active_bindings`, without those that are disabled, but each action is parsed once."""
    focused = screen.focused
    nodes: list[DOMNode] = [screen, screen.app] if focused is None else focused.ancestors_with_self
    kinds: tuple[type[DOMNode], ...] = tuple(map(type, nodes))
    if screen.is_modal or any(one.check_consume_key is not DOMNode.check_consume_key for one in kinds):
        return [(one.node, one.binding) for one in screen.active_bindings.values() if one.enabled]
    if kinds not in _read:
        _read[kinds] = [
            (place, key, binding, actions.parse(binding.action))
            for place, node in enumerate(nodes)
            for key, binding in node._bindings
        ]
    found: dict[str, tuple[DOMNode, Binding, bool]] = {}
    for place, key, binding, (destination, action, given) in _read[kinds]:
        known = found.get(key)
        if known is not None and (known[1].priority or not binding.priority):
            continue
        node = nodes[place]
        state = (getattr(screen.app, destination) if destination else node).check_action(action, given)
        if state is not False:
            found[key] = node, binding, bool(state)
    return [(node, binding) for node, binding, enabled in found.values() if enabled]


_read: dict[tuple[type[DOMNode], ...], list[tuple[int, str, Binding, actions.ActionParseResult]]] = {}
"""Of each chain of classes from the focus to the app: whose bindings, and what they do."""


def is_settled(screen: Screen[Any]) -> bool:
    """Whether nothing is to be laid out, scrolled or painted whole on that screen."""
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required
    return not waits and not screen.app._batch_count


def resume(screen: Screen[Any]) -> None:
    """What `Screen._on_screen_resume` does, but styles are not applied again and a layout paints once."""
    screen.stack_updates += 1
    screen._update_auto_focus()
    if not screen.is_attached:
        return
    if screen._size != screen.app.size:
        screen._refresh_layout(screen.app.size)
        if screen.is_current and not screen.app._batch_count:
            _nothing_waits(screen)
    else:
        screen.refresh()


def _nothing_waits(screen: Screen[Any]) -> None:
    """All was painted at a new size: what was asked for before is not to be done again."""
    for widget in (screen, *screen._compositor.visible_widgets):
        widget._layout_required = widget._repaint_required = False
        widget._repaint_regions.clear()
    screen._dirty_widgets.clear()


def forget_strips(widget: Widget, region: Region) -> None:
    """What was rendered of these rows is not true any more, whoever renders them next."""
    widget._styles_cache.set_dirty(region)
