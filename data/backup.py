"""Backups: the snapshot with a checksum of its own, in one file, made on request and once a day by itself."""

import errno
import json
import os
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from data import migrations, paths, reopening
from data.conversions import instant
from data.faults import DamagedBackup, DamagedSnapshot, NotOurs, StoreFault, fault_of, named_fault
from data.files import Files
from data.snapshot import OURS, Image, parsed, rendered
from models.refusals import AlreadyThere

DAYS = 30
"""How many days' automatic backups are kept."""


def content_of(image: Image, now: datetime) -> bytes:
    """A backup forgets what could be undone: it is for another day."""
    still = image.frozen()
    still.recents = {}
    made = instant(now)
    return rendered(still, made=made, sum=_sum(rendered(still, made=made)))


def save(image: Image, file: Path, now: datetime, files: Files | None = None) -> None:
    """Written, then read back. Raises StoreFault, and an OSError where people named the wrong place."""
    files = files or Files()
    try:
        files.replace(file, content_of(image, now))
    except OSError as error:
        raise named_fault(error, file) from error
    read(file, files)


def read(file: Path, files: Files | None = None) -> Image:
    """Raises DamagedBackup, NewerFormat, another StoreFault, or an OSError as `save`."""
    try:
        content = (files or Files()).read(file)
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    except OSError as error:
        raise named_fault(error, file) from error
    try:
        image = parsed(content, file)
    except (DamagedSnapshot, NotOurs) as fault:
        raise DamagedBackup(file) from fault
    if _said_sum(content) != _sum(content):
        raise DamagedBackup(file)
    migrations.run(image, migrations.needed(image, file))
    return image


def restore(file: Path, directory: Path, now: datetime, aside: bool = False) -> Path | None:
    """Makes the directory what the file says. A series that is there already is moved `aside` (its new place
    is returned), else AlreadyThere. Raises StoreFault before anything has moved if the file is not sound."""
    from data.lock import Lock

    files = Files()
    image = read(file, files)
    if not paths.has_series(directory):
        _lay(image, directory, files)
        return None
    if not aside:
        raise AlreadyThere()
    lock = Lock(directory, now, living=False, wait=5.0)
    try:
        moved = _free_name(directory, now)
        files.rename(directory, moved)
        _lay(image, directory, files)
    except OSError as error:
        raise fault_of(error, directory) from error
    finally:
        lock.release()
    return moved


def _lay(image: Image, directory: Path, files: Files) -> None:
    image.generation = 1
    content = rendered(image)
    try:
        files.make_directory(directory)
        # The journal first: without a snapshot beside it, it is no series yet, and this can be done again.
        files.replace(paths.journal_in(directory), reopening.header(image.generation, content))
        files.replace(paths.snapshot_in(directory), content)
    except OSError as error:
        raise fault_of(error, directory) from error


def _free_name(directory: Path, now: datetime) -> Path:
    stem = f"{directory.name}.avant-{now:%Y%m%d-%H%M%S}"
    names = [stem, *(f"{stem}-{nth}" for nth in range(2, 100))]
    return next(path for path in map(directory.with_name, names) if not path.exists())


def keep_automatic(directory: Path, files: Files, image: Image, now: datetime) -> None:
    """The day's first. A disk that has no room for it is told by the first act, not here."""
    file = paths.backup_of(directory, now)
    if not image.number or file.exists():
        return
    try:
        files.make_directory(file.parent)
        save(image, file, now, files)
        for old in paths.backups_in(directory)[DAYS:]:
            files.remove(old)
    except DamagedBackup:
        # What cannot be read back is no backup; the ones before stay.
        with suppress(OSError):
            files.remove(file)
    except (OSError, StoreFault):
        return


def erase_automatic(directory: Path, files: Files, image: Image, now: datetime, since: str) -> None:
    """None of that day or after remembers what was erased: they give place to one of now.

    `since`: an ISO day. Raises StoreFault.
    """
    first = paths.backup_of(directory, date.fromisoformat(since)).name
    late = (path for path in paths.backups_in(directory) if path.name >= first)
    try:
        for old in (*late, *paths.unfinished_in(directory), *_given(directory, image)):
            files.remove(old)
        files.make_directory(directory / paths.BACKUPS)
        files.replace(paths.backup_of(directory, now), content_of(image, now))
    except OSError as error:
        raise fault_of(error, directory) from error


def _given(directory: Path, image: Image) -> tuple[Path, ...]:
    """On a copy, what the server gave, once time has erased people's data: the next copy is a whole one."""
    purged = image.tables.get("purges", {}).get("purge", {}).get("done")
    return (directory / paths.COPY,) if purged else ()


def _sum(content: bytes) -> str:
    """Of what the file says, however it is laid out; its own sum left out."""
    # Here, for readers never come here, and it costs them 4 ms.
    import hashlib

    tables = json.loads(content)
    tables[OURS]["about"].pop("sum", None)
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def _said_sum(content: bytes) -> str | None:
    said: str | None = json.loads(content)[OURS]["about"].get("sum")
    return said
