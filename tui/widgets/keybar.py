"""The keys of a screen, written from its bindings: in a bar, in the list of actions, in the help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from rich.cells import cell_len
from textual.binding import Binding
from textual.screen import Screen

from tui.i18n import N_, Language, Translator
from tui.textual_private import live_bindings
from tui.widgets.lines import Line, Span, quiet, spans, strong, width_of

NAMES = {
    "enter": N_("Entrée"),
    "escape": N_("Échap"),
    "space": N_("Espace"),
    "tab": N_("Tab"),
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "colon": ":",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": N_("Page préc."),
    "pagedown": N_("Page suiv."),
    "home": N_("Début"),
    "end": N_("Fin"),
    "delete": N_("Suppr."),
}
LAST = ("ctrl+z", "tab", "question_mark", "escape", "q")
"""Keys that stand at the end of the bar, and that always have their place in it."""
_SIGNS = frozenset(key for key, sign in NAMES.items() if len(sign) == 1 and sign.isascii())


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does here: the key as it is written, the words, the action."""

    key: str
    name: str
    words: str
    action: str
    shown: bool = True

    @property
    def single(self) -> bool:
        """Whether it types a sign: those keys can be switched off (WCAG 2.1.4)."""
        return is_single(self.key)


def is_single(key: str) -> bool:
    return len(key) == 1 or key in _SIGNS


def key_name(binding: Binding, t: Translator) -> str:
    """« Entrée », « Ctrl+Z », « s »."""
    if binding.key_display:
        return binding.key_display
    *modifiers, key = binding.key.split("+") if binding.key != "+" else ["+"]
    name = t(NAMES[key]) if key in NAMES else key
    return "+".join([*(one.capitalize() for one in modifiers), name.upper() if modifiers else name])


def keys_of(screen: Screen[Any], t: Translator, single_keys: bool = True) -> tuple[Key, ...]:
    """What can be done here now, in the order of the screen's bindings, those of every screen last.

    Without single keys, the bar shows the one that lists everything.
    """
    found: dict[str, Key] = {}
    for node, binding in live_bindings(screen):
        if not binding.description or binding.description not in _ours(type(node)):
            continue
        key = _said(binding, t.language)
        if not single_keys and key.action == "actions":
            key = replace(key, shown=True)
        known = found.get(key.action)
        if (single_keys or not key.single) and (known is None or (key.shown and not known.shown)):
            found[key.action] = key
    order = _order(type(screen))
    return tuple(sorted(found.values(), key=lambda key: (_place(key), order.get(key.action, -1))))


@lru_cache(1024)
def _said(binding: Binding, language: Language) -> Key:
    t = Translator(language)
    return Key(binding.key, key_name(binding, t), t(binding.description), binding.action, binding.show)


@cache
def _ours(kind: type) -> frozenset[str]:
    """What our own classes say of their keys: Textual's widgets bring others, in English."""
    ours = [one for one in kind.__mro__ if one.__module__.startswith("tui.")]
    bindings = [binding for one in ours for binding in one.__dict__.get("BINDINGS", ())]
    return frozenset(one.description for one in bindings if isinstance(one, Binding))


@cache
def _order(kind: type) -> dict[str, int]:
    """Where a page itself puts its actions: a key of its bases that it uses otherwise comes no sooner."""
    bindings = enumerate(kind.__dict__.get("BINDINGS", ()))
    return {one.action: at for at, one in bindings if one.key != "enter"}


def _place(key: Key) -> int:
    return LAST.index(key.key) + 1 if key.key in LAST else 0


@lru_cache(256)
def bar(keys: tuple[Key, ...], width: int, rows: int = 1) -> tuple[Line, ...]:
    """As many keys as fit in `rows` rows of `width` cells, the ones of every screen always among them."""
    shown = [key for key in keys if key.shown]
    droppable = [key for key in shown if key.key not in LAST]
    while _rows_for(shown, width) > rows and droppable:
        shown.remove(droppable.pop())
    return tuple(_laid(shown, width)[: max(rows, 1)])


_GAP = "   "


def _rows_for(keys: Iterable[Key], width: int) -> int:
    rows, used = 0, width + 1
    for key in keys:
        needed = cell_len(key.name) + 1 + cell_len(key.words)
        if used + len(_GAP) + needed > width:
            rows, used = rows + 1, needed
        else:
            used += len(_GAP) + needed
    return rows


def _laid(keys: Iterable[Key], width: int) -> list[Line]:
    lines: list[tuple[Span, ...]] = []
    row: tuple[Span, ...] = ()
    for key in keys:
        said = (strong(key.name), quiet(f" {key.words}"))
        if row and width_of(row) + len(_GAP) + width_of(said) > width:
            lines.append(row)
            row = ()
        row = (*row, Span(_GAP), *said) if row else spans(said)
    return [Line(one) for one in (*lines, row) if one]
