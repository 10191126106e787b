"""A table as a value: what a grid shows."""

from __future__ import annotations

from dataclasses import dataclass

from tui.widgets.lines import Span


@dataclass(frozen=True, slots=True)
class Column:
    """`head` stands above it, one short line each."""

    key: str
    head: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One letter, with its kind, for each column."""

    key: str
    name: str
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A line of numbers under the rows."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`side` stands beside the heads; the first `pinned` rows stay in view whatever the others do."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    counts: tuple[Count, ...] = ()
    side: tuple[str, ...] = ()
    pinned: int = 0
