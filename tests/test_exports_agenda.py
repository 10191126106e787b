"""Calendar files: one stable event a workshop, its sequence going up, no address in it."""

from dataclasses import replace
from datetime import timedelta

from house import FIRST, FIRST_END, SPRING, a_series, registered
from icalendar import Calendar
from memory_commons import do

from models import lookup
from models.acts.workshops import CancelWorkshop, MoveWorkshop, SetVideo
from models.people import VISITOR, Actor, Role
from tui.agenda import agenda
from tui.i18n import Translator

WEEK = timedelta(days=7)


def events(session):
    calendar = Calendar.from_ical(agenda(session, lookup.workshops(session.commons)))
    return calendar, list(calendar.walk("VEVENT"))


def test_a_workshop_with_a_date_is_an_event_in_paris_time_with_its_time_zone():
    calendar, (event,) = events(a_series())
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert event.start == FIRST and event.end == FIRST_END
    assert [one["TZID"] for one in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert event["SUMMARY"].startswith("Atelier 1")


def test_a_move_keeps_the_uid_and_raises_the_sequence():
    session = a_series()
    _, (before,) = events(session)
    do(session.house.reading, MoveWorkshop(1, FIRST + WEEK, FIRST_END + WEEK, "salle prise"), now=SPRING)
    _, (after,) = events(session)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after.start == FIRST + WEEK


def test_a_cancelled_workshop_says_so_to_calendars():
    session = a_series()
    do(session.house.reading, CancelWorkshop(1, "grève"), now=SPRING)
    _, (event,) = events(session)
    assert event["STATUS"] == "CANCELLED"


def test_the_video_link_is_for_confirmed_people_only_and_nobodys_address_is_written():
    session = a_series()
    do(session.house.reading, SetVideo(1, "https://visio.exemple.invalid/salon"), now=SPRING)
    (ana,) = registered(session, "Ana")
    visitor = replace(session, actor=VISITOR)
    confirmed = replace(session, actor=Actor(Role.PARTICIPANT, ana))
    assert "visio" not in agenda(visitor, lookup.workshops(session.commons)).decode()
    _, (event,) = events(confirmed)
    assert event["URL"] == "https://visio.exemple.invalid/salon"
    assert "ATTENDEE" not in event and "ORGANIZER" not in event


def test_lines_are_folded_and_end_as_the_format_asks_in_both_languages():
    session = replace(a_series(), t=Translator("en"))
    raw = agenda(session, lookup.workshops(session.commons))
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"Workshop 1" in raw
