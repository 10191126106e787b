"""When the disk or the data say no: values with parameters; each face makes the sentence.

The sentence says what happened, what is safe (everything that was said done), and what to do.
"""

import errno
from datetime import datetime
from pathlib import Path
from typing import dataclass_transform


@dataclass_transform(eq_default=False)
class StoreFault(Exception):
    """Nothing confirmed is lost. The fields of the leaves are all that a sentence needs."""

    # As dataclasses these would cost every command 5 ms of its start.
    def __init__(self, *values: object, **named: object) -> None:
        super().__init__(*values, *named.values())
        for name, value in (*zip(type(self).__annotations__, values, strict=False), *named.items()):
            setattr(self, name, value)


class OwnedByAnother(StoreFault):
    """Another process holds the directory. `living`: it will not end by itself within seconds."""

    pid: int | None
    since: datetime | None
    living: bool


class NotOurs(StoreFault):
    """The directory (or file) holds another program's data; it was not touched."""

    path: Path


class NewerFormat(StoreFault):
    """Written by a newer version of the program, which must read it. Nothing was touched."""

    path: Path
    found: str


class DamagedLine(StoreFault):
    """Line `line` (from 1) of the journal cannot be trusted. `backups`, newest first, can be restored."""

    path: Path
    line: int
    backups: tuple[Path, ...] = ()


class DamagedSnapshot(StoreFault):
    """The snapshot cannot be read (`line` from 1, if known), or changed under a journal that rests on it."""

    path: Path
    line: int | None = None
    backups: tuple[Path, ...] = ()


class MissingFile(StoreFault):
    """One of the two files is gone, and the other one does not say everything without it."""

    path: Path
    backups: tuple[Path, ...] = ()


class DamagedDocument(StoreFault):
    """One document does not have the fields that it must have, or one of them is what it cannot be."""

    path: Path
    table: str
    id: str
    field: str
    backups: tuple[Path, ...] = ()


class DamagedBackup(StoreFault):
    """Not a backup, or changed since it was made."""

    path: Path


class NoRoom(StoreFault):
    """The disk (or the quota) is full: the last acts are taken back, everything confirmed is there."""

    path: Path


class NoRoomForAnswer(NoRoom):
    """The server has answered, a copy has no room for it: nothing changes here. It will answer again."""


class NotPermitted(StoreFault):
    """The system does not allow it: permissions, or a read-only disk."""

    path: Path


class DiskFailing(StoreFault):
    """The disk refuses otherwise; `code` is the system's word for it (EIO…)."""

    path: Path
    code: str


class NotYetErased(StoreFault):
    """The act is confirmed, but the old files could not be rewritten: it is tried again by itself."""

    cause: StoreFault


class OpenedToRead(StoreFault):
    """This store was opened to read."""

    path: Path


class Overtaken(StoreFault):
    """A document is not at the version that the change was made for."""

    table: str
    id: str
    expected: int
    found: int


class OwnerSilent(StoreFault):
    """The owner of the directory was asked, and went away or did not answer: the act may have been done."""

    seconds: float


class TooLargeToSend(StoreFault):
    """What is to be sent to the owner is beyond `limit` bytes."""

    limit: int


class NoSuchPlace(StoreFault):
    """No directory can be there: a file stands in its place, the name is too long, a link leads nowhere."""

    path: Path


class DirectoryGone(StoreFault):
    """Moved, removed or replaced while the program used it. Everything confirmed is in memory still."""

    path: Path


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_MISNAMED = (errno.ENOENT, errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)
"""The two last: signs that a FAT does not have in its names."""
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP)


def fault_of(error: OSError, path: Path) -> StoreFault:
    if error.errno in _FULL:
        return NoRoom(path)
    if error.errno in _FORBIDDEN:
        return NotPermitted(path)
    if error.errno in _NOWHERE:
        return NoSuchPlace(path)
    if error.errno == errno.EISDIR:
        return NotOurs(path)
    return DiskFailing(path, errno.errorcode.get(error.errno or 0, str(error)))


def named_fault(error: OSError, file: Path) -> Exception:
    """Of a file that somebody named: a wrong name is no trouble of the disk, but an OSError of that name."""
    if error.errno in _MISNAMED:
        return OSError(error.errno, error.strerror, str(file))
    return fault_of(error, file)
