"""The snapshot: the whole series as TinyDB would write it, one document to a line.

Its table `_veillee` is the journal's: `about` (format, the generation of the journal that continues it, the
number of the last act in it, migrations done), `ids` (the last ones given) and `recent` (what can be undone).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data import recent
from data.faults import DamagedSnapshot, NewerFormat, NotOurs
from data.lines import Document, Record, Tables, put_into, to_bytes
from data.recent import Recent

OURS = "_veillee"
FORMAT = 1


@dataclass
class Image:
    """Everything that is durable. Documents are never changed in place; tables are."""

    tables: Tables = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    recents: dict[str, Recent] = field(default_factory=dict)
    number: int = 0
    generation: int = 0
    migrations: tuple[str, ...] = ()

    def apply(self, record: Record) -> None:
        put_into(self.tables, record.changes)
        self.ids.update(record.ids)
        self.number = record.number

    def frozen(self) -> "Image":
        """A copy that stays as it is, to be written while life goes on."""
        tables = {name: dict(table) for name, table in self.tables.items()}
        return Image(tables, dict(self.ids), self.recents, self.number, self.generation, self.migrations)


def rendered(image: Image, **about: Any) -> bytes:
    """`about`: more to say in the snapshot's own table."""
    own: dict[str, Document] = {
        "about": {
            "format": FORMAT,
            "generation": image.generation,
            "number": image.number,
            "migrations": list(image.migrations),
            **about,
        },
        "ids": dict(image.ids),
    }
    if image.recents:
        own["recent"] = recent.to_documents(image.recents)
    return b"".join(_lines({OURS: own, **image.tables}))


def _lines(tables: Mapping[str, Mapping[str, Document]]) -> Iterator[bytes]:
    yield b"{"
    for nth, (name, table) in enumerate(tables.items()):
        yield b",\n%b: {" % to_bytes(name) if nth else b"\n%b: {" % to_bytes(name)
        rows = (b"%b: %b" % (to_bytes(id), to_bytes(document)) for id, document in table.items())
        body = b",\n".join(rows)
        yield b"\n%b\n}" % body if body else b"}"
    yield b"\n}\n"


def parsed(content: bytes, path: Path) -> Image:
    """Raises NotOurs, NewerFormat, DamagedSnapshot."""
    tables = _tables(content, path)
    own = tables.pop(OURS)
    about = own["about"]
    if about.get("format") != FORMAT:
        raise NewerFormat(path, str(about.get("format")))
    try:
        return Image(
            tables,
            {prefix: int(number) for prefix, number in own["ids"].items()},
            recent.from_documents(own.get("recent", {})),
            int(about["number"]),
            int(about["generation"]),
            tuple(map(str, about["migrations"])),
        )
    except (LookupError, TypeError, ValueError) as error:
        raise DamagedSnapshot(path) from error


def _tables(content: bytes, path: Path) -> dict[str, Any]:
    try:
        tables = json.loads(content)
    except json.JSONDecodeError as error:
        raise (DamagedSnapshot(path, error.lineno) if seems_ours(content) else NotOurs(path)) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise (DamagedSnapshot(path) if seems_ours(content) else NotOurs(path)) from error
    if not isinstance(tables, dict) or not isinstance(tables.get(OURS), dict):
        raise NotOurs(path)
    if not isinstance(tables[OURS].get("about"), dict) or "ids" not in tables[OURS]:
        raise DamagedSnapshot(path)
    for table in tables.values():
        if not isinstance(table, dict) or not all(isinstance(document, dict) for document in table.values()):
            raise DamagedSnapshot(path)
    return tables


def seems_ours(content: bytes) -> bool:
    """Even if it cannot be read to its end."""
    return b'"%b"' % OURS.encode() in content[:4096] or not content
