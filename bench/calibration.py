"""What this machine can do, so that two machines' figures can be compared."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.pty_program import clean_environment
from bench.row import Sample, sampled

LINE = b"x" * 299 + b"\n"


@dataclass(frozen=True, slots=True)
class Calibration:
    """In milliseconds."""

    loop: Sample
    interpreter: Sample
    append: Sample
    cores: int
    python: str
    textual: str


def calibrated(directory: Path) -> Calibration:
    """`directory` is on the disk that the series will be on."""
    return Calibration(
        sampled([_timed(_loop) for _ in range(7)]),
        sampled([_timed(bare_interpreter) for _ in range(9)]),
        sampled(appends(directory / "appended", 100)),
        os.cpu_count() or 1,
        platform.python_version(),
        version("textual"),
    )


def bare_interpreter() -> None:
    subprocess.run([sys.executable, "-c", "pass"], env=clean_environment(), check=True)


def appends(path: Path, count: int) -> list[float]:
    """Milliseconds of each append and fsync of 300 bytes."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append() -> None:
        os.write(file, LINE)
        os.fsync(file)

    try:
        return [_timed(append) for _ in range(count)]
    finally:
        os.close(file)


def _loop() -> None:
    for _ in range(1_000_000):
        pass


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
