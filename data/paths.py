"""Where a series lives, and what its files are called. Nothing is looked up when this is imported."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

SNAPSHOT = "veillee.json"
JOURNAL = "veillee.journal"
LOCK = "veillee.lock"
SOCKET = "veillee.sock"
BACKUPS = "sauvegardes"
COPY = "copie.json"
"""What a server gave (data/replica.py), where this is a copy."""


def data_directory(environ: Mapping[str, str], option: str | None = None) -> Path:
    """`--donnees`, else VEILLEE_DATA, else XDG (an XDG path that is not absolute is ignored, as XDG asks)."""
    if named := option or environ.get("VEILLEE_DATA"):
        return Path(named).expanduser().absolute()
    base = environ.get("XDG_DATA_HOME", "")
    if base.startswith("/"):
        return Path(base, "veillee")
    return Path(environ.get("HOME") or "~").expanduser() / ".local" / "share" / "veillee"


def snapshot_in(directory: Path) -> Path:
    return directory / SNAPSHOT


def journal_in(directory: Path) -> Path:
    return directory / JOURNAL


def has_series(directory: Path) -> bool:
    return snapshot_in(directory).exists() or journal_in(directory).exists()


def backup_of(directory: Path, day: date) -> Path:
    """The automatic one of that day."""
    return directory / BACKUPS / f"veillee-{day:%Y-%m-%d}.json"


def unfinished_in(directory: Path) -> tuple[Path, ...]:
    """What a crash has left of the writing of backups."""
    return tuple((directory / BACKUPS).glob(".veillee-*.new"))


def backups_in(directory: Path) -> tuple[Path, ...]:
    """The automatic ones, newest first."""
    return tuple(sorted((directory / BACKUPS).glob("veillee-*.json"), reverse=True))
