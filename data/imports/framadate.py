"""Framadate's CSV: two header lines (days, moments), then a line for each answer, in order of arrival."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from hashlib import sha256

from data.imports.answers import poll_answer
from data.imports.encodings import decode
from data.imports.hours import moment_hours
from data.imports.reasons import Ignored, NotThatKind, Reason
from models.poll import Answer
from models.typed_days import READABLE_YEARS

_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_GUARD = re.compile(r"'(?=[=+\-@＝＋－＠])")


@dataclass(frozen=True, slots=True)
class Column:
    """A moment. `words` as typed; `start`, `end` only when they say hours; `key` is free of the language.

    A moment said to end before it begins ends on the next day; hours are those of the poll's readers.
    """

    key: str
    day: date
    words: str
    start: time | None
    end: time | None


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody's answers, one for each column. `key` tells two people of the same name apart."""

    key: str
    name: str
    answers: tuple[Answer | None, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FramadateTable:
    """A poll as read; `ignored` lines are in no row, ignored cells of the first line in no column."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    ignored: tuple[Ignored, ...]

    @property
    def same_names(self) -> tuple[str, ...]:
        """Names that several rows bear, once each."""
        return tuple(name for name, count in Counter(row.name for row in self.rows).items() if count > 1)


def read_framadate(data: bytes) -> FramadateTable:
    """Reads a date poll in any of Framadate's languages and usual encodings.

    Raises NotThatKind when the two header lines are not there.
    """
    return table_of(decode(data).text)


def table_of(text: str) -> FramadateTable:
    """The same from text already decoded."""
    separator = _separator(text)
    records = [
        (line, raw, _cells(raw, separator)) for line, raw in enumerate(text.split("\n"), 1) if raw.strip()
    ]
    head = _head(records)
    rows, ignored = _rows(records[2:], head)
    return FramadateTable(head.columns, rows, head.dayless + ignored)


def is_framadate(text: str) -> bool:
    """Whether the text begins as a date poll does."""
    first = text.lstrip("\n").split("\n", 1)[0]
    return _days_in(_cells(first, _separator(text))) > 0


def fingerprint(table: FramadateTable) -> str:
    """The same for the same poll, whatever the language and the encoding of the file."""
    lines = [column.key for column in table.columns]
    lines += [f"{row.key} {' '.join(str(answer) for answer in row.answers)}" for row in table.rows]
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def typed(cell: str) -> str:
    """A cell without the apostrophe put before `=`, `+`, `-`, `@` to keep spreadsheets from computing it."""
    return cell[1:] if _GUARD.match(cell) else cell


def _separator(text: str) -> str:
    first = text.lstrip("\n").split("\n", 1)[0]
    return max(",;\t", key=lambda sign: _days_in(_cells(first, sign)))


def _cells(line: str, separator: str) -> list[str] | None:
    # Framadate takes line ends out of cells: line by line, a broken quote cannot eat the rest.
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return None


def _days_in(cells: Sequence[str] | None) -> int:
    if not cells or cells[0].strip():
        return 0
    return sum(_day(cell) is not None for cell in cells)


def _day(cell: str) -> date | None:
    words = cell.strip()
    if found := _FRENCH_DAY.fullmatch(words):
        day, month, year = map(int, found.groups())
    elif found := _ISO_DAY.fullmatch(words):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day) if year in READABLE_YEARS else None
    except ValueError:
        return None


_Records = list[tuple[int, str, list[str] | None]]


@dataclass(frozen=True, slots=True)
class _Head:
    """`width`: cells of a row after its name; `places`: those that have a day; `closed`: a last comma."""

    width: int
    places: tuple[int, ...]
    closed: bool
    columns: tuple[Column, ...]
    dayless: tuple[Ignored, ...]


def _head(records: _Records) -> _Head:
    days, moments = ([cells for _, _, cells in records] + [None, None])[:2]
    if days and not days[0].strip() and not _days_in(days) and _answers_below(records):
        raise NotThatKind(Reason.POLL_WITHOUT_DATES)
    if not days or not moments or not _days_in(days) or moments[0].strip():
        raise NotThatKind(Reason.NOT_A_POLL)
    width = max(_width(days), _width(moments)) - 1
    found = [(i, _day(_at(days, i)), typed(_at(moments, i))) for i in range(1, width + 1)]
    line, raw, _ = records[0]
    dayless = tuple(
        Ignored(line, raw, Reason.NO_DAY, {"column": i, "word": _at(days, i)})
        for i, day, _ in found
        if not day
    )
    dated = [(i, day, words) for i, day, words in found if day]
    columns = _keyed([(day, words) for _, day, words in dated])
    return _Head(width, tuple(i for i, _, _ in dated), not days[-1].strip(), columns, dayless)


def _keyed(moments: Sequence[tuple[date, str]]) -> tuple[Column, ...]:
    seen: Counter[str] = Counter()
    return tuple(
        Column(_key(f"{day} {words}", seen), day, words, *(moment_hours(words) or (None, None)))
        for day, words in moments
    )


def _key(words: str, seen: Counter[str]) -> str:
    words = unicodedata.normalize("NFC", words)
    seen[words] += 1
    return f"{seen[words]}:{words}"


def _width(cells: Sequence[str]) -> int:
    return max((i for i, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _at(cells: Sequence[str], index: int) -> str:
    return cells[index].strip() if index < len(cells) else ""


def _answers_below(records: _Records) -> bool:
    """Whether the second line is somebody's answers already: a poll that asked something else than dates."""
    cells = records[1][2] if len(records) > 1 else None
    if not cells or not cells[0].strip():
        return False
    try:
        return bool([poll_answer(cell) for cell in cells[1:] if cell.strip()])
    except KeyError:
        return False


def _rows(records: _Records, head: _Head) -> tuple[tuple[Row, ...], tuple[Ignored, ...]]:
    seen: Counter[str] = Counter()
    rows: list[Row] = []
    ignored: list[Ignored] = []
    for line, raw, cells in records:
        if cells is not None and not any(cell.strip() for cell in cells):
            continue
        try:
            name, answers = _answers(cells, head)
        except _Unread as why:
            ignored.append(Ignored(line, raw, why.reason, why.params))
        else:
            rows.append(Row(_key(name, seen), name, answers, line))
    return tuple(rows), tuple(ignored)


class _Unread(Exception):
    def __init__(self, reason: Reason, **params: str | int) -> None:
        self.reason, self.params = reason, params


def _answers(cells: list[str] | None, head: _Head) -> tuple[str, tuple[Answer | None, ...]]:
    if cells is None:
        raise _Unread(Reason.BROKEN_QUOTES)
    name, given = typed(_at(cells, 0)), cells[1:]
    if head.closed and given and not given[-1].strip():
        given = given[:-1]
    while len(given) > head.width and not given[-1].strip():
        given.pop()
    if not name:
        raise _Unread(Reason.NO_NAME)
    if len(given) != head.width:
        reason = Reason.TOO_FEW_CELLS if len(given) < head.width else Reason.TOO_MANY_CELLS
        raise _Unread(reason, expected=head.width, found=len(given))
    return name, tuple(_answer(given[place - 1], place) for place in head.places)


def _answer(cell: str, column: int) -> Answer | None:
    try:
        return poll_answer(cell)
    except KeyError:
        raise _Unread(Reason.UNKNOWN_ANSWER, word=cell.strip(), column=column) from None
