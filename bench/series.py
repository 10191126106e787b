"""The series that the rows are measured on: the one of `make run`, filled by acts as people do them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from bench.calibration import Calibration
from tui.commands.run import at_once
from tui.demo import fill
from tui.houses import opened
from tui.i18n import Translator


@dataclass
class Place:
    """Where the bench works: `series` is there to be read, `copy` gives one to write in."""

    scratch: Path
    quick: bool
    calibration: Calibration
    _copies: int = field(default=0)

    @property
    def series(self) -> Path:
        return self.scratch / "serie"

    def copy(self) -> Path:
        self._copies += 1
        target = self.scratch / f"copie{self._copies}"
        shutil.copytree(self.series, target)
        return target

    def tries(self, full: int, quick: int) -> int:
        return quick if self.quick else full


def make_series(directory: Path) -> None:
    with opened(directory, Translator("fr"), write=True) as session:
        at_once(fill(session))
