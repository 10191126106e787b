"""The figures of a campaign: printed, and kept as JSON beside those of other days."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from os import cpu_count
from time import monotonic
from typing import Any

from bench.pty_program import ROOT

RESULTS = ROOT / "bench" / "results"
Figures = dict[str, Any]


def say(what: str, found: Mapping[str, Any]) -> None:
    """One line: `what : 3 coupures, 0 perdus`."""
    print(f"{what} : {', '.join(f'{name} {shown(value)}' for name, value in found.items())}", flush=True)


def shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return f"{value:,}".replace(",", "\u00a0") if isinstance(value, int) else str(value)


@contextmanager
def timed(found: Figures) -> Iterator[None]:
    began = monotonic()
    yield
    found["secondes"] = round(monotonic() - began, 1)


def keep(campaign: str, form: str, found: Mapping[str, Any]) -> None:
    """`form`: "long", or why it is not the whole campaign."""
    RESULTS.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    machine = {"coeurs": cpu_count(), "python": platform.python_version(), "noyau": platform.release()}
    content = {"le": f"{now:%Y-%m-%dT%H:%MZ}", "forme": form, "machine": machine, **found}
    path = RESULTS / f"{campaign}-{now:%Y-%m-%d}.json"
    if path.exists():
        # Parts may be run one by one.
        content = {**json.loads(path.read_text("utf-8")), **content}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
