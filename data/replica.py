"""What a copy holds of its server, and what travels to keep it so: what changed, and nothing else.

Tables are compared by a digest of all that this person may read in them. Of one that differs travel the ids,
and the documents that changed since the copy was made; the result is checked against the server's digest.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from data import codec, paths, records
from data.faults import DamagedDocument, NewerFormat, NoRoom, NoRoomForAnswer, NotYetErased, fault_of
from data.files import Files
from data.lines import VERSION, BadLine, Document, Tables, sealed, to_bytes, unsealed, version_of
from models.people import Actor
from models.ports import Entity, Reading
from models.visibility import LESS, OF_THE_SERVER, shown

FORMAT = 1
ERASED = ("participants", "contributions", "comments", "suggestions", "thread", "frozen", "rounds")
_LESS = frozenset(records.table_of(kind) for kind in LESS)


class Documents(Reading, Protocol):
    """What is durable, as documents too (data/views.py)."""

    def documents(self, table: str) -> Mapping[str, Document]: ...


class Mismatch(Exception):
    """What came does not make what the server has: the whole is to be asked for."""


class Base(NamedTuple):
    """What the server gave last."""

    tables: Tables
    since: int


def readable(reading: Documents, by: Actor, now: datetime) -> Tables:
    """All that this person may have, as the server has it."""
    found = {}
    for table in records.KINDS.values():
        documents = reading.documents(table)
        if table in OF_THE_SERVER or not documents:
            continue
        if by.facilitates or table not in _LESS:
            found[table] = dict(documents)
        else:
            found[table] = {id: _less(reading, table, id, by, now) for id in documents}
    return found


def _less(reading: Documents, table: str, id: str, by: Actor, now: datetime) -> Document:
    value = reading.get(records.kind_of(table), id)
    version = version_of(reading.documents(table)[id])
    return {**codec.encode(shown(reading, value, by, now)), VERSION: version}


def digest(table: Mapping[str, Document]) -> str:
    return f"{zlib.crc32(json.dumps(list(table.items()), sort_keys=True).encode()):08x}"


def digests(tables: Tables) -> dict[str, str]:
    return {name: digest(table) for name, table in tables.items()}


def changes(tables: Tables, since: int, known: Mapping[str, str], by: Actor) -> dict[str, Any]:
    """By table that differs from what is `known`: its digest, ids, documents written after act `since`."""
    said: dict[str, Any] = {name: None for name in known if name not in tables}
    for name, table in tables.items():
        now = digest(table)
        if known.get(name) == now:
            continue
        whole = name not in known or (name in _LESS and not by.facilitates)
        news = {id: one for id, one in table.items() if whole or version_of(one) > since}
        said[name] = {"d": now, "docs": news, **({} if len(news) == len(table) else {"ids": list(table)})}
    return said


def last_act(tables: Tables) -> int:
    return max((version_of(one) for table in tables.values() for one in table.values()), default=0)


def taken(base: Tables, said: Mapping[str, Any]) -> Tables:
    """What the server has now. Raises Mismatch."""
    tables = dict(base)
    try:
        for name, change in said.items():
            if change is None:
                tables.pop(name, None)
                continue
            docs, old = change["docs"], base.get(name, {})
            tables[name] = {id: docs[id] if id in docs else old[id] for id in change.get("ids", docs)}
            if digest(tables[name]) != change["d"]:
                raise Mismatch
    except (LookupError, TypeError, AttributeError) as error:
        raise Mismatch from error
    return {name: tables[name] for name in records.KINDS.values() if name in tables} | tables


def values(tables: Tables) -> tuple[Entity, ...]:
    """Raises NewerFormat (a table of a newer version), DamagedDocument."""
    found: list[Entity] = []
    for name, table in tables.items():
        try:
            kind = records.kind_of(name)
        except KeyError as error:
            raise NewerFormat(Path(paths.COPY), name) from error
        for id, document in table.items():
            try:
                found.append(codec.decode(kind, document))
            except (LookupError, TypeError, ValueError, AttributeError) as error:
                raise DamagedDocument(Path(paths.COPY), name, id, str(error)) from error
    return tuple(found)


def forgets(reading: Reading, given: Iterable[Entity]) -> bool:
    """Whether something that may be erased for good is here, and there no longer, or no longer like this."""
    there = {(type(one), one.id): one for one in given}
    kinds = map(records.kind_of, ERASED)
    return any(there.get((kind, one.id)) != one for kind in kinds for one in reading.all(kind))


def base_in(directory: Path) -> Base | None:
    """None: nothing that can be trusted; the next copy is a whole one."""
    try:
        said = _said_in(directory)
        return Base(said["tables"], int(said["n"])) if said.get("format") == FORMAT else None
    except (BadLine, ValueError, LookupError, TypeError):
        return None


def begun(directory: Path, key: str) -> str:
    """The key of a copy asked for in this directory, that has not come; else this one, kept until it has.

    A line cut then makes no second copy, and no second reservation. Raises StoreFault.
    """
    try:
        return str(_said_in(directory)["key"])
    except (BadLine, ValueError, LookupError, TypeError):
        pass
    file = directory / paths.COPY
    try:
        Files().make_directory(directory)
        Files().replace(file, sealed({"veillee": "copie", "format": FORMAT, "key": key}))
    except OSError as error:
        raise fault_of(error, directory) from error
    return key


def _said_in(directory: Path) -> dict[str, Any]:
    """Raises BadLine, ValueError."""
    return unsealed((Files().read(directory / paths.COPY) or b"").rstrip(b"\n"))


@contextmanager
def base_kept(directory: Path, tables: Tables) -> Iterator[None]:
    """What is done meanwhile lasts with the new base, or neither does. Raises NoRoomForAnswer, StoreFault."""
    content = sealed({"veillee": "copie", "format": FORMAT, "n": last_act(tables), "tables": tables})
    file, files, done = directory / paths.COPY, Files(), False
    try:
        files.make_directory(directory)
        files.prepare(file, content)
        try:
            yield
            done = True
        except NotYetErased:
            done = True
            raise
        finally:
            (files.settle if done else files.discard)(file)
    except (OSError, NoRoom) as error:
        fault = error if isinstance(error, NoRoom) else fault_of(error, directory)
        raise NoRoomForAnswer(directory) if isinstance(fault, NoRoom) else fault from error


def packed(value: Mapping[str, Any]) -> bytes:
    return zlib.compress(to_bytes(value), 9)


def unpacked(content: bytes, limit: int) -> dict[str, Any]:
    """Raises ValueError: cut, changed, or beyond `limit` bytes once unpacked."""
    reading = zlib.decompressobj()
    try:
        text = reading.decompress(content, limit)
    except zlib.error as error:
        raise ValueError from error
    if not reading.eof:
        raise ValueError(limit)
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError(said)
    return said
