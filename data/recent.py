"""What each facilitator's last act replaced, for as long as it can be undone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from data import lines
from data.conversions import moment
from data.lines import Document, Record, Tables
from models.people import Actor, Role

if TYPE_CHECKING:
    from data.snapshot import Image

UNDONE_WITHIN = timedelta(minutes=10)


class Before(NamedTuple):
    """A document before an act. None: it was not there, or (`left` 0) the act took it away."""

    table: str
    id: str
    document: Document | None
    left: int


class Recent(NamedTuple):
    """An act that can still be taken back."""

    number: int
    at: str
    by: str
    act: str
    befores: tuple[Before, ...]
    undoes: bool = False

    def expires(self) -> datetime:
        return moment(self.at) + UNDONE_WITHIN


def name_of(by: Actor) -> str:
    """Whoever acts, as the journal says it: a role, and the person if there is one."""
    return f"{by.role}:{by.person}" if by.person else str(by.role)


def remember(image: "Image", record: Record, now: datetime) -> None:
    """To be called before the record is applied. Each facilitator's last act only; erasing forgets all."""
    if record.erases:
        image.recents = {}
    elif record.by.partition(":")[0] == Role.FACILITATION and moment(record.at) + UNDONE_WITHIN > now:
        image.recents = {**image.recents, record.by: _recent(record, image.tables)}


def kept(recents: Mapping[str, Recent], now: datetime) -> dict[str, Recent]:
    return {by: one for by, one in recents.items() if one.expires() > now}


def to_documents(recents: Mapping[str, Recent]) -> dict[str, Document]:
    return {
        by: {
            "n": one.number,
            "at": one.at,
            "act": one.act,
            "undoes": one.undoes,
            "befores": [[was.table, was.id, was.document, was.left] for was in one.befores],
        }
        for by, one in recents.items()
    }


def from_documents(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Recent]:
    return {
        by: Recent(
            one["n"], one["at"], by, one["act"], tuple(Before(*was) for was in one["befores"]), one["undoes"]
        )
        for by, one in documents.items()
    }


def _recent(record: Record, tables: Tables) -> Recent:
    if record.undoes:
        return Recent(record.number, record.at, record.by, record.act, (), undoes=True)
    befores = tuple(
        Before(one.table, one.id, tables.get(one.table, {}).get(one.id), lines.version_of(one.document))
        for one in record.changes
    )
    return Recent(record.number, record.at, record.by, record.act, befores)
