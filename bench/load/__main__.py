"""`make load`: people at a workshop over real SSH, and what becomes of what they were told is done.

python -m bench.load [--minutes 10] [--soak 30] [--only evening,crowd,soak,old,i386]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bench.figures import Figures, keep, say
from bench.load import crowd, old_machine, old_root, runs

PARTS: dict[str, Callable[[Path, argparse.Namespace], Coroutine[Any, Any, Figures]]] = {
    "crowd": lambda scratch, asked: crowd.crowd(scratch),
    "i386": lambda scratch, asked: old_root.visited(scratch),
    "old": lambda scratch, asked: old_machine.visited(scratch),
    "evening": lambda scratch, asked: runs.evening(scratch, asked.minutes),
    "soak": lambda scratch, asked: runs.soak(scratch, asked.soak),
}


def main() -> int:
    asked = _asked()
    found: Figures = {}
    form = f"{asked.minutes:g} minutes, tenue {asked.soak:g} minutes{f', {asked.only}' if asked.only else ''}"
    for part in asked.only.split(",") if asked.only else PARTS:
        with tempfile.TemporaryDirectory(prefix="veillee-charge-", dir="/var/tmp") as scratch:
            found[part] = asyncio.run(PARTS[part](Path(scratch), asked))
            say(part, found[part])
        keep("load", form, found)
    return 1 if any(part.get("actes perdus") or part.get("défauts") for part in found.values()) else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long the evening lasts")
    parser.add_argument("--soak", type=float, default=30, help="minutes of evenings one after the other")
    parser.add_argument("--only", default="", help=f"some of {', '.join(PARTS)}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
