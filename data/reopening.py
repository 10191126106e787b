"""Reading the snapshot and the journal back: all that was confirmed, or exactly what is wrong."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from data import lines, paths, recent, snapshot
from data.erasing import EVERYTHING, NOTHING, wider
from data.faults import DamagedLine, DamagedSnapshot, MissingFile, NewerFormat, NoSuchPlace, NotOurs, fault_of
from data.files import Files
from data.lines import BadLine, Record
from data.snapshot import FORMAT, Image

TRIES = 5


@dataclass(eq=False, repr=False)
class Found:
    """What lies in a directory. Sizes in bytes: the journal's first line, its sound lines, the snapshot."""

    image: Image = field(default_factory=Image)
    header: int = 0
    size: int = 0
    snapshot: int = 0
    torn: int = 0
    must_rewrite: bool = False
    corrected: bool = False
    """By hand: the snapshot is not the one that was written."""
    owes_erasure: str = NOTHING


class _Renewed(Exception):
    """Another process rewrote the files while they were read."""


def header(generation: int, content: bytes) -> bytes:
    """The first line of the journal that continues a snapshot."""
    about = {"veillee": "journal", "format": FORMAT, "generation": generation}
    return lines.sealed({**about, "snapshot": f"{zlib.crc32(content):08x}"})


def must_be_ours(directory: Path, files: Files) -> None:
    """Before anything is written there, be it a lock. Raises NotOurs, another StoreFault."""
    path = paths.snapshot_in(directory)
    try:
        content = files.read(path)
    except OSError as error:
        raise fault_of(error, directory) from error
    if content is not None and not snapshot.seems_ours(content):
        raise NotOurs(path)


def found_in(directory: Path, files: Files, now: datetime) -> Found:
    """Raises StoreFault, OSError. Reads without a lock: what is rewritten meanwhile is read again."""
    for _ in range(TRIES):
        try:
            return _read(directory, files, now)
        except _Renewed:
            continue
    raise DamagedSnapshot(paths.snapshot_in(directory), None, paths.backups_in(directory))


def _read(directory: Path, files: Files, now: datetime) -> Found:
    if directory.exists() and not directory.is_dir():
        raise NoSuchPlace(directory)
    path, beside = paths.snapshot_in(directory), paths.journal_in(directory)
    content, journal = files.read(path), files.read(beside)
    if content is None and journal is None:
        return Found(must_rewrite=True)
    backups = paths.backups_in(directory)
    if content is None:
        raise MissingFile(path, backups)
    try:
        image = snapshot.parsed(content, path)
    except DamagedSnapshot as fault:
        fault.backups = backups
        raise
    if journal is None:
        if image.number:
            raise MissingFile(beside, backups)
        return Found(image, snapshot=len(content), must_rewrite=True, corrected=True)
    found = Found(image, snapshot=len(content))
    _continue(found, journal.split(b"\n"), content, _Place(path, beside, backups), now)
    return found


class _Place(NamedTuple):
    snapshot: Path
    journal: Path
    backups: tuple[Path, ...]

    def bad(self, line: int) -> DamagedLine:
        return DamagedLine(self.journal, line, self.backups)


def _continue(found: Found, written: list[bytes], content: bytes, place: _Place, now: datetime) -> None:
    first, *rest = written
    try:
        about = lines.unsealed(first) if rest else {}
    except BadLine as error:
        raise place.bad(1) from error
    if about.get("veillee") != "journal":
        raise place.bad(1)
    if about.get("format") != FORMAT:
        raise NewerFormat(place.journal, str(about.get("format")))
    if about["generation"] > found.image.generation:
        raise _Renewed
    found.header = found.size = len(first) + 1
    if about["generation"] < found.image.generation:
        # The crash came between the two renamings: the snapshot holds all that this journal says.
        found.must_rewrite, found.owes_erasure = True, EVERYTHING
        return
    if about["snapshot"] != f"{zlib.crc32(content):08x}":
        if len(rest) > 1:
            raise DamagedSnapshot(place.snapshot, None, place.backups)
        found.must_rewrite = found.corrected = True
    _replay(found, rest, place, now)


def _replay(found: Found, written: Sequence[bytes], place: _Place, now: datetime) -> None:
    *whole, rest = written
    found.torn = len(rest)
    for nth, line in enumerate(whole):
        try:
            record = lines.record_of(lines.unsealed(line), found.image.tables)
            if record.number != found.image.number + 1:
                raise BadLine
            _apply(found, record, now)
        except (BadLine, LookupError, TypeError, ValueError, AttributeError) as error:
            if b"\0" in line and _never_synced(whole[nth:], found.image.number + 1):
                found.torn += sum(len(one) + 1 for one in whole[nth:])
                return
            raise place.bad(nth + 2) from error
        found.size += len(line) + 1


def _apply(found: Found, record: Record, now: datetime) -> None:
    found.owes_erasure = wider(found.owes_erasure, record.erases)
    recent.remember(found.image, record, now)
    found.image.apply(record)


def _never_synced(written: Iterable[bytes], number: int) -> bool:
    """Nothing from act `number` on was confirmed: no line is of a batch that came after its own."""
    return all(lines.was_synced_with(one, number) for one in written)
