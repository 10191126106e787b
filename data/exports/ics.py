"""Calendar files (RFC 5545), through the icalendar library: no attendee's address ever goes in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from models.calendar import PARIS

PRODUCT = "-//Veillee//Trois ateliers//FR"


@dataclass(frozen=True, slots=True)
class Event:
    """One workshop for a calendar. `uid` never changes; `sequence` goes up with each change (3.8.7.4)."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    summary: str
    description: str = ""
    link: str = ""
    cancelled: bool = False


def calendar_file(events: Iterable[Event], now: datetime) -> bytes:
    """A VCALENDAR with its VTIMEZONE, hours in Paris time, lines of 75 octets ended by CRLF."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(_component(event, now))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _component(event: Event, now: datetime):  # type: ignore[no-untyped-def]
    from icalendar import Event as Component

    component = Component()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", now)
    component.add("dtstart", _paris(event.start))
    component.add("dtend", _paris(event.end))
    component.add("summary", event.summary)
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.description:
        component.add("description", event.description)
    if event.link:
        component.add("url", event.link)
        component.add("location", event.link)
    return component


def _paris(moment: datetime) -> datetime:
    """In a zone that the library knows by its name, so that TZID and VTIMEZONE are written."""
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(PARIS))
