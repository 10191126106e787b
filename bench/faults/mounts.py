"""Real small disks, in a mount namespace of our own: full, then read-only, then itself again.

Argument, as a program: the directory to mount on. Prints its figures as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.faults.processes import make_series, there
from bench.figures import Figures
from bench.pty_program import ROOT
from data.faults import NoRoom, NotPermitted
from data.store import Store
from models.acts.contributions import Contribute
from models.contribution import Dimension
from models.people import FACILITATION
from tui.houses import PASSING, SystemClock

NOT_HERE = 77
"""The exit code of a test that cannot be made (automake's)."""
SKIPPED = "passé : ce compte ne peut pas monter de disque ici (il faut être root)"


def campaign(scratch: Path) -> Figures:
    place = scratch / "disque"
    place.mkdir()
    command = ["unshare", "--mount", sys.executable, "-m", "bench.faults.mounts", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    except FileNotFoundError:
        return {"disques": SKIPPED}
    told = done.stderr.decode()
    if done.returncode == NOT_HERE or told.startswith("unshare:"):
        return {"disques": SKIPPED, "raison": told[-200:]}
    if done.returncode:
        return {"disques": "le programme s’est arrêté", "défauts": 1, "raison": told[-2_000:]}
    found: Figures = json.loads(done.stdout)
    return found


def main() -> None:
    place = Path(sys.argv[1])
    try:
        _mount("-t", "tmpfs", "-o", "size=192k", "tmpfs", str(place))
    except subprocess.CalledProcessError:
        sys.exit(NOT_HERE)
    directory = place / "serie"
    make_series(directory)
    confirmed = [*_until_full(directory, place)]
    full = len(confirmed)
    _mount("-o", "remount,ro", str(place))
    refused = _refused(directory)
    read = there(directory) == confirmed
    _mount("-o", "remount,rw", str(place))
    confirmed += _said(directory, "après")
    found = there(directory)
    print(
        json.dumps(
            {
                "actes jusqu’au disque plein": full,
                "lecture seule refusée en le disant": refused,
                "lu en lecture seule": read,
                "défauts": 2 - refused - read,
                "actes perdus": len(set(confirmed) - set(found)),
                "de trop": len(set(found) - set(confirmed)),
            }
        )
    )


def _until_full(directory: Path, place: Path) -> list[str]:
    fills = place / "remplit"
    fills.write_bytes(b"")
    done: list[str] = []
    for _ in range(2):
        free = os.statvfs(place)
        with fills.open("ab") as file:
            file.write(b"x" * max(0, free.f_bavail * free.f_bsize - 24_000))
        for nth in range(500):
            try:
                done += _said(directory, f"{len(done)} {nth} " + "x" * 200)
            except NoRoom:
                break
        fills.unlink()
    return done


def _said(directory: Path, word: str) -> list[str]:
    with Store.open(directory, SystemClock(), write=True, passing=PASSING) as store:
        store.decide(Contribute(1, word, Dimension.BOTH), FACILITATION)
        store.flush()
    return [word]


def _refused(directory: Path) -> bool:
    try:
        _said(directory, "pendant")
    except NotPermitted:
        return True
    return False


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


if __name__ == "__main__":
    main()
