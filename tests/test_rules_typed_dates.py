"""Dates typed by people: ISO, French, English; what is shown can be typed back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import tz
from hypothesis import given, settings
from hypothesis import strategies as st

from models.calendar import OFFERED_ZONES, PARIS, NoSuchHour, local, zone
from models.refusals import Refusal
from models.typed_dates import (
    EndsBeforeStart,
    MissingHour,
    NoSuchDay,
    UnreadableDate,
    WrongWeekday,
    parse_day,
    parse_end,
    parse_moment,
    parse_range,
)
from models.typed_hours import UnreadableHours, parse_hours
from tui import dates
from tui.i18n import LANGUAGES, Translator

UNHURRIED = settings(deadline=None)  # the first example pays for imports, on slow machines

NOW = datetime(2028, 4, 12, 10, tzinfo=UTC)  # a Wednesday, noon in Paris
MAY_2_AT_11 = datetime(2028, 5, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2028-05-02T11:00",
        "2028-05-02T11",
        "2028-05-02 11:00",
        "2028-05-02 11h",
        "2028-05-02T09:00Z",
        "2028-05-02T11:00+02:00",
        "2028-05-02 11:00:00+0200",
        "2028-05-02T05:00:00-04:00",
    ],
)
def test_iso_is_read_first(text: str) -> None:
    assert parse_moment(text, NOW) == MAY_2_AT_11


def test_an_iso_date_is_never_read_day_first() -> None:
    assert parse_day("2028-05-02", NOW) == date(2028, 5, 2)
    assert parse_moment("2028-05-02 11h", NOW) == MAY_2_AT_11


@pytest.mark.parametrize(
    "text",
    [
        "mardi 2 mai 2028 11h",
        "MARDI 2 MAI 2028, 11H",
        "mar. 2 mai 11h",
        "mardi 2 mai, 11h",
        "le 2 mai à 11 h",
        "2 mai 2028 à 11 heures",
        "2/5/2028 11h",
        "02/05/28 11:00",
        "2.5.2028 11h00",
        "mardi 02-05-2028 11h",
        "11h le 2 mai",
        "jusqu’au mardi 2 mai, 11h",
        "mardi\u00a02\u202fmai 2028 11\u00a0h",
        "Tuesday 2 May 2028 11:00",
        "Tue, 2nd of May 2028 at 11am",
        "May 2nd, 2028 11:00",
        "2 May 2028 11 a.m.",
        "mardi-2-mai-2028 11h",
        "tuesday 2 may 11 am",
    ],
)
def test_french_and_english_ways_of_writing_one_moment(text: str) -> None:
    assert parse_moment(text, NOW) == MAY_2_AT_11


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1er mai 2028 11 h 30", (2028, 5, 1, 11, 30)),
        ("2/5/2028 14h", (2028, 5, 2, 14, 0)),
        ("2 fevrier 2029 9h05", (2029, 2, 2, 9, 5)),
        ("15 aout 2028 18h", (2028, 8, 15, 18, 0)),
        ("15 Août 2028 18h", (2028, 8, 15, 18, 0)),
        ("25 déc. 2028 midi", (2028, 12, 25, 12, 0)),
        ("2 mai 2028 minuit", (2028, 5, 2, 0, 0)),
        ("2 mai 2028 24h", (2028, 5, 3, 0, 0)),
        ("2 May 2028 12:30 am", (2028, 5, 2, 0, 30)),
        ("2 May 2028 2:30pm", (2028, 5, 2, 14, 30)),
        ("lundi prochain 11h", (2028, 4, 17, 11, 0)),
        ("next Monday 11am", (2028, 4, 17, 11, 0)),
        ("mercredi 13h", (2028, 4, 12, 13, 0)),
        ("mercredi 11h", (2028, 4, 19, 11, 0)),
        ("mercredi prochain 13h", (2028, 4, 19, 13, 0)),
        ("aujourd’hui 18h", (2028, 4, 12, 18, 0)),
        ("demain 18h30", (2028, 4, 13, 18, 30)),
        ("après-demain 9h", (2028, 4, 14, 9, 0)),
        ("tomorrow noon", (2028, 4, 13, 12, 0)),
        ("dans 3 jours 11h", (2028, 4, 15, 11, 0)),
        ("1er-décembre 9h", (2028, 12, 1, 9, 0)),
        ("dans une semaine 11h", (2028, 4, 19, 11, 0)),
        ("in 2 months 11:00", (2028, 6, 12, 11, 0)),
    ],
)
def test_each_form_is_read_on_the_clocks_of_paris(text: str, expected: tuple[int, ...]) -> None:
    shown = local(parse_moment(text, NOW))
    assert shown.timetuple()[:5] == expected


def test_without_a_year_it_is_the_next_one_after_now() -> None:
    assert local(parse_moment("12 avril 13h", NOW)).year == 2028
    assert local(parse_moment("12 avril 11h", NOW)).year == 2029
    assert local(parse_moment("29 février 11h", NOW)).year == 2032


def test_with_a_year_a_date_that_is_over_is_read_as_typed() -> None:
    assert parse_moment("2 mai 2023 11h", NOW) == datetime(2023, 5, 2, 9, tzinfo=UTC)
    assert parse_day("11 avril 2028", NOW) == date(2028, 4, 11)


def test_a_weekday_that_does_not_fit_its_date_is_refused_with_the_right_one() -> None:
    with pytest.raises(WrongWeekday) as refused:
        parse_moment("lundi 2 mai 2028 11h", NOW)
    assert (refused.value.given, refused.value.right, refused.value.day) == (0, 1, date(2028, 5, 2))


@pytest.mark.parametrize("text", ["Mon 2 May 2028 11:00", "lun. 2/5/2028 11h", "Monday May 2, 2028 11am"])
def test_the_weekday_is_checked_in_every_form(text: str) -> None:
    with pytest.raises(WrongWeekday):
        parse_moment(text, NOW)


@pytest.mark.parametrize("text", ["mardi 2 mai 2028", "2028-05-02", "2/5", "2 May"])
def test_a_day_without_an_hour_is_refused_with_the_day_that_was_read(text: str) -> None:
    with pytest.raises(MissingHour) as refused:
        parse_moment(text, NOW)
    assert (refused.value.text, refused.value.day) == (text, date(2028, 5, 2))


def test_an_hour_may_be_given_for_days_typed_without_one() -> None:
    assert parse_moment("2 mai", NOW, hour=time(11)) == MAY_2_AT_11
    assert parse_moment("2 mai 9h", NOW, hour=time(11)) == MAY_2_AT_11 - timedelta(hours=2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "matin",
        "2 mai matin",
        "2 mai 25h",
        "2 mai 11h75",
        "2 mai 13 pm",
        "2 mai 11h 12h",
        "Mar 2 11h",
        "2 brumaire 11h",
        "2/5/2028/9 11h",
        "truc 2 mai 11h",
        "5 11h",
        "2 mai 11h-12h30",
    ],
)
def test_what_cannot_be_read_for_sure_is_refused_as_typed(text: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        parse_moment(text, NOW)
    assert refused.value.text == text


@pytest.mark.parametrize(
    "text",
    ["31 avril 11h", "30/2/2028 11h", "2/13/2028 11h", "2028-02-30T11:00", "2028-13-01 11:00", "0/1 9h"],
)
def test_a_day_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(NoSuchDay):
        parse_moment(text, NOW)


@pytest.mark.parametrize("text", ["26 mars 2028 2h30", "2028-03-26T02:30"])
def test_an_hour_that_clocks_jump_over_is_refused(text: str) -> None:
    with pytest.raises(NoSuchHour):
        parse_moment(text, datetime(2028, 1, 1, tzinfo=UTC))


def test_a_date_is_typed_in_the_zone_of_the_person() -> None:
    assert parse_moment("2 mai 13h", NOW, "Indian/Reunion") == MAY_2_AT_11
    assert parse_moment("demain 1h", NOW, "Pacific/Noumea") == datetime(2028, 4, 12, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "mardi 2 mai 2028 11h-12h30",
        "2 mai, 11h00 - 12h30",
        "2 mai de 11h à 12h30",
        "2 mai 11h–12h30",
        "mardi 2 mai, 11h",
        "11h à 12h30 le 2 mai",
        "2028-05-02 11:00-12:30",
        "2028-05-02T11:00",
        "Tuesday 2 May, 11:00-12:30",
        "2 May from 11am to 12:30pm",
        "2 mai 11-12h30",
    ],
)
def test_a_range_without_an_end_lasts_90_minutes(text: str) -> None:
    assert parse_range(text, NOW) == (MAY_2_AT_11, MAY_2_AT_11 + timedelta(minutes=90))


def test_a_range_may_end_after_midnight_but_not_before_it_begins() -> None:
    start, end = parse_range("2 mai 23h-0h30", NOW)
    assert end - start == timedelta(minutes=90)
    assert parse_range("2 mai 20h-minuit", NOW)[1] == datetime(2028, 5, 2, 22, tzinfo=UTC)
    with pytest.raises(EndsBeforeStart):
        parse_range("2 mai 14h-11h", NOW)
    with pytest.raises(EndsBeforeStart):
        parse_range("2 mai 11h-11h", NOW)


def test_an_end_typed_on_its_own_is_of_the_same_day_or_whole() -> None:
    end = MAY_2_AT_11 + timedelta(hours=2)
    assert parse_end("13h", MAY_2_AT_11) == end
    assert parse_end("mardi 2 mai 2028 13h", MAY_2_AT_11) == end
    assert parse_end("2028-05-02T13:00", MAY_2_AT_11) == end
    for before in ("9h", "2028-05-02T10:00"):
        with pytest.raises(EndsBeforeStart):
            parse_end(before, MAY_2_AT_11)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("11h00-12h30", time(11), time(12, 30)),
        ("11h - 12h30", time(11), time(12, 30)),
        ("18h30-20h", time(18, 30), time(20)),
        ("de 14h à 15h30", time(14), time(15, 30)),
        ("14-15h30", time(14), time(15, 30)),
        ("11:00 - 12:30", time(11), time(12, 30)),
        ("2pm-3:30pm", time(14), time(15, 30)),
        ("11 h 30", time(11, 30), None),
        ("11h", time(11), None),
    ],
)
def test_hours_are_read_without_a_day(text: str, start: time, end: time | None) -> None:
    assert parse_hours(text) == (start, end)


@pytest.mark.parametrize(
    "text", ["matin", "midi", "fin d'après-midi", "11-12", "25h", "11h-26h", "", "vers 11h"]
)
def test_a_moment_of_the_day_is_no_hour(text: str) -> None:
    with pytest.raises(UnreadableHours) as refused:
        parse_hours(text)
    assert refused.value.text == text


MOMENTS = st.integers(0, 18_000_000).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(0, minutes * 60)
)


def shown_twice(moment: datetime, name: str) -> bool:
    return tz.datetime_ambiguous(moment.astimezone(zone(name)))


@UNHURRIED
@given(MOMENTS, st.sampled_from(OFFERED_ZONES), st.sampled_from(LANGUAGES))
def test_a_moment_that_is_shown_can_be_typed_back(moment: datetime, name: str, language: str) -> None:
    t = Translator("fr" if language == "fr" else "en")
    if not shown_twice(moment, name):
        assert parse_moment(dates.moment(moment, None, name, t, year=True), NOW, name) == moment


@UNHURRIED
@given(MOMENTS, st.integers(1, 700), st.sampled_from(OFFERED_ZONES), st.sampled_from(LANGUAGES))
def test_a_range_that_is_shown_can_be_typed_back(
    start: datetime, minutes: int, name: str, language: str
) -> None:
    t = Translator("fr" if language == "fr" else "en")
    end = start + timedelta(minutes=minutes)
    jump = local(start, name).utcoffset() != local(end, name).utcoffset()
    if not jump and not shown_twice(start, name) and not shown_twice(end, name):
        assert parse_range(dates.moment(start, end, name, t, year=True), NOW, name) == (start, end)


@UNHURRIED
@given(MOMENTS, st.sampled_from(LANGUAGES))
def test_a_date_shown_without_its_year_is_that_of_the_year_to_come(moment: datetime, language: str) -> None:
    t = Translator("fr" if language == "fr" else "en")
    now = moment - timedelta(days=100, minutes=7)
    if not shown_twice(moment, PARIS):
        assert parse_moment(dates.moment(moment, None, PARIS, t, now=now), now) == moment
        assert parse_moment(dates.until(moment, PARIS, t, now=now), now) == moment


@UNHURRIED
@given(MOMENTS, st.sampled_from(OFFERED_ZONES))
def test_iso_that_json_prints_can_be_typed_back(moment: datetime, name: str) -> None:
    assert parse_moment(dates.iso(moment, name), NOW, name) == moment


PIECES = st.sampled_from(
    (
        *("lundi", "mar.", "2", "31", "1er", "mai", "fev", "2028", "0001", "9999", "11h", "11:00", "24h"),
        *(
            "midi",
            "-",
            "/",
            "T",
            ":",
            "+",
            "Z",
            "demain",
            "next",
            "prochain",
            "dans",
            "999",
            "mois",
            "à",
            ",",
        ),
    )
)


@UNHURRIED
@given(st.lists(PIECES | st.text(max_size=6), max_size=8), st.sampled_from([" ", ""]))
def test_any_text_is_a_moment_or_a_refusal(pieces: list[str], between: str) -> None:
    try:
        start, end = parse_range(between.join(pieces), NOW)
        assert start < end
        assert start.tzinfo is UTC
    except Refusal:
        pass
