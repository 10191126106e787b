"""Days, hours and zones as people read them: « mardi 2 mai, 11h-12h30 », “Tuesday 2 May, 11:00-12:30”.

Pure functions of a moment (aware), a zone (its IANA name) and a translator. Every form that is written here
can be typed back (models/typed_dates.py).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from models import calendar
from models.calendar import PARIS
from tui.i18n import N_, Translator

WEEKDAYS = (
    N_("lundi"),
    N_("mardi"),
    N_("mercredi"),
    N_("jeudi"),
    N_("vendredi"),
    N_("samedi"),
    N_("dimanche"),
)
SHORT_WEEKDAYS = (N_("lun."), N_("mar."), N_("mer."), N_("jeu."), N_("ven."), N_("sam."), N_("dim."))
MONTHS = (
    N_("janvier"),
    N_("février"),
    N_("mars"),
    N_("avril"),
    N_("mai"),
    N_("juin"),
    N_("juillet"),
    N_("août"),
    N_("septembre"),
    N_("octobre"),
    N_("novembre"),
    N_("décembre"),
)
SHORT_MONTHS = (
    N_("janv."),
    N_("févr."),
    N_("mars"),
    N_("avr."),
    N_("mai"),
    N_("juin"),
    N_("juil."),
    N_("août"),
    N_("sept."),
    N_("oct."),
    N_("nov."),
    N_("déc."),
)
ZONES = {
    PARIS: N_("heure de Paris"),
    "Indian/Reunion": N_("heure de La Réunion"),
    "Indian/Mayotte": N_("heure de Mayotte"),
    "America/Guadeloupe": N_("heure de Guadeloupe"),
    "America/Martinique": N_("heure de Martinique"),
    "America/Cayenne": N_("heure de Guyane"),
    "America/Miquelon": N_("heure de Saint-Pierre-et-Miquelon"),
    "Pacific/Noumea": N_("heure de Nouvelle-Calédonie"),
    "Pacific/Tahiti": N_("heure de Tahiti"),
    "Pacific/Wallis": N_("heure de Wallis-et-Futuna"),
}
HOLIDAYS = {
    "new_year": N_("jour de l’An"),
    "easter_monday": N_("lundi de Pâques"),
    "labour_day": N_("fête du Travail"),
    "victory_1945": N_("8 mai, victoire de 1945"),
    "ascension": N_("jeudi de l’Ascension"),
    "whit_monday": N_("lundi de Pentecôte"),
    "bastille_day": N_("fête nationale"),
    "assumption": N_("Assomption"),
    "all_saints": N_("Toussaint"),
    "armistice_1918": N_("11 novembre, armistice de 1918"),
    "christmas": N_("Noël"),
}


def zone_name(zone: str, t: Translator) -> str:
    """« heure de La Réunion »; zones we have no words for are named as the IANA does."""
    return t(ZONES[zone]) if zone in ZONES else t("fuseau {nom}", nom=zone)


def holiday_name(key: str, t: Translator) -> str:
    """The name of a public holiday, by its key (models.calendar.french_public_holidays)."""
    return t(HOLIDAYS[key])


def day(
    moment: datetime, zone: str, t: Translator, *, now: datetime | None = None, year: bool = False
) -> str:
    """« mardi 2 mai », « lundi 1er mai 2028 »: with its year when asked, or when it is not that of `now`."""
    here = calendar.local(moment, zone).date()
    return calendar_day(
        here, t, year=year or (now is not None and calendar.local(now, zone).year != here.year)
    )


def calendar_day(day: date, t: Translator, *, year: bool = False) -> str:
    """« mardi 2 mai 2028 », for a day that is no moment and has no zone."""
    said = t(
        "{jour} {quantieme} {mois}",
        jour=t(WEEKDAYS[day.weekday()]),
        quantieme=_day_of_month(day, t),
        mois=t(MONTHS[day.month - 1]),
    )
    return f"{said} {day.year}" if year else said


def weekday(number: int, t: Translator) -> str:
    """« mardi » for 1: days are counted from Monday, which is 0."""
    return t(WEEKDAYS[number])


def _day_of_month(local: date, t: Translator) -> str:
    return t("1er") if local.day == 1 else str(local.day)


def hour(moment: datetime, zone: str, t: Translator) -> str:
    """« 11h », « 9h05 », “11:00”."""
    local = calendar.local(moment, zone)
    if local.minute:
        return t("{heure}h{minute}", heure=local.hour, minute=f"{local.minute:02}")
    return t("{heure}h", heure=local.hour)


def hours(start: datetime, end: datetime | None, zone: str, t: Translator) -> str:
    """« 11h-12h30 »; the beginning alone when no end is known."""
    if end is None:
        return hour(start, zone, t)
    return f"{hour(start, zone, t)}-{hour(end, zone, t)}"


def moment(
    start: datetime,
    end: datetime | None,
    zone: str,
    t: Translator,
    *,
    now: datetime | None = None,
    year: bool = False,
) -> str:
    """« mardi 2 mai, 11h-12h30 », or « mardi 2 mai, 11h » when no end is known."""
    return f"{day(start, zone, t, now=now, year=year)}, {hours(start, end, zone, t)}"


def moment_in_zones(
    start: datetime,
    end: datetime | None,
    zone: str,
    t: Translator,
    *,
    now: datetime | None = None,
    year: bool = False,
) -> str:
    """The moment in Paris and, where clocks differ, in the zone of the person (with its day if that differs).

    « mardi 2 mai, 11h-12h30 (heure de Paris ; 20h-21h30, heure de Nouvelle-Calédonie) ».
    """
    here = moment(start, end, PARIS, t, now=now, year=year)
    if calendar.same_clock_as_paris(start, zone):
        return t("{moment} ({zone})", moment=here, zone=zone_name(PARIS, t))
    there = hours(start, end, zone, t)
    if not calendar.same_day_as_paris(start, zone):
        there = moment(start, end, zone, t)
    return t(
        "{moment} ({zone} ; {ailleurs}, {zone_ailleurs})",
        moment=here,
        zone=zone_name(PARIS, t),
        ailleurs=there,
        zone_ailleurs=zone_name(zone, t),
    )


def until(deadline: datetime, zone: str, t: Translator, *, now: datetime | None = None) -> str:
    """« jusqu’au mardi 2 mai, 11h »: never “tomorrow”, which would be false after midnight."""
    return t("jusqu’au {moment}", moment=moment(deadline, None, zone, t, now=now))


def column(start: datetime, zone: str, t: Translator) -> tuple[str, str, str]:
    """Three short lines for the head of a grid's column: « lun. 22 », « mai », « 11h »."""
    local = calendar.local(start, zone)
    weekday = t(SHORT_WEEKDAYS[local.weekday()])
    return f"{weekday} {_day_of_month(local, t)}", t(SHORT_MONTHS[local.month - 1]), hour(start, zone, t)


def short(start: datetime, zone: str, t: Translator) -> str:
    """One short line for a list: « lun. 22 mai 11h »."""
    weekday_and_day, month, at = column(start, zone, t)
    return f"{weekday_and_day} {month} {at}"


def duration(length: timedelta, t: Translator) -> str:
    """« 48 h », « 1 h 30 », « 10 minutes »: rounded down to the minute."""
    whole_hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    if not whole_hours:
        return t.n("{n} minute", "{n} minutes", minutes)
    if not minutes:
        return t("{heures} h", heures=whole_hours)
    return t("{heures} h {minutes}", heures=whole_hours, minutes=f"{minutes:02}")


def iso(at: datetime, zone: str = PARIS) -> str:
    """ISO 8601 with the offset of the zone, as JSON has it: 2028-05-02T11:00:00+02:00."""
    return calendar.local(at, zone).isoformat(timespec="seconds")
