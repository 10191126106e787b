"""The discussion under the announcement, and the resources people share."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from models.names import LINK, PLACE, TITLE, EmptyText, TooLong, clean_line, fold
from models.refusals import Refusal


@dataclass
class NotALink(Refusal):
    """A link begins with http:// or https:// and holds no space."""

    link: str


@dataclass
class NotTheHubsFile(Refusal):
    """The list of hubs begins with these columns."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """`author` is a person's id; `signature` the name as written elsewhere, where `source` is.

    With neither, the facilitation team wrote it. `at` None: nobody noted when.
    """

    id: str
    text: str
    at: datetime | None = None
    author: str | None = None
    scribe: str | None = None
    signature: str = ""
    source: str = ""


class ResourceKind(StrEnum):
    HUB = "hub"
    PAGE = "page"
    VIDEO = "video"
    DOCUMENT = "document"
    TOOL = "outil"


@dataclass(frozen=True, slots=True)
class Resource:
    """`link` may be empty; `verified`: the day somebody saw that it was right."""

    id: str
    title: str
    link: str = ""
    region: str = ""
    kind: ResourceKind = ResourceKind.PAGE
    note: str = ""
    source: str = ""
    verified: date | None = None


REGION = PLACE
OPTIONAL_LINK = replace(LINK, needed=False)


def checked_link(link: str) -> str:
    """Raises NotALink, TooLong. Empty is fine: some things have no address."""
    clean = clean_line(link, OPTIONAL_LINK)
    if clean and not re.fullmatch(r"https?://[^\s/]\S*", clean, re.IGNORECASE):
        raise NotALink(clean)
    return clean


def in_region(resources: tuple[Resource, ...], region: str) -> tuple[Resource, ...]:
    """Those whose region holds these words, whatever their case and accents."""
    key = fold(region)
    return tuple(one for one in resources if key in fold(one.region))


class BadLine(StrEnum):
    """Why a line of the list of hubs was left out."""

    COLUMNS = "colonnes"
    EMPTY = "vide"
    LINK = "lien"
    TOO_LONG = "trop_long"


@dataclass(frozen=True, slots=True)
class IgnoredLine:
    """`line` counts from 1, as editors do."""

    line: int
    reason: BadLine


HUB_COLUMNS = ("region", "hub", "url", "note")


def resources_from_hubs(
    csv_text: str, new_id: Callable[[], str], source: str, verified: date | None
) -> tuple[tuple[Resource, ...], tuple[IgnoredLine, ...]]:
    """The list of regional hubs, as a spreadsheet saves it: commas or semicolons, BOM or not.

    A region without a hub keeps its own name as title. Raises NotTheHubsFile.
    """
    resources: list[Resource] = []
    ignored: list[IgnoredLine] = []
    for line, cells in _rows(csv_text):
        if len(cells) != len(HUB_COLUMNS):
            ignored.append(IgnoredLine(line, BadLine.COLUMNS))
            continue
        try:
            hub = _hub(cells, source, verified)
        except tuple(_REASONS) as no:
            ignored.append(IgnoredLine(line, _REASONS[type(no)]))
        else:
            resources.append(replace(hub, id=new_id()))
    return tuple(resources), tuple(ignored)


_REASONS: dict[type[Refusal], BadLine] = {
    EmptyText: BadLine.EMPTY,
    NotALink: BadLine.LINK,
    TooLong: BadLine.TOO_LONG,
}


def _rows(csv_text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines below the header, numbered. No cell spans lines: a lost quote costs its own line only."""
    header, *lines = csv_text.removeprefix("\ufeff").splitlines() or [""]
    separator = ";" if ";" in header else ","
    if tuple(cell.strip().lower() for cell in header.split(separator)) != HUB_COLUMNS:
        raise NotTheHubsFile(HUB_COLUMNS)
    for number, line in enumerate(lines, start=2):
        if line.strip(f"{separator} "):
            yield number, next(csv.reader([line[:_LONGEST]], delimiter=separator))


_LONGEST = 100_000
"""Beyond it the csv module raises; such a line is too long for any field anyway."""


def _hub(cells: list[str], source: str, verified: date | None) -> Resource:
    region, hub, link, note = cells
    return Resource(
        "",
        clean_line(hub, replace(TITLE, needed=False)) or clean_line(region, TITLE),
        checked_link(link),
        clean_line(region, REGION),
        ResourceKind.HUB,
        clean_line(note, OPTIONAL_LINK),
        source,
        verified,
    )
