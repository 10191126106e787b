"""A copy's side: taking what the server has, giving back what was done here, in one exchange."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data import parcel, replica
from data.acts import erases as erasing
from data.faults import DamagedDocument, NewerFormat
from data.lines import Tables
from data.offline import Seal
from data.refreshing import Refresh
from data.ssh_client import UNATTENDED, ask
from models.copy_refusals import NewerServer, NoAnswer, NoBase, SeriesHere
from models.people import TIME, Role
from models.ports import Entity
from models.refusals import NotAllowed
from models.replica import Copy, PendingAct, copy_here, is_theirs, must_be_copy
from models.settings import Announcement
from tui.exchanging import FORMAT, LARGEST, Asked, in_full, to_text
from tui.returned_seats import Without, wanted, without
from tui.session import Session

WORDS = ("copie", "echanger")
Line = Callable[[str, bytes], bytes]
"""Carries a request to a host, and brings its answer."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came of it. `refused`: with the refusal in JSON. `sent`, `received`: bytes.

    `stuck`: ids of what waits and has no effect here.
    """

    copy: Copy
    done: int
    refused: tuple[tuple[PendingAct, str], ...]
    variants: tuple[str, ...]
    sent: int
    received: int
    stuck: tuple[str, ...]
    seats: tuple[Without, ...] = ()
    """Of people who were given a seat on the copy, or asked for one, and have none."""

    @property
    def refusals(self) -> tuple[PendingAct, ...]:
        """Each with its refusal, as those that stay here have it."""
        return tuple(replace(one, refusal=why) for one, why in self.refused)


def by_ssh(host: str, given: bytes) -> bytes:
    return ask(host, WORDS, given)


def unattended(host: str, given: bytes) -> bytes:
    """Below an open screen `ssh` must not ask: it would write over it, and take the keys that are typed."""
    return ask(host, WORDS, given, UNATTENDED)


async def taken(
    session: Session,
    directory: Path,
    host: str,
    key: str,
    *,
    reserve: int = 0,
    workshop: int | None = None,
    line: Line | None = None,
) -> Exchanged:
    """`emporter`: a first copy in an empty directory, or a fresh one. `key`: for the first, drawn by lot."""
    here = copy_here(session.commons)
    if here is None:
        if session.commons.all(Announcement):
            raise SeriesHere()
        key = replica.begun(directory, key) if reserve else key
    copy = replace(here or Copy(key=key), host=host)
    acts = await session.house.perform(Seal(), TIME) if here else ()
    waits = tuple(parcel.key_of(one) for one in acts)
    asked = replace(_asked(directory, copy), reserve=reserve, workshop=workshop, waits=waits)
    return await _exchange(session, directory, copy, asked, acts, line)


async def given_back(
    session: Session, directory: Path, host: str = "", line: Line | None = None
) -> Exchanged:
    """`rapporter`: what waits is judged there; the copy becomes what the server has then."""
    here = must_be_copy(session.commons)
    copy = replace(here, host=host or here.host)
    acts = await session.house.perform(Seal(), TIME)
    asked = replace(_asked(directory, copy), acts=_parcel(session, copy, acts).decode() if acts else "")
    return await _exchange(session, directory, copy, asked, acts, line)


async def in_a_file(session: Session) -> tuple[bytes, int]:
    """What waits, for a USB stick, and how many acts that is. It waits still, until the server's answer."""
    here = must_be_copy(session.commons)
    acts = await session.house.perform(Seal(), TIME)
    return _parcel(session, here, acts), len(acts)


async def taken_back(session: Session, directory: Path, id: str) -> tuple[str, ...]:
    """One act that waits is as if it had never been done, or one that was refused goes from the list.

    The others are done again over the copy. Raises NoBase, Unknown, NotAllowed.
    """
    copy = must_be_copy(session.commons)
    one = session.commons.get(PendingAct, id)
    if not is_theirs(session.commons, one, session.actor):
        raise NotAllowed(needs=Role.FACILITATION)
    base = replica.base_in(directory)
    if base is None:
        raise NoBase(copy.host)
    refreshed = Refresh(copy, replica.values(base.tables), gone=frozenset({id}), erases=True)
    return await session.house.perform(refreshed, TIME)


