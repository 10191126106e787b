"""The accessibility statement: in every face, in docs/ in both languages, and nothing untrue."""

import pytest
from commands_desk import Desk
from house import a_series
from lines import lines_of, told
from memory_commons import do
from screens import flat_text_of, on_screen, press

from models.acts.series import ChangeSetting
from models.people import FACILITATION
from tui.accessibility import PAGE, page, statement
from tui.commands.run import run_command
from tui.i18n import LANGUAGES, Translator

CONTACT = "acces@exemple.fr"
NEVER_TRIED = {
    "fr": ("Orca", "braille", "console de Linux", "PuTTY", "Aucun audit"),
    "en": ("Orca", "braille", "Linux console", "PuTTY", "No outside audit"),
}


def a_reachable(language="fr"):
    session = a_series(language)
    do(session.house.reading, ChangeSetting("accessibility_contact", CONTACT), FACILITATION)
    return session


def flat(text):
    return " ".join(text.replace("\u00a0", " ").split())


def whole(session):
    return [flat(one.said(session.t)) for one in statement(session.t, CONTACT)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_was_never_tried(language):
    said = " ".join(one.words for one in statement(Translator(language)))
    assert all(words in flat(said) for words in NEVER_TRIED[language])


def test_the_page_in_the_documentation_is_what_the_program_says():
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("line", ["aide accessibilite", "help accessibility", "--aide-accessibilite"])
def test_a_command_says_it_with_the_contact_of_the_series(line):
    session = a_reachable()
    said = flat(Desk(session).must(line).out)
    assert all(words in said for words in whole(session))
    assert CONTACT in said


def test_an_option_asks_for_it_in_english_too_and_as_a_value():
    session = a_reachable()
    values = Desk(session).must("--accessibility-help --langue en --json").value
    assert values[0]["titre"] == "Line by line"


def test_it_is_said_where_there_is_no_series_at_all(tmp_path, capsys):
    from io import StringIO

    from tui.__main__ import _opened

    out = StringIO()
    words = ["aide", "accessibilite", "--donnees", str(tmp_path / "nothing")]
    assert run_command(words, lambda opening: _opened(opening, {}), StringIO(), out, StringIO(), {}) == 0
    assert "l’équipe d’animation" in out.getvalue()
    assert not (tmp_path / "nothing").exists()


def test_the_lines_say_it():
    session = a_reachable()
    said = flat(told(session, *lines_of("7|accessibilité|quitter")))
    assert all(words in said for words in whole(session))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_help_page_leads_to_it(language):
    session = a_reachable(language)
    async with on_screen(session) as pilot:
        await press(pilot, "question_mark", "enter")
        shown = flat_text_of(pilot)
        await press(pilot, "end")
        shown += flat_text_of(pilot)
        assert all(flat(one.head) in shown for one in statement(session.t))
        assert CONTACT in shown
