"""What is decided but not yet durable, and over it the draft of one act."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypeVar

from data import codec, conversions, lines, records
from data.borrowing import borrowed
from data.delta import delta
from data.lines import Change, Document, Record
from data.overlay import Overlay
from data.snapshot import Image
from data.views import Documents, Durable, Key, Shelf
from models.ports import Entity

E = TypeVar("E", bound=Entity)


class Pending(Documents):
    """What is decided, over what is durable."""

    def __init__(self, durable: Durable, image: Image, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._durable = durable
        self._image = image
        self._changed: dict[str, dict[str, tuple[int, Document | None]]] = {}
        self._ids: dict[str, int] = {}
        self.number = image.number
        """Of the last act decided."""
        self.staged: list[Record] = []

    def document(self, table: str, id: str) -> Document | None:
        if id in (changed := self._changed.get(table, {})):
            return changed[id][1]
        return self._durable.document(table, id)

    def all(self, kind: type[E]) -> Sequence[E]:
        table = records.table_of(kind)
        if not self._changed.get(table):
            return self._durable.all(kind)
        documents: dict[str, Document | None] = {**self._durable.documents(table)}
        for id, (_, document) in self._changed[table].items():
            documents[id] = document
        return tuple(
            [
                self._shelf.value(kind, table, document, id)
                for id, document in documents.items()
                if document is not None
            ]
        )

    def last_id(self, prefix: str) -> int:
        return self._ids.get(prefix) or self._image.ids.get(prefix, 0)

    def stage(self, draft: "Draft", act: str, by: str, now: datetime, **marks: Any) -> frozenset[Key]:
        """Takes in what an act comes to, and says what it changed."""
        number = self.number + 1
        changes = draft.changes(number)
        if not changes:
            return frozenset()
        record = Record(number, conversions.instant(now), by, act, changes, draft.ids, **marks)
        self.number = number
        self.staged.append(record)
        self._ids.update(record.ids)
        for one in changes:
            self._changed.setdefault(one.table, {})[one.id] = (number, one.document)
        return record.keys

    def take(self) -> list[Record]:
        """What is not yet on its way to the disk."""
        taken, self.staged = self.staged, []
        return taken

    def confirmed(self, number: int) -> None:
        """Acts up to this one are durable: they are read there."""
        for table, changed in list(self._changed.items()):
            left = {id: one for id, one in changed.items() if one[0] > number}
            if left:
                self._changed[table] = left
            else:
                del self._changed[table]

    def taken_back(self) -> frozenset[Key]:
        keys = frozenset((table, id) for table, changed in self._changed.items() for id in changed)
        for key in keys:
            self._shelf.forget(key)
        self.staged.clear()
        self._changed.clear()
        self._ids.clear()
        self.number = self._image.number
        return keys


class Draft(Overlay[Pending]):
    """The commons of one act: thrown away when the act is refused."""

    def __init__(self, pending: Pending) -> None:
        super().__init__(pending)
        self.ids: dict[str, int] = {}

    def put(self, value: Entity) -> None:
        records.table_of(type(value))
        prefix, number = lines.split_id(value.id)
        if number > self._last_id(prefix):
            self.ids[prefix] = number
        super().put(value)

    def new_id(self, prefix: str) -> str:
        self.ids[prefix] = self._last_id(prefix) + 1
        return f"{prefix}{self.ids[prefix]}"

    def changes(self, number: int) -> tuple[Change, ...]:
        """What the act comes to. What it put back as it was is no change."""
        changes = []
        for kind, values in self._values.items():
            for id, value in values.items():
                if change := self._change(kind, id, value, number):
                    changes.append(change)
        return tuple(changes)

    def _last_id(self, prefix: str) -> int:
        return self.ids.get(prefix) or self._under.last_id(prefix)

    def _change(self, kind: type[Any], id: str, value: Any, number: int) -> Change | None:
        table = records.table_of(kind)
        old = self._under.document(table, id)
        if value is None:
            return Change(table, id, lines.version_of(old), ["-"], None) if old else None
        before = (self._under.find(kind, id), old) if old else None
        patch = delta(_known(old, kind), codec.encode(value, before))
        if patch is None:
            return None
        made = lines.written(old, patch, number)
        if old is None:
            patch = borrowed(patch, self._befores())
        return Change(table, id, lines.version_of(old), patch, made)

    def _befores(self) -> Iterator[tuple[str, str, Document]]:
        """What this act changes, as it was."""
        for kind, values in self._values.items():
            table = records.table_of(kind)
            for id in values:
                if document := self._under.document(table, id):
                    yield table, id, document


def _known(old: Document | None, kind: Any) -> Document | None:
    """Without its version, and without fields of a newer program, which stay as they are."""
    if old is None:
        return None
    fields = codec.fields_of(kind)
    return {name: value for name, value in old.items() if name in fields}
