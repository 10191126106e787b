"""A whole export in a directory of its own: the one place of exports that touches the disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.faults import StoreFault, fault_of
from data.files import DIRECTORY_MODE, Files

README = "README.txt"
MARK = "veillee-export: 1"
"""Last line of the README: by it a directory is known for one of our exports, which may be written again."""

_NAME = re.compile(r"[a-z]+(?:-\d{1,6})?\.(?:md|txt|html|odt|json|csv|ics)")


@dataclass(eq=False)
class NotAnExport(StoreFault):
    """The directory holds other things (or is a file): nothing was written there."""

    path: Path


def write_export(directory: Path, readme: str, files: Mapping[str, bytes], disk: Files | None = None) -> None:
    """Each file whole or as it was, 0600 in a directory 0700; what an older export left is removed.

    `files`: names of ours to contents. Raises StoreFault.
    """
    disk = disk or Files()
    contents = {**{_checked(name): content for name, content in files.items()}, README: _marked(readme)}
    if not _may_write(directory):
        raise NotAnExport(directory)
    try:
        disk.make_directory(directory)
        directory.chmod(DIRECTORY_MODE)
        _write_all(directory, contents, disk)
    except OSError as error:
        raise fault_of(error, directory) from error


def is_export(directory: Path) -> bool:
    """Whether its README says so."""
    try:
        return (directory / README).read_text("utf-8").rstrip().endswith(MARK)
    except (OSError, UnicodeDecodeError):
        return False


def _may_write(directory: Path) -> bool:
    if not directory.exists():
        return not directory.is_symlink()
    return directory.is_dir() and (is_export(directory) or not any(directory.iterdir()))


def _write_all(directory: Path, contents: Mapping[str, bytes], disk: Files) -> None:
    """All is on the disk beside before anything takes its place."""
    prepared: list[Path] = []
    try:
        for name, content in contents.items():
            disk.prepare(directory / name, content)
            prepared.append(directory / name)
    except OSError:
        for path in prepared:
            disk.remove(path.with_name(f".{path.name}.new"))
        raise
    for path in prepared:
        disk.settle(path)
    for path in directory.iterdir():
        if _NAME.fullmatch(path.name) and path.name not in contents:
            disk.remove(path)


def _marked(readme: str) -> bytes:
    return f"{readme.rstrip()}\n\n{MARK}\n".encode()


def _checked(name: str) -> str:
    """File names come from the program only: never from people's words."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name
