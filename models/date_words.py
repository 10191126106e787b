"""The words of dates in French and English, without accents: a vocabulary for dateutil."""

from __future__ import annotations

from typing import Any

from dateutil.parser import parserinfo

# Any: dateutil takes as many words as a day has, its stubs two.
_WEEKDAYS: Any = [
    ("lundi", "lun", "monday", "mon"),
    ("mardi", "mar", "tuesday", "tues", "tue"),
    ("mercredi", "mer", "wednesday", "wed"),
    ("jeudi", "jeu", "thursday", "thurs", "thur", "thu"),
    ("vendredi", "ven", "friday", "fri"),
    ("samedi", "sam", "saturday", "sat"),
    ("dimanche", "dim", "sunday", "sun"),
]
_MONTHS: Any = [
    ("janvier", "janv", "jan", "january"),
    ("fevrier", "fevr", "fev", "february", "feb"),
    ("mars", "mar", "march"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("aout", "aou", "august", "aug"),
    ("septembre", "sept", "september", "sep"),
    ("octobre", "oct", "october"),
    ("novembre", "nov", "november"),
    ("decembre", "dec", "december"),
]


class DateWords(parserinfo):
    """Days and months by the words of either language.

    `mar` is a day here (mardi) and a month there (March): the place in the sentence decides.
    """

    WEEKDAYS = _WEEKDAYS
    MONTHS = _MONTHS


WORDS = DateWords()
