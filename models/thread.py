"""The discussion under the announcement, and the resources people share."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from models.names import COMMENT, LINK, PLACE, clean_line, plain
from models.refusals import Refusal


@dataclass
class NotALink(Refusal):
    """A link begins with http:// or https:// and holds no space."""

    link: str


@dataclass(frozen=True, slots=True)
class Reply:
    """`author` is a person's id, SOMEONE once erased; `signature` the name as written elsewhere, at `source`.

    With neither, the facilitation team wrote it. `at` None: nobody noted when. `brought`: when it was
    copied here from elsewhere.
    """

    id: str
    text: str
    at: datetime | None = None
    author: str | None = None
    scribe: str | None = None
    signature: str = ""
    source: str = ""
    brought: datetime | None = None

    @property
    def came(self) -> datetime | None:
        """When it could first be read here."""
        return self.brought or self.at


def unread(
    replies: Iterable[Reply], reader: str | None, since: datetime, read: Collection[str] = ()
) -> tuple[str, ...]:
    """Replies that came after `since`, by others than this reader, and not `read` yet: ids, in order."""
    return tuple(
        one.id
        for one in replies
        if one.came and one.came > since and (one.author is None or one.author != reader)
        if one.id not in read
    )


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
NOTE = replace(COMMENT, needed=False)
OPTIONAL_LINK = replace(LINK, needed=False)


def checked_link(link: str) -> str:
    """Raises NotALink, TooLong. Empty is fine: some things have no address."""
    clean = clean_line(link, OPTIONAL_LINK)
    if clean and not re.fullmatch(r"https?://[^\s/]\S*", clean, re.IGNORECASE):
        raise NotALink(clean)
    return clean


def in_region(resources: tuple[Resource, ...], region: str) -> tuple[Resource, ...]:
    """Those whose region holds these words, whatever their case, accents and hyphens."""
    key = _words(region)
    return tuple(one for one in resources if key in _words(one.region))


def _words(region: str) -> str:
    return " ".join(re.findall(r"\w+", plain(region)))
