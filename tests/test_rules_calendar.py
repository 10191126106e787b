"""Communs lundis, French public holidays, zones, hours."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import calendar
from models.calendar import (
    HOLIDAY_KEYS,
    OFFERED_ZONES,
    PARIS,
    NoSuchHour,
    UnknownZone,
    at,
    communs_lundis,
    default_first_workshop,
    french_public_holidays,
    is_night,
    is_public_holiday,
    local,
    same_clock_as_paris,
    same_day_as_paris,
    session_end,
    zone,
)

UNHURRIED = settings(deadline=None)  # the first example pays for imports, on slow machines

WORKSHOP_1 = datetime(2028, 5, 2, 9, tzinfo=UTC)  # 11h in Paris
DAYS = st.dates(date(2020, 1, 1), date(2099, 12, 1))


def test_holidays_of_2028_are_those_of_the_official_calendar() -> None:
    assert french_public_holidays(2028) == {
        date(2028, 1, 1): "new_year",
        date(2028, 4, 17): "easter_monday",
        date(2028, 5, 1): "labour_day",
        date(2028, 5, 8): "victory_1945",
        date(2028, 5, 25): "ascension",
        date(2028, 6, 5): "whit_monday",
        date(2028, 7, 14): "bastille_day",
        date(2028, 8, 15): "assumption",
        date(2028, 11, 1): "all_saints",
        date(2028, 11, 11): "armistice_1918",
        date(2028, 12, 25): "christmas",
    }


@pytest.mark.parametrize(
    ("year", "easter_monday", "ascension", "whit_monday"),
    [
        (2024, (4, 1), (5, 9), (5, 20)),
        (2026, (4, 6), (5, 14), (5, 25)),
        (2027, (3, 29), (5, 6), (5, 17)),
        (2038, (4, 26), (6, 3), (6, 14)),
    ],
)
def test_movable_holidays_follow_easter(
    year: int, easter_monday: tuple[int, int], ascension: tuple[int, int], whit_monday: tuple[int, int]
) -> None:
    named = {key: day for day, key in french_public_holidays(year).items()}
    assert named["easter_monday"] == date(year, *easter_monday)
    assert named["ascension"] == date(year, *ascension)
    assert named["whit_monday"] == date(year, *whit_monday)


def test_two_holidays_on_one_day_are_one_day_off() -> None:
    assert french_public_holidays(2008)[date(2008, 5, 1)] == "ascension"
    assert len(french_public_holidays(2008)) == len(HOLIDAY_KEYS) - 1


def test_good_friday_and_saint_stephen_are_no_holidays_of_the_whole_of_france() -> None:
    assert not is_public_holiday(date(2028, 4, 14))
    assert not is_public_holiday(date(2028, 12, 26))


def test_the_commun_lundi_of_labour_day_2028_is_tuesday_2_may() -> None:
    assert communs_lundis(date(2028, 4, 24), 1) == (date(2028, 5, 2),)


def test_holidays_move_a_commun_lundi_to_tuesday_and_other_weeks_keep_monday() -> None:
    assert communs_lundis(date(2028, 4, 10), 9) == (
        date(2028, 4, 18),
        date(2028, 4, 24),
        date(2028, 5, 2),
        date(2028, 5, 9),
        date(2028, 5, 15),
        date(2028, 5, 22),
        date(2028, 5, 29),
        date(2028, 6, 6),
        date(2028, 6, 12),
    )


def test_on_the_holiday_itself_its_tuesday_is_still_to_come() -> None:
    assert communs_lundis(date(2028, 5, 1), 1) == (date(2028, 5, 2),)
    assert communs_lundis(date(2028, 5, 2), 1) == (date(2028, 5, 9),)


@UNHURRIED
@given(DAYS, st.integers(0, 60))
def test_each_week_has_one_commun_lundi_a_monday_or_the_tuesday_of_a_holiday(after: date, count: int) -> None:
    days = communs_lundis(after, count)
    assert len(days) == count
    assert all(day > after and not is_public_holiday(day) for day in days)
    assert all(day.weekday() == 0 or is_public_holiday(day - timedelta(days=1)) for day in days)
    assert {day.weekday() for day in days} <= {0, 1}
    weeks = [day - timedelta(days=day.weekday()) for day in days]
    assert all(later - sooner == timedelta(days=7) for sooner, later in pairwise(weeks))


def test_the_first_workshop_is_on_the_next_commun_lundi_at_least_14_days_away() -> None:
    start, end = default_first_workshop(datetime(2028, 4, 12, 8, tzinfo=UTC))
    assert (start, end) == (WORKSHOP_1, datetime(2028, 5, 2, 10, 30, tzinfo=UTC))


@pytest.mark.parametrize(("day", "expected"), [(17, (5, 2)), (18, (5, 2)), (19, (5, 9)), (10, (4, 24))])
def test_fourteen_days_are_counted_in_days(day: int, expected: tuple[int, int]) -> None:
    start, _ = default_first_workshop(datetime(2028, 4, day, 20, tzinfo=UTC))
    assert local(start).date() == date(2028, *expected)


def test_the_hour_of_communs_lundis_follows_summer_time() -> None:
    winter, _ = default_first_workshop(datetime(2028, 1, 2, tzinfo=UTC))
    summer, _ = default_first_workshop(datetime(2028, 6, 20, tzinfo=UTC))
    assert (winter.hour, summer.hour) == (10, 9)
    assert local(winter).time() == local(summer).time() == time(11)


@UNHURRIED
@given(DAYS, st.times())
def test_the_first_workshop_is_never_too_soon_and_never_later_than_needed(day: date, hour: time) -> None:
    now = datetime.combine(day, hour, UTC)
    start, end = default_first_workshop(now)
    notice = local(start).date() - local(now).date()
    assert timedelta(days=14) <= notice <= timedelta(days=21)
    assert end - start == timedelta(minutes=90)


def test_a_session_lasts_90_real_minutes_even_when_clocks_change() -> None:
    start = at(date(2028, 10, 29), time(1, 30))
    assert session_end(start) - start == timedelta(minutes=90)
    assert local(session_end(start)).time() == time(2)


def test_an_hour_that_clocks_jump_over_is_refused() -> None:
    with pytest.raises(NoSuchHour) as refused:
        at(date(2028, 3, 26), time(2, 30))
    assert (refused.value.day, refused.value.hour) == (date(2028, 3, 26), time(2, 30))
    assert refused.value.zone == PARIS


def test_an_hour_that_clocks_show_twice_is_the_first_one() -> None:
    assert at(date(2028, 10, 29), time(2, 30)) == datetime(2028, 10, 29, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", OFFERED_ZONES)
def test_every_zone_offered_exists(name: str) -> None:
    assert local(WORKSHOP_1, name).utcoffset() == WORKSHOP_1.astimezone(zone(name)).utcoffset()


@pytest.mark.parametrize(("name", "hours"), [("Indian/Reunion", 4), ("Pacific/Tahiti", -10), ("UTC", 0)])
def test_a_zone_has_the_offset_of_its_place(name: str, hours: int) -> None:
    assert local(WORKSHOP_1, name).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Europe",
        "europe/paris",
        "/etc/passwd",
        "../../etc/localtime",
        "UTC+3",
        "Paris",
        "a\0b",
        "zone.tab",
    ],
)
def test_anything_but_a_name_of_the_iana_database_is_refused(name: str) -> None:
    with pytest.raises(UnknownZone) as refused:
        zone(name)
    assert refused.value.name == name


@UNHURRIED
@given(st.text(max_size=30))
def test_no_text_makes_the_reading_of_zones_fail(name: str) -> None:
    try:
        assert WORKSHOP_1.astimezone(zone(name)) == WORKSHOP_1
    except UnknownZone as refused:
        assert refused.name == name


@pytest.mark.parametrize(
    ("hour", "night"), [((6, 59), True), ((7, 0), False), ((21, 59), False), ((22, 0), True), ((0, 0), True)]
)
def test_night_goes_from_22h_to_7h_where_the_person_lives(hour: tuple[int, int], night: bool) -> None:
    start = at(date(2028, 5, 2), time(*hour), "Pacific/Noumea")
    assert is_night(start, "Pacific/Noumea") is night


def test_eleven_in_paris_is_night_in_tahiti_and_the_day_before() -> None:
    assert is_night(WORKSHOP_1, "Pacific/Tahiti")
    assert not same_day_as_paris(WORKSHOP_1, "Pacific/Tahiti")
    assert same_day_as_paris(WORKSHOP_1, "Indian/Reunion")


def test_zones_with_the_clock_of_paris_are_known() -> None:
    assert same_clock_as_paris(WORKSHOP_1, "Europe/Brussels")
    assert not same_clock_as_paris(WORKSHOP_1, "Indian/Reunion")


def test_moments_are_kept_in_utc() -> None:
    assert at(date(2028, 5, 2), time(11)).tzinfo is UTC
    assert session_end(local(WORKSHOP_1)).tzinfo is UTC
    assert calendar.commun_lundi_hours(date(2028, 5, 2))[0].tzinfo is UTC
