"""`make hostile`: a million random inputs at every door that takes what strangers write.

python -m bench.hostile [--inputs 1000000] [--only commandes,journal] [--first 0]
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections import Counter
from types import FrameType

from bench.figures import Figures, keep, say, timed
from bench.hostile.mutation import input_of
from bench.hostile.targets import TARGETS, Target
from bench.process import megabytes

MILLION = 1_000_000
LONGEST = 5
"""Seconds that one input may take."""
GROWTH = 8.0
"""Megabytes that a door may keep after its inputs, beyond what it held after a tenth of them."""


class TooSlow(BaseException):
    """The input has been at it for too long."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--inputs", type=int, default=MILLION)
    parser.add_argument("--only", default="", help=", ".join(one.name for one in TARGETS))
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    asked = parser.parse_args()
    form = "long" if asked.inputs >= MILLION else "court"
    signal.signal(signal.SIGALRM, _too_slow)
    found: Figures = {}
    for target in TARGETS:
        if not asked.only or target.name in asked.only.split(","):
            count = max(1, target.share * asked.inputs // MILLION)
            found[target.name] = {}
            with timed(found[target.name]):
                found[target.name].update(attacked(target, count, asked.first))
            say(target.name, found[target.name])
            keep("hostile", form, found)
    whole: Figures = {
        "entrées": sum(one["entrées"] for one in found.values()),
        "défauts": sum(one["défauts"] for one in found.values()),
    }
    say("en tout", whole)
    return 1 if whole["défauts"] else 0


def attacked(target: Target, count: int, first: int = 0) -> Figures:
    """`premier`: for each defect, the number of the first input that shows it."""
    samples, wrong, seen = target.samples(), Counter[str](), dict[str, int]()
    held = 0.0
    for nth in range(first, first + count):
        if nth - first == count // 10:
            held = _held()
        if what := _given(target, input_of(nth, samples)):
            wrong[what] += 1
            seen.setdefault(what, nth)
    grown = _held() - held
    if count >= 1_000 and grown > GROWTH:
        wrong[f"garde {grown:.0f} Mo"] += 1
    return {
        "entrées": count,
        "défauts": len(wrong),
        "mémoire gardée (Mo)": round(grown, 1),
        "lesquels": {
            what: {"fois": times, "premier": seen.get(what)} for what, times in wrong.most_common(8)
        },
    }


def _given(target: Target, content: bytes) -> str | None:
    """What went wrong."""
    signal.alarm(LONGEST)
    try:
        target.give(content)
    except TooSlow:
        return "trop long"
    except Exception as error:
        return _where(error)
    finally:
        signal.alarm(0)
    return None


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace else None
    place = f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}" if code and trace else "?"
    return f"{type(error).__name__} {str(error)[:80]} {place}"


def _held() -> float:
    gc.collect()
    return megabytes(os.getpid(), "Rss")


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main())
