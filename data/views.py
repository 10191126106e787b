"""What is durable, as values decoded once."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from data import codec, paths, records
from data.conversions import Before
from data.faults import DamagedDocument
from data.lines import Document
from data.snapshot import Image
from models.ports import Entity
from models.refusals import Unknown

E = TypeVar("E", bound=Entity)
Key = tuple[str, str]


class Shelf:
    """Values already decoded. A document never changes, so a value stands for that very document."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._values: dict[Key, tuple[Document, Any]] = {}

    def value(self, kind: type[E], table: str, document: Document, id: str) -> E:
        held = self._values.get((table, id))
        if held is None or held[0] is not document:
            held = self._values[table, id] = (document, self._decoded(kind, table, document, id, held))
        return cast(E, held[1])

    def forget(self, key: Key) -> None:
        self._values.pop(key, None)

    def _decoded(self, kind: type[E], table: str, document: Document, id: str, before: Before | None) -> E:
        try:
            return cast(E, codec.decode(kind, document, before))
        except codec.WRONG as error:
            path, backups = paths.snapshot_in(self.directory), paths.backups_in(self.directory)
            raise DamagedDocument(path, table, id, str(error.args[0]), backups) from error


class Documents:
    """What has documents, as values."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def document(self, table: str, id: str) -> Document | None:
        raise NotImplementedError

    def get(self, kind: type[E], id: str) -> E:
        return found_or_unknown(self.find(kind, id), kind, id)

    def find(self, kind: type[E], id: str) -> E | None:
        table = records.table_of(kind)
        document = self.document(table, id)
        return None if document is None else self._shelf.value(kind, table, document, id)


class Durable(Documents):
    """TinyDB's image as values."""

    def __init__(self, image: Image, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._image = image
        self._all: dict[str, tuple[Any, ...]] = {}

    def document(self, table: str, id: str) -> Document | None:
        return self._image.tables.get(table, {}).get(id)

    def documents(self, table: str) -> Mapping[str, Document]:
        return self._image.tables.get(table, {})

    def all(self, kind: type[E]) -> Sequence[E]:
        table = records.table_of(kind)
        if table not in self._all:
            items = self.documents(table).items()
            self._all[table] = tuple([self._shelf.value(kind, table, document, id) for id, document in items])
        return self._all[table]

    def must_be_sound(self) -> None:
        """Reads everything: after a correction by hand, better said now than met later. DamagedDocument."""
        for table in records.KINDS.values():
            if table in self._image.tables:
                self.all(records.kind_of(table))

    def changed(self, keys: frozenset[Key]) -> None:
        for table, id in keys:
            self._all.pop(table, None)
            if self.document(table, id) is None:
                self._shelf.forget((table, id))


def found_or_unknown(found: E | None, kind: type[E], id: str) -> E:
    if found is None:
        raise Unknown(records.table_of(kind), id)
    return found
