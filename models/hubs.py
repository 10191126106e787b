"""The list of regional hubs as a spreadsheet saves it: what it says, and what it brings here.

The file that ships with the program and the one that `exporter` writes are read alike, whatever their kinds.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.names import TITLE, EmptyText, TooLong, clean_line, fold
from models.refusals import Refusal
from models.thread import NOTE, OPTIONAL_LINK, REGION, NotALink, Resource, ResourceKind, checked_link
from models.typed_days import READABLE_YEARS

COLUMNS = ("region", "hub", "url", "note", "source", "verifie")
"""As the list that ships has them; « note » and what follows may be left out."""
_MEANINGS = {"titre": "hub", "lien": "url", "genre": "kind"} | {name: name for name in COLUMNS}
_NEEDED = frozenset(("region", "hub", "url"))


@dataclass
class NotTheHubsFile(Refusal):
    """The list of hubs begins with these columns."""

    columns: tuple[str, ...]


class BadLine(StrEnum):
    """Why a line of the list of hubs was left out."""

    COLUMNS = "colonnes"
    EMPTY = "vide"
    LINK = "lien"
    TOO_LONG = "trop_long"
    DATE = "date"
    KIND = "genre"
    TWICE = "deux_fois"


@dataclass(frozen=True, slots=True)
class IgnoredLine:
    """`line` counts from 1, as editors do."""

    line: int
    reason: BadLine


def resources_in(csv_text: str) -> tuple[tuple[Resource, ...], tuple[IgnoredLine, ...]]:
    """Without ids. Commas or semicolons, BOM or not; a region without a hub keeps its own name as title.

    Raises NotTheHubsFile.
    """
    found: dict[_Key, Resource] = {}
    ignored: list[IgnoredLine] = []
    for line, cells in _rows(csv_text):
        one = _resource(cells) if cells else BadLine.COLUMNS
        if isinstance(one, Resource) and _key(one) in found:
            one = BadLine.TWICE
        if isinstance(one, Resource):
            found[_key(one)] = one
        else:
            ignored.append(IgnoredLine(line, one))
    return tuple(found.values()), tuple(ignored)


def _rows(csv_text: str) -> Iterator[tuple[int, Mapping[str, str] | None]]:
    """The lines below the header, numbered; None where the columns do not agree.

    No cell spans lines: a lost quote costs its own line only.
    """
    header, *lines = csv_text.removeprefix("\ufeff").splitlines() or [""]
    separator = ";" if ";" in header else ","
    names = [_MEANINGS.get(fold(cell.strip()), "") for cell in _cells(header, separator)]
    if not _NEEDED.issubset(names):
        raise NotTheHubsFile(COLUMNS)
    for number, line in enumerate(lines, start=2):
        if line.strip(f"{separator} "):
            cells = _cells(line, separator)
            yield number, dict(zip(names, cells, strict=True)) if len(cells) == len(names) else None


def _cells(line: str, separator: str) -> list[str]:
    return [_unguarded(cell) for cell in next(csv.reader([line[:_LONGEST]], delimiter=separator), [])]


_LONGEST = 100_000
"""Beyond it the csv module raises; such a line is too long for any field anyway."""


def _unguarded(cell: str) -> str:
    """Exports put an apostrophe before what a spreadsheet would compute."""
    return cell[1:] if re.match(r"'[=+@-]", cell) else cell


def _resource(cells: Mapping[str, str]) -> Resource | BadLine:
    try:
        return Resource(
            "",
            clean_line(cells["hub"], replace(TITLE, needed=False)) or clean_line(cells["region"], TITLE),
            checked_link(cells["url"]),
            clean_line(cells["region"], REGION),
            ResourceKind(cells.get("kind", "").strip() or ResourceKind.HUB),
            clean_line(cells.get("note", ""), NOTE),
            clean_line(cells.get("source", ""), OPTIONAL_LINK),
            _day(cells.get("verifie", "").strip()),
        )
    except EmptyText:
        return BadLine.EMPTY
    except NotALink:
        return BadLine.LINK
    except TooLong:
        return BadLine.TOO_LONG
    except _NotADay:
        return BadLine.DATE
    except ValueError:
        return BadLine.KIND


class _NotADay(Exception):
    """Neither 2024-08-29 nor 29/08/2024."""


def _day(typed: str) -> date | None:
    """Spreadsheets turn 2024-08-29 into 29/08/2024 when they save. Raises _NotADay."""
    if not typed:
        return None
    french = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", typed, re.ASCII)
    try:
        if french:
            day, month, year = map(int, french.groups())
            found = date(year, month, day)
        else:
            found = date.fromisoformat(typed)
    except ValueError:
        raise _NotADay from None
    if found.year not in READABLE_YEARS:
        raise _NotADay
    return found


# --- what a list brings

_Key = tuple[ResourceKind, str, str]


def _key(one: Resource) -> _Key:
    return one.kind, fold(one.region), fold(one.title)


def _place(one: Resource) -> _Key | None:
    """A hub that changed its name keeps its address."""
    link = one.link.lower().rstrip("/")
    return (one.kind, fold(one.region), link) if link else None


@dataclass(frozen=True, slots=True)
class Brought:
    """`added` have no id yet; `missing`: hubs from here that the list does not have, and that stay."""

    added: tuple[Resource, ...]
    corrected: tuple[Resource, ...]
    missing: tuple[Resource, ...]


def brought(listed: Sequence[Resource], known: Iterable[Resource]) -> Brought:
    """What is in the list and not here, or otherwise here: by region and name, else by region and address."""
    here = {_key(one): one for one in known}
    strangers = [one for one in listed if _key(one) not in here]
    pairs = [(here.pop(_key(one)), one) for one in listed if _key(one) in here]
    by_place = {place: one for one in here.values() if (place := _place(one))}
    added = []
    for one in strangers:
        place = _place(one)
        same = by_place.pop(place, None) if place else None
        if same is None:
            added.append(one)
        else:
            pairs.append((here.pop(_key(same)), one))
    corrected = (_corrected(old, new) for old, new in pairs)
    hubs = any(one.kind is ResourceKind.HUB for one in listed)
    return Brought(
        tuple(added),
        tuple(new for (old, _), new in zip(pairs, corrected, strict=True) if new != old),
        tuple(one for one in here.values() if hubs and one.kind is ResourceKind.HUB),
    )


def _corrected(old: Resource, new: Resource) -> Resource:
    """As the list has it, unless somebody has seen it to be right since the list was made."""
    if old.verified and new.verified and new.verified < old.verified:
        return old
    changed = replace(old, title=new.title, link=new.link, region=new.region, note=new.note)
    if changed == old and new.verified in (None, old.verified):
        return old
    return replace(changed, source=new.source or old.source, verified=new.verified)
