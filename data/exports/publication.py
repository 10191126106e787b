"""Published pages in a directory that may hold other things: ours are known by a list.

Only files of that list are ever replaced or removed; whatever else is in the directory is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.faults import StoreFault, fault_of
from data.files import Files

LIST = "veillee-pages.txt"
MARK = "veillee-pages: 1"
"""First line of the list, then a name a line."""
PUBLIC_FILE, PUBLIC_DIRECTORY = 0o644, 0o755

_NAME = re.compile(r"(?:[a-z]{2}/)?[a-z0-9]+(?:-[a-z0-9]+)*\.(?:html|ics|json)")


@dataclass(eq=False)
class NotOurPage(StoreFault):
    """Something stands there that was not published from here: it is left alone, and nothing was written."""

    path: Path


@dataclass(frozen=True, slots=True)
class Published:
    """Names of files. `same` ones were there already, to the byte, and were not touched."""

    written: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]


def publish_files(directory: Path, files: Mapping[str, bytes], disk: Files | None = None) -> Published:
    """Each file whole or as it was, readable by everybody; our own that are no longer wanted are removed.

    Raises StoreFault (NotOurPage before anything is written).
    """
    disk = disk or PublicFiles()
    for name in files:
        if not _NAME.fullmatch(name):
            raise ValueError(name)  # names come from the program only: never from people's words
    try:
        return _publish(directory, files, disk)
    except OSError as error:
        raise fault_of(error, directory) from error


class PublicFiles(Files):
    """Whoever serves the pages may read them, whatever the umask."""

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        path.chmod(PUBLIC_FILE)
        return descriptor

    def make_directory(self, path: Path) -> None:
        """One that is there already keeps its mode."""
        if not path.is_dir():
            path.mkdir(parents=True)
            path.chmod(PUBLIC_DIRECTORY)


def _publish(directory: Path, files: Mapping[str, bytes], disk: Files) -> Published:
    known = _listed(directory)
    for name in files:
        _must_be_ours(directory, name, files[name], known)
    disk.make_directory(directory)
    for folder in sorted({(directory / name).parent for name in files} - {directory}):
        disk.make_directory(folder)
    # The list first holds old and new names: an interruption leaves no page that nobody knows of.
    _write_list(directory, {*known, *files}, disk)
    same = tuple(name for name in files if disk.read(directory / name) == files[name])
    changed = tuple(name for name in files if name not in same)
    for name in changed:
        disk.replace(directory / name, files[name])
    removed = tuple(name for name in sorted(known - set(files)) if _removed(directory / name, disk))
    _write_list(directory, files, disk)
    return Published(changed, same, removed)


def _listed(directory: Path) -> frozenset[str]:
    """What was published here; a line that is no name of ours is nobody's business."""
    if (directory / LIST).is_symlink():
        return frozenset()
    try:
        mark, *names = (directory / LIST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError, ValueError):
        return frozenset()
    return frozenset(name for name in names if _NAME.fullmatch(name)) if mark == MARK else frozenset()


def _must_be_ours(directory: Path, name: str, content: bytes, known: Iterable[str]) -> None:
    """Raises NotOurPage: never through a link, never over another's file."""
    path, folder = directory / name, (directory / name).parent
    if folder != directory and (folder.is_symlink() or (folder.exists() and not folder.is_dir())):
        raise NotOurPage(folder)
    for file in (path, directory / LIST):
        if file.is_symlink() or file.is_dir():
            raise NotOurPage(file)
    if path.exists() and name not in known and path.read_bytes() != content:
        raise NotOurPage(path)


def _removed(path: Path, disk: Files) -> bool:
    """A stale page, if it is still a file of its own; a folder left empty stays."""
    if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
        return False
    disk.remove(path)
    return True


def _write_list(directory: Path, names: Iterable[str], disk: Files) -> None:
    content = "\n".join((MARK, *sorted(names), "")).encode()
    if disk.read(directory / LIST) != content:
        disk.replace(directory / LIST, content)
