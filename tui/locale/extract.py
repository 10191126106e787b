"""Finds the sentences of the program: what is given to `t(…)`, `t.n(…, …)` and `N_(…)` in its sources."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.i18n import typeset

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("tui", "data")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A French sentence as it is shown, its form for several things, its place (`tui/dates.py:12`)."""

    one: str
    many: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A call to the translator whose sentence is made while running: no catalogue can hold it."""

    place: str


def sentences_of(root: Path = ROOT) -> Iterator[Sentence | Unreadable]:
    """Every sentence of the sources, in the order of files and lines."""
    for package in SOURCES:
        for path in sorted((root / package).rglob("*.py")):
            place = path.relative_to(root).as_posix()
            yield from sentences_in(path.read_text("utf-8"), place)


def sentences_in(source: str, place: str) -> Iterator[Sentence | Unreadable]:
    """Every sentence of one source text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            yield from _said_by(node, f"{place}:{node.lineno}")


def _said_by(call: ast.Call, place: str) -> Iterator[Sentence | Unreadable]:
    if _is_counting(call.func) and len(call.args) >= 2:
        one, many = (list(_constants(argument)) for argument in call.args[:2])
        if _is_made_while_running(call.args[0]) or _is_made_while_running(call.args[1]):
            yield Unreadable(place)
        yield from (Sentence(typeset(a), typeset(b), place) for a, b in zip(one, many, strict=False))
    elif _is_translating(call.func):
        if _is_made_while_running(call.args[0]):
            yield Unreadable(place)
        yield from (Sentence(typeset(text), None, place) for text in _constants(call.args[0]))


def _is_translating(func: ast.expr) -> bool:
    return _last_name(func) in ("t", "N_")


def _is_counting(func: ast.expr) -> bool:
    return isinstance(func, ast.Attribute) and func.attr == "n" and _last_name(func.value) == "t"


def _last_name(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def _constants(argument: ast.expr) -> Iterator[str]:
    """The texts an argument may be: itself, or either branch of `a if … else b`."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _constants(argument.body)
        yield from _constants(argument.orelse)


def _is_made_while_running(argument: ast.expr) -> bool:
    """f-strings and sums; a name is taken for a sentence marked with `N_` elsewhere."""
    return isinstance(argument, (ast.JoinedStr, ast.BinOp))
