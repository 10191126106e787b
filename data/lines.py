"""The journal's lines: one JSON object per act, whose last field `sum` is the CRC-32 of what precedes it.

The first line says which snapshot the journal continues. Then, for each act: `n` its number, `at` when,
`by` who (role, or role:person), `act` its name, `ids` the last ids given, `do` its changes, each
`[table, id, version it was made for, patch]` (data/delta.py, data/borrowing.py). Where several were synced
together, the second and those after it say `with`: the number of the first. A document's version is the
number of the act that last wrote it; 0 is « not there ».
"""

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from data.borrowing import lent
from data.delta import Patch, patched
from data.erasing import NOTHING

VERSION = "_v"
"""The reserved field of a document that holds its version."""

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

_SEAL = re.compile(rb',"sum":"([0-9a-f]{8})"}\Z')
_SEAL_LENGTH = 18


class BadLine(ValueError):
    """Not a line that was written here."""


class Change(NamedTuple):
    """What becomes of one document. `document` is what it becomes, None when it goes."""

    table: str
    id: str
    expected: int
    patch: Patch
    document: Document | None


class Record(NamedTuple):
    """One act as it lasts."""

    number: int
    at: str
    by: str
    act: str
    changes: tuple[Change, ...]
    ids: Mapping[str, int]
    erases: str = NOTHING
    """From which day automatic backups may hold what it erased (data/erasing.py)."""
    undoes: bool = False

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        return frozenset((one.table, one.id) for one in self.changes)


def to_bytes(value: Any) -> bytes:
    """Compact JSON in UTF-8; what UTF-8 cannot hold (half of a surrogate pair) is escaped."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def sealed(content: Mapping[str, Any]) -> bytes:
    """The line of a JSON object, with its checksum and its end."""
    body = to_bytes(content)[:-1]
    return b'%b,"sum":"%08x"}\n' % (body, zlib.crc32(body))


def unsealed(line: bytes) -> dict[str, Any]:
    """The object of a line without its end. Raises BadLine."""
    seal = _SEAL.search(line[-_SEAL_LENGTH - 1 :])
    if seal is None or zlib.crc32(line[:-_SEAL_LENGTH]) != int(seal[1], 16):
        raise BadLine
    content = json.loads(line)
    if not isinstance(content, dict):
        raise BadLine
    return content


def lines_of(records: Sequence[Record]) -> bytes:
    """Synced together: each says so, for a power cut may leave a later one and not the first."""
    return b"".join(_line_of(one, records[0].number) for one in records)


def _line_of(record: Record, first: int) -> bytes:
    content: dict[str, Any] = {"n": record.number, "at": record.at, "by": record.by, "act": record.act}
    if record.ids:
        content["ids"] = dict(record.ids)
    if record.erases:
        content["erases"] = record.erases
    if record.undoes:
        content["undoes"] = True
    if first != record.number:
        content["with"] = first
    content["do"] = [[one.table, one.id, one.expected, one.patch] for one in record.changes]
    return sealed(content)


def was_synced_with(line: bytes, number: int) -> bool:
    """Whether a line, sound or not, may have been synced together with act `number` before it."""
    try:
        content = unsealed(line)
    except ValueError:
        # After a power cut a file system may give back zeros for what had not reached the disk.
        return b"\0" in line
    first: int = content.get("with", content.get("n", 0))
    return first <= number


def record_of(content: Mapping[str, Any], tables: Tables) -> Record:
    """The act of a line, as it applies to these tables. Raises BadLine."""
    try:
        number = content["n"]
        changes = tuple(_change(tables, number, *one) for one in content["do"])
        return Record(
            number,
            content["at"],
            content["by"],
            content["act"],
            changes,
            _ids(content.get("ids", {})),
            content.get("erases", NOTHING),
            content.get("undoes", False),
        )
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise BadLine from error


def _ids(given: Mapping[str, int]) -> Mapping[str, int]:
    if not all(isinstance(one, int) for one in given.values()):
        raise BadLine
    return given


def _change(tables: Tables, number: int, table: str, id: str, expected: int, patch: Patch) -> Change:
    old = tables.get(table, {}).get(id)
    if version_of(old) != expected or not isinstance(table, str) or not isinstance(id, str):
        raise BadLine
    return Change(table, id, expected, patch, written(old, lent(patch, tables), number))


def written(old: Document | None, patch: Patch, number: int) -> Document | None:
    """What a patch makes of a document, in memory as at the next opening."""
    if patch[0] == "-":
        return None
    new = patched({} if old is None else old, patch)
    return {**new, VERSION: number}


def version_of(document: Document | None) -> int:
    return 0 if document is None else int(document.get(VERSION, 0))


def put_into(tables: Tables, changes: Iterable[Change]) -> None:
    """Tables stay in order of creation: what an undo brings back returns to its place."""
    for change in changes:
        table = tables.setdefault(change.table, {})
        if change.document is None:
            table.pop(change.id, None)
        elif change.id in table or not table or _rank(next(reversed(table))) <= _rank(change.id):
            table[change.id] = change.document
        else:
            ordered = sorted([*table.items(), (change.id, change.document)], key=lambda item: _rank(item[0]))
            table.clear()
            table.update(ordered)


def _rank(id: str) -> int:
    return split_id(id)[1]


def split_id(id: str) -> tuple[str, int]:
    """`("c", 12)` of `c12`; the number of an id without one is 0."""
    prefix = id.rstrip("0123456789")
    digits = id[len(prefix) :]
    return prefix, int(digits) if digits and digits.isascii() else 0
