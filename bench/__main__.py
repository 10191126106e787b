"""`make bench`: what Veillée costs on this machine, beside the goals.

    python -m bench [--quick] [--only first_paint,keys]

Exits 1 when something that no machine makes vary (bytes, wake-ups, compiled packages) is beyond its goal.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bench import table
from bench.calibration import calibrated
from bench.pty_program import ROOT
from bench.row import Row
from bench.series import Place, make_series

PARTS = (
    *("first_paint", "slow_machine", "commands", "idle", "keys", "acts", "ssh", "opening", "together"),
    "install",
)
RESULTS = ROOT / "bench" / "results"
DISK = "/var/tmp"
PAGE = ROOT / "docs" / "mesures.md"


def main() -> int:
    asked = _asked(sys.argv[1:])
    parts = asked.only.split(",") if asked.only else list(PARTS)
    with tempfile.TemporaryDirectory(prefix="veillee-mesures-", dir=_on_disk()) as scratch:
        place = Place(Path(scratch), asked.quick, calibrated(Path(scratch)))
        make_series(place.series)
        rows = [row for part in parts for row in _measured(part, place)]
    print("\n".join((*table.machine(place.calibration), "", *table.printed(rows))))
    if not asked.only and not asked.quick:
        _keep(place, rows)
    missed = [row for row in rows if row.exact and not row.kept]
    for row in missed:
        print(f"au-delà du but : {row.part} : {row.what} {row.note}", file=sys.stderr)
    return 1 if missed else 0


def _on_disk() -> str | None:
    """Where temporary files are on a disk: /tmp is often memory."""
    return DISK if os.access(DISK, os.W_OK) else None


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer tries, nothing kept: about two minutes")
    parser.add_argument("--only", default="", help=f"some of {', '.join(PARTS)}")
    return parser.parse_args(words)


def _measured(part: str, place: Place) -> list[Row]:
    began = time.monotonic()
    rows = list(import_module(f"bench.rows.{part}").rows(place))
    print(f"{part} : {time.monotonic() - began:.0f} s", file=sys.stderr)
    return rows


def _keep(place: Place, rows: Sequence[Row]) -> None:
    """The page, and the figures of the day beside those of other days."""
    RESULTS.mkdir(exist_ok=True)
    found = json.dumps(table.document(place.calibration, rows), ensure_ascii=False, indent=1)
    (RESULTS / f"{datetime.now(UTC):%Y-%m-%d}.json").write_text(found + "\n", "utf-8")
    PAGE.write_text(table.page(place.calibration, rows), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
