"""Days, hours and zones as people read them, in French and in English."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.calendar import HOLIDAY_KEYS, OFFERED_ZONES, PARIS, french_public_holidays
from models.refusals import Refusal
from models.typed_dates import parse_moment, parse_range
from tui import dates
from tui.i18n import Translator
from tui.sentences import sentence

FR, EN = Translator("fr"), Translator("en")
NOW = datetime(2028, 4, 12, 10, tzinfo=UTC)
START = datetime(2028, 5, 2, 9, tzinfo=UTC)
END = START + timedelta(minutes=90)
MAY_DAY_2028 = datetime(2028, 5, 1, 9, tzinfo=UTC)


def test_a_day_has_its_weekday_and_the_first_its_ordinal() -> None:
    assert dates.day(START, PARIS, FR) == "mardi 2 mai"
    assert dates.day(MAY_DAY_2028, PARIS, FR) == "lundi 1er mai"
    assert dates.day(START, PARIS, EN) == "Tuesday 2 May"
    assert dates.day(MAY_DAY_2028, PARIS, EN) == "Monday 1 May"


def test_the_year_is_shown_when_asked_or_when_it_is_not_this_one() -> None:
    assert dates.day(MAY_DAY_2028, PARIS, FR, year=True) == "lundi 1er mai 2028"
    assert dates.day(START, PARIS, FR, now=NOW) == "mardi 2 mai"
    assert dates.day(START, PARIS, FR, now=datetime(2027, 12, 1, tzinfo=UTC)) == "mardi 2 mai 2028"


def test_a_day_without_hours_and_a_weekday_are_written_alike() -> None:
    assert dates.calendar_day(date(2028, 5, 2), FR, year=True) == "mardi 2 mai 2028"
    assert dates.calendar_day(date(2028, 5, 1), EN) == "Monday 1 May"
    assert (dates.weekday(1, FR), dates.weekday(1, EN)) == ("mardi", "Tuesday")


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (START, "11h", "11:00"),
        (END, "12h30", "12:30"),
        (datetime(2028, 5, 2, 7, 5, tzinfo=UTC), "9h05", "9:05"),
        (datetime(2028, 5, 1, 22, tzinfo=UTC), "0h", "0:00"),
    ],
)
def test_hours_are_written_as_each_country_does(moment: datetime, french: str, english: str) -> None:
    assert dates.hour(moment, PARIS, FR) == french
    assert dates.hour(moment, PARIS, EN) == english


def test_a_session_shows_its_day_and_both_hours() -> None:
    assert dates.moment(START, END, PARIS, FR) == "mardi 2 mai, 11h-12h30"
    assert dates.moment(START, END, PARIS, EN) == "Tuesday 2 May, 11:00-12:30"
    assert dates.moment(START, None, PARIS, FR, year=True) == "mardi 2 mai 2028, 11h"


@pytest.mark.parametrize("zone", [PARIS, "Europe/Brussels"])
def test_one_zone_is_enough_where_clocks_agree(zone: str) -> None:
    assert dates.moment_in_zones(START, END, zone, FR) == "mardi 2 mai, 11h-12h30 (heure de Paris)"


def test_both_zones_are_shown_where_clocks_differ() -> None:
    assert (
        dates.moment_in_zones(START, END, "Indian/Reunion", FR)
        == "mardi 2 mai, 11h-12h30 (heure de Paris\u00a0; 13h-14h30, heure de La Réunion)"
    )


def test_the_day_is_said_again_where_it_differs() -> None:
    assert (
        dates.moment_in_zones(START, END, "Pacific/Tahiti", FR)
        == "mardi 2 mai, 11h-12h30 (heure de Paris\u00a0; lundi 1er mai, 23h-0h30, heure de Tahiti)"
    )
    assert (
        dates.moment_in_zones(START, END, "Pacific/Tahiti", EN)
        == "Tuesday 2 May, 11:00-12:30 (Paris time; Monday 1 May, 23:00-0:30, Tahiti time)"
    )


def test_a_deadline_is_a_day_and_an_hour() -> None:
    assert dates.until(START, PARIS, FR, now=NOW) == "jusqu’au mardi 2 mai, 11h"
    assert dates.until(START, PARIS, EN, now=NOW) == "until Tuesday 2 May, 11:00"


def test_the_head_of_a_column_takes_three_short_lines() -> None:
    may_22 = datetime(2028, 5, 22, 9, tzinfo=UTC)
    assert dates.column(may_22, PARIS, FR) == ("lun. 22", "mai", "11h")
    assert dates.column(MAY_DAY_2028, PARIS, FR) == ("lun. 1er", "mai", "11h")
    assert dates.column(may_22, PARIS, EN) == ("Mon 22", "May", "11:00")
    assert dates.short(may_22, PARIS, FR) == "lun. 22 mai 11h"


def test_no_short_line_is_wider_than_a_column_of_the_grid() -> None:
    days = [datetime(2028, 1, 1, 11, 30, tzinfo=UTC) + timedelta(days=n) for n in range(366)]
    for t in (FR, EN):
        assert max(len(line) for day in days for line in dates.column(day, PARIS, t)) <= 8


@pytest.mark.parametrize(
    ("length", "french", "english"),
    [
        (timedelta(hours=48), "48\u00a0h", "48\u00a0h"),
        (timedelta(minutes=90), "1\u00a0h\u00a030", "1\u00a0h\u00a030"),
        (timedelta(minutes=10, seconds=59), "10 minutes", "10 minutes"),
        (timedelta(seconds=59), "0 minute", "0 minutes"),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes(length: timedelta, french: str, english: str) -> None:
    assert dates.duration(length, FR) == french
    assert dates.duration(length, EN) == english


def test_every_zone_offered_has_a_name_and_others_have_theirs() -> None:
    names = {dates.zone_name(zone, FR) for zone in OFFERED_ZONES}
    assert len(names) == len(OFFERED_ZONES)
    assert "heure de La Réunion" in names
    assert dates.zone_name("Asia/Tokyo", FR) == "fuseau Asia/Tokyo"


def test_every_holiday_has_a_name_in_both_languages() -> None:
    for key in HOLIDAY_KEYS:
        assert dates.holiday_name(key, FR) != dates.holiday_name(key, EN)
    assert dates.holiday_name(french_public_holidays(2028)[date(2028, 6, 5)], FR) == "lundi de Pentecôte"


def test_json_has_the_offset_of_the_zone() -> None:
    assert dates.iso(START) == "2028-05-02T11:00:00+02:00"
    assert dates.iso(START, "America/Cayenne") == "2028-05-02T06:00:00-03:00"


@pytest.mark.parametrize(
    ("typed", "french", "english"),
    [
        (
            "lundi 2 mai 2028 11h",
            "Ce n’est pas un lundi\u00a0: cette date tombe le mardi 2 mai 2028. Corrigez le jour ou la date.",
            "That is not a Monday: this date is Tuesday 2 May 2028. Correct the weekday or the date.",
        ),
        (
            "2 mai",
            "Il manque l’heure\u00a0: «\u00a02 mai\u00a0». Écrivez par exemple\u00a0: mardi 2 mai 2028 11h.",
            "The hour is missing: “2 mai”. Write for instance: Tuesday 2 May 2028 11:00.",
        ),
        (
            "31 avril 11h",
            "«\u00a031 avril 11h\u00a0»\u00a0: ce jour n’existe pas dans le calendrier. "
            "Vérifiez le jour et le mois.",
            "“31 avril 11h”: the calendar has no such day. Check the day and the month (day first).",
        ),
    ],
)
def test_a_date_that_is_refused_says_what_to_type_instead(typed: str, french: str, english: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_moment(typed, NOW)
    assert sentence(refused.value, FR, PARIS) == french
    assert sentence(refused.value, EN, PARIS) == english


@pytest.mark.parametrize("typed", ["bientôt", "{text} 11h", "26 mars 2028 2h30", "2 mai 14h-11h"])
@pytest.mark.parametrize("t", [FR, EN])
def test_every_refusal_of_a_typed_date_has_a_sentence(typed: str, t: Translator) -> None:
    with pytest.raises(Refusal) as refused:
        parse_range(typed, datetime(2028, 1, 1, tzinfo=UTC))
    said = sentence(refused.value, t, PARIS)
    assert said.endswith(".")
    assert ("{text}" in said) == ("{text}" in typed)
