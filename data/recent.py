"""What facilitation's last acts replaced, for as long as they can be undone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from data import lines
from data.codec import moment
from data.lines import Document, Record, Tables
from models.people import Role

if TYPE_CHECKING:
    from data.snapshot import Image

UNDONE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Before:
    """A document before an act. None: it was not there, or (`left` 0) the act took it away."""

    table: str
    id: str
    document: Document | None
    left: int


@dataclass(frozen=True, slots=True)
class Recent:
    """An act that can still be taken back."""

    number: int
    at: str
    by: str
    act: str
    befores: tuple[Before, ...]
    undoes: bool = False

    def expires(self) -> datetime:
        return moment(self.at) + UNDONE_WITHIN


def remember(image: "Image", record: Record, now: datetime) -> None:
    """To be called before the record is applied. Only facilitation's acts are kept; erasing forgets all."""
    if record.erases:
        image.recents = []
    elif record.by.partition(":")[0] == Role.FACILITATION and moment(record.at) + UNDONE_WITHIN > now:
        image.recents = [*kept(image.recents, now), _recent(record, image.tables)]


def _recent(record: Record, tables: Tables) -> Recent:
    if record.undoes:
        return Recent(record.number, record.at, record.by, record.act, (), undoes=True)
    befores = tuple(
        Before(
            one.table,
            one.id,
            tables.get(one.table, {}).get(one.id),
            lines.version_of(one.document),
        )
        for one in record.changes
    )
    return Recent(record.number, record.at, record.by, record.act, befores)


def kept(recents: Iterable[Recent], now: datetime) -> list[Recent]:
    return [one for one in recents if one.expires() > now]


def to_documents(recents: Iterable[Recent]) -> dict[str, Document]:
    return {
        str(one.number): {
            "at": one.at,
            "by": one.by,
            "act": one.act,
            "undoes": one.undoes,
            "befores": [[was.table, was.id, was.document, was.left] for was in one.befores],
        }
        for one in recents
    }


def from_documents(documents: Mapping[str, Mapping[str, Any]]) -> list[Recent]:
    return [
        Recent(
            int(number),
            one["at"],
            one["by"],
            one["act"],
            tuple(Before(*was) for was in one["befores"]),
            one["undoes"],
        )
        for number, one in documents.items()
    ]