def _asked(directory: Path, copy: Copy) -> Asked:
    base = replica.base_in(directory) if copy.series else None
    known = replica.digests(base.tables) if base else {}
    return Asked(copy.key, copy.series, base.since if base else 0, known)


def _parcel(session: Session, copy: Copy, acts: Sequence[PendingAct]) -> bytes:
    name = session.person.name if session.person else ""
    header = parcel.Header(copy.series, copy.key, session.now, copy.role, copy.person, name)
    return parcel.written(header, acts)


async def _exchange(
    session: Session, directory: Path, copy: Copy, asked: Asked, acts: Sequence[PendingAct], line: Line | None
) -> Exchanged:
    said, sent, got = await _said(line, copy.host, asked)
    base = replica.base_in(directory) if asked.known else None
    try:
        tables = replica.taken(base.tables if base else {}, said["tables"])
    except replica.Mismatch:
        # The server was restored, or the base is not what it gave: the whole is asked for, once.
        again, more, back = await _said(
            line, copy.host, replace(asked, known={}, since=0, reserve=0, acts="")
        )
        sent, got, tables = sent + more, got + back, _whole(again)
    fresh = replace(
        copy,
        series=str(said.get("series", copy.series)),
        made=session.now,
        role=Role(said["role"]),
        person=said["person"],
    )
    by_key = {parcel.key_of(one): one for one in acts}
    answers, ids = in_full(tuple(by_key), said)
    no = tuple((by_key[key], one) for key, one in answers.items() if isinstance(one, str))
    variants = tuple(name for one in answers.values() if isinstance(one, list) for name in one)
    judged = {by_key[key].id: one if isinstance(one, str) else "" for key, one in answers.items()}
    kept = [by_key[key] for key, one in answers.items() if one == 0]
    asked_for = wanted(session.commons, copy, kept)
    given = _understood(tables, copy.host)
    erases = any(erasing(by_key[key].act) for key in answers) or replica.forgets(session.commons, given)
    with replica.base_kept(directory, tables):
        stuck = await session.house.perform(Refresh(fresh, given, judged, ids, erases=erases), TIME)
    return Exchanged(
        fresh, len(kept), no, variants, sent, got, stuck, without(session.commons, asked_for, ids)
    )


def _understood(tables: Tables, host: str) -> tuple[Entity, ...]:
    """Raises NewerServer: the digest is right, so what cannot be read is not damage."""
    try:
        return replica.values(tables)
    except (DamagedDocument, NewerFormat) as error:
        raise NewerServer(host) from error


def _whole(said: Mapping[str, Any]) -> Tables:
    try:
        return replica.taken({}, said["tables"])
    except replica.Mismatch as error:
        raise NoAnswer() from error


async def _said(line: Line | None, host: str, asked: Asked) -> tuple[Mapping[str, Any], int, int]:
    """The server's answer, and how many bytes went and came. Raises NoAnswer, what `line` raises."""
    given = to_text(asked).encode()
    content = await _carried(line, host, given)
    try:
        said = replica.unpacked(content, LARGEST)
        if said["format"] != FORMAT:
            raise NewerServer(host)
        Role(said["role"])
    except (LookupError, ValueError, TypeError) as error:
        raise NoAnswer() from error
    return said, len(given), len(content)


async def _carried(line: Line | None, host: str, given: bytes) -> bytes:
    """A command has no loop to keep free; an open screen has, and stays alive meanwhile."""
    import asyncio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return (line or by_ssh)(host, given)
    return await asyncio.to_thread(line or unattended, host, given)
