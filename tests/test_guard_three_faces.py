"""One act, three faces: whatever can be done has its command, its lines and its key.

Acts are found in `models/acts`; a face has one when its files, or the modules of `tui/` they share, name it.
"""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from inspect import isclass
from pathlib import Path

import pytest

import models.acts

TUI = Path(__file__).resolve().parents[1] / "tui"
FACES = {"commands": ("commands",), "lines": ("linear",), "keys": ("screens", "editing", "widgets")}
ACTS = {
    name: module.name
    for module in pkgutil.iter_modules(models.acts.__path__)
    for name, kind in vars(importlib.import_module(f"models.acts.{module.name}")).items()
    if isclass(kind) and kind.__module__ == f"models.acts.{module.name}" and "apply" in vars(kind)
}
NOBODYS = {
    "TimePasses": "time passes by itself: the store does it before each act and when something is due",
    "AnnouncePurge": "time announces by itself what it will erase",
    "Lend": "the server does it when a copy is asked for, by `emporter`",
    "MergeArticle": "words written on a copy come back so, by `rapporter`",
    "EndVisit": "leaving is enough: the house does it when somebody's last terminal has gone",
}
_WHOLE = "a whole text is given at once: EditArticle, word by word, is for those who write live"
_LIVE = "words are written live here: WriteArticle gives a whole text at once"
EXCEPTIONS = {
    ("EditArticle", "commands"): _WHOLE,
    ("UndoEdit", "commands"): _WHOLE,
    ("WriteArticle", "lines"): _LIVE,
    ("WriteArticle", "keys"): _LIVE,
}


def _files(folders: tuple[str, ...]) -> Iterator[Path]:
    """A face's own files, then those at the root of `tui/` that they import."""
    own = [path for folder in folders for path in sorted((TUI / folder).rglob("*.py"))]
    shared = {root for path in own for root in _imported(path) if root.exists()}
    yield from (*own, *sorted(shared))


def _imported(path: Path) -> Iterator[Path]:
    for node in ast.walk(_tree(path)):
        if not isinstance(node, ast.ImportFrom):
            continue
        if node.module == "tui":
            yield from (TUI / f"{one.name}.py" for one in node.names)
        elif node.module and node.module.startswith("tui.") and node.module.count(".") == 1:
            yield TUI / f"{node.module.removeprefix('tui.')}.py"


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _named(path: Path) -> set[str]:
    """Acts imported from `models.acts` and then used: an import alone builds nothing."""
    tree = _tree(path)
    imported = {
        one.asname or one.name: one.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("models.acts.")
        for one in node.names
    }
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return {name for alias, name in imported.items() if alias in used}


@cache
def acts_of(face: str) -> frozenset[str]:
    return frozenset(name for path in _files(FACES[face]) for name in _named(path) if name in ACTS)


@pytest.mark.parametrize("face", FACES)
def test_every_act_is_in_every_face(face):
    excepted = {act for act, where in EXCEPTIONS if where == face} | set(NOBODYS)
    missing = {f"{act} (models/acts/{ACTS[act]}.py)" for act in set(ACTS) - acts_of(face) - excepted}
    assert not missing, f"{face} cannot do: {', '.join(sorted(missing))}"


def test_an_exception_whose_reason_is_over_leaves_the_list():
    over = {(act, face) for act, face in EXCEPTIONS if act not in ACTS or act in acts_of(face)}
    assert not over, f"these acts are in that face now: take them out of EXCEPTIONS: {sorted(over)}"


def test_acts_are_found_where_they_are():
    assert {"Register", "FixDates", "RollCall", "MoveInLine"} <= set(ACTS)
    assert "Register" in acts_of("commands") and "Leave" in acts_of("keys")
