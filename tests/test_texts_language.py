"""Which language is spoken, how values enter sentences, and what loading it costs."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.i18n import LANGUAGES, Translator, language_from

UNHURRIED = settings(deadline=None)  # the first example pays for imports, on slow machines

FR, EN = Translator("fr"), Translator("en")


@pytest.mark.parametrize(
    ("env", "option", "language"),
    [
        ({}, None, "fr"),
        ({"LANG": "en_GB.UTF-8"}, None, "en"),
        ({"LANG": "fr_FR.UTF-8"}, None, "fr"),
        ({"LANG": "en"}, None, "en"),
        ({"LANG": "C"}, None, "fr"),
        ({"LANG": "POSIX"}, None, "fr"),
        ({"LANG": "C.UTF-8"}, None, "fr"),
        ({"LANG": "de_DE.UTF-8"}, None, "fr"),
        ({"LC_ALL": "C", "LANG": "en_GB"}, None, "fr"),
        ({"LC_ALL": "", "LC_MESSAGES": "en_US.UTF-8", "LANG": "fr_FR"}, None, "en"),
        ({"LC_ALL": "fr_CA", "LC_MESSAGES": "en_US"}, None, "fr"),
        ({"VEILLEE_LANG": "en", "LC_ALL": "fr_FR.UTF-8"}, None, "en"),
        ({"VEILLEE_LANG": "tlh", "LC_ALL": "en_US"}, None, "en"),
        ({"VEILLEE_LANG": "en"}, "fr", "fr"),
        ({}, "English", "en"),
        ({"LANG": "en_US"}, "français", "fr"),
    ],
)
def test_the_option_decides_then_the_setting_then_the_locale_else_french(
    env: dict[str, str], option: str | None, language: str
) -> None:
    assert language_from(env, option) == language


def test_french_is_the_source_and_english_its_twin() -> None:
    assert FR("jusqu’au {moment}", moment="x") == "jusqu’au x"
    assert EN("jusqu’au {moment}", moment="x") == "until x"


def test_a_sentence_without_a_twin_is_said_in_french() -> None:
    assert EN("phrase que personne n’a traduite") == "phrase que personne n’a traduite"


@pytest.mark.parametrize(
    ("count", "french", "english"),
    [(0, "0 minute", "0 minutes"), (1, "1 minute", "1 minute"), (2, "2 minutes", "2 minutes")],
)
def test_none_is_singular_in_french_and_plural_in_english(count: int, french: str, english: str) -> None:
    assert FR.n("{n} minute", "{n} minutes", count) == french
    assert EN.n("{n} minute", "{n} minutes", count) == english


@UNHURRIED
@given(st.text())
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_typed_stays_as_typed_in_a_sentence(language: str, typed: str) -> None:
    t = Translator("fr" if language == "fr" else "en")
    assert t("fuseau {nom}", nom=typed).replace("fuseau ", "").replace(" time zone", "") == typed.replace(
        "fuseau ", ""
    ).replace(" time zone", "")


@pytest.mark.parametrize("typed", ["{x}", "{nom}", "%s", "{0}", "}{", "[b]Zoé[/b]"])
def test_braces_and_percent_signs_in_names_are_no_placeholders(typed: str) -> None:
    assert FR("fuseau {nom}", nom=typed) == f"fuseau {typed}"
    assert FR.n("{n} minute", "{n} minutes {nom}", 2, nom=typed) == f"2 minutes {typed}"


@pytest.mark.parametrize(
    ("name", "said"), [("Élodie", "d’Élodie"), ("Œdipe", "d’Œdipe"), ("Yann", "de Yann")]
)
def test_of_somebody_is_elided_before_a_vowel_in_french_alone(name: str, said: str) -> None:
    assert Translator("fr")("Données de {nom}", nom=name) == f"Données {said}"
    assert name in Translator("en")("Données de {nom}", nom=name)


def test_no_break_spaces_are_set_in_french_sentences_and_never_in_what_people_typed() -> None:
    said = FR("Réglage « {cle} » : {valeur} ? oui ; non !", cle="a : b", valeur="« c »")
    assert said == "Réglage «\u00a0a : b\u00a0»\u00a0: « c »\u00a0? oui\u00a0; non\u00a0!"
    assert FR.n("{n} fois !", "{n} fois !", 1) == "1 fois\u00a0!"


def test_a_twin_is_found_whichever_space_its_sentence_is_typed_with() -> None:
    values = {"moment": "m", "zone": "z", "ailleurs": "a", "zone_ailleurs": "y"}
    for space in " \u00a0":
        assert EN(f"{{moment}} ({{zone}}{space}; {{ailleurs}}, {{zone_ailleurs}})", **values) == "m (z; a, y)"


def loaded_after(statement: str) -> set[str]:
    program = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_french_reader_loads_no_catalogue_and_no_dates() -> None:
    loaded = loaded_after("from tui.i18n import Translator; Translator('fr')('bonjour')")
    assert "tui.i18n" in loaded
    assert not loaded & {"gettext", "babel", "dateutil", "asyncio", "textual"}


def test_an_english_reader_needs_no_babel() -> None:
    loaded = loaded_after("from tui.i18n import Translator; Translator('en')('bonjour')")
    assert "gettext" in loaded
    assert not loaded & {"babel", "asyncio", "textual"}


def test_dateutil_is_loaded_only_when_a_date_is_used() -> None:
    loaded = loaded_after("import tui.dates, models.calendar, models.typed_dates")
    assert not {name for name in loaded if name.startswith(("dateutil", "asyncio", "textual", "babel"))}


def test_showing_a_date_needs_neither_parser_nor_recurrences() -> None:
    loaded = loaded_after(
        "from tui.dates import moment; from tui.i18n import Translator; from datetime import *;"
        "moment(datetime(2028, 5, 2, 9, tzinfo=UTC), None, 'Europe/Paris', Translator())"
    )
    assert not loaded & {"dateutil.parser", "dateutil.rrule", "dateutil.relativedelta"}
