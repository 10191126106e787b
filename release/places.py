"""Where the program is put in somebody's home, and the words said about it. The standard library alone."""

import fcntl
import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from data import paths


class Failure(Exception):
    """Said to the person as it is; nothing has been changed."""


class Places(NamedTuple):
    """`program` is ours alone; `command` and `manual` stand among others' files (file-hierarchy(7))."""

    home: Path
    program: Path
    command: Path
    manual: Path

    @property
    def versions(self) -> Path:
        """The environments: one, but for the moment when a new one takes its place."""
        return self.program / "versions"


def places(env: Mapping[str, str]) -> Places:
    home = Path(env.get("HOME") or "~").expanduser()
    local = home / ".local"
    return Places(
        home,
        local / "lib" / "veillee",
        local / "bin" / "veillee",
        local / "share" / "man" / "man1" / "veillee.1",
    )


def in_english(env: Mapping[str, str]) -> bool:
    """As the program itself chooses: VEILLEE_LANG, then the locale, else French."""
    names = ("VEILLEE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    return next((env[name] for name in names if env.get(name)), "").lower().startswith("en")


def words(french: str, english: str) -> str:
    return english if in_english(os.environ) else french


def say(french: str, english: str) -> None:
    print(words(french, english), flush=True)


def is_ours(place: Places) -> bool:
    """Whether the command leads to what this installed, and to nothing else of that name."""
    return place.command.is_symlink() and place.command.resolve().is_relative_to(place.program.resolve())


def series(env: Mapping[str, str]) -> list[Path]:
    """Every series that this account keeps where the program puts them."""
    real = paths.data_directory(env)
    beside = real.parent.iterdir() if real.parent.is_dir() else ()
    ours = (one for one in beside if one == real or one.name.startswith(f"{real.name}-"))
    return sorted(one for one in ours if paths.has_series(one))


def is_open(directory: Path) -> bool:
    """Whether a program holds it: its lock cannot be had."""
    try:
        held = os.open(directory / paths.LOCK, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(held)
    return False


def must_be_closed(env: Mapping[str, str]) -> None:
    """Raises Failure while a program that would lose its own files under it has a series open."""
    for one in series(env):
        if is_open(one):
            raise Failure(
                words(
                    f"Veillée est ouverte sur {one}. Fermez-la (ou arrêtez « veillee servir »).",
                    f"Veillée is open on {one}. Close it (or stop “veillee servir”).",
                )
            )


def remove_if_empty(directory: Path, home: Path) -> None:
    """And what holds nothing but it, below the home."""
    while directory != home:
        try:
            directory.rmdir()
        except OSError:
            return
        directory = directory.parent


@contextmanager
def failures() -> Iterator[None]:
    """A failure is a sentence and exit code 1, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A locale without our apostrophes must not stop an installation.
            stream.reconfigure(errors="replace")
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(130)
    except Failure as failure:
        sys.exit(str(failure))
    except OSError as error:
        where, why = error.filename or "", error.strerror or ""
        sys.exit(words(f"Le disque refuse : {where} {why}.", f"The disk refuses: {where} {why}."))
