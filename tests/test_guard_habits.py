"""Habits that a reader would check by hand, checked by machine."""

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from pathlib import Path

import pytest
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

ROOT = Path(__file__).parent.parent
TUI = sorted((ROOT / "tui").rglob("*.py"))
KNOW_TEXTUAL_INSIDE = {
    "tui/textual_mended.py",
    "tui/textual_private.py",
    "tui/fullscreen.py",
    "tui/doors/driver.py",
    "tui/doors/keys.py",
}
"""What they use has its canaries in tests/test_painter_textual.py."""
ON_PURPOSE = {"Field._watch_value"}
"""One line that is typed must not lay the whole page out again at each key."""
PRIVATE = {
    name for kind in (App, Screen, Widget, Driver, Input) for name in dir(kind) if re.match("_[a-z]", name)
}
HANDLERS = {name for name in PRIVATE if name.startswith("_on_")}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def kept_files() -> Iterator[Path]:
    """Every text file that git keeps; without git, every one that is not hidden."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    for path in names or (path for path in ROOT.rglob("*") if "/." not in str(path.relative_to(ROOT.parent))):
        if path.is_file() and path.suffix not in (".png", ".mo", ".etherpad", ".pyc"):
            yield path


def private_uses(path: Path) -> Iterator[str]:
    """Names that Textual keeps to itself: imported, or found on `self` and not made in this file."""
    tree = ast.parse(path.read_text("utf-8"))
    if not any(
        module_of(node).startswith(("textual", "tui.fullscreen", "tui.screens")) for node in ast.walk(tree)
    ):
        return
    made = set(made_in(tree))
    for node in ast.walk(tree):
        where = f"{name_of(path)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.ImportFrom) and module_of(node).startswith("textual"):
            names = (*module_of(node).split("."), *(one.name for one in node.names))
            yield from (f"{where} {name}" for name in names if name.startswith("_"))
        elif isinstance(node, ast.Attribute) and node.attr in PRIVATE - made:
            yield f"{where} {node.attr}"


def module_of(node: ast.AST) -> str:
    return (node.module or "") if isinstance(node, ast.ImportFrom) else ""


def made_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def test_only_five_files_use_private_names_of_textual() -> None:
    others = (path for path in TUI if name_of(path) not in KNOW_TEXTUAL_INSIDE)
    assert [use for path in others for use in private_uses(path)] == []


def test_no_page_or_widget_takes_a_private_name_of_textual_by_accident() -> None:
    for path in TUI:
        if path.parent.name in ("screens", "widgets") and path.stem != "__init__":
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    taken = []
    # Not `_on_…`: Textual calls the handler of each class, none takes another one's place.
    for kind in subclasses(DOMNode):
        bases = [base for base in kind.__mro__[1:] if base.__module__.startswith("textual.")]
        if kind.__module__.startswith("tui.") and kind.__module__ != "tui.fullscreen":
            names = (
                name for name, one in vars(kind).items() if name in PRIVATE - HANDLERS and isfunction(one)
            )
            taken += [
                f"{kind.__qualname__}.{name}" for name in names if any(name in vars(base) for base in bases)
            ]
    assert set(taken) == ON_PURPOSE


def test_what_is_taken_on_purpose_is_still_there() -> None:
    assert isfunction(Input._watch_value)
    assert Input()._initial_value is True


def subclasses(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)


def test_no_markup_is_made_from_what_people_typed() -> None:
    faults = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in TUI
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"from_markup\(\s*f?[\"']{0,3}.*\{|from_markup\(f|markup=True", line)
    ]
    assert faults == []


def test_style_sheets_name_colours_by_what_they_are_for() -> None:
    literal = re.compile(
        r"#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|ansi)[_(]|:\s*(black|white|red|green|blue|gray)\b"
    )
    faults = [
        f"{name_of(path)}:{number} {line.strip()}"
        for path in (ROOT / "tui").rglob("*.tcss")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if literal.search(re.sub(r"/\*.*?\*/", "", line)) and not re.match(r"\s*#\w+[^:;]*[{,]", line)
    ]
    assert faults == []


def test_style_sheets_are_files_of_their_own() -> None:
    css = re.compile(r"^\s+(DEFAULT_CSS|CSS)\s*(:[^=]*)?=", re.MULTILINE)
    assert [name_of(path) for path in TUI if css.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize("forbidden", ["/home/(?!ana)[a-z]", "/root/", "/Users/"])
def test_no_path_of_somebodys_machine_is_kept(forbidden: str) -> None:
    here = name_of(Path(__file__))
    found = [
        f"{name_of(path)}: {match[0]}"
        for path in kept_files()
        if name_of(path) != here and (match := re.search(forbidden, path.read_text("utf-8", "replace")))
    ]
    assert found == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    code = [*(ROOT / "models").rglob("*.py"), *(ROOT / "data").rglob("*.py"), *TUI]
    assert [name_of(path) for path in code if later.search(path.read_text("utf-8"))] == []


def test_time_is_looked_up_in_one_place_only() -> None:
    """Rules are given the time; only the clock that faces make looks at it, and the disk's own waiting."""
    looks = re.compile(r"datetime\.now\(|\.utcnow\(|date\.today\(|time\.time\(")
    code = [*(ROOT / "models").rglob("*.py"), *(ROOT / "data").rglob("*.py")]
    assert [name_of(path) for path in code if looks.search(path.read_text("utf-8"))] == []
