"""The file system as the journal needs it: every step that can fail is one method, so that tests can make it.

Files are 0600 and directories 0700 whatever the umask: they hold people's names and opinions.
"""

import os
from pathlib import Path

FILE_MODE = 0o600
DIRECTORY_MODE = 0o700

_sync_data = getattr(os, "fdatasync", os.fsync)


class Files:
    """All methods raise OSError."""

    def read(self, path: Path) -> bytes | None:
        """None where there is no such file."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None

    def make_directory(self, path: Path) -> None:
        """One that is there already keeps its mode, unless it is empty: others may use it."""
        if not path.is_dir():
            path.mkdir(mode=DIRECTORY_MODE, parents=True)
            path.chmod(DIRECTORY_MODE)
        elif not any(path.iterdir()):
            path.chmod(DIRECTORY_MODE)

    def open_to_append(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)

    def create(self, path: Path) -> int:
        # In a place that others share, somebody may have laid a link to a file of mine there.
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(path, flags, FILE_MODE)
        os.fchmod(descriptor, FILE_MODE)
        return descriptor

    def write(self, descriptor: int, content: bytes) -> None:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]

    def sync(self, descriptor: int) -> None:
        _sync_data(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        os.ftruncate(descriptor, size)

    def close(self, descriptor: int) -> None:
        os.close(descriptor)

    def leads_to(self, path: Path, descriptor: int) -> bool | None:
        """Whether that file is still the one that is open; None where there is none any more."""
        try:
            return os.path.samestat(path.stat(), os.fstat(descriptor))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def rename(self, path: Path, target: Path) -> None:
        path.replace(target)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def sync_directory(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def prepare(self, path: Path, content: bytes) -> None:
        """The content is durable beside `path`, which is untouched. What a failure leaves is removed."""
        beside = _beside(path)
        try:
            descriptor = self.create(beside)
            try:
                self.write(descriptor, content)
                self.sync(descriptor)
            finally:
                self.close(descriptor)
        except OSError:
            self.remove(beside)
            raise

    def discard(self, path: Path) -> None:
        """What was prepared is not to be."""
        self.remove(_beside(path))

    def settle(self, path: Path) -> None:
        """What was prepared takes its place, durably: all of the new content or the old file."""
        try:
            self.rename(_beside(path), path)
        except OSError:
            self.remove(_beside(path))
            raise
        self.sync_directory(path.parent)

    def replace(self, path: Path, content: bytes) -> None:
        self.prepare(path, content)
        self.settle(path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")
