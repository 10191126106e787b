"""What this process and its series take of the machine, looked up when it is asked."""

from __future__ import annotations

import os
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from data import paths


@dataclass(frozen=True, slots=True)
class Process:
    """Memory in bytes; `shared_out`: what several programs share is counted in parts."""

    cpu_seconds: float
    memory: int
    shared_out: bool
    machine_memory: int

    @property
    def share(self) -> float:
        return min(1.0, self.memory / self.machine_memory) if self.machine_memory else 0.0


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes of the series' directory."""

    snapshot: int = 0
    journal: int = 0
    backups: int = 0
    other: int = 0

    @property
    def whole(self) -> int:
        return self.snapshot + self.journal + self.backups + self.other


def process() -> Process:
    """This one, all its threads."""
    shared_out, memory = _memory()
    return Process(time.process_time(), memory, shared_out, _machine_memory())


def _memory() -> tuple[bool, int]:
    """Whether it is the proportional set size, which Linux knows; else the most it has ever held."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
        return True, next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration, ValueError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return False, most if sys.platform == "darwin" else most * 1024


def _machine_memory() -> int:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def disk(directory: Path) -> Disk:
    """Files that leave meanwhile count for nothing."""
    backups = directory / paths.BACKUPS
    every = {path: _size(path) for path in (*_files(directory), *_files(backups))}
    own = {paths.snapshot_in(directory), paths.journal_in(directory)}
    return Disk(
        every.get(paths.snapshot_in(directory), 0),
        every.get(paths.journal_in(directory), 0),
        sum(size for path, size in every.items() if path.parent == backups),
        sum(size for path, size in every.items() if path.parent == directory and path not in own),
    )


def _files(directory: Path) -> list[Path]:
    try:
        return [path for path in directory.iterdir() if path.is_file() and not path.is_symlink()]
    except OSError:
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
