"""TinyDB's storage: an image in memory, a snapshot that anybody can read, a journal of what came after it.

A crash at any instant is harmless: a snapshot names the generation of the journal that continues it, and an
older journal beside it is one whose acts the snapshot holds already. Reading writes nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from data import lines, paths, recent, reopening
from data.erasing import NOTHING, wider
from data.faults import DirectoryGone, Overtaken, fault_of
from data.files import Files
from data.lines import Record
from data.snapshot import Image, rendered

SMALLEST_REWRITE = 256 * 1024
PROBE = b" " * 4096

T = TypeVar("T")


class Journal(Storage):
    """Writes nothing before the first commit."""

    def __init__(
        self, directory: Path, files: Files, now: datetime, smallest_rewrite: int | None = None
    ) -> None:
        """The snapshot is rewritten above `smallest_rewrite` bytes of journal. Raises StoreFault."""
        self.directory = directory
        self.files = files
        self.now = now
        """What was done ten minutes before this is forgotten at the next rewriting."""
        self._snapshot = paths.snapshot_in(directory)
        self._journal = paths.journal_in(directory)
        self._file: int | None = None
        found = self._guarded(directory, lambda: reopening.found_in(directory, files, now))
        self.image: Image = found.image
        self.torn = found.torn
        """How many bytes of a last line, never confirmed, a crash has left: the first commit cuts them."""
        self.owes_erasure = found.owes_erasure
        """An act that erases is confirmed: backups from this day on may still hold what it erased."""
        self._header, self._size = found.header, found.size
        self._smallest_rewrite = smallest_rewrite or SMALLEST_REWRITE
        self._rewrite_above = max(self._smallest_rewrite, found.snapshot)
        self.must_rewrite = found.must_rewrite
        """Only new files can be trusted: nothing may be appended to those that are there."""
        self.corrected = found.corrected

    def read(self) -> dict[str, dict[str, Any]] | None:
        return self.image.tables or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """TinyDB's own way of writing: all tables at once, without rules, versions or journal."""
        raise NotImplementedError("documents change by commit()")

    def close(self) -> None:
        if self._file is not None:
            self.files.close(self._file)
            self._file = None

    # The seam: a store shared by several machines would take the place of these two.

    def commit(self, records: Sequence[Record]) -> None:
        """Durable, or as if it had never been asked: raises Overtaken or another StoreFault.

        Touches files and not the image: another thread may do it.
        """
        self._check(records)
        content = lines.lines_of(records)
        self._guarded(self._journal, lambda: self._append(content))

    def apply(self, records: Sequence[Record]) -> None:
        """What is committed is seen."""
        for record in records:
            self.owes_erasure = wider(self.owes_erasure, record.erases)
            recent.remember(self.image, record, self.now)
            self.image.apply(record)

    def _check(self, records: Sequence[Record]) -> None:
        """Every change is made for the version that the document has now. Raises Overtaken."""
        versions: dict[tuple[str, str], int] = {}
        for record in records:
            for one in record.changes:
                held = self.image.tables.get(one.table, {}).get(one.id)
                found = versions.get((one.table, one.id), lines.version_of(held))
                if found != one.expected:
                    raise Overtaken(one.table, one.id, one.expected, found)
                versions[one.table, one.id] = lines.version_of(one.document)

    @property
    def wants_rewrite(self) -> bool:
        return bool(self.owes_erasure) or self._size > self._rewrite_above

    @property
    def has_lines(self) -> bool:
        return self._size > self._header

    def rewrite(self, image: Image | None = None) -> None:
        """A snapshot of the image (or of its frozen copy), then an empty journal. Raises StoreFault."""
        # If it fails for want of room, it waits until the journal has grown as much again.
        self._rewrite_above = max(self._rewrite_above, 2 * self._size)
        self._guarded(self._snapshot, lambda: self._rewrite(image or self.image))

    def leave(self) -> None:
        """At a clean stop: a snapshot and an empty journal, also where the directory has been removed."""
        if self._file is not None and self.files.leads_to(self._journal, self._file) is None:
            self.close()
            self.rewrite()
        elif self.has_lines:
            self.rewrite()

    def recover(self) -> None:
        """After a failure: makes sure that the disk takes writes again. Raises StoreFault."""
        if self.must_rewrite:
            self.rewrite()
        else:
            self._guarded(self._journal, self._probe)

    def _rewrite(self, image: Image) -> None:
        self._must_be_there()
        image.generation = self.image.generation + 1
        image.recents = recent.kept(image.recents, self.now)
        content = rendered(image)
        header = reopening.header(image.generation, content)
        self.files.make_directory(self.directory)
        self.files.prepare(self._snapshot, content)
        self.files.prepare(self._journal, header)
        # From here on, a line appended to the old journal could be one that the new snapshot passes over.
        self.must_rewrite = True
        self.image.generation = image.generation
        self.close()
        self.files.settle(self._snapshot)
        self.files.settle(self._journal)
        self.must_rewrite, self.owes_erasure = False, NOTHING
        self._header = self._size = len(header)
        self._rewrite_above = max(self._smallest_rewrite, len(content))
        self.torn = 0

    def _append(self, content: bytes) -> None:
        file = self._opened()
        try:
            self.files.write(file, content)
        except OSError:
            self._take_back(file)
            raise
        try:
            self.files.sync(file)
        except OSError:
            # After a failed fsync nobody knows what the disk holds: only new files can be trusted.
            self._take_back(file)
            self.must_rewrite = True
            raise
        try:
            # Last, so that nothing is confirmed that lies in a directory which is nowhere any more.
            self._must_be_there()
        except (DirectoryGone, OSError):
            self._take_back(file)
            raise
        self._size += len(content)

    def _must_be_there(self) -> None:
        """The path leads to the file that is open. Raises DirectoryGone, OSError."""
        if self._file is not None and not self.files.leads_to(self._journal, self._file):
            raise DirectoryGone(self.directory)

    def _opened(self) -> int:
        if self.must_rewrite:
            self._rewrite(self.image)
        if self._file is None:
            self._file = self.files.open_to_append(self._journal)
            if self.torn:
                self._cut(self._file)
        return self._file

    def _probe(self) -> None:
        before = self._size
        self._append(PROBE)
        self._size = before
        self._cut(self._opened())

    def _take_back(self, file: int) -> None:
        try:
            self._cut(file)
        except OSError:
            self.must_rewrite = True

    def _cut(self, file: int) -> None:
        """Back to the last confirmed line."""
        self.files.truncate(file, self._size)
        self.files.sync(file)
        self.torn = 0

    def _guarded(self, path: Path, do: Callable[[], T]) -> T:
        try:
            return do()
        except OSError as error:
            raise fault_of(error, path) from error


class Documents(Table):
    """TinyDB's table, with our ids, to be read only."""

    document_id_class = str  # type: ignore[assignment]

    def _update_table(self, updater: Any) -> None:
        # TinyDB changes the image before it asks the storage to write: it must not even begin.
        raise NotImplementedError("documents change by acts")

    def _get_next_id(self) -> Any:
        raise NotImplementedError("documents are made by acts")


class Database(TinyDB):
    """TinyDB over the journal: it sees what is durable and nothing else."""

    table_class = Documents

    def drop_table(self, name: str) -> None:
        raise NotImplementedError("documents are removed by acts")
