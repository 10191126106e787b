"""`make bench`: what Veillée costs on this machine, beside the goals, the stock ones and the run before.

    python -m bench [--quick] [--only first_paint,keys]
    python -m bench --keep bench/results/2028-05-02-recul.json

Exits 1 when something that no machine makes vary (bytes, wake-ups, compiled packages) is beyond its goal, or
when anything is worse than in the newest run that was kept, beyond the margins of bench/regression.py: that
run is then written as …-recul.json, and `--keep` takes it all the same, without measuring again.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from bench import kept, regression, table
from bench.calibration import calibrated
from bench.pty_program import NeverCame
from bench.regression import Run
from bench.row import Row
from bench.series import Place, make_series

PARTS = (
    *("first_paint", "slow_machine", "commands", "idle", "keys", "acts", "opening", "ssh", "together"),
    "install",
)
DISK = "/var/tmp"


def main() -> int:
    asked = _asked(sys.argv[1:])
    if asked.keep:
        kept.keep(kept.read(asked.keep), date.fromisoformat(asked.keep.name[:10]))
        return 0
    parts = asked.only.split(",") if asked.only else list(PARTS)
    with tempfile.TemporaryDirectory(prefix="veillee-mesures-", dir=_on_disk()) as scratch:
        place = Place(Path(scratch), asked.quick, calibrated(Path(scratch)))
        make_series(place.series)
        run = Run(place.calibration, [row for part in parts for row in _measured(part, place)])
    print("\n".join((*table.machine(run.machine), "", *table.printed(run.rows))))
    missed = [name for name, row in regression.named(run.rows) if row.exact and not row.kept]
    for name in missed:
        print(f"au-delà du but : {name}", file=sys.stderr)
    whole = not asked.only and not asked.quick
    worse = concluded(run, datetime.now(UTC).date()) if whole else False
    return 1 if missed or worse else 0


def concluded(run: Run, day: date) -> bool:
    """Keeps that run, unless it is worse than the one before; whether it is, and says in what."""
    before = kept.newest()
    found = list(regression.worse(kept.read(before), run)) if before else []
    for one in found:
        print(f"recul : {table.told(one)}", file=sys.stderr)
    if found:
        path = kept.RESULTS / f"{day}{kept.WORSE}"
        kept.write(run, path)
        print(
            f"rien n’est gardé ; pour garder quand même : python -m bench --keep {path}",
            file=sys.stderr,
        )
    else:
        kept.keep(run, day)
    return bool(found)


def _on_disk() -> str | None:
    """Where temporary files are on a disk: /tmp is often memory."""
    return DISK if os.access(DISK, os.W_OK) else None


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer tries, nothing kept: about two minutes")
    parser.add_argument("--only", default="", help=f"some of {', '.join(PARTS)}")
    told = "a run measured before: the page and what the program quotes follow it"
    parser.add_argument("--keep", type=Path, help=told)
    return parser.parse_args(words)


def _measured(part: str, place: Place) -> list[Row]:
    began = time.monotonic()
    try:
        rows = list(import_module(f"bench.rows.{part}").rows(place))
    except NeverCame as shown:
        print(f"{part} : {shown}", file=sys.stderr)
        why = "un écran attendu n’est jamais venu"
        rows = [Row(part, "toute la partie", "", None, 0, exact=True, note=why)]
    print(f"{part} : {time.monotonic() - began:.0f} s", file=sys.stderr)
    return rows


if __name__ == "__main__":
    sys.exit(main())
