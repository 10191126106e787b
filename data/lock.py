"""One owner of a directory at a time: a lock held on a file that says who holds it, and since when."""

import fcntl
import json
import os
import time
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from data import paths
from data.conversions import instant, moment
from data.faults import OwnedByAnother, fault_of
from data.files import FILE_MODE, Files

FIRST_PAUSE, LONGEST_PAUSE = 0.005, 0.1


class Holder(NamedTuple):
    """What the lock's file says. `socket`: where a living owner listens."""

    pid: int | None = None
    since: datetime | None = None
    living: bool = False
    socket: Path | None = None


class Lock:
    """Held from construction to `release`."""

    def __init__(self, directory: Path, now: datetime, living: bool, wait: float) -> None:
        """Waits up to `wait` seconds for somebody who will end soon. Raises StoreFault."""
        self.living = living
        self._says: dict[str, Any] = {"pid": os.getpid(), "since": instant(now), "living": living}
        path = directory / paths.LOCK
        try:
            Files().make_directory(directory)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, FILE_MODE)
            os.fchmod(self._file, FILE_MODE)
        except OSError as error:
            raise fault_of(error, directory) from error
        try:
            self._take(directory, wait)
            self._say()
        except OSError as error:
            os.close(self._file)
            raise fault_of(error, path) from error
        except BaseException:
            os.close(self._file)
            raise

    def listens(self, socket: Path) -> None:
        """Tells the others where to ask."""
        self._says["socket"] = str(socket)
        self._say()

    def leaves(self) -> None:
        """About to end: who comes now may wait."""
        self._says["living"] = False
        self._says.pop("socket", None)
        self._say()

    def release(self) -> None:
        # Explicitly, before closing: a child that was forked keeps a lock that is only closed.
        os.ftruncate(self._file, 0)
        fcntl.flock(self._file, fcntl.LOCK_UN)
        os.close(self._file)

    def _take(self, directory: Path, wait: float) -> None:
        until = time.monotonic() + wait
        pause = FIRST_PAUSE
        while not self._taken():
            holder = holder_of(directory)
            if time.monotonic() >= until or (holder.living and is_alive(holder.pid)):
                raise OwnedByAnother(holder.pid, holder.since, holder.living)
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _say(self) -> None:
        said = json.dumps(self._says).encode()
        os.pwrite(self._file, said, 0)
        os.ftruncate(self._file, len(said))


def holder_of(directory: Path) -> Holder:
    """What the file says, which outlives a killed holder. Nobody: an empty Holder."""
    try:
        said = json.loads((directory / paths.LOCK).read_bytes())
        socket = said.get("socket")
        return Holder(said["pid"], moment(said["since"]), said["living"], Path(socket) if socket else None)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Holder()


def is_alive(pid: int | None) -> bool:
    if pid is None:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
