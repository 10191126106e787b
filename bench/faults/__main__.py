"""`make faults`: everything that a disk, a clock, a kernel or a neighbour can do to the series.

python -m bench.faults [--quick]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.faults import clocks, failing, mounts, power_cut, processes
from bench.figures import Figures, keep, say, timed

LOSSES = ("actes perdus", "défauts", "en double", "de trop")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the form of make check: half a minute")
    quick = parser.parse_args().quick
    found: Figures = {}
    with tempfile.TemporaryDirectory(prefix="veillee-pannes-", dir="/var/tmp") as scratch:
        for name, run in parts(Path(scratch), quick).items():
            found[name] = {}
            with timed(found[name]):
                found[name].update(run())
            say(name, found[name])
    if not quick:
        keep("faults", "long", found)
    return 1 if any(part.get(loss) for part in found.values() for loss in LOSSES) else 0


def parts(scratch: Path, quick: bool) -> dict[str, Callable[[], Figures]]:
    return {
        "coupures de courant": lambda: power_cut.campaign(97 if quick else 1),
        "disque qui refuse": lambda: failing.campaign(quick),
        "horloge": lambda: clocks.campaign(10 if quick else 400),
        "kill -9": lambda: processes.kills(scratch, 6 if quick else 200),
        "arrêts": lambda: processes.stops(scratch, 10 if quick else 300),
        "course": lambda: processes.races(scratch, 3 if quick else 60),
        "dossier perdu": lambda: processes.lost_directory(scratch),
        "disque plein, lecture seule": lambda: mounts.campaign(scratch),
    }


if __name__ == "__main__":
    sys.exit(main())
