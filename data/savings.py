"""What sober settings save, as measured and kept (`data/content/sobriety.toml`)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from data.template import CONTENT


@dataclass(frozen=True, slots=True)
class Saving:
    """Bytes sent for something, `here` and `without` (stock Textual); `part` and `row` name the measure."""

    what: str
    here: float
    without: float
    part: str
    row: str


@dataclass(frozen=True, slots=True)
class Savings:
    measured: date
    source: str
    rows: tuple[Saving, ...]


@cache
def savings(language: str) -> Savings:
    import tomllib

    content: dict[str, Any] = tomllib.loads((CONTENT / "sobriety.toml").read_text("utf-8"))
    what = "what" if language == "fr" else f"what_{language}"
    rows = tuple(
        Saving(one[what], one["here"], one["without"], one["part"], one["row"]) for one in content["savings"]
    )
    return Savings(content["measured"], content["source"], rows)
