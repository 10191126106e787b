"""A machine held to a tenth of a core, as a computer of 2008 would be beside a server."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.pty_program import VEILLEE, Program
from bench.row import Row, row, sampled
from bench.rows.first_paint import FIRST_LINE, HOME, painted
from bench.series import Place

PART = "Au dixième d’un cœur"
PERIOD = 0.1
SHARE = 0.1
GROUPS = Path("/sys/fs/cgroup")


def rows(place: Place) -> Iterator[Row]:
    with a_tenth() as group:
        tries = place.tries(3, 1)
        if group:
            how = "groupe de contrôle du noyau : 10 ms toutes les 100 ms"
            found = [painted(place.series, group) for _ in range(tries)]
        else:
            how = "à défaut de groupe de contrôle : arrêté (SIGSTOP) 90 ms sur 100"
            found = [_painted_by_turns(place.series) for _ in range(tries)]
    yield row(PART, "première ligne de texte", "s", sampled([one for one, _ in found]), 1, note=how)
    yield row(PART, "accueil affiché", "s", sampled([one for _, one in found]), 6, note=how)


@contextmanager
def a_tenth() -> Iterator[Path | None]:
    """The file where a process writes its number to be held; None where that is not allowed."""
    for parent, limit in ((GROUPS / "cpu", _limit_v1), (GROUPS, _limit_v2)):
        group = parent / f"veillee-mesures-{os.getpid()}"
        with contextlib.suppress(OSError):
            group.mkdir()
            try:
                held = limit(group)
            except OSError:
                held = False
            try:
                if held:
                    yield group / "cgroup.procs"
                    return
            finally:
                _remove(group)
    yield None


def _limit_v1(group: Path) -> bool:
    (group / "cpu.cfs_period_us").write_text(str(int(PERIOD * 1e6)))
    (group / "cpu.cfs_quota_us").write_text(str(int(SHARE * PERIOD * 1e6)))
    return True


def _limit_v2(group: Path) -> bool:
    (group / "cpu.max").write_text(f"{int(SHARE * PERIOD * 1e6)} {int(PERIOD * 1e6)}")
    return True


def _remove(group: Path) -> None:
    for _ in range(20):
        with contextlib.suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.1)


def _painted_by_turns(directory: Path) -> tuple[float, float]:
    with Program([*VEILLEE, "--donnees", str(directory)]) as program, _turns(program):
        first = program.until(lambda: FIRST_LINE in program.text, 60)
        return first, program.until(lambda: HOME in program.text, 60)


@contextmanager
def _turns(program: Program) -> Iterator[None]:
    over = threading.Event()

    def take_turns() -> None:
        while not over.is_set():
            program.signal(signal.SIGSTOP)
            time.sleep(PERIOD * (1 - SHARE))
            program.signal(signal.SIGCONT)
            time.sleep(PERIOD * SHARE)

    thread = threading.Thread(target=take_turns)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
