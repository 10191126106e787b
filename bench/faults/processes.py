"""Real processes on a real disk: killed, stopped and continued, racing for the directory, losing it."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figures
from bench.pty_program import ROOT
from data.faults import DirectoryGone, OwnedByAnother
from data.store import Store
from models.acts.contributions import Contribute
from models.contribution import Contribution, Dimension
from models.people import FACILITATION
from tui.houses import PASSING, SystemClock, opened
from tui.i18n import Translator

RACERS = 6


def make_series(directory: Path) -> None:
    from bench.faults import work

    with Store.open(directory, SystemClock(), write=True, passing=PASSING) as store:
        for act in next(work.batches()):
            store.decide(act, FACILITATION)
        store.flush()


def writer(directory: Path, name: str, count: int, how: str) -> subprocess.Popen[bytes]:
    words = (str(directory), name, str(count), how)
    command = [sys.executable, "-m", "bench.faults.writer", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)


def there(directory: Path) -> list[str]:
    with opened(directory, Translator("fr"), write=False) as session:
        return [one.text for one in session.commons.all(Contribution)]


def kills(scratch: Path, count: int) -> Figures:
    """`kill -9` at random moments, of an owner that lives and of one for an instant."""
    directory, chance = scratch / "tues", random.Random(2028)
    make_series(directory)
    confirmed: list[str] = []
    silent = 0
    for nth in range(count):
        process = writer(directory, f"mort {nth}", 0, "living" if nth % 2 else "instant")
        assert process.stdout
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        confirmed += _words(first + process.stdout.read())
        process.wait()
        silent += not first
    return {"kill -9": count, **_verdict(directory, confirmed), "défauts": silent}


def stops(scratch: Path, count: int) -> Figures:
    """SIGSTOP at random moments: the others are told who holds the series; SIGCONT: it goes on."""
    directory, chance = scratch / "arretes", random.Random(2028)
    make_series(directory)
    process = writer(directory, "vif", 0, "living")
    assert process.stdout
    first, told = process.stdout.readline(), 0
    for _ in range(count):
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGSTOP)
        try:
            Store.open(directory, SystemClock(), write=True, wait=0.02).close()
        except OwnedByAnother as fault:
            told += fault.pid == process.pid
        process.send_signal(signal.SIGCONT)
    process.kill()
    confirmed = _words(first + process.stdout.read())
    process.wait()
    silent = {"défauts": int(told < count / 2 or not first)}
    return {"SIGSTOP puis SIGCONT": count, "dit qui tient": told, **silent, **_verdict(directory, confirmed)}


def races(scratch: Path, each: int) -> Figures:
    """Several processes, each the owner for an instant, again and again."""
    directory = scratch / "course"
    make_series(directory)
    racing = [writer(directory, f"coureur {nth}", each, "instant") for nth in range(RACERS)]
    confirmed = [word for one in racing for word in _words(one.communicate()[0])]
    found = _verdict(directory, confirmed)
    return {
        "processus": RACERS,
        "attendus": RACERS * each,
        **found,
        "défauts": sum(one.returncode != 0 for one in racing),
    }


def lost_directory(scratch: Path) -> Figures:
    """Removed, moved and put back, replaced by another, under an owner that lives."""
    confirmed = refused = 0
    for nth, loses in enumerate((_removed, _put_back, _replaced)):
        directory = scratch / f"perdu{nth}"
        make_series(directory)
        with Store.open(directory, SystemClock(), write=True, living=True, passing=PASSING) as store:
            _say(store, "avant")
            confirmed += 1
            back = loses(directory)
            try:
                _say(store, "pendant")
            except DirectoryGone:
                refused += 1
            back()
        place = directory.with_name(f"{directory.name}-ailleurs") if loses is _replaced else directory
        confirmed -= there(place) == ["avant"]
    unsaid = nth + 1 - refused
    return {"dossiers perdus": nth + 1, "dits": refused, "défauts": unsaid, "actes perdus": confirmed}


def _say(store: Store, word: str) -> None:
    store.decide(Contribute(1, word, Dimension.BOTH), FACILITATION)
    store.flush()


def _removed(directory: Path) -> Callable[[], object]:
    shutil.rmtree(directory)
    return lambda: None


def _put_back(directory: Path) -> Callable[[], object]:
    away = directory.rename(directory.with_name(f"{directory.name}-ailleurs"))
    return lambda: away.rename(directory)


def _replaced(directory: Path) -> Callable[[], object]:
    directory.rename(directory.with_name(f"{directory.name}-ailleurs"))
    make_series(directory)
    return lambda: None


def _words(said: bytes) -> list[str]:
    """Whole lines: what was cut was not said."""
    return [line.decode() for line in said.split(b"\n")[:-1]]


def _verdict(directory: Path, confirmed: list[str]) -> Figures:
    found = there(directory)
    missing = set(confirmed) - set(found)
    twice = len(found) - len(set(found))
    return {"actes confirmés": len(confirmed), "actes perdus": len(missing), "en double": twice}
