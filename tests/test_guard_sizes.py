"""Files and functions that one can read at a glance."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LONGEST_FILE, LONGEST_FUNCTION = 250, 40
CODE = sorted(path for package in ("models", "data", "tui") for path in (ROOT / package).rglob("*.py"))


def functions() -> Iterator[tuple[str, int]]:
    """Where each function is, and its lines without its docstring."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines_of(node)


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        told = node.body[0]
        length -= (told.end_lineno or told.lineno) - told.lineno + 1
    return length


def test_no_file_is_over_250_lines() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in CODE}
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_function_is_over_40_lines() -> None:
    assert {where: size for where, size in functions() if size > LONGEST_FUNCTION} == {}


def test_functions_are_short_in_general() -> None:
    assert statistics.median(size for _, size in functions()) <= 8


def test_every_module_says_what_it_is_for() -> None:
    texts = {path: path.read_text("utf-8") for path in CODE}
    silent = [path for path, text in texts.items() if text.strip() and not ast.get_docstring(ast.parse(text))]
    assert [str(path.relative_to(ROOT)) for path in silent] == []
