"""What a run leaves: its figures as JSON, the page of docs/, and what the program itself quotes of them."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from bench import table
from bench.calibration import Calibration
from bench.pty_program import ROOT
from bench.regression import Run, named
from bench.row import Row, Sample

RESULTS = ROOT / "bench" / "results"
PAGE = ROOT / "docs" / "mesures.md"
CAMPAIGNS = ROOT / "docs" / "campagnes.md"
BEGINS, ENDS = "<!-- écrit par make bench -->\n", "<!-- fin -->"
SAVINGS = ROOT / "data" / "content" / "sobriety.toml"
WORSE = "-recul.json"
"""How a run ends that was not kept because something had become worse."""
DAYS = "20[0-9][0-9]-[0-9][0-9]-[0-9][0-9].json"
SAVINGS_HEAD = (
    "# Ce que les réglages sobres épargnent : des mesures de `make bench`, avec leur date. Écrit par lui ; "
    "un test les\n# compare aux derniers résultats gardés.\n"
)


def newest() -> Path | None:
    """The latest run that was kept."""
    return max(RESULTS.glob(DAYS), default=None)


def read(path: Path) -> Run:
    found = json.loads(path.read_text("utf-8"))
    return Run(_machine(found["machine"]), [_row(one) for one in found["mesures"]])


def _machine(found: dict[str, Any]) -> Calibration:
    samples = {name: Sample(**one) for name, one in found.items() if isinstance(one, dict)}
    return Calibration(**{**found, **samples})


def _row(found: dict[str, Any]) -> Row:
    values = {name: value for name, value in found.items() if name != "verdict"}
    spread = values.get("spread")
    return Row(**{**values, "spread": tuple(spread) if spread else None})


def write(run: Run, path: Path) -> None:
    RESULTS.mkdir(exist_ok=True)
    found = json.dumps(table.document(run.machine, run.rows), ensure_ascii=False, indent=1)
    path.write_text(found + "\n", "utf-8")


def keep(run: Run, day: date) -> None:
    """From now on, what later runs are compared with."""
    write(run, RESULTS / f"{day}.json")
    PAGE.write_text(table.page(run.machine, run.rows), "utf-8")
    CAMPAIGNS.write_text(summarised(CAMPAIGNS.read_text("utf-8"), run), "utf-8")
    SAVINGS.write_text(savings(SAVINGS.read_text("utf-8"), run, day), "utf-8")


def summarised(text: str, run: Run) -> str:
    """The same page, with the figures of that run."""
    before, _, rest = text.partition(BEGINS)
    return before + BEGINS + table.summary(run.rows) + ENDS + rest.partition(ENDS)[2]


def savings(text: str, run: Run, day: date) -> str:
    """The same savings, with the figures of that run. Raises KeyError for a row that it lacks."""
    known = tomllib.loads(text)
    rows = dict(named(run.rows))
    parts = [SAVINGS_HEAD + f"measured = {day}\n" + f'source = "{known["source"]}"\n']
    for one in known["savings"]:
        row = rows[f"{one['part']} : {one['row']}"]
        values = {**one, "here": row.measured, "without": row.baseline}
        told = (f"{name} = {_toml(value)}" for name, value in values.items())
        parts.append("\n".join(["[[savings]]", *told]))
    return "\n".join(f"{part.rstrip()}\n" for part in parts)


def _toml(value: str | float | None) -> str:
    return f"{value:g}" if isinstance(value, int | float) else json.dumps(value, ensure_ascii=False)
