"""What the kernel says of a running process."""

from __future__ import annotations

import os
from pathlib import Path


def wake_ups(pid: int) -> int:
    """How many times its threads were put on a processor and left it, wanted or not."""
    return sum(
        int(line.split()[1])
        for status in Path("/proc", str(pid), "task").glob("*/status")
        for line in status.read_text().splitlines()
        if "ctxt_switches" in line
    )


def megabytes(pid: int, which: str = "Pss") -> float:
    """`Pss` shares what several processes map between them; `Rss` counts it in full."""
    for line in Path("/proc", str(pid), "smaps_rollup").read_text().splitlines():
        if line.startswith(f"{which}:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError(which)


def descendants(pid: int) -> list[int]:
    """Its children, theirs, and so on."""
    children = [
        int(one)
        for listed in Path("/proc", str(pid), "task").glob("*/children")
        for one in listed.read_text().split()
    ]
    return [found for child in children for found in (child, *descendants(child))]


def threads(pid: int) -> int:
    return len(list(Path("/proc", str(pid), "task").iterdir()))


def cpu_seconds(pid: int) -> float:
    """What its threads have used of processors, in user and system mode."""
    fields = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
