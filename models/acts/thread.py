"""Replying to the announcement, sharing resources. The rules are in `models/thread.py`."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from models.acts.who import author
from models.contribution import Contribution
from models.hubs import brought
from models.names import NAME, REPLY, TITLE, clean_line, clean_text
from models.people import Actor
from models.ports import Commons
from models.thread import NOTE, OPTIONAL_LINK, REGION, Reply, Resource, ResourceKind, checked_link


@dataclass(frozen=True, slots=True)
class PostReply:
    """A reply by oneself, by `person`, or by the facilitation team when its machine names nobody."""

    text: str
    person: str | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Reply:
        writer = author(commons, by, self.person)
        scribe = by.scribe_for(writer) if writer else None
        made = Reply(commons.new_id("r"), clean_text(self.text, REPLY), now, writer, scribe)
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class CopyReply:
    """A reply brought here from elsewhere: signed as it was there, dated as it was there if known."""

    text: str
    signature: str
    source: str = ""
    at: datetime | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Reply:
        by.must_facilitate()
        made = Reply(
            commons.new_id("r"),
            clean_text(self.text, REPLY),
            self.at,
            signature=clean_line(self.signature, NAME),
            source=clean_line(self.source, OPTIONAL_LINK),
            brought=now,
        )
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class CorrectReply:
    id: str
    text: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Reply:
        one = commons.get(Reply, self.id)
        by.must_own(one.author)
        corrected = replace(one, text=clean_text(self.text, REPLY))
        if corrected != one:
            commons.put(corrected)
        return corrected


@dataclass(frozen=True, slots=True)
class RemoveReply:
    """Says what was removed; what was drawn from it stays."""

    erases: ClassVar[bool] = True

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Reply:
        one = commons.get(Reply, self.id)
        by.must_own(one.author)
        commons.remove(one)
        for drawn in commons.all(Contribution):
            if drawn.origin == one.id:
                commons.put(replace(drawn, origin=None))
        return one


@dataclass(frozen=True, slots=True)
class AddResource:
    title: str
    link: str = ""
    region: str = ""
    kind: ResourceKind = ResourceKind.PAGE
    note: str = ""
    source: str = ""
    verified: date | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Resource:
        by.must_take_part()
        made = Resource(
            commons.new_id("l"),
            clean_line(self.title, TITLE),
            checked_link(self.link),
            clean_line(self.region, REGION),
            self.kind,
            clean_line(self.note, NOTE),
            clean_line(self.source, OPTIONAL_LINK),
            self.verified,
        )
        commons.put(made)
        return made


@dataclass(frozen=True, slots=True)
class CorrectResource:
    """None leaves a field as it is; a new link that nobody says they have seen is no longer verified."""

    id: str
    title: str | None = None
    link: str | None = None
    region: str | None = None
    kind: ResourceKind | None = None
    note: str | None = None
    source: str | None = None
    verified: date | None = None

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Resource:
        by.must_facilitate()
        one = commons.get(Resource, self.id)
        link = one.link if self.link is None else checked_link(self.link)
        corrected = replace(
            one,
            title=one.title if self.title is None else clean_line(self.title, TITLE),
            link=link,
            region=one.region if self.region is None else clean_line(self.region, REGION),
            kind=self.kind or one.kind,
            note=one.note if self.note is None else clean_line(self.note, NOTE),
            source=one.source if self.source is None else clean_line(self.source, OPTIONAL_LINK),
            verified=self.verified or (one.verified if link == one.link else None),
        )
        if corrected != one:
            commons.put(corrected)
        return corrected


@dataclass(frozen=True, slots=True)
class RemoveResource:
    """Says what was removed."""

    id: str

    def apply(self, commons: Commons, by: Actor, now: datetime) -> Resource:
        by.must_facilitate()
        one = commons.get(Resource, self.id)
        commons.remove(one)
        return one


@dataclass(frozen=True, slots=True)
class ListImported:
    """What a list brought; `missing`: hubs from here that it does not have, which stay."""

    added: tuple[Resource, ...]
    corrected: tuple[Resource, ...]
    missing: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class ImportResources:
    """A list of hubs (`models/hubs.py`), without ids. The same again adds nothing; nothing is removed."""

    listed: tuple[Resource, ...]

    def apply(self, commons: Commons, by: Actor, now: datetime) -> ListImported:
        by.must_facilitate()
        found = brought(self.listed, commons.all(Resource))
        added = tuple(replace(one, id=commons.new_id("l")) for one in found.added)
        for one in (*added, *found.corrected):
            commons.put(one)
        return ListImported(added, found.corrected, found.missing)
